// Elements from plain calls, and a morph that leaves focus, selection and scroll where they are.

/** Makes an element; on… are listeners, null and false leave an attribute out. */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) {
      element[name] = value;
    } else if (name === "value") {
      element.value = value;
      element.setAttribute("value", value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const LISTENERS = ["onclick", "onsubmit", "onchange", "oninput", "onkeydown"];

/** Makes the children of `parent` look like `children`. */
export function fill(parent, ...children) {
  const wanted = children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
  const shadow = document.createElement(parent.tagName);
  shadow.append(...wanted);
  morphChildren(parent, shadow);
}

/** Makes `from` look like `to`, and returns what stands there now. */
export function morph(from, to) {
  if (from.nodeType !== to.nodeType || from.nodeName !== to.nodeName || key(from) !== key(to)) {
    from.replaceWith(to);
    return to;
  }
  if (from.nodeType === Node.TEXT_NODE) {
    if (from.data !== to.data) {
      from.data = to.data;
    }
    return from;
  }
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && name !== "open" && name !== "style") {
      from.removeAttribute(name);
    }
  }
  for (const { name, value } of to.attributes) {
    if (name !== "style" && from.getAttribute(name) !== value) {
      from.setAttribute(name, value);
    }
  }
  for (const listener of LISTENERS) {
    from[listener] = to[listener];
  }
  if (to.style.length > 0) {
    from.style.cssText = to.style.cssText;
  }
  if (!from.hasAttribute("data-keep")) {
    morphChildren(from, to);
  }
  return from;
}

function key(node) {
  return node.nodeType === Node.ELEMENT_NODE ? node.getAttribute("data-key") : null;
}

function morphChildren(from, to) {
  const keyed = new Map();
  for (const child of from.children) {
    if (key(child) !== null) {
      keyed.set(key(child), child);
    }
  }
  const wanted = [...to.childNodes];
  let at = from.firstChild;
  for (const next of wanted) {
    const known = key(next) !== null ? keyed.get(key(next)) : null;
    if (known) {
      if (known !== at) {
        from.insertBefore(known, at);
      }
      at = morph(known, next).nextSibling;
    } else if (at && key(at) === null && key(next) === null) {
      at = morph(at, next).nextSibling;
    } else {
      from.insertBefore(next, at);
    }
  }
  while (at) {
    const rest = at.nextSibling;
    at.remove();
    at = rest;
  }
}

/** A panel with a heading. */
export function panel(title, { width = "", small = null, tools = null, alarm = false } = {}, ...content) {
  return h(
    "section",
    { class: `panel ${width}${alarm ? " alarm" : ""}`, "aria-label": title },
    h("header", {}, h("h2", {}, title, small ? " " : null, small ? h("small", {}, small) : null), tools),
    ...content,
  );
}

/** A table; columns are [heading, class]. */
export function table(columns, rows, caption) {
  return h(
    "div",
    { class: "scroll" },
    h(
      "table",
      {},
      h("caption", { class: "sr" }, caption),
      h("thead", {}, h("tr", {}, columns.map(([name, kind]) => h("th", { scope: "col", class: kind ?? "" }, name)))),
      h("tbody", {}, rows),
    ),
  );
}

export function empty(text) {
  return h("p", { class: "empty" }, text);
}
