// The desk at a glance.
import { empty, fill, h, panel, table } from "./dom.js";
import { age, chip, clock, day, kind, number, signed } from "./format.js";
import { get } from "./wire.js";
import { latest, listen } from "./live.js";

const ORDER = [
  "RECEIVED", "VALIDATED", "INTENT", "SENT", "ACKED", "WORKING", "PARTIALLY_FILLED", "FILLED", "DONE", "CANCELLED", "DRY_RUN",
  "DUPLICATE", "DUPLICATE_FILE", "HELD", "EXPIRED", "INVALID", "DENIED", "REJECTED", "NOT_PLACED", "ID_CONFLICT", "UNKNOWN",
];
const ALWAYS = new Set(["WORKING", "FILLED", "DENIED", "REJECTED", "INVALID", "UNKNOWN"]);
const SHOWN = 12;

export function open(view) {
  const recent = new Map();
  let closed = false;
  // What comes live while the list is on its way is newer than the list.
  let meanwhile = null;
  const draw = (now) => now && !closed && fill(view, ...page(now, recent));
  const put = (row) => {
    recent.delete(row.sequence);
    recent.set(row.sequence, row);
    if (recent.size > SHOWN) {
      recent.delete(recent.keys().next().value);
    }
  };
  async function load() {
    const heard = [];
    meanwhile = heard;
    try {
      const { signals } = await get("signals");
      if (meanwhile === heard) {
        recent.clear();
        signals.sort((one, other) => Date.parse(one.updatedAt) - Date.parse(other.updatedAt) || one.sequence - other.sequence).forEach(put);
        heard.forEach(put);
        draw(latest());
      }
    } catch {
      // What is live is shown all the same.
    } finally {
      meanwhile = meanwhile === heard ? null : meanwhile;
    }
  }
  draw(latest());
  if (!latest()) {
    fill(view, empty("Waiting for the desk …"));
  }
  load();
  const stop = listen(({ now, signals, missed }) => {
    if (missed) {
      load();
    }
    signals.forEach(put);
    meanwhile?.push(...signals);
    if (now || signals.length) {
      draw(now ?? latest());
    }
  });
  return {
    close() {
      closed = true;
      stop();
    },
  };
}

function page(now, recent) {
  const down = Object.entries(now.unready).filter(([, reason]) => reason);
  return [
    h("h1", { class: "sr" }, "Now"),
    h(
      "div",
      { class: "grid" },
      now.unknown.length ? unknowns(now) : null,
      now.alarms.length ? alarms(now) : null,
      now.trading.reason ? h("p", { class: `notice w12${now.trading.name === "HALTED" ? " halted" : ""}` }, now.trading.reason) : null,
      down.length ? h("p", { class: "notice w12" }, `Not ready: ${down.map(([name, reason]) => `${name}: ${reason}`).join("; ")}`) : null,
      today(now),
      h("div", { class: "w8 stack" }, latestSignals(recent), risk(now)),
      h("div", { class: "w4 stack" }, account(now), health(now), quotas(now)),
    ),
  ];
}

function unknowns(now) {
  return panel(
    `${now.unknown.length} order${now.unknown.length > 1 ? "s" : ""} of unknown fate`,
    { width: "w12", alarm: true, small: "asked for by our name until there is evidence" },
    table(
      [["Signal"], ["Symbol"], ["Why"], ["For", "n"]],
      now.unknown.map((row) =>
        h("tr", { "data-key": row.sequence },
          h("td", { class: "tight" }, h("a", { href: `#/signals/${row.sequence}` }, row.id)),
          h("td", { class: "tight" }, row.symbol),
          h("td", { class: "wrap" }, row.reason),
          h("td", { class: "n" }, age(row.updatedAt, Date.parse(now.time)))),
      ),
      "Orders of unknown fate",
    ),
  );
}

function alarms(now) {
  return panel(
    "Alarms",
    { width: "w12", alarm: true },
    table(
      [["Alarm"], ["With"], ["What was seen"], ["Since", "n"]],
      now.alarms.map((alarm) =>
        h("tr", { "data-key": `${alarm.code} ${alarm.subject}` },
          h("td", { class: "tight" }, h("b", {}, alarm.code)),
          h("td", { class: "tight" }, alarm.subject),
          h("td", { class: "wrap" }, alarm.text),
          h("td", { class: "n" }, day(alarm.since))),
      ),
      "Alarms",
    ),
  );
}

function today(now) {
  const shown = ORDER.filter((state) => now.today[state] || ALWAYS.has(state));
  return panel(
    "Signals today",
    { width: "w12", small: "received since 00:00 UTC, by where they stand" },
    h(
      "div",
      { class: "figures" },
      shown.map((state) => {
        const count = now.today[state] ?? 0;
        const loud = state === "UNKNOWN" && count > 0;
        return h("a", { class: `figure${loud ? " shout" : ""}`, href: `#/signals?state=${state}`, "data-key": state },
          h("b", { class: !loud && count && kind(state) === "bad" ? "down" : "" }, count), h("span", {}, state.replaceAll("_", " ").toLowerCase()));
      }),
    ),
  );
}

function latestSignals(recent) {
  const rows = [...recent.values()].reverse();
  return panel(
    "Latest changes",
    { tools: h("a", { href: "#/signals" }, "all signals") },
    rows.length === 0
      ? empty("No signal has come yet.")
      : table(
          [["At"], ["Signal"], ["What"], ["State"], ["Filled", "n"]],
          rows.map((row) =>
            h("tr", { "data-key": row.sequence },
              h("td", { class: "tight" }, clock(row.updatedAt)),
              h("td", { class: "clip" }, h("a", { href: `#/signals/${row.sequence}`, title: row.id }, row.id)),
              h("td", { class: "tight" }, `${row.action} ${row.symbol}`),
              h("td", { class: "tight", title: row.reason }, chip(row.state)),
              h("td", { class: "n" }, filled(row))),
          ),
          "Latest changes of signals",
        ),
  );
}

export function filled(row) {
  return row.legs.filter((leg) => leg.averagePrice).map((leg) => `${number(leg.filledQuantity)} at ${number(leg.averagePrice)}`).join(", ") || "–";
}

function risk(now) {
  return panel(
    "Exposure and loss against limits",
    {},
    table(
      [["Limit"], ["Used", "n"], ["Allowed", "n"], [""]],
      now.limits.map((limit) => {
        const share = limit.used !== null && limit.limit !== null && Number(limit.limit) > 0 ? Number(limit.used) / Number(limit.limit) : null;
        return h("tr", { "data-key": limit.name },
          h("td", {}, limit.name),
          h("td", { class: "n" }, limit.used === null ? "each order" : `${number(limit.used, limit.unit ? 2 : 0)} ${limit.unit}`),
          h("td", { class: "n" }, limit.limit === null ? h("span", { class: "muted" }, "no limit set") : `${number(limit.limit)} ${limit.unit}`),
          h("td", {}, share === null ? null : meter(share, `${Math.round(share * 100)} % of ${limit.name.toLowerCase()}`)));
      }),
      "Exposure and loss against limits",
    ),
  );
}

function meter(share, label) {
  const bar = h("i", {});
  bar.style.width = `${Math.min(100, Math.round(share * 100))}%`;
  return h("div", { class: `meter ${share >= 0.9 ? "bad" : share >= 0.7 ? "warn" : ""}`, role: "img", "aria-label": label, title: label }, bar);
}

function account(now) {
  const { account: held } = now;
  return panel(
    "Account",
    { small: held.at ? `as of ${clock(held.at)}` : "", tools: h("a", { href: "#/market" }, "positions") },
    h(
      "div",
      { class: "body" },
      held.error ? h("p", { class: "notice" }, held.error) : null,
      h(
        "dl",
        { class: "facts" },
        h("dt", {}, "Equity"), h("dd", { class: "num" }, number(held.equity, 2), " USD"),
        h("dt", {}, "Exposure"), h("dd", { class: "num" }, number(held.exposure, 2), " USDT"),
        h("dt", {}, "Unrealised"), h("dd", { class: "num" }, signed(held.unrealised)),
        h("dt", {}, "Realised today"), h("dd", { class: "num" }, signed(held.realisedToday)),
        h("dt", {}, "Positions, orders"), h("dd", { class: "num" }, `${held.positions}, ${held.orders}`),
      ),
    ),
  );
}

function health(now) {
  const waiting = now.oldestWaiting;
  const feeds = now.feeds;
  return panel(
    "Health",
    {},
    h(
      "div",
      { class: "body" },
      h(
        "dl",
        { class: "facts" },
        h("dt", {}, "Clock offset"),
        h("dd", {}, `${(now.clock.offsetMicros / 1000).toFixed(2)} ms `, h("span", { class: `chip ${now.clock.health === "GOOD" ? "good" : "warn"}` }, now.clock.health)),
        h("dt", {}, "Oldest waiting"),
        h("dd", {}, waiting ? h("a", { href: `#/signals/${waiting.sequence}` }, `${age(waiting.receivedAt, Date.parse(now.time))} – ${waiting.id}`) : "none"),
        h("dt", {}, "Feeds"),
        h("dd", {}, feeds === null ? h("span", { class: "muted" }, "not available on this desk")
          : `${feeds.series} series, ${feeds.gaps} gaps, oldest ${feeds.oldest ? age(feeds.oldest, Date.parse(now.time)) : "–"}`),
        h("dt", {}, "Sinks"),
        h("dd", {}, feeds === null ? h("span", { class: "muted" }, "not available on this desk") : `${feeds.pending} rows pending, ${feeds.deadLetter} dead-lettered`),
        h("dt", {}, "Open pages"), h("dd", {}, now.pages),
        h("dt", {}, "Version"), h("dd", {}, now.identity.version),
      ),
    ),
  );
}

function quotas(now) {
  const used = now.quotas.filter((quota) => quota.quota > 0);
  return panel(
    "Quota used",
    { small: "calls in the running window" },
    used.length === 0
      ? empty("No call has been made.")
      : table(
          [["Endpoint"], ["Used", "n"], ["Waiting", "n"], [""]],
          used.map((quota) =>
            h("tr", { "data-key": `${quota.endpoint} ${quota.group}` },
              h("td", {}, quota.endpoint === "ip" ? "this address, 5 s" : quota.endpoint, quota.group === "all" ? null : h("span", { class: "muted" }, ` ${quota.group}`)),
              h("td", { class: "n" }, `${quota.used} / ${quota.quota}`),
              h("td", { class: "n" }, quota.waiting || "–"),
              h("td", {}, meter(quota.used / quota.quota, `${quota.used} of ${quota.quota}`))),
          ),
          "Quota used per endpoint",
        ),
  );
}
