// The live list: what matches is shown as it changes.
import { fill, h, morph, panel } from "./dom.js";
import { chip, clock, day } from "./format.js";
import { get } from "./wire.js";
import { listen } from "./live.js";
import { filled } from "./now.js";

const MOST = 200;
const STATES = [
  "RECEIVED", "VALIDATED", "HELD", "INTENT", "SENT", "ACKED", "WORKING", "PARTIALLY_FILLED", "UNKNOWN", "FILLED", "DONE", "CANCELLED",
  "REJECTED", "DENIED", "INVALID", "EXPIRED", "DUPLICATE", "DUPLICATE_FILE", "ID_CONFLICT", "NOT_PLACED", "DRY_RUN",
];

export function open(view, _, query) {
  const filter = { q: query.get("q") ?? "", state: query.get("state") ?? "", source: query.get("source") ?? "", symbol: query.get("symbol") ?? "" };
  const rows = new Map();
  let before = null;
  let paused = false;
  // What comes live while a list is on its way is newer than the list.
  let underWay = 0;
  let meanwhile = [];
  // The list begins anew with each first page: an older page that was asked for before is no part of it.
  let list = 0;

  const body = h("tbody", { id: "signals" });
  const note = h("p", { class: "empty", role: "status" }, "Loading …");
  const more = h("button", { type: "button", hidden: true, onclick: () => load(before) }, "Older signals");
  const pause = h("button", { type: "button", "aria-pressed": "false", onclick: hold }, "Pause");

  fill(
    view,
    h("h1", { class: "sr" }, "Signals"),
    h(
      "form",
      { class: "row filters", onsubmit: (event) => (event.preventDefault(), choose()) },
      h("input", { type: "search", name: "q", placeholder: "Signal id or order name", "aria-label": "Search for a signal id or an order's name", value: filter.q }),
      h("select", { name: "state", "aria-label": "State", onchange: choose },
        h("option", { value: "" }, "every state"),
        STATES.map((state) => h("option", { value: state, selected: state === filter.state }, state.replaceAll("_", " ")))),
      h("input", { name: "symbol", placeholder: "Symbol", size: "12", "aria-label": "Symbol", value: filter.symbol }),
      h("input", { name: "source", placeholder: "Source", size: "12", "aria-label": "Source", value: filter.source }),
      h("button", { type: "submit" }, "Look"),
      pause,
    ),
  );
  view.append(
    panel(
      "Signals",
      { small: "newest first, live" },
      h("div", { class: "scroll" },
        h("table", {},
          h("caption", { class: "sr" }, "Signals, newest first"),
          h("thead", {}, h("tr", {}, ["Received", "Signal", "Source", "Action", "Symbol", "State", "Filled", "Reason"].map((name) => h("th", { scope: "col" }, name)))),
          body)),
      note,
      h("div", { class: "body" }, more),
    ),
  );

  function choose() {
    const form = view.querySelector("form");
    const wanted = new URLSearchParams();
    for (const name of ["q", "state", "symbol", "source"]) {
      const value = form.elements[name].value.trim();
      if (value) {
        wanted.set(name, value);
      }
    }
    const hash = `#/signals${wanted.size ? `?${wanted}` : ""}`;
    if (location.hash === hash) {
      rows.clear();
      body.replaceChildren();
      load(null);
    } else {
      location.hash = hash;
    }
  }

  function hold() {
    paused = !paused;
    pause.setAttribute("aria-pressed", paused);
    pause.textContent = paused ? "Go on" : "Pause";
    if (!paused) {
      load(null);
    }
  }

  async function load(from) {
    if (underWay++ === 0) {
      meanwhile = [];
    }
    if (from === null) {
      list++;
    }
    const mine = list;
    try {
      const page = await get("signals", { ...filter, before: from });
      if (mine !== list) {
        return;
      }
      if (from === null) {
        keep(new Set([...page.signals, ...meanwhile].map((row) => row.sequence)));
      }
      page.signals.forEach((row) => put(row, false));
      meanwhile.forEach((row) => put(row, true));
      before = page.before;
      more.hidden = before === null;
      note.hidden = rows.size > 0;
      note.textContent = "No signal matches.";
    } catch (failure) {
      note.hidden = false;
      note.textContent = failure.message;
    } finally {
      underWay--;
    }
  }

  /** What the list began with is told anew: a row that is not among it may have changed unseen. */
  function keep(told) {
    for (const [sequence, row] of rows) {
      if (!told.has(sequence)) {
        row.remove();
        rows.delete(sequence);
      }
    }
  }

  function matches(row) {
    return (
      (!filter.state || row.state === filter.state) &&
      (!filter.source || row.source === filter.source) &&
      (!filter.symbol || row.symbol === filter.symbol.toUpperCase()) &&
      (!filter.q || row.id === filter.q || row.legs.some((leg) => leg.orderLinkId === filter.q))
    );
  }

  function put(row, live) {
    const known = rows.get(row.sequence);
    if (!matches(row)) {
      known?.remove();
      rows.delete(row.sequence);
      return;
    }
    const next = line(row, live && !known);
    if (known) {
      morph(known, next);
      return;
    }
    rows.set(row.sequence, next);
    let older = body.firstChild;
    while (older && Number(older.dataset.key) > row.sequence) {
      older = older.nextSibling;
    }
    body.insertBefore(next, older);
    if (live) {
      while (rows.size > MOST && body.lastChild) {
        rows.delete(Number(body.lastChild.dataset.key));
        body.lastChild.remove();
      }
    }
    note.hidden = true;
  }

  load(null);
  const stop = listen(({ signals, missed }) => {
    if (paused) {
      return;
    }
    if (missed) {
      load(null);
    }
    signals.sort((one, other) => one.sequence - other.sequence).forEach((row) => put(row, true));
    if (underWay > 0) {
      meanwhile.push(...signals);
    }
  });
  return { close: stop };
}

function line(row, fresh) {
  return h(
    "tr",
    { "data-key": row.sequence, class: fresh ? "fresh" : null },
    h("td", { class: "tight", title: row.receivedAt }, day(row.receivedAt)),
    h("td", { class: "clip" }, h("a", { href: `#/signals/${row.sequence}`, title: row.id }, row.id)),
    h("td", { class: "tight" }, row.source),
    h("td", { class: "tight" }, row.action || "–"),
    h("td", { class: "tight" }, row.symbol || "–"),
    h("td", { class: "tight", title: `since ${clock(row.updatedAt)}` }, chip(row.state)),
    h("td", { class: "tight num" }, filled(row)),
    h("td", { class: "clip", title: row.reason }, row.reason),
  );
}

