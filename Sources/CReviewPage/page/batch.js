"use strict";
// What is known of the whole batch: every finding in columns, what was decided, and which of them are shown. A decision may
// bring findings up, or make others pointless; they are taken up when the page comes back repaired with it.

/** The outcome of a finding that a comment of the page suppresses. */
const suppressed = 3;

const batch = {
  /** The names of the pages without the folders that all of them share. */
  pages: [], paths: [], quality: [], rules: [], findings: null, count: 0,
  /** How many findings somebody may decide about: a comment of the page suppresses the others. */
  open: 0,
  /** Findings that decisions brought up, by number, with what the page says of them. */
  later: new Map(),
  /** The numbers of those that came up no more when the page was repaired with what is decided. */
  gone: new Set(),
  /** Each page's number with each fingerprint of its findings. */
  known: new Set(),
  /** By fingerprint. */
  decisions: new Map(),
  /** How many findings have each fingerprint, and the number of the first. */
  copies: new Map(),
  numbers: new Map(),
  /** The first finding of each page. */
  first: [],
  /** Findings that are shown, by number. */
  shown: [],
  /** What was decided last, to be undone; each entry is a list of fingerprints with what they were before. */
  history: [],

  load(data) {
    this.pages = this.namesOf(data.pages);
    this.paths = data.paths;
    this.quality = data.quality;
    this.rules = data.rules;
    this.findings = data.findings;
    this.count = data.findings.page.length;
    this.open = data.findings.outcome.filter((outcome) => outcome !== suppressed).length;
    data.findings.page.forEach((page, index) => { this.first[page] ??= index; });
    for (const decision of data.decisions) this.decisions.set(decision.fingerprint, decision);
    data.findings.fingerprint.forEach((print, index) => {
      this.know(index, print);
    });
  },

  /** Counts a finding in. */
  know(index, print) {
    this.known.add(`${this.findings.page[index]} ${print}`);
    if (!this.numbers.has(print)) this.numbers.set(print, index);
    if (this.findings.outcome[index] !== suppressed) this.copies.set(print, (this.copies.get(print) ?? 0) + 1);
  },

  namesOf(pages) {
    let shared = pages[0]?.slice(0, pages[0].lastIndexOf("/") + 1) ?? "";
    for (const page of pages) {
      while (!page.startsWith(shared)) shared = shared.slice(0, shared.lastIndexOf("/", shared.length - 2) + 1);
    }
    return pages.map((page) => page.slice(shared.length));
  },

  /** What a page says of a finding, by its number. */
  finding(index, page) { return this.later.get(index) ?? page.findings[index - this.first[this.findings.page[index]]]; },

  /** The numbers of a page's findings. */
  ofPage(number) {
    const indices = [];
    for (let index = this.first[number]; this.findings.page[index] === number; index += 1) indices.push(index);
    for (const index of this.later.keys()) if (this.findings.page[index] === number) indices.push(index);
    return [...new Set(indices)];
  },

  /** Takes up what a page says now that it was repaired with what is decided. Whether anything is new or gone. */
  heed(number, page) {
    const before = this.count + [...this.gone].join();
    const prints = new Set(page.findings.map(({ fingerprint }) => fingerprint));
    for (const index of this.ofPage(number)) {
      if (prints.has(this.findings.fingerprint[index])) this.gone.delete(index); else this.gone.add(index);
    }
    for (const finding of page.findings) {
      if (!finding.own && !this.known.has(`${number} ${finding.fingerprint}`)) this.add(number, page, finding);
    }
    return before !== this.count + [...this.gone].join();
  },

  /** Adds a finding that a decision brought up. */
  add(number, page, finding) {
    const row = {
      page: number, rule: this.rules.findIndex(({ id }) => id === finding.rule), fingerprint: finding.fingerprint,
      outcome: finding.suppressed === undefined ? finding.outcome : suppressed, confidence: finding.confidence,
      line: finding.line, text: spread.words(page, finding.place[0]),
    };
    for (const [name, value] of Object.entries(row)) this.findings[name].push(value);
    this.later.set(this.count, finding);
    this.first[number] ??= this.count;
    this.know(this.count, finding.fingerprint);
    this.count += 1;
    if (row.outcome !== suppressed) this.open += 1;
  },

  decision(index) { return this.decisions.get(this.findings.fingerprint[index]); },

  /** What was decided about a finding: `accept`, `reject`, `edit`; else `undecided`, `suppressed`, or `gone`. */
  state(index) {
    if (this.decision(index)) return this.decision(index).decision;
    if (this.findings.outcome[index] === suppressed) return "suppressed";
    return this.gone.has(index) ? "gone" : "undecided";
  },

  /** Whether somebody is to decide about a finding. */
  isOpen(index) { return this.state(index) === "undecided"; },

  /** How many findings are decided. */
  decided() {
    let count = 0;
    for (const print of this.decisions.keys()) count += this.copies.get(print) ?? 0;
    return count;
  },

  /** How many findings are to be decided. */
  total() { return this.open - [...this.gone].filter((index) => this.state(index) === "gone").length; },

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

  /** Takes the last decision back, and gives the fingerprints that it was about; null where there is none. */
  async undo() {
    const last = this.history.pop();
    if (!last) return null;
    try {
      await this.decide(last.map(([print, before]) => before ?? this.entry(this.numbers.get(print), "undo")), false);
    } catch (error) {
      this.history.push(last);
      throw error;
    }
    return last.map(([print]) => print);
  },

  /** Finds out which findings are shown. */
  filter(wanted) {
    const { page, rule, outcome, confidence, line, text } = this.findings;
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
    else if (this.later.size > 0) shown.sort((a, b) => page[a] - page[b] || line[a] - line[b] || a - b);
    this.shown = shown;
  },
};
