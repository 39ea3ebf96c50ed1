"use strict";
// The batch in small plots. Each bar is a button that filters the list.

const plots = {
  draw(apply) {
    const { rule, confidence, page } = batch.findings;
    const ofRule = new Array(batch.rules.length).fill(0);
    const ofPage = new Array(batch.pages.length).fill(0);
    const sure = new Array(20).fill(0);
    for (let index = 0; index < batch.count; index += 1) {
      ofRule[rule[index]] += 1;
      ofPage[page[index]] += 1;
      sure[Math.min(19, Math.floor(confidence[index] * 20))] += 1;
    }
    this.bars("rule-plot", ofRule, (number) => batch.rules[number].id, (number) => apply({ rule: number }));
    this.bars("page-plot", ofPage, (number) => batch.pages[number], (number) => apply({ file: number }), 12);
    this.histogram(sure, apply);
  },

  /** The longest bars first. */
  bars(id, counts, name, pick, limit = 40) {
    const most = Math.max(1, ...counts);
    const order = counts.map((count, number) => [count, number]).filter(([count]) => count > 0)
      .sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    byId(id).replaceChildren(...order.slice(0, limit).map(([count, number]) => {
      const bar = element("i", { "aria-hidden": "true" });
      bar.style.width = `${(count / most) * 100}%`;
      return element("button", { type: "button", class: "hbar", onclick: () => pick(number) },
        element("span", { class: "name" }, element("bdi", { dir: "ltr" }, name(number))), element("span", { class: "track" }, bar),
        element("span", { class: "count" }, grouped(count)));
    }), order.length > limit ? element("p", { class: "hint" }, `and ${grouped(order.length - limit)} more`) : "");
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
