"use strict";
// The page as it was beside the page as it will be. What became of a line stands beside it; what the finding is about is
// marked on both sides, and a line leads from where a piece stood to where it goes.

/** Whether a block holds a byte of the source. */
const holds = (block, byte) => block.pieces.some(([start, end]) => start <= byte && byte < end);

const spread = {
  page: null,

  /** Draws a page; the same page is not drawn twice. */
  draw(page) {
    if (this.page === page) return;
    this.page = page;
    const rows = this.align(page).map(({ lines, block }) => element("div", { class: "pair" },
      element("div", { class: "was" }, ...lines.map((line) => this.line(page, line))),
      block === null ? element("div", { class: "will" }) : this.block(page, page.blocks[block], block)));
    const links = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    links.id = "links";
    links.setAttribute("aria-hidden", "true");
    const objection = page.objection ? [element("p", { class: "objection", role: "alert", lang: "en" }, page.objection)] : [];
    byId("spread").replaceChildren(...objection, ...rows, links);
    byId("spread").lang = page.language ?? "";
  },

  /** Pairs of source lines and the block that they became, in the order of both as far as they agree. */
  align(page) {
    const rows = [];
    let next = 0;
    const lineOf = (byte) => {
      let low = 0;
      let high = page.lines.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (page.lines[middle].start <= byte) low = middle + 1; else high = middle;
      }
      return low - 1;
    };
    const owner = new Map();
    page.blocks.forEach((block, number) => {
      for (const [start] of block.pieces) { const line = lineOf(start); if (!owner.has(line)) owner.set(line, number); }
    });
    page.blocks.forEach((block, number) => {
      const anchor = lineOf(block.pieces[0][0]);
      while (next < anchor) { rows.push({ lines: [next], block: null }); next += 1; }
      const lines = [];
      while (next < page.lines.length && (next === anchor || owner.get(next) === number)) { lines.push(next); next += 1; }
      rows.push({ lines, block: number });
    });
    for (; next < page.lines.length; next += 1) rows.push({ lines: [next], block: null });
    return rows;
  },

  line(page, number) {
    const { segments, n } = page.lines[number];
    return element("p", { class: "line", "data-n": n, dir: "auto" },
      segments.map(([start, end, text]) => element("span", { "data-s": start, "data-e": end }, text)));
  },

  block(page, block, number) {
    const isEdited = block.edited !== undefined;
    const spans = isEdited ? this.own(block) : block.segments.map(([start, end, text, rule, isJoint]) => element("span", {
      "data-s": start, "data-e": end, "data-r": rule, class: isJoint ? "seam" : rule ? "written" : null, title: rule
    }, text));
    const names = ["will", block.role, block.dropped ? "dropped" : "", isEdited ? "edited" : ""];
    const said = [block.role, isEdited ? "in a person’s words" : "", block.dropped ? "left out" : ""];
    return element("div", { class: names.join(" "), "data-b": number },
      element("span", { class: "role", lang: "en" }, said.filter((word) => word).join(", ")),
      element("p", { dir: "auto" }, spans));
  },

  /** What a person wrote, in the place of the block's text. */
  own(block) {
    const [start, end] = [block.pieces[0][0], block.pieces.at(-1)[1]];
    return element("span", { "data-s": start, "data-e": end, class: block.edited ? "own" : "nothing-left" },
      block.edited || "left out");
  },

  /** Marks what a finding is about, and brings it into sight. */
  mark(finding, state) {
    const root = byId("spread");
    const names = ["here", "there", "gone", "moved", "fixed", "seam-here"];
    for (const node of root.querySelectorAll(names.map((name) => `.${name}`).join())) node.classList.remove(...names);
    root.dataset.state = state;
    const links = [];
    const isMade = finding.outcome === 0 && state !== "reject";
    this.add(".was", finding.place, "here");
    this.add(".will", finding.place, "here");
    if (finding.related) { this.add(".was", finding.related, "there"); this.add(".will", finding.related, "there"); }
    for (const repair of finding.repairs) {
      if (repair.kind === "join") {
        this.add(".was", this.piece(repair.start), "moved");
        const seam = root.querySelector(`.will .seam[data-s="${repair.end}"][data-e="${repair.start}"]`);
        seam?.classList.add("seam-here");
        // Where it is not made the line leads to where the piece would go.
        links.push({ from: this.find(".was", repair.start), to: seam ?? this.find(".will", repair.end - 1), isMade });
      } else if (repair.kind === "remove") {
        this.add(".was", this.piece(repair.block), "gone");
      } else if (repair.kind === "move") {
        this.add(".was", this.piece(repair.block), "moved");
        const to = this.find(".will", isMade ? repair.block : repair.behind);
        links.push({ from: this.find(".was", repair.block), to, isMade });
      }
    }
    if (finding.repairs.length === 0) this.markCharacters(finding);
    this.reveal(root.querySelector(".seam-here, .will .fixed, .will .here, .was .here"));
    requestAnimationFrame(() => this.link(links.filter(({ from, to }) => from && to)));
  },

  /** Marks what a rule wrote in the block that a finding is about. */
  markCharacters(finding) {
    const root = byId("spread");
    const block = this.page.blocks.findIndex((candidate) => holds(candidate, finding.place[0]));
    const written = [...root.querySelectorAll(`[data-b="${block}"] .written`)].filter((node) => node.dataset.r === finding.rule);
    const starts = new Set(written.map((node) => node.dataset.s));
    for (const node of written) node.classList.add("fixed");
    if (starts.size === 0) return;
    for (const node of root.querySelectorAll(".was [data-s]")) if (starts.has(node.dataset.s)) node.classList.add("here");
  },

  /** The source line that holds a byte. */
  lineAt(page, byte) { return page.lines.findLast(({ start }) => start <= byte) ?? page.lines[0]; },

  /** The first words of the source from a byte on. */
  words(page, byte) {
    const text = this.lineAt(page, byte).segments.filter(([, end]) => end > byte).map((segment) => segment[2]).join("");
    return [...text].slice(0, 40).join("");
  },

  /** The printed piece that starts at a byte, or holds it. */
  piece(byte) {
    for (const block of this.page.blocks) {
      for (const piece of block.pieces) if (piece[0] <= byte && byte < piece[1]) return piece;
    }
    const line = this.page.lines.findLast(({ start }) => start <= byte);
    return line ? [line.start, line.segments.at(-1)[1]] : [byte, byte];
  },

  /** The element of a side that holds a byte. */
  find(side, byte) {
    for (const node of byId("spread").querySelectorAll(`${side} [data-s]`)) {
      if (Number(node.dataset.s) <= byte && byte < Number(node.dataset.e) && !node.classList.contains("seam")) return node;
    }
    return null;
  },

  add(side, [start, end], name) {
    for (const node of byId("spread").querySelectorAll(`${side} [data-s]`)) {
      if (Number(node.dataset.s) >= start && Number(node.dataset.e) <= end) node.classList.add(name);
    }
  },

  reveal(node) {
    if (matchMedia("(max-width: 60rem)").matches) return scrollTo({ top: 0 });
    if (!node) return;
    const box = node.getBoundingClientRect();
    if (box.top < byId("card").getBoundingClientRect().bottom || box.bottom > innerHeight) {
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      node.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    }
  },

  /** Draws lines between the columns, from where pieces stood to where they go. */
  link(pairs) {
    this.pairs = pairs;
    const svg = byId("links");
    if (!svg) return;
    const frame = byId("spread").getBoundingClientRect();
    svg.setAttribute("viewBox", `0 0 ${frame.width} ${frame.height}`);
    svg.replaceChildren(...pairs.flatMap(({ from, to, isMade }) => {
      const a = from.getClientRects()[0];
      const b = isMade ? to.getClientRects()[0] : [...to.getClientRects()].at(-1);
      if (!a || !b) return [];
      const was = from.closest(".was").getBoundingClientRect();
      const will = to.closest(".will").getBoundingClientRect();
      const stacked = will.left < was.right;
      const x1 = (stacked ? was.left + 6 : was.right + 2) - frame.left;
      const x2 = will.left - frame.left - 3;
      const y1 = a.top + a.height / 2 - frame.top;
      const y2 = b.top + b.height / 2 - frame.top;
      const bend = stacked ? -14 : (x2 - x1) * 0.6;
      const path = (d, name) => {
        const node = document.createElementNS("http://www.w3.org/2000/svg", "path");
        node.setAttribute("d", d);
        node.setAttribute("class", name);
        return node;
      };
      const curve = `M${x1},${y1} C${x1 + bend},${y1} ${stacked ? x2 + bend : x2 - bend},${y2} ${x2 - 4},${y2}`;
      return [path(curve, isMade ? "way" : "way not-made"), path(`M${x2 - 7},${y2 - 5} L${x2},${y2} L${x2 - 7},${y2 + 5} Z`, "tip")];
    }));
  },
};
