"use strict";
// Pages as they were found, and as they are to be with what is decided by now.

const pages = {
  kept: new Map(),
  /** Counts decisions: what was repaired before one is out of date. */
  version: 0,

  /** A page, from those seen last or from the store. */
  async get(kind, number) {
    const key = `${kind} ${number}`;
    if (!this.kept.has(key)) {
      const version = this.version;
      const page = await store.page(kind, number);
      if (version !== this.version) return page;
      if (this.kept.size > 48) this.kept.delete(this.kept.keys().next().value);
      this.kept.set(key, page);
    }
    return this.kept.get(key);
  },

  /** Has pages repaired anew, because something was decided. */
  renew() {
    this.version += 1;
    for (const key of this.kept.keys()) if (!key.startsWith("page ")) this.kept.delete(key);
  },
};

/** What the right side shows: the page of `clean`, with all that nobody has decided about, or that of `apply`. */
const views = {
  kind: "clean",

  switch() {
    if (!store.isServed) {
      return element("p", { class: "views hint", title: "galley apply and galley clean make your decisions" }, "as the run made it");
    }
    const view = (kind, label, title) => element("button", {
      type: "button", "aria-pressed": String(this.kind === kind), title, onclick: () => this.choose(kind),
    }, label);
    return element("div", { class: "views", role: "group", "aria-label": "As it will be" },
      view("clean", "all but rejected", "As galley clean writes it: undecided repairs are made (v)"),
      view("apply", "only accepted", "As galley apply writes it: undecided repairs are not made (v)"));
  },

  choose(kind) {
    this.kind = kind;
    show(list.finding);
  },
};

/** Repairs pages anew behind the scenes, to learn what decisions have brought up or made pointless on them. */
const heeding = {
  /** The numbers of the pages. */
  waiting: new Set(),
  isBusy: false,

  /** @param prints the fingerprints that something was decided about */
  async later(prints) {
    const { fingerprint, page } = batch.findings;
    fingerprint.forEach((print, index) => { if (prints.has(print)) this.waiting.add(page[index]); });
    if (this.isBusy) return;
    this.isBusy = true;
    let isChanged = false;
    try {
      for (const number of this.waiting) {
        const version = pages.version;
        const clean = await pages.get("clean", number);
        if (version !== pages.version) continue;
        this.waiting.delete(number);
        isChanged = batch.heed(number, clean) || isChanged;
      }
    } catch (error) {
      this.waiting.clear();
      toast(`The page cannot be repaired anew: ${error.message}`, true);
    }
    this.isBusy = false;
    if (isChanged) this.takeUp();
    if (this.waiting.size > 0) this.later(new Set());
  },

  /** Shows the list with what has changed; the finding that is looked at stays. */
  takeUp() {
    const index = list.finding;
    batch.filter(wanted);
    if (index !== undefined && !batch.shown.includes(index)) batch.shown.splice(list.current, 0, index);
    list.current = Math.max(0, batch.shown.indexOf(index));
    list.reveal();
    list.draw();
    count();
  },
};
