"""The measured tables of docs/evidence.md: how far a probability can be trusted, and what each signal is worth."""
import json
import os
import re
import tempfile

import numpy

import evidence
import fitting
from fitting import PRIORS

STYLES = ("block", "line")
SURE = 0.7          # the confidence from which a join is made: `minimumConfidence` of rules.json
BINS = (0.05, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1)
GROUPS = {
    "how the tail ends": ("tail-stop", "tail-weak", "tail-comma", "tail-hyphen", "tail-headline", "tail-restated"),
    "how the head starts": (
        "head-forbidden", "head-enumerator", "head-dateline", "head-lowercase", "head-capital", "head-parallel",
        "head-sentence"),
    "numbers and brackets": ("number-goes-on", "bracket-closes", "bracket-conflict"),
    "words": ("word-spans", "page-words"),
    "language model": ("model", "affinity", "model-end", "model-start"),
    "printed lines": ("line-full", "line-short", "line-below", "head-indented", "head-flush"),
    "what stands between": (
        "adjacent", "intruder", "heading-between", "one-column-between", "columns-between", "paragraphs-between",
        "backward"),
    "what stands before the head": ("head-cut-off", "head-below-heading", "head-behind-whole", "image-gap"),
    "pages and lists that are whole": ("both-short", "verse", "page-whole"),
}


def write(document, pages, rules):
    joins = Joins(pages, rules)
    made = {
        "priors": priors(),
        "reliability": reliability(pages, rules),
        "rivals": rivals(joins),
        "ablation": ablation(joins, pages, rules),
    }
    with open(document, encoding="utf-8") as file:
        text = file.read()
    for name, new in made.items():
        pattern = re.compile(f"(<!-- {name}: .*? -->\n).*?(<!-- end -->)", re.DOTALL)
        text = pattern.sub(lambda found: f"{found[1]}\n{new}\n{found[2]}", text)
    with open(document, "w", encoding="utf-8") as file:
        file.write(text)


def table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    text = "".join("| " + " | ".join(map(str, line)) + " |\n" for line in lines)
    return text.replace("| --- ", "|---").replace("--- |\n", "---|\n")


def priors():
    def change(prior):
        low, high = prior(-10.0), prior(10.0)
        if low == high:
            return f"{low:g}"
        if low == -10:
            return f"at most {high:g}"
        return f"× {prior(1.0):g}" if prior(0.0) == 0 else f"+ {prior(0.0):g}"

    rows = [(kind, f"`{name}`", change(prior), why) for kind, name, prior, why in PRIORS]
    return table(("kind", "signal", "weight", "why"), rows)


def reliability(pages, rules):
    """For each bin of probability how many candidates fall into it and which share of them is right."""
    weights = fitting.read_weights(rules)
    names = {kind: list(weights[kind]) for kind in weights}
    cells = {}
    for style in STYLES:
        seen = evidence.look([os.path.join(pages, "measure", style)], rules, names)
        for kind in evidence.KINDS:
            probability = fitting.probabilities(seen[kind], weights[kind], names[kind])
            for low, high in zip(BINS, BINS[1:]):
                inside = (probability >= low) & ((probability < high) | (high == 1))
                right = seen[kind].right[inside]
                cells[style, kind, low] = f"{right.mean():.2f} of {len(right)}" if len(right) else "–"
    # Pages of text blocks have joins of one kind, and pages of printed lines of the other.
    columns = [(kind, style) for kind in evidence.KINDS for style in STYLES
               if kind not in evidence.JOINS or (kind == "join") == (style == "block")]
    return table(
        ["probability", *(f"{kind.removesuffix('-of-lines')}, {style}" for kind, style in columns)],
        [[f"{low:g} to {high:g}", *(cells[style, kind, low] for kind, style in columns)]
         for low, high in zip(BINS, BINS[1:])])


class Joins:
    """The joins of the pages to fit on and of those to measure on, as a configuration leaves them to be weighed."""

    def __init__(self, pages, rules):
        names = {kind: list(weights) for kind, weights in fitting.read_weights(rules).items()}
        self.names = names
        self.weights = fitting.read_weights(rules)
        self.fitted = evidence.look([os.path.join(pages, "fit", style) for style in STYLES], rules, names)
        self.measured = {style: evidence.look([os.path.join(pages, "measure", style)], rules, names) for style in STYLES}

    def fit(self, without=(), rivals=True):
        """Weights of both kinds of joins, fitted without some signals."""
        return {
            kind: fitting.fit(self.fitted[kind], self.names[kind],
                              numpy.array([signal not in without for signal in self.names[kind]]), rivals,
                              self.weights[kind] if rivals else None)
            for kind in evidence.JOINS}

    def pairs(self, style, weights, rivals=True):
        """Of each kind of joins the candidates of a style and how likely they are."""
        for kind in evidence.JOINS:
            joins = self.measured[style][kind]
            if len(joins.right):
                yield joins, fitting.probabilities(joins, weights[kind], self.names[kind], rivals)

    def row(self, name, without=(), weights=None):
        """F1 of all joins, and of those that were left to be weighed, for weights fitted without some signals."""
        weights = weights or self.fit(without)
        cells = [name]
        for style in STYLES:
            right = wrong = 0
            for joins, probability in self.pairs(style, weights):
                made = probability >= SURE
                right += (made & joins.right).sum()
                wrong += (made & ~joins.right).sum()
            seen = self.measured[style]
            left = seen.gold - seen.made_right
            every = f1(right + seen.made_right, wrong + seen.made_wrong, seen.gold)
            cells += [f"{every:.4f}", f"{f1(right, wrong, left):.3f}"]
        return cells


def f1(right, wrong, gold):
    return 2 * right / (right + wrong + gold)


def rivals(joins):
    """What it is worth to fit and to settle pairs as rivals."""
    rows = []
    for fitted in (False, True):
        weights = joins.fit(rivals=fitted)
        for settled in (False, True):
            cells = ["as rivals" if choice else "one by one" for choice in (fitted, settled)]
            for style in STYLES:
                right = wrong = twice = loss = 0
                for pairs, probability in joins.pairs(style, weights, rivals=settled):
                    made = probability >= SURE
                    right += (made & pairs.right).sum()
                    wrong += (made & ~pairs.right).sum()
                    twice += sum((numpy.bincount(side[made]) > 1).sum() for side in (pairs.tails, pairs.heads))
                    loss -= numpy.log(numpy.where(pairs.right, probability, 1 - probability)).sum()
                cells += [right, wrong, twice, f"{loss:.0f}"]
            rows.append(cells)
    columns = [f"{style}: {what}" for style in STYLES for what in ("right", "wrong", "twice", "log loss")]
    return table(("fitted", "settled", *columns), rows)


def ablation(joins, pages, rules):
    rows = [joins.row("**as it is in `rules.json`**", weights=fitting.read_weights(rules)),
            joins.row("**fitted anew, all signals**")]
    for rule, name in (("broken-paragraph", "sure joins not made first"), ("column-order", "columns not put in order")):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(disabled(rules, rule), file)
            file.flush()
            rows.append(Joins(pages, file.name).row(name))
    for group, signals in GROUPS.items():
        rows.append(joins.row(f"without {group}", without=signals))
        rows += [joins.row(f"– `{signal}`", without=[signal]) for signal in signals]
    return table(("", "block: all joins", "block: left to weigh", "line: all joins", "line: left to weigh"), rows)


def disabled(path, rule):
    with open(path, encoding="utf-8") as file:
        rules = json.load(file)
    rules["rules"][rule]["enabled"] = False
    return rules
