// Numbers stay the decimal text they came as; grouping is done on the text, nothing is rounded but where told.
import { h } from "./dom.js";

export function number(text, places) {
  if (text === null || text === undefined || text === "") {
    return "–";
  }
  const fixed = places === undefined ? String(text) : Number(text).toFixed(places);
  const [, sign, whole, rest] = /^(-?)(\d+)(\.\d+)?$/.exec(fixed) ?? [null, "", fixed, ""];
  return (sign ? "−" : "") + whole.replace(/\B(?=(\d{3})+$)/g, " ") + (rest ?? "");
}

export function signed(text, places = 2) {
  const value = Number(text);
  const shown = number(text, places);
  return h("span", { class: value > 0 ? "up" : value < 0 ? "down" : "" }, (value > 0 ? "+" : "") + shown);
}

export function clock(iso, millis = false) {
  if (!iso) {
    return "–";
  }
  const at = new Date(iso);
  const two = (n, width = 2) => String(n).padStart(width, "0");
  const time = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  return millis ? `${time}.${two(at.getMilliseconds(), 3)}` : time;
}

export function day(iso) {
  const at = new Date(iso);
  return at.toDateString() === new Date().toDateString()
    ? clock(iso)
    : `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, "0")}-${String(at.getDate()).padStart(2, "0")} ${clock(iso)}`;
}

export function age(iso, now = Date.now()) {
  const seconds = Math.max(0, (now - new Date(iso).getTime()) / 1000);
  if (seconds < 60) {
    return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  }
  const minutes = seconds / 60;
  return minutes < 60 ? `${Math.floor(minutes)} min` : minutes < 2880 ? `${(minutes / 60).toFixed(1)} h` : `${Math.floor(minutes / 1440)} d`;
}

const KIND = {
  FILLED: "good", DONE: "good", WORKING: "", ACKED: "", PARTIALLY_FILLED: "", RECEIVED: "", VALIDATED: "", INTENT: "", SENT: "",
  UNKNOWN: "shout", HELD: "warn", EXPIRED: "warn", DRY_RUN: "", CANCELLED: "", DUPLICATE: "", DUPLICATE_FILE: "warn",
  REJECTED: "bad", INVALID: "bad", DENIED: "bad", ID_CONFLICT: "bad", NOT_PLACED: "bad",
};

export function kind(state) {
  return KIND[state] ?? "";
}

export function chip(state) {
  return h("span", { class: `chip ${kind(state)}` }, state.replaceAll("_", " "));
}

export function side(text) {
  return h("span", { class: String(text).toUpperCase() === "BUY" ? "buy" : "sell" }, String(text).toUpperCase() === "BUY" ? "Buy" : "Sell");
}

/** JSON text, laid out; decimals are not touched, because nothing is parsed as a number. */
export function pretty(text) {
  let depth = 0;
  let inText = false;
  let out = "";
  const source = String(text).trim();
  if (!/^[[{]/.test(source)) {
    return source;
  }
  for (let i = 0; i < source.length; i++) {
    const c = source[i];
    if (inText) {
      out += c;
      if (c === "\\") {
        out += source[++i] ?? "";
      } else if (c === '"') {
        inText = false;
      }
    } else if (c === '"') {
      inText = true;
      out += c;
    } else if (c === "{" || c === "[") {
      depth++;
      out += c + "\n" + "  ".repeat(depth);
    } else if (c === "}" || c === "]") {
      depth = Math.max(0, depth - 1);
      out += "\n" + "  ".repeat(depth) + c;
    } else if (c === ",") {
      out += ",\n" + "  ".repeat(depth);
    } else if (c === ":") {
      out += ": ";
    } else if (!/\s/.test(c)) {
      out += c;
    }
  }
  return out;
}
