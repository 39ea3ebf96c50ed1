"use strict";
// Puts the parts together: filters, keys, decisions.

/** Shows a finding, and its page as it is to be with what is decided by now. */
async function show(index) {
  if (index === undefined) {
    card.nothing(batch.count === 0 ? "Nothing was found on these pages." : "No finding is like this. Clear the filters to see all.");
    byId("spread").replaceChildren();
    spread.page = null;
    return;
  }
  try {
    const number = batch.findings.page[index];
    const page = await pages.get("page", number);
    if (list.finding !== index) return;
    const finding = batch.finding(index, page);
    card.show(page, finding, index, act);
    history.replaceState(null, "", `#${finding.fingerprint}`);
    const version = pages.version;
    const clean = await pages.get("clean", number);
    const made = views.kind === "clean" ? clean : await pages.get(views.kind, number);
    if (list.finding !== index || version !== pages.version) return;
    spread.draw(made);
    const isSame = (other) => other.fingerprint === finding.fingerprint && other.place[0] === finding.place[0];
    spread.mark(made.findings.find(isSame) ?? { ...finding, outcome: 1 }, batch.state(index));
    if (batch.heed(number, clean)) heeding.takeUp();
    const next = batch.findings.page[batch.shown[list.current + 1]];
    if (next !== undefined && next !== number) for (const kind of ["page", "clean"]) pages.get(kind, next).catch(() => {});
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
  byId("progress").max = Math.max(1, batch.total());
  byId("progress").value = decided;
  byId("progress-text").textContent = `${grouped(decided)} of ${grouped(batch.total())} decided`;
  byId("matches").textContent = plural(batch.shown.length, "finding");
}

let acting = Promise.resolve();

/** Does what a key or a button says, one after the other, however fast they come. */
function act(name) { acting = acting.then(() => perform(name)); }

async function perform(name) {
  try {
    const index = list.finding;
    if (name === "undo") {
      const undone = await batch.undo();
      if (undone === null) return toast("There is nothing to undo");
      pages.renew();
      heeding.later(new Set(undone));
      toast("Undone");
      count();
      const place = batch.shown.findIndex((shown) => batch.findings.fingerprint[shown] === undone[0]);
      return list.pick(place < 0 ? list.current : place);
    }
    if (index === undefined) return;
    if (name === "skip") return list.pick(list.nextUndecided());
    if (name === "edit" || name === "target" || name === "why") {
      const number = batch.findings.page[index];
      const finding = batch.finding(index, await pages.get("page", number));
      return card[name](await pages.get("clean", number), finding, index,
        (more, decision = "edit") => decide([batch.entry(index, decision, more)], words[decision]));
    }
    await decide([batch.entry(index, name)], words[name]);
  } catch (error) {
    toast(`Not saved: ${error.message}`, true);
  }
}

const words = { accept: "Accepted", reject: "Rejected", edit: "Edited" };

/** Writes decisions and goes to the next undecided finding. */
async function decide(entries, word) {
  try {
    await batch.decide(entries);
    pages.renew();
    heeding.later(new Set(entries.map(({ fingerprint }) => fingerprint)));
    const next = list.nextUndecided();
    const rest = next === list.current ? "; nothing is left to decide in this list" : "";
    toast((entries.length > 1 ? `${word} ${grouped(entries.length)}` : word) + rest);
    count();
    list.pick(next);
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
  await decide([...open.values()].map((index) => batch.entry(index, "accept")), words.accept);
}

const keys = {
  j: () => list.pick(list.current + 1), ArrowDown: () => list.pick(list.current + 1),
  k: () => list.pick(list.current - 1), ArrowUp: () => list.pick(list.current - 1),
  Home: () => list.pick(0), End: () => list.pick(batch.shown.length - 1),
  a: () => act("accept"), r: () => act("reject"), s: () => act("skip"), u: () => act("undo"), e: () => act("edit"), t: () => act("target"),
  w: () => act("why"),
  A: acceptAll,
  v: () => store.isServed && views.choose(views.kind === "clean" ? "apply" : "clean"),
  f: () => { openSide(true); byId("state").focus(); },
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
      const leaves = event.key === "Escape" || event.key === "Enter" && event.target.matches("#search");
      if (leaves) { event.target.blur(); byId("card").focus({ preventScroll: true }); }
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
  if (!store.isServed) byId("kept").textContent = "This browser keeps your decisions. Download them for galley apply and galley clean.";
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
  const asked = batch.numbers.get(location.hash.slice(1));
  list.pick(asked ?? Math.max(0, batch.shown.findIndex((index) => batch.isOpen(index))));
}

start();
