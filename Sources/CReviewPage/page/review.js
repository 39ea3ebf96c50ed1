"use strict";
// Puts the parts together: filters, keys, decisions.

const pages = {
  kept: new Map(),

  /** A page, from those seen last or from the store. */
  async get(number) {
    if (!this.kept.has(number)) {
      if (this.kept.size > 24) this.kept.delete(this.kept.keys().next().value);
      this.kept.set(number, await store.page(number));
    }
    return this.kept.get(number);
  },
};

/** Shows a finding, and its page. */
async function show(index) {
  if (index === undefined) {
    card.nothing(batch.count === 0 ? "Nothing was found on these pages." : "No finding is like this. Clear the filters to see all.");
    byId("spread").replaceChildren();
    spread.page = null;
    return;
  }
  try {
    const number = batch.findings.page[index];
    const page = await pages.get(number);
    if (list.finding !== index) return;
    const finding = page.findings[index - batch.first[number]];
    card.show(page, finding, index, act);
    spread.draw(page);
    spread.mark(finding, batch.state(index));
    history.replaceState(null, "", `#${index + 1}`);
    const next = batch.findings.page[batch.shown[list.current + 1]];
    if (next !== undefined && next !== number) pages.get(next).catch(() => {});
  } catch (error) {
    toast(`The page cannot be shown: ${error.message}`, true);
  }
}

const wanted = { search: "", state: "all", outcome: -1, rule: -1, file: -1, least: 0, most: 1, order: "page" };

/** Filters anew, and stays at the finding where it is still shown. */
function refilter() {
  const before = list.finding;
  const number = (id, other) => (byId(id).value === "all" ? -1 : Number(byId(id).value || other));
  Object.assign(wanted, {
    search: byId("search").value.trim(), state: byId("state").value, outcome: number("outcome"), rule: number("rule"),
    file: number("file"), least: number("least", 0), most: number("most", 1), order: byId("order").value,
  });
  batch.filter(wanted);
  const place = before === undefined ? 0 : batch.shown.indexOf(before);
  count();
  list.pick(Math.max(0, place));
}

/** Sets filters as a plot says. */
function apply(filters) {
  for (const [name, value] of Object.entries(filters)) byId(name).value = String(value);
  refilter();
}

function count() {
  const decided = batch.decided();
  byId("progress").max = Math.max(1, batch.open);
  byId("progress").value = decided;
  byId("progress-text").textContent = `${grouped(decided)} of ${grouped(batch.open)} decided`;
  byId("matches").textContent = plural(batch.shown.length, "finding");
}

let isBusy = false;

/** Does what a key or a button says. */
async function act(name) {
  if (isBusy) return;
  isBusy = true;
  try {
    const index = list.finding;
    if (name === "undo") {
      const print = await batch.undo();
      if (print === null) return toast("There is nothing to undo");
      toast("Undone");
      count();
      const place = batch.shown.findIndex((shown) => batch.findings.fingerprint[shown] === print);
      return list.pick(place < 0 ? list.current : place);
    }
    if (index === undefined) return;
    if (name === "skip") return list.pick(list.nextUndecided());
    if (name === "edit" || name === "target") {
      const number = batch.findings.page[index];
      const page = await pages.get(number);
      return card[name](page, page.findings[index - batch.first[number]], index,
        (edit) => decide([batch.entry(index, "edit", edit)], "Edited"));
    }
    await decide([batch.entry(index, name)], name === "accept" ? "Accepted" : "Rejected");
  } catch (error) {
    toast(`Not saved: ${error.message}`, true);
  } finally {
    isBusy = false;
  }
}

/** Writes decisions and goes to the next undecided finding. */
async function decide(entries, word) {
  try {
    await batch.decide(entries);
    toast(entries.length > 1 ? `${word} ${grouped(entries.length)}` : word);
    count();
    list.pick(list.nextUndecided());
  } catch (error) {
    toast(`Not saved: ${error.message}`, true);
  }
}

async function acceptAll() {
  const open = new Map();
  for (const index of batch.shown) {
    if (batch.isOpen(index)) open.set(batch.findings.fingerprint[index], index);
  }
  if (open.size === 0) return toast("All of them are decided");
  if (open.size > 20 && !confirm(`Accept ${plural(open.size, "finding")}? Undo takes them all back.`)) return;
  await decide([...open.values()].map((index) => batch.entry(index, "accept")), "Accepted");
}

const keys = {
  j: () => list.pick(list.current + 1), ArrowDown: () => list.pick(list.current + 1),
  k: () => list.pick(list.current - 1), ArrowUp: () => list.pick(list.current - 1),
  Home: () => list.pick(0), End: () => list.pick(batch.shown.length - 1),
  a: () => act("accept"), r: () => act("reject"), s: () => act("skip"), u: () => act("undo"), e: () => act("edit"), t: () => act("target"),
  A: acceptAll,
  "/": () => { openSide(true); byId("search").focus(); },
  "?": () => byId("help").showModal(),
};

function openSide(isOpen) {
  document.body.classList.toggle("listing", isOpen);
  byId("toggle").setAttribute("aria-expanded", String(isOpen));
  list.reveal();
  list.draw();
}

function listen() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
    if (event.target.matches("input, select, textarea")) {
      if (event.key === "Escape") { event.target.blur(); byId("card").focus({ preventScroll: true }); }
      return;
    }
    const action = keys[event.key];
    if (!action || (event.target.closest("summary") && event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    action();
  });
  let wait = 0;
  byId("search").addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(refilter, 120); });
  byId("filters").addEventListener("change", refilter);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("filters").addEventListener("reset", () => setTimeout(() => { byId("search").value = ""; refilter(); }));
  byId("accept-all").addEventListener("click", acceptAll);
  byId("help-button").addEventListener("click", () => byId("help").showModal());
  byId("toggle").addEventListener("click", () => openSide(!document.body.classList.contains("listing")));
  byId("download").addEventListener("click", () => store.download());
  byId("download").hidden = store.isServed;
  new ResizeObserver(() => spread.pairs && spread.link(spread.pairs)).observe(byId("spread"));
}

async function start() {
  try {
    batch.load(await store.batch());
  } catch (error) {
    return card.nothing(`The batch cannot be read: ${error.message}`);
  }
  const option = (value, text) => element("option", { value }, text);
  byId("rule").replaceChildren(option("all", "all"), ...batch.rules.map((rule, number) => option(number, rule.id)));
  byId("file").replaceChildren(option("all", "all"), ...batch.pages.map((name, number) => option(number, name)));
  plots.draw(apply);
  if (matchMedia("(min-width: 60rem) and (min-height: 60rem)").matches) byId("plots").open = true;
  listen();
  batch.filter(wanted);
  count();
  list.start(show);
  const asked = Number(location.hash.slice(1)) - 1;
  list.pick(asked >= 0 && asked < batch.count ? asked : Math.max(0, batch.shown.findIndex((index) => batch.isOpen(index))));
}

start();
