// How far each series has come and how much of it each sink has.
import { empty, fill, h, panel } from "./dom.js";
import { age, number } from "./format.js";
import { get } from "./wire.js";

export function open(view) {
  let closed = false;
  async function load() {
    try {
      const series = await get("feeds");
      if (!closed) {
        fill(view, h("h1", { class: "sr" }, "Feeds and sinks"), series === null ? absent() : grid(series));
      }
    } catch (failure) {
      if (!closed) {
        fill(view, h("p", { class: "notice" }, failure.message));
      }
    }
  }
  load();
  const timer = setInterval(load, 3000);
  return {
    close() {
      closed = true;
      clearInterval(timer);
    },
  };
}

function absent() {
  return panel("Feeds and sinks", {}, empty("Not available: this desk carries no feeds. Signals and orders are not affected."));
}

function grid(series) {
  const sinks = [...new Set(series.flatMap((one) => one.sinks.map((sink) => sink.sink)))];
  if (series.length === 0) {
    return panel("Feeds and sinks", {}, empty("No series is configured."));
  }
  return panel(
    "Series × sink",
    { small: "lag behind now; a sink's lag and its pending rows" },
    h("div", { class: "scroll" },
      h("table", {},
        h("caption", { class: "sr" }, "Series by sink"),
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Series"), h("th", { scope: "col", class: "n" }, "Lag"), h("th", { scope: "col", class: "n" }, "Gaps"),
          sinks.map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", {},
          series.map((one) =>
            h("tr", { "data-key": one.name },
              h("td", { class: "mono" }, one.name),
              h("td", { class: "n", title: one.watermark ?? "" }, one.watermark ? age(one.watermark) : "–"),
              h("td", { class: "n" }, one.gaps ? h("span", { class: "chip bad" }, one.gaps) : "0"),
              sinks.map((name) => cell(one.sinks.find((sink) => sink.sink === name)))))))),
    h("p", { class: "muted body" }, "Candles of the past: set kline.backfill-from, or stop the desk and run ",
      h("code", {}, "java -jar bybit-camel.jar backfill --symbol BTCUSDT --interval 1 --from 2026-01-01 --to 2026-02-01 --sinks file")),
  );
}

function cell(sink) {
  if (!sink) {
    return h("td", { class: "muted" }, "–");
  }
  return h("td", { title: `${number(sink.delivered)} rows delivered${sink.error ? `; ${sink.error}` : ""}` },
    sink.watermark ? age(sink.watermark) : "–",
    sink.pending ? h("span", { class: "muted" }, ` ${number(sink.pending)} pending`) : null,
    sink.deadLetter ? h("span", { class: "chip bad" }, `${number(sink.deadLetter)} dead`) : null,
    sink.error ? h("span", { class: "chip warn" }, "failing") : null);
}
