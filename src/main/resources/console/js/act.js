// What an operator does: first who, then whether really, then the desk's answer in words.
import { h } from "./dom.js";
import { Failure, keepToken, post, token } from "./wire.js";
import { reconnect } from "./live.js";

export function toast(text, bad = false) {
  const box = h("div", { class: `toast${bad ? " bad" : ""}` }, text);
  document.getElementById("toasts").append(box);
  setTimeout(() => box.remove(), bad ? 12000 : 6000);
}

/** Opens a dialog; resolves with what `read` returns, or null when it is left. */
function ask(title, content, { yes, danger = false, read = () => true }) {
  return new Promise((resolve) => {
    const done = (value) => {
      dialog.close();
      dialog.remove();
      resolve(value);
    };
    const form = h(
      "form",
      { method: "dialog", onsubmit: (event) => (event.preventDefault(), done(read(form))) },
      h("h2", { id: "dialog-title" }, title),
      content,
      h(
        "div",
        { class: "row" },
        h("button", { type: "button", onclick: () => done(null) }, "Leave it"),
        h("button", { type: "submit", class: danger ? "danger" : "primary", "data-yes": true }, yes),
      ),
    );
    const dialog = h("dialog", { "aria-labelledby": "dialog-title" }, form);
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      done(null);
    });
    document.body.append(dialog);
    dialog.showModal();
    (form.querySelector("input, textarea") ?? form.querySelector("[data-yes]")).focus();
  });
}

export function showOperator() {
  document.getElementById("operator").textContent = token() ? "Operator ✓" : "Operator…";
}

/** Asks for the operator's token; returns whether there is one. */
export async function operator(why = "") {
  const given = await ask(
    "Operator",
    h(
      "div",
      { class: "stack" },
      h("p", {}, why || "Actions need the operator's token (setting operator.token). It stays in this tab until it is closed."),
      h("label", { class: "field" }, "Token", h("input", { type: "password", name: "token", autocomplete: "off", spellcheck: "false" })),
    ),
    { yes: "Use it", read: (form) => form.elements.token.value.trim() },
  );
  if (given === null) {
    return false;
  }
  keepToken(given);
  showOperator();
  reconnect();
  return given !== "";
}

/**
 * Does an action after it was confirmed.
 * @returns the desk's answer, or null when it was left or refused
 */
export async function act(action, { title, text, yes, danger = false, body = {}, fields = null, read = null }) {
  if (!token() && !(await operator())) {
    return null;
  }
  const confirmed = await ask(title, h("div", { class: "stack" }, h("p", {}, text), fields), {
    yes,
    danger,
    read: (form) => (read ? read(form) : {}),
  });
  if (confirmed === null) {
    return null;
  }
  try {
    const answer = await post(`do/${action}`, { ...body, ...confirmed, confirm: action });
    toast(told(answer) || "Done.");
    return answer;
  } catch (failure) {
    if (failure instanceof Failure && failure.status === 401) {
      keepToken("");
      showOperator();
      toast("Refused: that is not the operator's token.", true);
    } else {
      toast(`Refused: ${failure.message}`, true);
    }
    return null;
  }
}

function told(answer) {
  if (Array.isArray(answer)) {
    return answer.map((receipt) => `Signal ${receipt.sequence}: ${receipt.state}${receipt.reason ? ` – ${receipt.reason}` : ""}`).join("; ");
  }
  return answer?.text ?? "";
}

/** Goes to the page of what an action has handed in. */
export function follow(answer) {
  if (Array.isArray(answer) && answer.length > 0) {
    location.hash = `#/signals/${answer[0].sequence}`;
  }
}

export function halt() {
  return act("halt", {
    title: "Halt trading",
    text: "New orders are denied from now on. Closes and cancels pass. Nothing that is in the book is cancelled.",
    yes: "HALT",
    danger: true,
    fields: h("label", { class: "field" }, "Reason, for the audit", h("input", { name: "reason", maxlength: "200" })),
    read: (form) => ({ reason: form.elements.reason.value }),
  });
}

export function reduceOnly() {
  return act("reduce-only", { title: "Reduce only", text: "Only what lessens risk passes from now on.", yes: "Reduce only" });
}

export function resume() {
  return act("resume", { title: "Resume trading", text: "New orders pass the limits again.", yes: "Resume" });
}
