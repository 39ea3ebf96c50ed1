"use strict";
// The list of findings. Only the rows that can be seen are in the document, however many there are.

const list = {
  /** Pixels; it follows the size of the text. */
  rowHeight: 60,
  /** The place among those shown. */
  current: 0,
  onPick: null,

  start(onPick) {
    this.onPick = onPick;
    this.rowHeight = Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize) * 3.8);
    byId("list").addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(() => { this.reveal(); this.draw(); }).observe(byId("list"));
  },

  get finding() { return batch.shown[this.current]; },

  /** Draws the rows in sight. */
  draw() {
    const frame = byId("list");
    // A box of millions of pixels is more than a browser measures; scrolling then goes faster than the rows.
    const height = Math.min(batch.shown.length * this.rowHeight, 8_000_000);
    byId("rows").style.height = `${height}px`;
    const room = Math.max(1, height - frame.clientHeight);
    const total = Math.max(0, batch.shown.length * this.rowHeight - frame.clientHeight);
    const top = height < batch.shown.length * this.rowHeight ? (frame.scrollTop / room) * total : frame.scrollTop;
    const first = Math.max(0, Math.floor(top / this.rowHeight) - 4);
    const last = Math.min(batch.shown.length, first + Math.ceil(frame.clientHeight / this.rowHeight) + 8);
    const shift = frame.scrollTop - top;
    const rows = [];
    for (let place = first; place < last; place += 1) rows.push(this.row(place, place * this.rowHeight + shift));
    byId("rows").replaceChildren(...rows);
    if (rows.length > 0) frame.setAttribute("aria-activedescendant", `row-${this.current}`);
  },

  row(place, top) {
    const index = batch.shown[place];
    const { page, rule, line, confidence, text, outcome } = batch.findings;
    const decision = batch.state(index);
    const row = element("div", {
      class: `row ${decision}`, role: "option", id: `row-${place}`, "aria-selected": String(place === this.current),
      "aria-posinset": place + 1, "aria-setsize": batch.shown.length, onclick: () => { this.pick(place); openSide(false); },
    },
      element("span", { class: "sign", "aria-label": decision, role: "img" }, signs[decision]),
      element("span", { class: "head" },
        element("code", {}, batch.rules[rule[index]].id),
        element("span", { class: `sure ${outcomes[outcome[index]]}` }, confidence[index].toFixed(2))),
      element("span", { class: "quote", dir: "auto" }, text[index]),
      element("span", { class: "where" }, element("bdi", { dir: "ltr" }, `${batch.pages[page[index]]}:${line[index]}`)));
    row.style.top = `${top}px`;
    row.style.height = `${this.rowHeight}px`;
    return row;
  },

  /** Goes to a place of the list and brings it into sight. */
  pick(place) {
    if (batch.shown.length === 0) {
      this.current = 0;
      this.draw();
      this.onPick(undefined);
      return;
    }
    this.current = Math.max(0, Math.min(batch.shown.length - 1, place));
    this.reveal();
    this.draw();
    this.onPick(this.finding);
  },

  reveal() {
    const frame = byId("list");
    const all = batch.shown.length * this.rowHeight;
    const height = Math.min(all, 8_000_000);
    byId("rows").style.height = `${height}px`;
    const scale = all > height ? (height - frame.clientHeight) / (all - frame.clientHeight) : 1;
    const top = this.current * this.rowHeight;
    const seen = frame.scrollTop / scale;
    if (top < seen) frame.scrollTop = top * scale;
    else if (top + this.rowHeight > seen + frame.clientHeight) {
      frame.scrollTop = (top + this.rowHeight - frame.clientHeight) * scale;
    }
  },

  /** The next place from here on that nobody has decided; the same where there is none. */
  nextUndecided() {
    for (let step = 1; step <= batch.shown.length; step += 1) {
      const place = (this.current + step) % batch.shown.length;
      if (batch.isOpen(batch.shown[place])) return place;
    }
    return this.current;
  },
};

const signs = { undecided: "○", suppressed: "–", gone: "–", accept: "✓", reject: "✕", edit: "✎" };
const outcomes = ["repaired", "offered", "reported", "suppressed"];
