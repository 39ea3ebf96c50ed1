#!/usr/bin/env python3
"""Make the table that tells a headline from a piece of a paragraph by its wording.

    headline-wording.py news-train.jsonl.gz models/headlines-zh.table

Titles of articles are told from pieces of their paragraphs, of the same articles that the language model is trained on
(articles.py), by logistic regression with a normal prior. The inputs are which ideographs there are and which one and
which two come last; they share one table by their hashes (the hashing trick: Weinberger et al. 2009). Each entry of
the table is a signed byte, log-odds * 16. Hash and sum are those of `Sources/GalleyRules/Model/HeadlineWording.swift`.
Needs numpy and scipy.
"""
import random
import re
import sys

import numpy
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

import articles

SLOTS = 1 << 16
SCALE = 16
PRECISION = 1.0     # of the prior: 1 / its variance
IDEOGRAPH = re.compile("[\u3400-\u9fff]")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    source, table = sys.argv[1:]
    titles, pieces = read(source, held_out=False)
    x, y = inputs(titles + pieces), numpy.array([1] * len(titles) + [0] * len(pieces))
    weights = fit(x, y)
    entries = numpy.clip(numpy.round(weights[1:] * SCALE), -127, 127).astype(numpy.int8)
    with open(table, "wb") as file:
        file.write(entries.tobytes())
    titles, pieces = read(source, held_out=True)
    log_odds = inputs(titles + pieces) @ (entries / SCALE)
    print(f"{len(y)} texts. On {len(titles) + len(pieces)} held out a title scores higher than a piece of a paragraph "
          f"with probability {area(log_odds, len(titles)):.4f}.")


def read(source, held_out):
    """Titles, and four times as many pieces: most are the start of a paragraph, for that is what a column cuts off."""
    chance = random.Random(5)
    titles, pieces = [], []
    for article in articles.read(source):
        if articles.is_held_out(article) != held_out:
            continue
        title = article["title"].strip()
        if 4 <= len(title) <= 40 and "。" not in title:
            titles.append(title)
        for paragraph in article["paragraphs"][:6]:
            length = chance.randint(6, 24)
            start = 0 if chance.random() < 0.6 else chance.randint(0, max(0, len(paragraph) - length - 1))
            piece = paragraph[start:start + length]
            if len(paragraph) >= length + 12 and "。" not in piece and piece[-1] not in "，,；;：:、":
                pieces.append(piece)
    chance.shuffle(pieces)
    return titles, pieces[:4 * len(titles)]


def inputs(texts):
    starts, slots, strengths = [0], [], []
    for text in texts:
        for slot, strength in inputs_of(text):
            slots.append(slot)
            strengths.append(strength)
        starts.append(len(slots))
    return csr_matrix((strengths, slots, starts), (len(texts), SLOTS))


def inputs_of(text):
    ideographs = [ord(character) for character in text if IDEOGRAPH.match(character)]
    if not ideographs:
        return
    if IDEOGRAPH.match(text.rstrip()[-1]):
        yield slot(1, ideographs[-1], 0), 1
        if len(ideographs) > 1:
            yield slot(2, ideographs[-2], ideographs[-1]), 1
    for ideograph in ideographs:
        yield slot(3, ideograph, 0), len(ideographs) ** -0.5


def slot(kind, first, second):
    mixed = (kind * 0x9E3779B1 ^ first * 0x85EBCA6B ^ second * 0xC2B2AE35) & 0xFFFFFFFF
    return (mixed ^ mixed >> 15) % SLOTS


def fit(x, y):
    def loss(w):
        odds = w[0] + x @ w[1:]
        error = 1 / (1 + numpy.exp(-odds)) - y
        value = (numpy.logaddexp(0, odds) - y * odds).sum() + PRECISION * (w @ w) / 2
        return value, numpy.concatenate(([error.sum()], x.T @ error)) + PRECISION * w
    return minimize(loss, numpy.zeros(SLOTS + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x


def area(scores, positives):
    """The area under the ROC curve (Mann and Whitney 1947)."""
    ranks = numpy.empty(len(scores))
    ranks[numpy.argsort(scores)] = numpy.arange(1, len(scores) + 1)
    return (ranks[:positives].sum() - positives * (positives + 1) / 2) / (positives * (len(scores) - positives))


main()
