"""How weights are found, and how they are written into rules.json.

The log-odds of a candidate are the sum of its signals' strengths x, each times its weight: w·x.

- Headings and captions stand alone: logistic regression, the w that make the gold likeliest.
- Joins rival each other: a tail goes on in one head or in none, a head goes on with one tail or with none. The w make
  each tail's choice among its heads, and each head's choice among its tails, likeliest. "None" has log-odds 0, so
  P(head | tail) = exp(w·x) / (1 + sum of exp(w·x) over all heads of the tail), and likewise for the tails of a head.

Both with a normal prior on w, so that a signal that says nothing gets nothing.
"""
import json
import re

import numpy
from scipy.optimize import minimize

PRECISION = 2.0     # of the prior: 1 / its variance
SECTIONS = {"join": "continuation", "heading": "heading", "caption": "unmarked-caption"}

# What the generated pages cannot teach, because they lack what the signal sees: set by hand. Counted were paragraphs and
# titles of the articles that are fitted on (3.5 % of paragraphs end so, 0.7 % of titles have a comma, 2.6 % end so)
# and of articles-dev.jsonl (7.9 %, 2.4 %, 3.8 %).
PRIORS = [
    ("join", "tail-weak", lambda w: min(w, -3.5), "half as many paragraphs of these articles end so as of others"),
    ("join", "tail-hyphen", lambda w: 2.0, "Latin type breaks words; these pages are Chinese"),
    ("join", "head-lowercase", lambda w: 3.0, "as above; nearly every sentence that goes on does so in small letters"),
    ("join", "head-capital", lambda w: -2.0, "as above; one sentence in eight goes on with a name"),
    ("join", "head-forbidden", lambda w: 1.5, "no line of these pages begins with a closing mark; scans have some"),
    ("join", "both-short", lambda w: min(w, -2.0), "poems and lists are rare in these articles"),
    ("join", "page-whole", lambda w: min(w, -3.0), "nearly every generated page has a cut paragraph"),
    ("join", "head-parallel", lambda w: -1.2, "points that are built alike are rare in texts for speaking"),
    ("heading", "parallel", lambda w: 2.0, "sub-headings are titles of other articles here, so none are alike"),
    ("heading", "ends-closed", lambda w: w / 2, "fewer titles of these articles end so than of others"),
    ("heading", "commas", lambda w: w * 0.75, "a third as many titles of these articles have commas as of others"),
    ("caption", "image-gap", lambda w: w + 0.5, "one picture in five leaves no gap here, more than on real pages"),
]

# Weights that may not grow further, whatever the generated pages say: the others are fitted around them.
BOUNDS = {
    ("heading", "wording"): (0.44, "the titles here are worded as those that the wording was learnt from; local papers' are less"),
}


def fit(candidates, names, used=None, rivals=True):
    """Weights by name, to two decimals.

    used: for each name whether the signal may be used; all where it is None.
    rivals: whether joins are taken for rivals; only to measure what that is worth.
    """
    x = candidates.x[candidates.known] * (1 if used is None else used)
    right = candidates.right[candidates.known]
    if candidates.kind == "join" and rivals:
        loss = rivals_loss(x, right, candidates.tails[candidates.known], candidates.heads[candidates.known])
    else:
        loss = alone_loss(x, right)

    def with_prior(w):
        value, slope = loss(w)
        return value + PRECISION * (w @ w) / 2, slope + PRECISION * w

    bounds = [(None, BOUNDS.get((candidates.kind, name), (None,))[0]) for name in names]
    found = minimize(with_prior, numpy.zeros(len(names)), jac=True, method="L-BFGS-B", bounds=bounds,
                     options={"maxiter": 2000}).x
    weights = dict(zip(names, found))
    for kind, name, change, _ in PRIORS:
        if kind == candidates.kind:
            weights[name] = change(weights[name])
    allowed = dict(zip(names, [True] * len(names) if used is None else used))
    return {name: round(float(w), 2) + 0.0 if allowed[name] else 0.0 for name, w in weights.items()}


def alone_loss(x, right):
    """-log likelihood and its slope."""
    def loss(w):
        odds = x @ w
        return (numpy.logaddexp(0, odds) - right * odds).sum(), x.T @ (1 / (1 + numpy.exp(-odds)) - right)
    return loss


def rivals_loss(x, right, tails, heads):
    """The same for the choices of all tails and of all heads."""
    def loss(w):
        odds = numpy.clip(x @ w, -40, 40)
        ratio = numpy.exp(odds)
        of_tails = 1 + numpy.bincount(tails, ratio)
        of_heads = 1 + numpy.bincount(heads, ratio)
        value = numpy.log(of_tails).sum() + numpy.log(of_heads).sum() - 2 * odds[right].sum()
        return value, x.T @ (ratio / of_tails[tails] + ratio / of_heads[heads] - 2 * right)
    return loss


def probabilities(candidates, weights, names, rivals=True):
    """How likely each candidate is: alone, or joins with all their rivals, as `Assignment.swift` settles them."""
    odds = numpy.exp(numpy.clip(candidates.x @ [weights[name] for name in names], -30, 30))
    if candidates.kind != "join" or not rivals:
        return odds / (1 + odds)
    tails, heads = candidates.tails, candidates.heads
    from_head = numpy.ones_like(odds)
    for _ in range(12):
        weighed = odds * from_head
        from_tail = odds / (1 + numpy.bincount(tails, weighed)[tails] - weighed)
        from_head = 1 / (1 + numpy.bincount(heads, from_tail)[heads] - from_tail)
    return from_tail * from_head / (1 + from_tail * from_head)


def read_weights(path):
    with open(path, encoding="utf-8") as file:
        rules = json.load(file)
    return {kind: (rules.get(section) or rules["rules"][section])["weights"] for kind, section in SECTIONS.items()}


def write_weights(path, weights, key="weights"):
    """Writes over the weights alone, so that the file keeps its layout.

    key: what they are called in their section: `weights`, or `weights-without-…` for pages on which a signal is mute.
    """
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for kind in weights:
        section = SECTIONS[kind]
        pattern = re.compile(r'("%s": \{.*?"%s": \{)(\s*)(.*?)(\s*\})' % (section, key), re.DOTALL)
        start, space, old, end = pattern.search(text).groups()
        between = "," + space if "\n" in space else ", "
        new = between.join(f'"{name}": {weight}' for name, weight in weights[kind].items())
        text = text.replace(start + space + old + end, start + space + new + end, 1)
    json.loads(text)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
