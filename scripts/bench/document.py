"""Writes what was measured into docs/benchmarks.md, between its two marks, and draws the plot beside it."""

import json
import os
import subprocess

from peers import ROOT, all_peers, python

PAGE = os.path.join(ROOT, "docs", "benchmarks.md")
PLOT = os.path.join(ROOT, "docs", "benchmarks.svg")
START, END = "<!-- written by `make bench` -->\n", "<!-- until here -->\n"


def table(head, rows):
    alignment = ["---"] + ["--:"] * (len(head) - 1)
    lines = [head, alignment, *([str(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(row) + " |" for row in lines) + "\n"


def ratio(value):
    return f"{value:.1f} ×" if value >= 1.95 else f"{value:.2f} ×"


def speed(figures, thresholds):
    seconds, size = figures["seconds"], figures["bytes"]
    rows = [["galley clean -j1", f"{seconds['galley']:.2f}", f"{size / seconds['galley'] / 1e6:.1f}", "", ""]]
    for peer in all_peers():
        own = seconds[peer.name]
        rows.append([peer.title, f"{own:.2f}", f"{size / own / 1e6:.1f}", ratio(own / seconds["galley"]),
                     ratio(thresholds[peer.name])])
    return table(["tool", "seconds", "MB/s", "Galley is", "asked"], rows)


def small_files(figures, thresholds):
    seconds = figures["seconds"]
    rows = [["galley clean -j2", f"{seconds['galley']:.2f}", "", ""],
            ["AutoCorrect, `format`, two processes", f"{seconds['autocorrect']:.2f}",
             ratio(seconds["autocorrect"] / seconds["galley"]), ratio(thresholds["small-files"])],
            ["`cp -r`", f"{seconds['cp']:.2f}", ratio(seconds["cp"] / seconds["galley"]),
             ratio(thresholds["copy"])]]
    return table(["tool", "seconds", "Galley is", "asked"], rows)


def growth(rows):
    return table(["JSON Lines, MB", "seconds", "processor, s", "MB a processor second", "resident, MB"], [
        [f"{row['bytes'] / 1e6:,.0f}", f"{row['seconds']:.2f}", f"{row['work']:.2f}",
         f"{row['bytes'] / row['work'] / 1e6:.1f}", f"{row['memory'] / 1e6:.0f}"] for row in rows])


def many_files(rows):
    return table(["files of a paragraph", "seconds", "processor, s", "files a processor second", "resident, MB"], [
        [f"{row['files']:,}", f"{row['seconds']:.2f}", f"{row['work']:.2f}", f"{row['files'] / row['work']:,.0f}",
         f"{row['memory'] / 1e6:.0f}"] for row in rows])


def text(measured, thresholds):
    beside, small = measured["beside"], measured["small"]
    machine = measured["machine"]
    parts = [
        f"The machine has {machine['cores']} cores, and had a load of {machine['load']:.1f} before anything was measured; with a load, "
        "only processor times and their ratios tell something.\n",
        f"{beside['bytes'] / 1e6:.1f} MB in {beside['files']:,} files, one thread each, processor time:\n",
        speed(beside, thresholds),
        f"{small['files']:,} files, {small['bytes'] / 1e6:.1f} MB in all, two threads or processes each:\n",
        small_files(small, thresholds),
        f"Two threads are {ratio(measured['cores']['files'])} as fast as one over files (asked: "
        f"{ratio(thresholds['cores-files'])}), and {ratio(measured['cores']['lines'])} over JSON Lines (asked: "
        f"{ratio(thresholds['cores-lines'])}). `galley --version` takes {measured['start']['version']:.1f} ms, cleaning a "
        f"page of one line {measured['start']['line']:.1f} ms (asked: {thresholds['start']:.0f} ms at most).\n",
        "How time and memory grow, two threads, JSON Lines from standard input to standard output, and files into a folder:\n",
        growth(measured["growth"]),
    ]
    if measured["many"]:
        parts.append(many_files(measured["many"]))
    parts.append("![Times as fast as each peer, and time and memory over the length of the input](benchmarks.svg)\n")
    return "\n".join(parts)


def write(measured, thresholds):
    with open(PAGE, encoding="utf-8") as file:
        page = file.read()
    start, end = page.index(START) + len(START), page.index(END)
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(page[:start] + "\n" + text(measured, thresholds) + "\n" + page[end:])
    plot = os.path.join(os.path.dirname(os.path.abspath(__file__)), "plot.py")
    subprocess.run([python(), plot, PLOT], input=json.dumps({"measured": measured, "thresholds": thresholds}),
                   text=True, check=True)
