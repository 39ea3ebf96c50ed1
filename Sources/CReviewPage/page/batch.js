"use strict";
// What is known of the whole batch: every finding in columns, what was decided, and which of them are shown.

/** The outcome of a finding that a comment of the page suppresses. */
const suppressed = 3;

const batch = {
  pages: [], paths: [], quality: [], rules: [], findings: null, count: 0,
  /** How many findings somebody may decide about: a comment of the page suppresses the others. */
  open: 0,
  /** By fingerprint. */
  decisions: new Map(),
  /** How many findings have each fingerprint. */
  copies: new Map(),
  /** The first finding of each page. */
  first: [],
  /** Findings that are shown, by number. */
  shown: [],
  /** What was decided last, to be undone; each entry is a list of fingerprints with what they were before. */
  history: [],

  load(data) {
    this.pages = data.pages;
    this.paths = data.paths;
    this.quality = data.quality;
    this.rules = data.rules;
    this.findings = data.findings;
    this.count = data.findings.page.length;
    this.open = data.findings.outcome.filter((outcome) => outcome !== suppressed).length;
    data.findings.page.forEach((page, index) => { this.first[page] ??= index; });
    for (const decision of data.decisions) this.decisions.set(decision.fingerprint, decision);
    data.findings.fingerprint.forEach((print, index) => {
      if (data.findings.outcome[index] !== suppressed) this.copies.set(print, (this.copies.get(print) ?? 0) + 1);
    });
  },

  decision(index) { return this.decisions.get(this.findings.fingerprint[index]); },

  /** What was decided about a finding: `accept`, `reject`, `edit`; else `undecided`, or `suppressed`. */
  state(index) {
    return this.decision(index)?.decision ?? (this.findings.outcome[index] === suppressed ? "suppressed" : "undecided");
  },

  /** Whether somebody is to decide about a finding. */
  isOpen(index) { return this.state(index) === "undecided"; },

  /** How many findings are decided. */
  decided() {
    let count = 0;
    for (const print of this.decisions.keys()) count += this.copies.get(print) ?? 0;
    return count;
  },

  /** Writes decisions down and then holds to them. */
  async decide(entries, remembers = true) {
    const before = entries.map(({ fingerprint }) => [fingerprint, this.decisions.get(fingerprint)]);
    const written = await store.decide(entries);
    for (const decision of written) {
      if (decision.decision === "undo") this.decisions.delete(decision.fingerprint);
      else this.decisions.set(decision.fingerprint, decision);
    }
    if (remembers) this.history.push(before);
  },

  /** A decision about a finding, ready to be written. */
  entry(index, decision, more) {
    const { fingerprint, rule, page } = this.findings;
    return {
      fingerprint: fingerprint[index], decision, rule: this.rules[rule[index]].id, path: this.paths[page[index]],
      ...more,
    };
  },

  /** Takes the last decision back, and gives the fingerprint that it was about. */
  async undo() {
    const last = this.history.pop();
    if (!last) return null;
    try {
      const number = (print) => this.findings.fingerprint.indexOf(print);
      await this.decide(last.map(([print, before]) => before ?? this.entry(number(print), "undo")), false);
    } catch (error) {
      this.history.push(last);
      throw error;
    }
    return last[0][0];
  },

  /** Finds out which findings are shown. */
  filter(wanted) {
    const { page, rule, outcome, confidence, text } = this.findings;
    const words = wanted.search.toLowerCase();
    const shown = [];
    for (let index = 0; index < this.count; index += 1) {
      if (wanted.rule >= 0 && rule[index] !== wanted.rule) continue;
      if (wanted.file >= 0 && page[index] !== wanted.file) continue;
      if (wanted.outcome >= 0 && outcome[index] !== wanted.outcome) continue;
      if (confidence[index] < wanted.least || confidence[index] > wanted.most) continue;
      if (wanted.state !== "all" && this.state(index) !== wanted.state) continue;
      if (words && !text[index].toLowerCase().includes(words)
        && !this.pages[page[index]].toLowerCase().includes(words)) continue;
      shown.push(index);
    }
    if (wanted.order === "doubt") shown.sort((a, b) => confidence[a] - confidence[b] || a - b);
    this.shown = shown;
  },
};
