"""Draws what was measured: plot.py OUT.svg, with the figures as JSON on standard input."""

import json
import sys

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams.update({"svg.hashsalt": "galley", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False})
from matplotlib import pyplot  # noqa: E402  (the back end is chosen first)

INK, ACCENT, PALE = "#444444", "#2a6f97", "#c9d6df"


def main():
    given = json.load(sys.stdin)
    measured, thresholds = given["measured"], given["thresholds"]
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(8.4, 3.1), layout="constrained")

    seconds = measured["beside"]["seconds"]
    names = [name for name in seconds if name != "galley"]
    ratios = [seconds[name] / seconds["galley"] for name in names]
    left.barh(names, [thresholds[name] for name in names], color=PALE, height=0.7, label="asked")
    left.barh(names, ratios, color=ACCENT, height=0.35, label="measured")
    left.invert_yaxis()
    left.set_xlabel("times as fast as the peer, one thread")
    left.legend(frameon=False, loc="lower right")

    rows = measured["growth"]
    megabytes = [row["bytes"] / 1e6 for row in rows]
    right.loglog(megabytes, [row["work"] for row in rows], marker="o", color=ACCENT)
    right.set_xlabel("JSON Lines, MB")
    right.set_ylabel("processor seconds", color=ACCENT)
    memory = right.twinx()
    memory.plot(megabytes, [row["memory"] / 1e6 for row in rows], marker="s", markersize=4, color=INK, linestyle=":")
    memory.set_ylim(0, 200)
    memory.set_ylabel("resident, MB", color=INK)
    memory.spines["right"].set_visible(True)
    figure.savefig(sys.argv[1], metadata={"Date": None, "Creator": None})


main()
