#!/usr/bin/env python3
"""Fit the weights of rules.json on generated pages, or say how good they are on others.

    fit-weights.py PAGES --bench FOLDER [--rules rules.json] [--rounds 2] [--report docs/evidence.md]

PAGES is what fit-pages.py made, BENCH has score.py, `galley-evidence` is built for release. Which candidates there are
depends on what is repaired before them, headings and captions before joins: so the weights of the first round are
looked at again in a second. With --report nothing is fitted into rules.json; the measured tables of the document are made
anew. How it is done is told in fitting.py. Needs numpy and scipy.
"""
import argparse
import os
import sys

import evidence
import fitting


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages")
    parser.add_argument("--bench", required=True)
    parser.add_argument("--rules", default="rules.json")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--report")
    options = parser.parse_args()
    sys.path.insert(0, options.bench)
    if options.report:
        import weights_report
        weights_report.write(options.report, options.pages, options.rules)
        return
    folders = [os.path.join(options.pages, "fit", style) for style in ("block", "line", "clean")]
    for number in range(1, options.rounds + 1):
        before = fitting.read_weights(options.rules)
        names = {kind: list(weights) for kind, weights in before.items()}
        seen = evidence.look(folders, options.rules, names)
        after = {kind: fitting.fit(seen[kind], names[kind]) for kind in evidence.KINDS}
        fitting.write_weights(options.rules, after)
        fitting.write_weights(options.rules, {"heading": without("wording", seen["heading"], names["heading"])},
                              "weights-without-wording")
        for kind in evidence.KINDS:
            moved = {name: abs(weight - before[kind].get(name, 0)) for name, weight in after[kind].items()}
            furthest = max(moved, key=moved.get)
            print(f"round {number}: {len(seen[kind].right)} candidates ({kind}), {seen[kind].right.sum()} right; "
                  f"the weight that moved furthest: {furthest}, by {moved[furthest]:.2f}")


def without(signal, candidates, names):
    """Weights for pages on which a signal is mute."""
    weights = fitting.fit(candidates, names, [name != signal for name in names])
    del weights[signal]
    return weights


main()
