"use strict";
// Everything that a page says goes into the document as text, by `textContent`, and never as markup.

/** The element with an id. */
const byId = (id) => document.getElementById(id);

/** A new element. Children are elements, text, or lists of them; attributes that are null or false are left out. */
function element(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  for (const child of children.flat()) if (child !== null && child !== undefined) node.append(child);
  return node;
}

/** Thousands set apart by a narrow no-break space. */
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u202F");

const plural = (count, noun) => `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;

let toastTimer = 0;

/** Says something for a moment. */
function toast(text, isError = false) {
  const node = byId("toast");
  node.textContent = text;
  node.className = isError ? "shown error" : "shown";
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { node.className = ""; }, isError ? 8000 : 1800);
}
