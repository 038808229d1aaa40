// A market with what we have in it; positions, orders, balances. Closing and cancelling are signals of their own.
import { empty, fill, h, panel, table } from "./dom.js";
import { clock, day, number, side, signed } from "./format.js";
import { get } from "./wire.js";
import { listen } from "./live.js";
import { act, follow } from "./act.js";
import { Candles, Line } from "./chart.js";

const INTERVALS = [["1", "1 min"], ["5", "5 min"], ["15", "15 min"], ["60", "1 h"], ["240", "4 h"], ["D", "1 day"]];
// The exchange has no candles of options.
const CATEGORIES = ["linear", "inverse", "spot"];

export function charted(category) {
  return CATEGORIES.includes(category.toLowerCase());
}

export function open(view, [category = "linear", symbol = "BTCUSDT", interval = "1"]) {
  let closed = false;
  let account = null;
  let chart = null;
  const box = h("div", { class: "chart", id: "chart", role: "img", "data-keep": true });
  const legend = h("div", { class: "legend", id: "legend" });
  const note = h("p", { class: "empty", role: "status", hidden: true });
  const equityBox = h("div", { class: "chart low", role: "img", "aria-label": "Equity since this start", "data-keep": true });
  const tables = h("div", { class: "w12 stack" });
  const balances = h("div", {});
  const symbols = h("datalist", { id: "symbols" });
  const go = (to) => (location.hash = `#/market/${to.category ?? category}/${encodeURIComponent(to.symbol ?? symbol)}/${to.interval ?? interval}`);

  const pick = h(
    "form",
    { class: "row", onsubmit: (event) => (event.preventDefault(), go({ symbol: pick.elements.symbol.value.trim().toUpperCase() })) },
    h("select", { name: "category", "aria-label": "Category", onchange: (event) => go({ category: event.target.value, symbol: event.target.value === "inverse" ? "BTCUSD" : "BTCUSDT" }) },
      CATEGORIES.map((name) => h("option", { value: name, selected: name === category }, name))),
    h("input", { name: "symbol", list: "symbols", size: "14", "aria-label": "Symbol", value: symbol, autocomplete: "off", onchange: () => pick.requestSubmit() }),
    h("select", { name: "interval", "aria-label": "Length of a candle", onchange: (event) => go({ interval: event.target.value }) },
      INTERVALS.map(([value, name]) => h("option", { value, selected: value === interval }, name))),
  );
  fill(view, h("h1", { class: "sr" }, "Market and positions"));
  view.append(
    h(
      "div",
      { class: "grid" },
      panel(symbol, { width: "w12", small: category, tools: pick }, note, box, legend),
      tables,
      panel("Equity", { width: "w6", small: "since this start" }, equityBox),
      h("div", { class: "w6" }, balances),
    ),
    symbols,
  );
  const candles = new Candles(box);
  const equity = new Line(equityBox, "Equity");

  async function draw() {
    try {
      [chart, account] = await Promise.all([get("chart", { category, symbol, interval }), get("account")]);
    } catch (failure) {
      note.hidden = false;
      note.textContent = failure.message;
      return;
    }
    if (closed) {
      return;
    }
    note.hidden = true;
    const lines = marks(account, category, symbol);
    candles.show({ candles: chart.candles, fills: chart.fills, lines });
    describe(lines);
    fill(tables, positions(account), orders(account));
    fill(balances, wallet(account));
  }

  function describe(lines) {
    const last = chart.candles.at(-1);
    const count = (kind) => lines.filter((line) => line.kind === kind).length;
    Object.assign(box.dataset, { fills: chart.fills.length, orders: count("order"), stops: count("stop"), candles: chart.candles.length });
    box.setAttribute(
      "aria-label",
      `${chart.candles.length} candles of ${symbol}, last price ${last ? number(last.close) : "unknown"}; ${chart.fills.length} fills, ${count("order")} orders, ${count("stop")} stops of ours`,
    );
    fill(
      legend,
      h("span", {}, "last ", h("b", { class: "num" }, last ? number(last.close) : "–")),
      h("span", {}, h("i", { class: "tri" }), "bought ", chart.fills.filter((one) => one.side.toUpperCase() === "BUY").length),
      h("span", {}, h("i", { class: "tri dn" }), "sold ", chart.fills.filter((one) => one.side.toUpperCase() !== "BUY").length),
      lines.map((line) => h("span", {}, h("i", { class: `l-${line.kind}` }), line.label)),
    );
  }

  async function drawEquity() {
    try {
      const points = await get("equity");
      if (!closed && points.length) {
        equity.show(points);
      }
    } catch {
      // The positions say what is wrong.
    }
  }

  get("symbols", { category }).then((names) => fill(symbols, names.slice(0, 2000).map((name) => h("option", { value: name }))), () => {});
  draw();
  drawEquity();
  const timers = [setInterval(draw, 3000), setInterval(drawEquity, 15000)];
  const stop = listen(({ signals }) => signals.some((row) => row.symbol === symbol && row.last) && setTimeout(draw, 2100));
  return {
    close() {
      closed = true;
      timers.forEach(clearInterval);
      stop();
      candles.close();
      equity.close();
    },
  };
}

function some(price) {
  return price !== null && price !== undefined && Number(price) > 0;
}

function marks(account, category, symbol) {
  const here = (one) => one.category.toLowerCase() === category && one.symbol === symbol;
  const lines = [];
  for (const held of account.positions.filter(here)) {
    if (some(held.averagePrice)) {
      lines.push({ kind: "entry", price: Number(held.averagePrice), label: `${held.side} ${number(held.quantity)} at ${number(held.averagePrice)}` });
    }
    if (some(held.stopLoss)) {
      lines.push({ kind: "stop", price: Number(held.stopLoss), label: `stop-loss ${number(held.stopLoss)}` });
    }
    if (some(held.takeProfit)) {
      lines.push({ kind: "take", price: Number(held.takeProfit), label: `take-profit ${number(held.takeProfit)}` });
    }
  }
  for (const order of account.orders.filter(here)) {
    if (/^(StopLoss|TakeProfit)$/.test(order.stopOrderType)) {
      continue;
    }
    const price = some(order.triggerPrice) ? order.triggerPrice : order.price;
    if (some(price)) {
      lines.push({ kind: order.stopOrderType ? "stop" : "order", price: Number(price), label: `${order.side} ${number(order.quantity)} at ${number(price)}` });
    }
  }
  return lines;
}

function positions(account) {
  return panel(
    "Positions",
    { small: account.at ? `as of ${clock(account.at)}` : "" },
    account.error ? h("p", { class: "empty" }, account.error) : null,
    account.positions.length === 0
      ? empty(account.at ? "No position is open." : "The exchange has not been asked yet.")
      : table(
          [["Symbol"], ["Side"], ["Size", "n"], ["Entry", "n"], ["Mark", "n"], ["Unrealised", "n"], ["Stop-loss", "n"], ["Take-profit", "n"], ["Liquidation", "n"], ["Leverage", "n"], [""]],
          account.positions.map((held) =>
            h("tr", { "data-key": `${held.category} ${held.symbol} ${held.positionIdx}` },
              h("td", {}, charted(held.category) ? h("a", { href: `#/market/${held.category.toLowerCase()}/${held.symbol}` }, held.symbol) : held.symbol, " ", h("span", { class: "muted" }, held.category.toLowerCase())),
              h("td", {}, side(held.side)),
              h("td", { class: "n" }, number(held.quantity)),
              h("td", { class: "n" }, number(held.averagePrice)),
              h("td", { class: "n" }, number(held.markPrice)),
              h("td", { class: "n" }, signed(held.unrealisedPnl ?? "0")),
              h("td", { class: "n" }, some(held.stopLoss) ? number(held.stopLoss) : h("span", { class: "down" }, "none")),
              h("td", { class: "n" }, some(held.takeProfit) ? number(held.takeProfit) : "none"),
              h("td", { class: "n" }, some(held.liquidationPrice) ? number(held.liquidationPrice) : "–"),
              h("td", { class: "n" }, held.leverage ? `${number(held.leverage)}×` : "–"),
              h("td", { class: "n tight" }, h("button", { type: "button", class: "small", "aria-label": `Close ${held.symbol}`, onclick: () => close(held) }, "Close…")))),
          "Positions",
        ),
  );
}

function orders(account) {
  return panel(
    "Open orders",
    {},
    account.orders.length === 0
      ? empty("No order is open.")
      : table(
          [["Created"], ["Symbol"], ["Side"], ["Kind"], ["Quantity", "n"], ["Filled", "n"], ["Price", "n"], ["Trigger", "n"], ["Status"], ["Our name"], [""]],
          account.orders.map((order) =>
            h("tr", { "data-key": order.orderId },
              h("td", { class: "tight" }, day(order.createdAt)),
              h("td", {}, order.symbol),
              h("td", {}, side(order.side)),
              h("td", {}, order.stopOrderType || order.orderType.toLowerCase(), order.reduceOnly ? h("span", { class: "muted" }, " reduce-only") : null),
              h("td", { class: "n" }, number(order.quantity)),
              h("td", { class: "n" }, number(order.filledQuantity)),
              h("td", { class: "n" }, some(order.price) ? number(order.price) : "–"),
              h("td", { class: "n" }, some(order.triggerPrice) ? number(order.triggerPrice) : "–"),
              h("td", {}, order.status.replaceAll("_", " ").toLowerCase()),
              h("td", { class: "mono tight" }, order.orderLinkId ? h("a", { href: `#/signals?q=${encodeURIComponent(order.orderLinkId)}` }, `${order.orderLinkId.slice(0, 10)}…`) : "–"),
              h("td", { class: "n tight" }, h("button", { type: "button", class: "small", "aria-label": `Cancel order in ${order.symbol}`, onclick: () => cancel(order) }, "Cancel…")))),
          "Open orders",
        ),
  );
}

function wallet(account) {
  const coins = account.wallet?.coins ?? [];
  return panel(
    "Balances",
    {},
    coins.length === 0
      ? empty("No balance is known.")
      : table(
          [["Coin"], ["Balance", "n"], ["Equity", "n"], ["Unrealised", "n"], ["USD", "n"]],
          coins.map((coin) =>
            h("tr", { "data-key": coin.coin },
              h("td", {}, coin.coin),
              h("td", { class: "n" }, number(coin.walletBalance, 4)),
              h("td", { class: "n" }, number(coin.equity, 4)),
              h("td", { class: "n" }, signed(coin.unrealisedPnl)),
              h("td", { class: "n" }, number(coin.usdValue, 2)))),
          "Balances",
        ),
  );
}

/** Two steps: what would be closed is shown with its size, and the symbol is typed. */
async function close(held) {
  const typed = h("input", { name: "symbol", autocomplete: "off", required: true, pattern: held.symbol, title: `Type ${held.symbol}` });
  follow(
    await act("close", {
      title: `Close ${held.symbol}`,
      text: `${held.side} ${number(held.quantity)} ${held.symbol} is closed whole, at the market, reduce-only.`,
      yes: "Close position",
      danger: true,
      fields: h("label", { class: "field" }, `Type ${held.symbol} to go on`, typed),
      body: { category: held.category.toLowerCase(), symbol: held.symbol, positionIdx: held.positionIdx },
    }),
  );
}

async function cancel(order) {
  follow(
    await act("cancel", {
      title: `Cancel order in ${order.symbol}`,
      text: `${order.side} ${number(order.quantity)} ${order.symbol}${some(order.price) ? ` at ${number(order.price)}` : ""} is taken out of the book.`,
      yes: "Cancel order",
      danger: true,
      body: { category: order.category.toLowerCase(), symbol: order.symbol, orderId: order.orderId },
    }),
  );
}
