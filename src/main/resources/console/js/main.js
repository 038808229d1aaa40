// The frame: bar, navigation, and one view at a time.
import { fill, h } from "./dom.js";
import { age, number } from "./format.js";
import { connect, listen } from "./live.js";
import { halt, operator, reduceOnly, resume, showOperator } from "./act.js";
import * as now from "./now.js";
import * as signals from "./signals.js";
import * as signal from "./signal.js";
import * as market from "./market.js";
import * as feeds from "./feeds.js";
import * as rejected from "./rejected.js";
import * as attempt from "./try.js";
import * as settings from "./settings.js";
import * as routes from "./routes.js";

const VIEWS = [
  ["now", "Now", now],
  ["signals", "Signals", signals],
  ["market", "Market and positions", market],
  ["feeds", "Feeds and sinks", feeds],
  ["rejected", "Rejected", rejected],
  ["test", "Test a signal", attempt],
  ["settings", "Settings", settings],
  ["routes", "Routes", routes],
];

const view = document.getElementById("view");
let open = null;
let unknown = 0;

function route() {
  const [path, query = ""] = location.hash.split("?");
  const [, name = "now", ...rest] = path.split("/");
  const found = VIEWS.find(([id]) => id === name) ?? VIEWS[0];
  const shown = found[0] === "signals" && rest.length > 0 && rest[0] ? signal : found[2];
  open?.close?.();
  view.replaceChildren();
  document.title = `${found[1]} – bybit-camel`;
  navigate(found[0]);
  open = shown.open(view, rest.map(decodeURIComponent), new URLSearchParams(query));
}

function navigate(current) {
  fill(
    document.getElementById("nav"),
    VIEWS.map(([id, title], i) =>
      h(
        "a",
        { href: `#/${id}`, "aria-current": id === current ? "page" : null, title: `Key ${i + 1}` },
        title,
        id === "now" && unknown ? h("span", { class: "count" }, `${unknown} unknown`) : null,
      ),
    ),
  );
}

function status(state) {
  const { identity, trading, clock, account, alarms, oldestWaiting } = state;
  fill(
    document.getElementById("status"),
    h("span", { class: `badge env-${identity.worst}`, title: identity.exchange }, identity.environment, identity.realMoney ? " · REAL MONEY" : ""),
    h("span", { class: `badge state-${trading.name}`, id: "trading-state", role: "status", title: trading.reason }, trading.name.replace("_", " ")),
    account.equity ? h("span", { class: "fact" }, "equity ", h("b", {}, number(account.equity, 2))) : null,
    h("span", { class: "fact" }, "clock ", h("b", {}, clock.health === "UNKNOWN" ? "unknown" : `${(clock.offsetMicros / 1000).toFixed(1)} ms`)),
    oldestWaiting ? h("span", { class: "fact" }, "waiting ", h("b", {}, age(oldestWaiting.receivedAt, Date.parse(state.time)))) : null,
    alarms.length ? h("a", { class: "chip shout", href: "#/now" }, `${alarms.length} alarm${alarms.length > 1 ? "s" : ""}`) : null,
  );
  fill(
    document.getElementById("switch"),
    h(
      "span",
      { class: "row" },
      trading.name === "ACTIVE" ? null : h("button", { type: "button", id: "resume", onclick: resume }, "Resume"),
      trading.name === "ACTIVE" ? h("button", { type: "button", onclick: reduceOnly }, "Reduce only") : null,
      trading.name === "HALTED" ? null : h("button", { type: "button", id: "halt", class: "danger", onclick: halt }, "HALT"),
    ),
  );
  if (unknown !== state.unknown.length) {
    unknown = state.unknown.length;
    navigate(location.hash.split("?")[0].split("/")[1] || "now");
  }
}

const LINKS = { live: "live", lost: "connection lost, trying again", token: "token needed", wait: "connecting" };

function link(state) {
  const shown = document.getElementById("link");
  shown.dataset.link = state;
  shown.textContent = LINKS[state];
}

function theme() {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("bybit-camel.theme", document.documentElement.dataset.theme);
  dispatchEvent(new Event("themechange"));
}

function keys(event) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || document.querySelector("dialog[open]");
  if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && /^[1-8]$/.test(event.key)) {
    location.hash = `#/${VIEWS[Number(event.key) - 1][0]}`;
  }
}

const chosen = localStorage.getItem("bybit-camel.theme");
if (chosen) {
  document.documentElement.dataset.theme = chosen;
}
document.getElementById("theme").onclick = theme;
document.getElementById("operator").onclick = () => operator();
addEventListener("hashchange", route);
addEventListener("keydown", keys);
listen((change) => change.now && status(change.now));
showOperator();
route();
connect(link);
