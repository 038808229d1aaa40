// Server-sent events, read by fetch so that a token can go with them. Many events, one draw per frame.
import { headers } from "./wire.js";

const MOST_PENDING = 500;
// The desk tells something every second: a connection that is silent for longer is none.
const SILENT_MILLIS = 5000;
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

/** Ends a connection on which nothing comes; returns how to say that something came, and how to stop. */
function watch(connection) {
  let heard = performance.now();
  const timer = setInterval(() => performance.now() - heard > SILENT_MILLIS && connection.abort(), 1000);
  return { heard: () => (heard = performance.now()), stop: () => clearInterval(timer) };
}

/** Listens until the connection ends; returns why: lost or token. */
async function once(link) {
  const connection = new AbortController();
  restart = connection;
  const silence = watch(connection);
  try {
    return await hear(link, connection.signal, silence.heard);
  } catch {
    return "lost";
  } finally {
    silence.stop();
  }
}

async function hear(link, signal, heard) {
  const response = await fetch("/api/events", { headers: headers(), cache: "no-store", credentials: "omit", signal });
  if (!response.ok) {
    return response.status === 401 ? "token" : "lost";
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  link("live");
  missed = true;
  wait = 500;
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    heard();
    rest += part.value;
    let end = rest.indexOf("\n\n");
    while (end >= 0) {
      told(rest.slice(0, end));
      rest = rest.slice(end + 2);
      end = rest.indexOf("\n\n");
    }
  }
  return "lost";
}

/** Listens for as long as the page is open; `link` is told live, lost or token. */
export async function connect(link) {
  for (;;) {
    link(await once(link));
    await new Promise((resolve) => setTimeout(resolve, wait));
    wait = Math.min(wait * 2, 8000);
  }
}

/** Begins anew, for example with another token. */
export function reconnect() {
  wait = 100;
  restart.abort();
}
