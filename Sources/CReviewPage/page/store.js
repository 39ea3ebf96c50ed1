"use strict";
// Where the batch comes from, and where decisions go: the server, or the file itself.

/** The page is served, and decisions are written as they are made. */
const serverStore = {
  isServed: true,
  async get(name) {
    const answer = await fetch(name, { cache: "no-store" });
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return answer.json();
  },
  batch() { return this.get("batch.json"); },
  /** @param kind `page`: as it was found; `clean`, `apply`: as these write it with what is decided by now */
  page(kind, number) { return this.get(`${kind}.json?${number}`); },
  async decide(decisions) {
    const lean = decisions.map(({ fingerprint, decision, reason, text, target }) => (
      { fingerprint, decision, reason, text, target }));
    const answer = await fetch("decide", {
      method: "POST", body: JSON.stringify(lean), headers: { "Content-Type": "application/json" },
    });
    if (!answer.ok) throw new Error((await answer.text()) || `the server answered ${answer.status}`);
    return answer.json();
  },
};

/** The page is a file: it holds the batch, and decisions are kept by the browser until they are downloaded. */
const fileStore = {
  isServed: false,
  data: null,
  key: "",
  kept: new Map(),
  async batch() {
    const batch = JSON.parse(byId("batch").textContent);
    this.key = `galley-review ${batch.id}`;
    for (const decision of batch.decisions) this.kept.set(decision.fingerprint, decision);
    try {
      for (const decision of JSON.parse(localStorage.getItem(this.key) ?? "[]")) {
        if (decision.decision === "undo") this.kept.delete(decision.fingerprint);
        else this.kept.set(decision.fingerprint, decision);
      }
    } catch { /* A browser may keep nothing for files. */ }
    batch.decisions = [...this.kept.values()];
    return batch;
  },
  /** Nothing can be repaired here: a page stays as it was found, but for what a person wrote. */
  async page(kind, number) {
    const page = JSON.parse(byId(`page-${number}`).textContent);
    for (const { fingerprint, place } of page.findings) {
      const text = this.kept.get(fingerprint)?.text;
      const block = page.blocks.find((candidate) => holds(candidate, place[0]));
      if (kind !== "page" && text !== undefined && block) block.edited = text;
    }
    return page;
  },
  async decide(decisions) {
    const when = new Date().toISOString().replace(/\.\d+Z/, "Z");
    const written = decisions.map((decision) => ({ ...decision, when }));
    for (const decision of written) {
      if (decision.decision === "undo") this.kept.delete(decision.fingerprint);
      else this.kept.set(decision.fingerprint, decision);
    }
    try {
      const log = JSON.parse(localStorage.getItem(this.key) ?? "[]");
      localStorage.setItem(this.key, JSON.stringify([...log, ...written]));
    } catch { /* As above; the download has them all the same. */ }
    return written;
  },
  /** The decisions file, as `galley apply` reads it. */
  download() {
    const lines = [...this.kept.values()].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1)).map((decision) => {
      const { fingerprint, rule, path, reason, when, text, target } = decision;
      return JSON.stringify({
        fingerprint, decision: decision.decision, rule, path, reason: reason || undefined, when, text, target,
      });
    });
    const link = element("a", {
      href: URL.createObjectURL(new Blob(lines.map((line) => `${line}\n`), { type: "application/jsonl" })),
      download: "decisions.jsonl",
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  },
};

const store = byId("batch") ? fileStore : serverStore;
