// Server-sent events, read by fetch so that a token can go with them. Many events, one draw per frame.
import { headers } from "./wire.js";

const MOST_PENDING = 500;
const listeners = new Set();
const pending = new Map();
let now = null;
let fresh = false;
let missed = false;
let frame = 0;
let wait = 500;
let restart = new AbortController();

/** Calls `listener` with {now, signals, missed}; returns how to stop it. */
export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function latest() {
  return now;
}

function draw() {
  frame = 0;
  const change = { now: fresh ? now : null, signals: [...pending.values()], missed };
  pending.clear();
  fresh = false;
  missed = false;
  for (const listener of [...listeners]) {
    listener(change);
  }
}

function soon() {
  if (!frame) {
    frame = requestAnimationFrame(draw);
  }
}

function take(event, data) {
  if (event === "now") {
    now = data;
    fresh = true;
  } else if (event === "signal") {
    // A page in the background draws nothing: it forgets, and asks again when it is looked at.
    if (pending.size >= MOST_PENDING) {
      pending.clear();
      missed = true;
    }
    pending.delete(data.sequence);
    pending.set(data.sequence, data);
  }
  soon();
}

function told(block) {
  let event = "message";
  const data = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event: ")) {
      event = line.slice(7);
    } else if (line.startsWith("data: ")) {
      data.push(line.slice(6));
    }
  }
  if (data.length) {
    take(event, JSON.parse(data.join("\n")));
  }
}

async function once(link) {
  restart = new AbortController();
  const response = await fetch("/api/events", { headers: headers(), cache: "no-store", credentials: "omit", signal: restart.signal });
  if (!response.ok) {
    link(response.status === 401 ? "token" : "lost");
    return;
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  link("live");
  missed = true;
  wait = 500;
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    rest += part.value;
    let end = rest.indexOf("\n\n");
    while (end >= 0) {
      told(rest.slice(0, end));
      rest = rest.slice(end + 2);
      end = rest.indexOf("\n\n");
    }
  }
}

/** Listens for as long as the page is open; `link` is told live, lost or token. */
export async function connect(link) {
  for (;;) {
    try {
      await once(link);
    } catch {
      link("lost");
    }
    link("lost");
    await new Promise((resolve) => setTimeout(resolve, wait));
    wait = Math.min(wait * 2, 8000);
  }
}

/** Begins anew, for example with another token. */
export function reconnect() {
  wait = 100;
  restart.abort();
}
