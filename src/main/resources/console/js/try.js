// Paste a signal and see what would be sent. Nothing is sent and nothing is journalled.
import { empty, fill, h, panel } from "./dom.js";
import { chip, pretty } from "./format.js";
import { post, token } from "./wire.js";
import { act, follow, operator, toast } from "./act.js";

const EXAMPLE = `{
  "symbol": "BTCUSDT",
  "side": "Buy",
  "order_type": "Market",
  "qty": 0.01,
  "take_profit": 32000,
  "stop_loss": 28000
}`;

export function open(view) {
  const text = h("textarea", { id: "signal-text", spellcheck: "false", "aria-label": "Signal" }, sessionStorage.getItem("bybit-camel.try") ?? EXAMPLE);
  const result = h("div", { class: "w7", "aria-live": "polite" }, panel("What would be sent", {}, empty("Check a signal to see it.")));

  async function check() {
    sessionStorage.setItem("bybit-camel.try", text.value);
    if (!token() && !(await operator("Checking asks the exchange, so it needs the operator's token."))) {
      return;
    }
    try {
      fill(result, panel("What would be sent", {}, (await post("preview", { text: text.value })).map(preview)));
    } catch (failure) {
      if (failure.status === 401) {
        await operator("That was not the operator's token.");
      } else {
        toast(failure.message, true);
      }
    }
  }

  fill(view, h("h1", { class: "sr" }, "Test a signal"));
  view.append(
    h("div", { class: "grid" },
      panel("Signal", { width: "w5", small: "JSON, an array, or JSON Lines" },
        h("div", { class: "body stack" }, text,
          h("div", { class: "row" },
            h("button", { type: "button", class: "primary", id: "check", onclick: check }, "Check"),
            h("button", { type: "button", onclick: () => send(text.value) }, "Send it…")))),
      result),
  );
  return {};
}

async function send(text) {
  follow(
    await act("submit", {
      title: "Send this signal",
      text: "It is journalled and traded like any other.",
      yes: "Send",
      danger: true,
      body: { text },
    }),
  );
}

function preview(one) {
  return h("div", { class: "body stack" },
    h("div", { class: "row" }, h("b", {}, `Record ${one.number}`), one.state === "DRY_RUN" ? h("span", { class: "chip good" }, "would be sent") : chip(one.state)),
    one.reason ? h("p", { class: one.state === "DRY_RUN" ? "muted" : "notice" }, one.reason) : null,
    one.requests ? h("pre", { tabindex: "0" }, pretty(one.requests)) : null,
    one.canonical ? h("details", {}, h("summary", {}, "As understood"), h("pre", { tabindex: "0" }, pretty(one.canonical))) : null);
}
