// The Camel routes.
import { empty, fill, h, panel, table } from "./dom.js";
import { age, number } from "./format.js";
import { get } from "./wire.js";

export function open(view) {
  let closed = false;
  fill(view, empty("Loading …"));
  async function load() {
    try {
      const routes = await get("routes");
      if (!closed) {
        fill(view, h("h1", { class: "sr" }, "Routes"), list(routes));
      }
    } catch (failure) {
      if (!closed) {
        fill(view, h("p", { class: "notice" }, failure.message));
      }
    }
  }
  load();
  const timer = setInterval(load, 2000);
  return {
    close() {
      closed = true;
      clearInterval(timer);
    },
  };
}

function list(routes) {
  return panel(
    "Camel routes",
    { small: "edited in routes/" },
    table(
      [["Route"], ["What it does"], ["State"], ["Done", "n"], ["Failed", "n"], ["Under way", "n"], ["Mean", "n"], ["Last error"]],
      routes.map((route) =>
        h("tr", { "data-key": route.id },
          h("td", { class: "tight", title: route.from }, h("b", {}, route.id)),
          h("td", {}, route.description),
          h("td", {}, h("span", { class: `chip ${route.state === "Started" ? "good" : "warn"}` }, route.state.toLowerCase())),
          h("td", { class: "n" }, number(route.done)),
          h("td", { class: "n" }, route.failed ? h("span", { class: "down" }, number(route.failed)) : "0"),
          h("td", { class: "n" }, route.inflight),
          h("td", { class: "n" }, route.meanMillis < 0 ? "–" : `${route.meanMillis} ms`),
          h("td", { class: "wrap" }, route.lastFailure ? `${age(route.lastFailure)} ago: ${route.lastError}` : h("span", { class: "muted" }, "none")))),
      "Camel routes",
    ),
  );
}
