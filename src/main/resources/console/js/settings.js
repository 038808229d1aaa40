// Effective values and where they come from; and who did what here.
import { empty, fill, h, panel, table } from "./dom.js";
import { day } from "./format.js";
import { get } from "./wire.js";

export function open(view) {
  let closed = false;
  fill(view, empty("Loading …"));
  Promise.all([get("settings"), get("audit")]).then(
    ([settings, audit]) => closed || draw(view, settings, audit),
    (failure) => closed || fill(view, h("p", { class: "notice" }, failure.message)),
  );
  return {
    close() {
      closed = true;
    },
  };
}

function draw(view, settings, audit) {
  const search = h("input", { type: "search", placeholder: "Filter", "aria-label": "Filter settings", oninput: () => show() });
  const body = h("tbody", {});
  const show = () => {
    const words = search.value.toLowerCase();
    fill(body, settings.filter((one) => `${one.name} ${one.variable} ${one.meaning}`.toLowerCase().includes(words)).map(row));
  };
  fill(view, h("h1", { class: "sr" }, "Settings"));
  view.append(
    h("div", { class: "stack" },
      panel("Settings in force", { small: "secrets masked; changed by environment, -D or file and a restart", tools: search },
        h("div", { class: "scroll" },
          h("table", {}, h("caption", { class: "sr" }, "Settings"),
            h("thead", {}, h("tr", {}, ["Setting", "Value", "From", "Unit, range", "Meaning"].map((name) => h("th", { scope: "col" }, name)))), body))),
      audited(audit)),
  );
  show();
}

function row(one) {
  return h("tr", { "data-key": one.name },
    h("td", { class: "tight mono", title: one.variable }, one.name),
    h("td", { class: "wrap mono" }, one.value || h("span", { class: "muted" }, "not set")),
    h("td", { class: "tight" }, one.origin ? h("span", { class: `chip ${one.origin === "default" ? "" : "good"}` }, one.origin) : ""),
    h("td", { class: "muted" }, one.range),
    h("td", {}, one.meaning));
}

function audited(lines) {
  return panel(
    "Audit",
    { small: "what was asked for on this page, newest first" },
    lines.length === 0
      ? empty("Nothing was asked for.")
      : table(
          [["At"], ["From"], ["Action"], ["Subject"], ["Step"], ["Result"]],
          lines.map((line) => JSON.parse(line)).map((one) =>
            h("tr", {},
              h("td", { class: "tight" }, day(one.at)),
              h("td", { class: "tight mono" }, one.from),
              h("td", { class: "tight" }, one.action),
              h("td", { class: "wrap" }, one.subject || "–"),
              h("td", { class: "tight" }, h("span", { class: `chip ${one.step === "failed" ? "bad" : one.step === "done" ? "good" : ""}` }, one.step)),
              h("td", { class: "wrap" }, one.text))),
          "Audit",
        ),
  );
}
