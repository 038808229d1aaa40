// One signal: what came, what was made of it, what was sent, and what the exchange did.
import { empty, fill, h, panel, table } from "./dom.js";
import { chip, clock, day, number, pretty, side } from "./format.js";
import { get } from "./wire.js";
import { listen } from "./live.js";
import { act, follow } from "./act.js";
import { charted } from "./market.js";

const VERDICT = { passed: "good", refused: "bad", open: "", "not reached": "" };

export function open(view, [sequence]) {
  let closed = false;
  let busy = false;
  let again = false;
  fill(view, empty("Loading …"));

  async function load() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      const whole = await get(`signal/${sequence}`);
      const seen = await outside(whole);
      if (!closed) {
        fill(view, ...page(whole, seen));
      }
    } catch (failure) {
      if (!closed) {
        fill(view, h("p", { class: "notice" }, failure.message));
      }
    } finally {
      busy = false;
      if (again && !closed) {
        again = false;
        load();
      }
    }
  }

  load();
  const stop = listen(({ signals, missed }) => {
    if (missed || signals.some((row) => String(row.sequence) === sequence)) {
      load();
    }
  });
  const timer = setInterval(load, 2500);
  return {
    close() {
      closed = true;
      clearInterval(timer);
      stop();
    },
  };
}

/** Only the default account is asked for what the exchange shows. */
const elsewhere = (signal) => Boolean(signal.account) && signal.account !== "default";

/** What the exchange says; the ledger's part is shown without it. */
async function outside({ signal, legs }) {
  if (legs.length === 0 || elsewhere(signal)) {
    return { fills: [], account: null };
  }
  const names = new Set(legs.map((leg) => leg.orderLinkId));
  try {
    const [fills, account] = await Promise.all([get("fills", { category: legs[0].category, symbol: legs[0].symbol }), get("account")]);
    return { fills: fills.filter((fill) => names.has(fill.orderLinkId)), account };
  } catch (failure) {
    return { fills: [], account: null, error: failure.message, signal };
  }
}

function page(whole, seen) {
  const { signal } = whole;
  return [
    h(
      "div",
      { class: "row spread filters" },
      h("div", { class: "row" },
        h("a", { href: "#/signals" }, "Signals"),
        h("span", { class: "muted" }, "/"),
        h("h1", {}, signal.id),
        h("span", { id: "signal-state" }, chip(signal.state))),
      h("div", { class: "row" },
        signal.symbol && charted(whole.legs[0]?.category ?? "linear") ? h("a", { href: `#/market/${whole.legs[0]?.category ?? "linear"}/${signal.symbol}` }, "on the chart") : null,
        h("button", { type: "button", disabled: !whole.canonical, onclick: () => replay(signal) }, "Replay as new…")),
    ),
    h(
      "div",
      { class: "grid" },
      h("div", { class: "w7 stack" }, orders(whole), fills(whole, seen), stops(whole, seen), attempts(whole)),
      h("div", { class: "w5 stack" }, about(whole), checks(whole), timeline(whole), texts(whole)),
    ),
  ];
}

async function replay(signal) {
  const answer = await act("replay", {
    title: `Replay ${signal.id} as a new signal`,
    text: "It gets a new id and goes the whole way again: if it passes, a second order is placed.",
    yes: "Replay as new",
    danger: true,
    body: { sequence: signal.sequence },
  });
  follow(answer);
}

function about({ signal, delivery, number: record, lane, first }) {
  return panel(
    "Signal",
    {},
    h("div", { class: "body" },
      signal.reason ? h("p", { class: "notice" }, signal.reason) : null,
      h("dl", { class: "facts" },
        h("dt", {}, "Action"), h("dd", {}, `${signal.action || "–"} ${signal.symbol}`),
        h("dt", {}, "Source"), h("dd", {}, signal.source),
        h("dt", {}, "Delivery"), h("dd", {}, `${delivery}, record ${record}`),
        h("dt", {}, "Account"), h("dd", {}, signal.account || "–"),
        h("dt", {}, "Lane"), h("dd", {}, lane || "–"),
        h("dt", {}, "Sequence"), h("dd", { class: "num" }, signal.sequence),
        first ? h("dt", {}, "Repeats") : null,
        first ? h("dd", {}, h("a", { href: `#/signals/${first}` }, `signal ${first}`)) : null,
        h("dt", {}, "Received"), h("dd", {}, day(signal.receivedAt)))),
  );
}

function checks(whole) {
  return panel(
    "Checks",
    {},
    h("div", { class: "body" },
      h("ol", { class: "checks" },
        whole.checks.map((check) =>
          h("li", {}, h("span", {}, h("span", { class: `chip ${VERDICT[check.verdict]}` }, check.verdict)),
            h("div", {}, check.name, check.detail ? h("p", {}, check.detail) : null))))),
  );
}

function timeline(whole) {
  const steps = [
    ...whole.history.map((step) => ({ ...step, what: "signal" })),
    ...whole.orderSteps.map((step) => ({ ...step, what: `order ${step.leg}` })),
    ...whole.attempts.map((attempt) => ({ at: attempt.at, state: attempt.outcome, reason: `${attempt.endpoint}, retCode ${attempt.retCode || "none"}`, what: "exchange" })),
  ].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const start = Date.parse(whole.signal.receivedAt);
  return panel(
    "Time line",
    { small: "time since receipt" },
    h("div", { class: "body" },
      h("ol", { class: "timeline" },
        steps.map((step) =>
          h("li", {},
            h("time", { datetime: step.at, title: step.at }, clock(step.at, true)),
            h("span", { class: "after" }, since(Date.parse(step.at) - start)),
            h("div", {}, h("span", { class: "muted" }, `${step.what} `), chip(step.state), step.reason ? h("p", { class: "muted" }, step.reason) : null))))),
  );
}

function since(millis) {
  return millis < 1000 ? `+${millis} ms` : `+${(millis / 1000).toFixed(millis < 10000 ? 2 : 0)} s`;
}

function orders({ legs }) {
  return panel(
    "Orders",
    {},
    legs.length === 0
      ? empty("It has no order.")
      : legs.map((leg) =>
          h("div", { class: "body", "data-key": leg.orderLinkId },
            h("div", { class: "row spread" },
              h("span", {}, h("b", {}, `Order ${leg.leg} `), chip(leg.state)),
              h("span", { class: "num", id: "filled" }, leg.averagePrice ? `filled ${number(leg.filledQuantity)} at ${number(leg.averagePrice)}` : "not filled")),
            h("dl", { class: "facts" },
              h("dt", {}, "Our name"), h("dd", { class: "mono" }, leg.orderLinkId),
              h("dt", {}, "Exchange's id"), h("dd", { class: "mono" }, leg.orderId || "–"),
              leg.reason ? h("dt", {}, "Reason") : null, leg.reason ? h("dd", {}, leg.reason) : null,
              leg.asked ? h("dt", {}, "Rounded") : null, leg.asked ? h("dd", {}, leg.asked) : null),
            h("details", {}, h("summary", {}, "What was sent"), h("pre", { tabindex: "0" }, pretty(leg.request))))),
  );
}

function attempts(whole) {
  return panel(
    "Attempts",
    { small: "each exchange of request and answer" },
    whole.attempts.length === 0
      ? empty("Nothing was sent.")
      : table(
          [["At"], ["Call"], ["Outcome"], ["retCode", "n"], ["Round trip", "n"], ["Text"]],
          whole.attempts.map((attempt) =>
            h("tr", {},
              h("td", { class: "tight" }, clock(attempt.at, true)),
              h("td", { class: "tight" }, attempt.endpoint),
              h("td", { class: "tight" }, chip(attempt.outcome)),
              h("td", { class: "n" }, attempt.retCode || "none"),
              h("td", { class: "n" }, `${(attempt.roundTripMicros / 1000).toFixed(1)} ms`),
              h("td", { class: "wrap" }, attempt.text))),
          "Attempts",
        ),
  );
}

function fills({ signal }, { fills: all, error }) {
  return panel(
    "Fills",
    { small: "as the exchange tells them" },
    elsewhere(signal) ? empty(`Account ${signal.account} is not shown here: the orders above tell its fills.`)
      : error ? h("p", { class: "empty" }, error) : all.length === 0
      ? empty("No fill.")
      : h("div", { id: "fills" }, table(
          [["At"], ["Side"], ["Quantity", "n"], ["Price", "n"], ["Fee", "n"], ["As"]],
          all.map((fill) =>
            h("tr", { "data-key": fill.executionId },
              h("td", { class: "tight" }, clock(fill.time, true)),
              h("td", {}, side(fill.side)),
              h("td", { class: "n" }, number(fill.quantity)),
              h("td", { class: "n" }, number(fill.price)),
              h("td", { class: "n" }, `${number(fill.fee)} ${fill.feeCoin}`),
              h("td", {}, fill.maker ? "maker" : "taker"))),
          "Fills",
        )),
  );
}

function stops({ signal, legs }, { account }) {
  if (legs.length === 0) {
    return null;
  }
  if (elsewhere(signal)) {
    return panel("Stop as seen on the exchange", {}, empty(`Account ${signal.account} is not shown here.`));
  }
  // Spot and contracts share symbols; each leg of a hedge has its own stops.
  const here = (one) => one.symbol === signal.symbol && one.category.toLowerCase() === legs[0].category;
  const positions = (account?.positions ?? []).filter(here);
  const standing = (account?.orders ?? []).filter((order) => here(order) && order.stopOrderType);
  return panel(
    "Stop as seen on the exchange",
    { small: account?.at ? `as of ${clock(account.at)}` : "" },
    h("div", { class: "body" },
      positions.length > 0
        ? positions.map((position) => h("dl", { class: "facts" },
            h("dt", {}, "Position"), h("dd", { class: "num" }, side(position.side), ` ${number(position.quantity)} ${position.symbol} at ${number(position.averagePrice)}`),
            h("dt", {}, "Stop-loss"), h("dd", { class: "num" }, position.stopLoss && position.stopLoss !== "0" ? number(position.stopLoss) : h("span", { class: "down" }, "none")),
            h("dt", {}, "Take-profit"), h("dd", { class: "num" }, position.takeProfit && position.takeProfit !== "0" ? number(position.takeProfit) : "none"),
            h("dt", {}, "Stop orders"), h("dd", {}, standing.length ? standing.map((order) => h("div", { class: "num" }, `${order.stopOrderType} ${order.side} ${number(order.quantity)} at ${number(order.triggerPrice)}`)) : "none")))
        : h("p", { class: "muted" }, account?.at ? `No position in ${signal.symbol} now.` : "The exchange has not been asked yet.")),
  );
}

function texts(whole) {
  return panel(
    "Text",
    {},
    h("div", { class: "body stack" },
      h("details", { open: true }, h("summary", {}, "As received, secrets masked"), h("pre", { tabindex: "0" }, whole.raw || "–")),
      h("details", {}, h("summary", {}, "As understood"), h("pre", { tabindex: "0" }, whole.canonical ? pretty(whole.canonical) : "It was not understood."))),
  );
}
