// Candles on uPlot, with our orders, fills and stops drawn on them; and a plain line.
import uPlot from "/console/lib/uplot.js";
import { number } from "./format.js";

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function axes(ratioFont = "11px system-ui, sans-serif") {
  const axis = { stroke: colour("text-3"), grid: { stroke: colour("line-2"), width: 1 }, ticks: { stroke: colour("line"), width: 1 }, font: ratioFont };
  return [{ ...axis, grid: { show: false } }, { ...axis, size: 76, side: 1, values: (_, marks) => marks.map((mark) => number(String(mark))) }];
}

const hour24 = [
  [31536000, "{YYYY}", null, null, null, null, null, null, 1],
  [2419200, "{MMM}", "\n{YYYY}", null, null, null, null, null, 1],
  [86400, "{D} {MMM}", "\n{YYYY}", null, null, null, null, null, 1],
  [3600, "{HH}:{mm}", "\n{D} {MMM}", null, null, null, null, null, 1],
  [60, "{HH}:{mm}", "\n{D} {MMM}", null, null, null, null, null, 1],
  [1, "{ss}", "\n{D} {MMM} {HH}:{mm}", null, null, null, null, null, 1],
];

/** A chart that follows its box's size and the theme. */
class Sized {
  constructor(box, make) {
    this.box = box;
    this.make = make;
    this.plot = null;
    this.again = () => {
      this.plot?.destroy();
      this.plot = null;
      if (this.shown) {
        this.show(this.shown);
      }
    };
    this.watcher = new ResizeObserver(() => this.plot?.setSize(this.size()));
    this.watcher.observe(box);
    addEventListener("themechange", this.again);
  }

  size() {
    return { width: Math.max(200, this.box.clientWidth - 12), height: Math.max(120, this.box.clientHeight - 12) };
  }

  show(shown) {
    this.shown = shown;
    if (!this.plot) {
      this.plot = new uPlot({ ...this.make(this), ...this.size() }, this.data(shown), this.box);
    } else {
      this.plot.setData(this.data(shown));
    }
  }

  close() {
    removeEventListener("themechange", this.again);
    this.watcher.disconnect();
    this.plot?.destroy();
  }
}

export class Candles extends Sized {
  constructor(box) {
    super(box, (self) => ({
      cursor: { drag: { x: false, y: false }, points: { show: false } },
      legend: { show: false },
      scales: { x: { time: true, range: (plot, from, to) => [from, to + (to - from) * 0.02] }, y: { range: (_, low, high) => self.range(low, high) } },
      axes: [{ ...axes()[0], values: hour24 }, axes()[1]],
      series: [{}, ...["open", "high", "low", "close"].map((label) => ({ label, paths: () => null, points: { show: false } }))],
      hooks: { draw: [(plot) => self.draw(plot)] },
    }));
  }

  data({ candles }) {
    const column = (name) => candles.map((candle) => Number(candle[name]));
    return [candles.map((candle) => Date.parse(candle.openTime) / 1000), column("open"), column("high"), column("low"), column("close")];
  }

  /** Lines that are near enough are kept in sight; one far away must not flatten the candles. */
  range(low, high) {
    const span = Math.max(high - low, high * 0.0005);
    const near = (this.shown?.lines ?? []).map((line) => line.price).filter((price) => price > low - span && price < high + span);
    const bottom = Math.min(low, ...near);
    const top = Math.max(high, ...near);
    const air = (top - bottom || top * 0.001) * 0.06;
    return [bottom - air, top + air];
  }

  draw(plot) {
    const { ctx } = plot;
    const ratio = devicePixelRatio || 1;
    const [times, opens, highs, lows, closes] = plot.data;
    const x = (time) => plot.valToPos(time, "x", true);
    const y = (price) => plot.valToPos(price, "y", true);
    ctx.save();
    ctx.beginPath();
    ctx.rect(plot.bbox.left, plot.bbox.top, plot.bbox.width, plot.bbox.height);
    ctx.clip();
    const step = times.length > 1 ? x(times[1]) - x(times[0]) : 10 * ratio;
    const width = Math.max(1, Math.min(step * 0.66, 14 * ratio));
    for (let i = 0; i < times.length; i++) {
      const rises = closes[i] >= opens[i];
      ctx.fillStyle = ctx.strokeStyle = colour(rises ? "buy" : "sell");
      ctx.lineWidth = Math.max(1, ratio);
      const middle = Math.round(x(times[i]));
      ctx.beginPath();
      ctx.moveTo(middle, y(highs[i]));
      ctx.lineTo(middle, y(lows[i]));
      ctx.stroke();
      const top = y(Math.max(opens[i], closes[i]));
      ctx.fillRect(middle - width / 2, top, width, Math.max(ratio, y(Math.min(opens[i], closes[i])) - top));
    }
    const edges = { above: 0, below: 0 };
    this.shown.lines.forEach((line) => this.line(plot, line, y(line.price), ratio, edges));
    this.shown.fills.forEach((fill) => this.fill(plot, fill, x, y, times, ratio));
    ctx.restore();
  }

  line({ ctx, bbox }, { kind, label }, at, ratio, edges) {
    const look = { order: ["accent", [6, 4]], stop: ["sell", []], take: ["buy", []], entry: ["text-3", [2, 3]] }[kind];
    ctx.strokeStyle = ctx.fillStyle = colour(look[0]);
    ctx.lineWidth = 1.4 * ratio;
    ctx.font = `${11 * ratio}px system-ui, sans-serif`;
    // What lies out of sight is named at the edge it lies beyond.
    if (at < bbox.top) {
      ctx.fillText(`▲ ${label}`, bbox.left + 6 * ratio, bbox.top + (14 + 14 * edges.above++) * ratio);
      return;
    }
    if (at > bbox.top + bbox.height) {
      ctx.fillText(`▼ ${label}`, bbox.left + 6 * ratio, bbox.top + bbox.height - (6 + 14 * edges.below++) * ratio);
      return;
    }
    ctx.setLineDash(look[1].map((length) => length * ratio));
    ctx.beginPath();
    ctx.moveTo(bbox.left, at);
    ctx.lineTo(bbox.left + bbox.width, at);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.fillText(label, bbox.left + 6 * ratio, at - 4 * ratio);
  }

  fill({ ctx }, fill, x, y, times, ratio) {
    const time = Date.parse(fill.time) / 1000;
    let candle = times[0];
    for (const open of times) {
      if (open <= time) {
        candle = open;
      }
    }
    if (times.length === 0 || time < times[0]) {
      return;
    }
    const buys = String(fill.side).toUpperCase() === "BUY";
    const at = x(candle);
    const price = y(Number(fill.price));
    const size = 7 * ratio;
    const way = buys ? 1 : -1;
    ctx.beginPath();
    ctx.moveTo(at, price);
    ctx.lineTo(at - size, price + way * size * 1.5);
    ctx.lineTo(at + size, price + way * size * 1.5);
    ctx.closePath();
    ctx.fillStyle = colour(buys ? "buy" : "sell");
    ctx.strokeStyle = colour("panel");
    ctx.lineWidth = 1.5 * ratio;
    ctx.fill();
    ctx.stroke();
  }
}

export class Line extends Sized {
  constructor(box, label) {
    super(box, () => ({
      cursor: { drag: { x: false, y: false } },
      legend: { show: false },
      axes: [{ ...axes()[0], values: hour24 }, axes()[1]],
      scales: { y: { range: (_, low, high) => (high - low < high * 1e-6 ? [low * 0.999, high * 1.001] : [low - (high - low) * 0.1, high + (high - low) * 0.1]) } },
      series: [{}, { label, stroke: colour("accent"), width: 1.6, fill: `${colour("accent")}1c`, points: { show: false } }],
    }));
  }

  data(points) {
    return [points.map((point) => Date.parse(point.at) / 1000), points.map((point) => Number(point.equity))];
  }
}
