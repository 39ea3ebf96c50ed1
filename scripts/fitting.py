"""How weights are found, and how they are written into rules.json.

The log-odds of a candidate are the sum of its signals' strengths x, each times its weight: w·x.

- Headings and captions stand alone: logistic regression, the w that make the gold likeliest.
- Joins rival each other: a tail goes on in one head or in none, a head goes on with one tail or with none. What rivals
  leave to a pair divides its odds (`share`), so that its log-odds are w·x - log(1 + what the tail's other heads take) -
  log(1 + what the head's other tails take). The w make the gold likeliest while the rivals' part is held; then that is
  worked out anew, until the w stay. So the probability that `Assignment.swift` settles is the one that is fitted.

Both with a normal prior on w, so that a signal that says nothing gets nothing.
"""
import json
import re

import numpy
from scipy.optimize import minimize

from evidence import JOINS

PRECISION = 2.0     # of the prior: 1 / its variance
ROUNDS = 40         # in which the weights of joins and what their rivals take follow each other, at most
SECTIONS = {            # where the weights of each kind are
    "join": ("continuation", "weights"), "join-of-lines": ("continuation", "weights-of-lines"),
    "heading": ("heading", "weights"), "caption": ("unmarked-caption", "weights")}

# What the generated pages cannot teach, because they lack what the signal sees: set by hand. Counted were paragraphs and
# titles of the articles that are fitted on (3.5 % of paragraphs end so, 0.7 % of titles have a comma, 2.6 % end so)
# and of articles-dev.jsonl (7.9 %, 2.4 %, 3.8 %).
PRIORS = [
    ("joins", "tail-weak", lambda w: min(w, -3.5), "half as many paragraphs of these articles end so as of others"),
    ("joins", "tail-hyphen", lambda w: 2.0, "Latin type breaks words; these pages are Chinese"),
    ("joins", "head-lowercase", lambda w: 3.0, "as above; nearly every sentence that goes on does so in small letters"),
    ("joins", "head-capital", lambda w: -2.0, "as above; one sentence in eight goes on with a name"),
    ("joins", "head-forbidden", lambda w: 1.5, "no line of these pages begins with a closing mark; scans have some"),
    ("joins", "tail-restated", lambda w: -6.0, "nearly every title of these pages is known before pairs are weighed"),
    ("joins", "both-short", lambda w: min(w, -2.0), "poems and lists are rare in these articles"),
    ("joins", "verse", lambda w: min(w, -4.0), "as above"),
    ("joins", "page-whole", lambda w: min(w, -3.0), "nearly every generated page has a cut paragraph"),
    ("joins", "tail-first", lambda w: min(w, -1.0), "titles of 45 characters and more are rare here"),
    ("joins", "head-enumerator", lambda w: min(w, -1.0), "articles that are lists are rare here"),
    ("joins", "head-cut-off", lambda w: 8.0, "no block of these pages is split; what is cut off goes on with something"),
    ("joins", "heading-between", lambda w: min(w, -1.6), "columns out of order are all that crosses headings here"),
    ("join", "heading-between", lambda w: -2.8, "as above; a text that a jump line sends to another page crosses none"),
    ("join", "bias", lambda w: w - 1.8, "a false join over a gap is dearer than a missed one: all but neighbours pay"),
    ("join", "adjacent", lambda w: w + 1.8, "as above"),
    ("joins", "head-parallel", lambda w: -1.2, "points that are built alike are rare in texts for speaking"),
    ("heading", "parallel", lambda w: 2.0, "sub-headings are titles of other articles here, so none are alike"),
    ("heading", "ends-closed", lambda w: w / 2, "fewer titles of these articles end so than of others"),
    ("heading", "commas", lambda w: w * 0.75, "a third as many titles of these articles have commas as of others"),
    ("caption", "image-gap", lambda w: w + 0.5, "one picture in five leaves no gap here, more than on real pages"),
]

# Weights that may not grow further, whatever the generated pages say: the others are fitted around them.
BOUNDS = {
    ("heading", "wording"): (0.44, "the titles here are worded as those that the wording was learnt from; local papers' are less"),
}


def fit(candidates, names, used=None, rivals=True, start=None):
    """Weights by name, to two decimals.

    used: for each name whether the signal may be used; all where it is None.
    rivals: whether joins are taken for rivals; only to measure what that is worth.
    start: weights by name to begin with, so that fewer rounds are needed.
    """
    x = candidates.x[candidates.known] * (1 if used is None else used)
    right = candidates.right[candidates.known]
    bounds = [(None, BOUNDS.get((candidates.kind, name), (None,))[0]) for name in names]

    def likeliest(w, rivals_part):
        def loss(w):
            odds = x @ w - rivals_part
            return (numpy.logaddexp(0, odds) - right * odds).sum() + PRECISION * (w @ w) / 2, \
                x.T @ (1 / (1 + numpy.exp(-odds)) - right) + PRECISION * w
        return minimize(loss, w, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 2000}).x

    found = likeliest(numpy.zeros(len(names)), 0) if start is None else numpy.array([start[name] for name in names])
    if candidates.kind in JOINS and rivals:
        tails, heads = candidates.tails[candidates.known], candidates.heads[candidates.known]
        for _ in range(ROUNDS):
            before = found
            # Two thirds of the way: the whole of it goes back and forth.
            found = before + (likeliest(before, share(x @ before, tails, heads)) - before) * 2 / 3
            if abs(found - before).max() < 0.005:
                break
    weights = dict(zip(names, found))
    for kind, name, change, _ in PRIORS:
        if kind == candidates.kind or kind == "joins" and candidates.kind in JOINS:
            weights[name] = change(weights[name])
    allowed = dict(zip(names, [True] * len(names) if used is None else used))
    return {name: round(float(w), 2) + 0.0 if allowed[name] else 0.0 for name, w in weights.items()}


def share(log_odds, tails, heads):
    """By what the rivals of each pair divide its odds, as a logarithm: what its tail's other heads take, and its head's
    other tails, each with what their own rivals leave to them."""
    odds = numpy.exp(numpy.clip(log_odds, -30, 30))
    from_head = numpy.ones_like(odds)
    for _ in range(12):
        weighed = odds * from_head
        others_of_tail = 1 + numpy.bincount(tails, weighed)[tails] - weighed
        from_tail = odds / others_of_tail
        others_of_head = 1 + numpy.bincount(heads, from_tail)[heads] - from_tail
        from_head = 1 / others_of_head
    return numpy.log(others_of_tail) + numpy.log(others_of_head)


def probabilities(candidates, weights, names, rivals=True):
    """How likely each candidate is: alone, or joins with all their rivals, as `Assignment.swift` settles them."""
    odds = candidates.x @ [weights[name] for name in names]
    if candidates.kind in JOINS and rivals:
        odds = odds - share(odds, candidates.tails, candidates.heads)
    return 1 / (1 + numpy.exp(-odds))


def read_weights(path):
    with open(path, encoding="utf-8") as file:
        rules = json.load(file)
    return {kind: (rules.get(section) or rules["rules"][section])[key] for kind, (section, key) in SECTIONS.items()}


def write_weights(path, weights, key=None):
    """Writes over the weights alone, so that the file keeps its layout.

    key: what they are called in their section, if not as ever: `weights-without-…` for pages on which a signal is mute.
    """
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for kind in weights:
        section, usual = SECTIONS[kind]
        pattern = re.compile(r'("%s": \{.*?"%s": \{)(\s*)(.*?)(\s*\})' % (section, key or usual), re.DOTALL)
        start, space, old, end = pattern.search(text).groups()
        between = "," + space if "\n" in space else ", "
        new = between.join(f'"{name}": {weight}' for name, weight in weights[kind].items())
        text = text.replace(start + space + old + end, start + space + new + end, 1)
    json.loads(text)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
