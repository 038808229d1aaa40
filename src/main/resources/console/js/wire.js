// Asking the desk. The operator's token is sent as a header, never as a cookie and never in an address.

const KEY = "bybit-camel.operator";

export class Failure extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export function token() {
  return sessionStorage.getItem(KEY) ?? "";
}

export function keepToken(text) {
  if (text) {
    sessionStorage.setItem(KEY, text);
  } else {
    sessionStorage.removeItem(KEY);
  }
}

export function headers() {
  return token() ? { Authorization: `Bearer ${token()}` } : {};
}

async function answer(response) {
  const text = await response.text();
  let body = null;
  try {
    body = text ? JSON.parse(text) : null;
  } catch {
    body = null;
  }
  if (!response.ok) {
    throw new Failure(response.status, body?.detail ?? `the desk answered ${response.status}`);
  }
  return body;
}

export async function get(path, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== "" && value !== null && value !== undefined));
  const url = `/api/${path}${query.size ? `?${query}` : ""}`;
  return answer(await fetch(url, { headers: headers(), cache: "no-store", credentials: "omit" }));
}

export async function post(path, body) {
  return answer(
    await fetch(`/api/${path}`, {
      method: "POST",
      headers: { ...headers(), "Content-Type": "application/json" },
      body: JSON.stringify(body),
      credentials: "omit",
    }),
  );
}
