"use strict";
// The finding that is looked at: what is said, why, the change in a few words, and what was decided.

const card = {
  editing: false,

  /** @param page what the page says; @param finding its finding; @param index its number in the batch */
  show(page, finding, index, act) {
    this.editing = false;
    const decision = batch.decision(index);
    const state = batch.state(index);
    const reason = state === "suppressed" ? finding.suppressed : decision?.reason;
    const rule = batch.rules[batch.findings.rule[index]];
    const outcome = batch.findings.outcome[index];
    const parts = [
      element("p", { class: "kicker" },
        element("code", { title: rule.summary }, rule.id), " ",
        element("span", { class: `outcome ${outcomes[outcome]}` }, outcomeWords[outcome]),
        finding.count > 1 ? element("span", {}, plural(finding.count, "place")) : null,
        element("span", { class: "where", title: page.name },
          `${batch.pages[batch.findings.page[index]]}:${finding.line}`)),
      element("h1", {}, finding.message),
      this.meter(finding.confidence),
      finding.evidence.length > 0
        ? element("ul", { class: "evidence", "aria-label": "What speaks for it" },
          ...finding.evidence.map((reason) => element("li", {}, reason)))
        : null,
      element("div", { class: `changes ${state === "reject" ? "rejected" : ""}` }, ...finding.changes.map((change) => this.change(change, page.language))),
      element("div", { class: "actions", role: "group", "aria-label": "Decide" },
        this.button("accept", "Accept", "a", state, act), this.button("reject", "Reject", "r", state, act),
        this.button("edit", "Edit", "e", state, act),
        joinOf(finding) ? this.button("target", "Rejoin", "t", state, act) : null,
        this.button("skip", "Skip", "s", state, act),
        this.button("undo", "Undo", "u", state, act)),
      element("p", { class: `verdict ${state}` }, verdicts[state],
        decision?.target ? `: it goes on with “${this.startOf(page, decision.target)}”` : "",
        reason ? `: “${reason}”` : "", " ",
        state === "suppressed" || state === "gone" ? null : element("button", {
          type: "button", class: "why", "aria-keyshortcuts": "w", onclick: () => act("why"),
        }, state === "undecided" ? "Reject, and say why" : "Say why", " ", element("kbd", { "aria-hidden": "true" }, "w"))),
      element("div", { id: "editor" }),
      element("div", { class: "pair heads" }, element("h2", {}, "As it was"), element("h2", {}, "As it will be"), views.switch()),
    ];
    byId("card").replaceChildren(...parts.filter((part) => part !== null));
  },

  button(name, label, key, state, act) {
    return element("button", {
      type: "button", class: name, "data-act": name, "aria-keyshortcuts": key,
      "aria-pressed": ["accept", "reject", "edit"].includes(name) ? String(state === name) : null,
      onclick: () => act(name),
    }, label, " ", element("kbd", { "aria-hidden": "true" }, key));
  },

  meter(confidence) {
    const bar = element("span", { class: "meter", "aria-hidden": "true" }, element("i", {}));
    bar.firstChild.style.width = `${confidence * 100}%`;
    return element("p", { class: "confidence" }, bar, `sure to ${confidence.toFixed(2)}`);
  },

  change(change, language) {
    const text = (runs, kind, label) => element("p", { class: `text ${kind}`, lang: language, dir: "auto" },
      element("span", { class: "label", lang: "en" }, label), ...runs.map(run));
    if (change.kind === "role") {
      return element("div", { class: "change" }, text(change.before, "block", change.role === "furniture" ? "is furniture" : `is a ${change.role}`));
    }
    return element("div", { class: "change" }, text(change.before, "before", "before"),
      change.after.length > 0 ? text(change.after, "after", "repaired")
        : element("p", { class: "text after gone" }, element("span", { class: "label" }, "repaired"), "left out"));
  },

  /** Lets a person write the block. */
  edit(page, finding, index, save) {
    const decision = batch.decision(index);
    const block = page.blocks.find((candidate) => holds(candidate, finding.place[0]));
    if (!block || block.long) return toast(block ? "It is too long to be edited here" : "It is left out already");
    const text = decision?.text ?? block.edited ?? block.text ?? block.segments.map((segment) => segment[2]).join("");
    const area = element("textarea", { id: "own-text", rows: 5, lang: page.language, dir: "auto", spellcheck: "false" });
    area.value = text;
    this.ask("What stands in the place of this block; nothing leaves it out", area, decision?.reason,
      (why) => save({ text: area.value, reason: why }));
  },

  /** Lets a person say what the first piece of a join goes on with. */
  target(page, finding, index, save) {
    const join = joinOf(finding);
    if (!join) return toast("This is no join");
    const decision = batch.decision(index);
    const pieces = page.blocks.flatMap((block) => block.pieces.map(([start, end], number) => (
      { start, end, print: block.starts[number], role: block.role })))
      .filter(({ end }) => end !== join.end).sort((a, b) => a.start - b.start);
    const chosen = decision?.target ?? pieces.find(({ start }) => start === join.start)?.print;
    const choice = element("select", { id: "own-target", size: 8, lang: page.language },
      pieces.map(({ start, print, role }) => element("option", { value: print, selected: print === chosen },
        `${String(spread.lineAt(page, start).n).padStart(4, "\u2007")}\u2002${spread.words(page, start)}${role === "paragraph" ? "" : ` (${role})`}`)));
    this.ask("What it goes on with", choice, decision?.reason, (why) => {
      if (!choice.value) return toast("Choose a piece of the page");
      save({ target: choice.value, reason: why });
    });
  },

  /** Lets a person say why it was decided so, or why it is wrong where nothing was. */
  why(page, finding, index, save) {
    const { decision = "reject", reason, text, target } = batch.decision(index) ?? {};
    this.ask(null, null, reason, (why) => save({ text, target, reason: why }, decision));
  },

  /** A form in the card: perhaps a field, and why. */
  ask(label, field, why, save) {
    const reason = element("input", { id: "own-reason", type: "text", value: why ?? "", maxlength: 500 });
    const form = element("form", {
      class: "edit",
      onsubmit: (event) => { event.preventDefault(); save(reason.value); },
      onkeydown: (event) => {
        event.stopPropagation();
        if (event.key === "Escape") this.close();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
      },
    },
      field ? element("label", { for: field.id }, label) : null, field,
      element("label", { for: "own-reason" }, "Why (for others)"), reason,
      element("p", {}, element("button", { class: "edit" }, "Save"),
        element("button", { type: "button", onclick: () => this.close() }, "Cancel"),
        element("span", { class: "hint" }, "Ctrl Enter saves, Escape leaves")));
    byId("editor").replaceChildren(form);
    this.editing = true;
    (field ?? reason).focus();
  },

  /** The first words of the piece that a target names. */
  startOf(page, target) {
    for (const block of page.blocks) {
      const number = block.starts.indexOf(target);
      if (number >= 0) return spread.words(page, block.pieces[number][0]);
    }
    return "…";
  },

  close() {
    byId("editor").replaceChildren();
    this.editing = false;
    byId("card").focus({ preventScroll: true });
  },

  nothing(text) { byId("card").replaceChildren(element("p", { class: "nothing" }, text)); },
};

/** The join that a finding makes, if it makes one. */
const joinOf = (finding) => finding.repairs.find(({ kind }) => kind === "join");

/** A run of a text with its mark. */
function run({ text, mark }) {
  switch (mark) {
    case "place": return element("mark", {}, text);
    case "removed": return element("del", {}, text);
    case "added": return text === ""
      ? element("ins", { class: "joint" }, element("span", { class: "unseen", lang: "en" }, "joined"))
      : element("ins", {}, text);
    case "lineBreak": return element("span", { class: "break", role: "img", "aria-label": "line break" }, "⏎");
    case "between": return element("span", { class: "between" }, text);
    case "ellipsis": return element("span", { class: "cut" }, "…");
    default: return text;
  }
}

const outcomeWords = ["repaired", "offered, not made", "for you to mend", "suppressed"];
const verdicts = {
  undecided: "Not decided yet", suppressed: "A comment of the page says that this is none",
  gone: "Nothing to decide: with the other decisions it does not come up any more",
  accept: "Accepted", reject: "Rejected: it is left as it was", edit: "Edited by you",
};
