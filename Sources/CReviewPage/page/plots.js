"use strict";
// The batch in small plots. Each bar is a button that filters the list.

const plots = {
  draw(apply) {
    const { rule, confidence } = batch.findings;
    const ofRule = new Array(batch.rules.length).fill(0);
    const sure = new Array(20).fill(0);
    for (let index = 0; index < batch.count; index += 1) {
      ofRule[rule[index]] += 1;
      sure[Math.min(19, Math.floor(confidence[index] * 20))] += 1;
    }
    const rows = (values) => values.map((value, number) => ({ value, number }));
    const found = rows(ofRule).filter(({ value }) => value > 0).sort((a, b) => b.value - a.value || a.number - b.number);
    this.bars("rule-plot", found, Math.max(1, ...ofRule), grouped, (number) => batch.rules[number].id,
      (number) => apply({ rule: number }), 12);
    const worst = rows(batch.quality).filter(({ value }) => value !== null).sort((a, b) => a.value - b.value || a.number - b.number);
    this.bars("page-plot", worst, 100, (value) => value.toFixed(1), (number) => batch.pages[number],
      (number) => apply({ file: number }), 12);
    this.histogram(sure, apply);
  },

  /** @param rows values with their numbers, in order; @param most the value of a whole bar; @param shown a value in words */
  bars(id, rows, most, shown, name, pick, limit) {
    byId(id).replaceChildren(...rows.slice(0, limit).map(({ value, number }) => {
      const bar = element("i", { "aria-hidden": "true" });
      bar.style.width = `${(value / most) * 100}%`;
      return element("button", { type: "button", class: "hbar", onclick: () => pick(number) },
        element("span", { class: "name" }, element("bdi", { dir: "ltr" }, name(number))), element("span", { class: "track" }, bar),
        element("span", { class: "count" }, shown(value)));
    }), rows.length > limit ? element("p", { class: "hint" }, `and ${grouped(rows.length - limit)} more`) : "");
  },

  histogram(sure, apply) {
    const most = Math.max(1, ...sure);
    const columns = sure.map((count, bin) => {
      const low = bin / 20;
      const high = (bin + 1) / 20;
      const bar = element("i", {});
      // Square roots, so that a few doubtful ones are seen beside a thousand that are sure.
      bar.style.height = count > 0 ? `${Math.max(4, Math.sqrt(count / most) * 100)}%` : "0";
      const label = `${plural(count, "finding")} from ${low.toFixed(2)} to ${high.toFixed(2)}`;
      return element("button", {
        type: "button", class: "vbar", title: label, "aria-label": label, disabled: count === 0,
        onclick: () => apply({ least: low, most: bin === 19 ? 1 : high }),
      }, bar);
    });
    byId("sure-plot").replaceChildren(element("div", { class: "columns" }, ...columns),
      element("div", { class: "axis", "aria-hidden": "true" },
        element("span", {}, "0"), element("span", {}, "0.5"), element("span", {}, "1")));
  },
};
