// What was not done, why, and a way to mend it.
import { empty, fill, h, panel, table } from "./dom.js";
import { chip, day } from "./format.js";
import { get } from "./wire.js";
import { listen } from "./live.js";
import { act, follow } from "./act.js";

const STATES = ["INVALID", "DENIED", "REJECTED", "EXPIRED", "NOT_PLACED", "ID_CONFLICT", "DUPLICATE_FILE", "HELD"];

export function open(view) {
  let closed = false;
  fill(view, empty("Loading …"));
  async function load() {
    try {
      const page = await get("signals", { state: STATES.join(",") });
      if (!closed) {
        fill(view, h("h1", { class: "sr" }, "Rejected"), list(page.signals));
      }
    } catch (failure) {
      if (!closed) {
        fill(view, h("p", { class: "notice" }, failure.message));
      }
    }
  }
  load();
  const stop = listen(({ signals, missed }) => (missed || signals.some((row) => STATES.includes(row.state))) && load());
  return {
    close() {
      closed = true;
      stop();
    },
  };
}

function list(rows) {
  return panel(
    "Rejected",
    { small: "refused, denied, expired or held; newest first" },
    rows.length === 0
      ? empty("Nothing was rejected.")
      : table(
          [["Received"], ["Signal"], ["Source"], ["State"], ["Reason"], [""]],
          rows.map((row) =>
            h("tr", { "data-key": row.sequence },
              h("td", { class: "tight" }, day(row.receivedAt)),
              h("td", { class: "tight" }, h("a", { href: `#/signals/${row.sequence}` }, row.id || `record of ${row.source}`)),
              h("td", { class: "tight" }, row.source),
              h("td", { class: "tight" }, chip(row.state)),
              h("td", { class: "wrap" }, row.reason),
              h("td", { class: "n tight" }, h("button", { type: "button", class: "small", onclick: () => edit(row) }, "Edit and resubmit…")))),
          "Rejected signals",
        ),
  );
}

async function edit(row) {
  const whole = await get(`signal/${row.sequence}`);
  const answer = await act("submit", {
    title: "Edit and resubmit",
    text: row.reason || "It goes the whole way again, as a new signal.",
    yes: "Submit",
    danger: true,
    fields: h("label", { class: "field" }, "Signal", h("textarea", { name: "text", spellcheck: "false" }, whole.raw)),
    read: (form) => ({ text: form.elements.text.value }),
  });
  follow(answer);
}
