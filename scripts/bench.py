#!/usr/bin/env python3
"""Time `galley clean` beside other text repairers, on the same pages, in the same run.

    bench.py [--pages FOLDER] [--megabytes 50] [--repeats 5] [--galley .build/release/galley] [--json FILE]

A single figure depends on the machine and on what else it is doing; a ratio of two figures taken side by side hardly
does. So every repeat runs each tool once, in turn, the medians are compared, and the thresholds
(scripts/bench-thresholds.json) are ratios: how many times as fast as each peer Galley must be. Exit status 1 if one is
missed, 2 if a tool failed.

The pages are those of FOLDER (default: samples/pages), repeated until there are enough bytes, every number in them
changed, as files of about 7 KB in a memory file system where there is one. Each tool is one process with one thread
that reads every file and writes its repaired form to another folder; start-up is in the time of each.
The peers (scripts/bench-requirements.txt) are installed from PyPI into .build/bench-venv. A megabyte is 10^6 bytes.
"""
import argparse
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
FILE_BYTES = 7_500      # a page of the samples is smaller than a newspaper page; files are filled up to this
PEERS = {
    "autocorrect": ("AutoCorrect, format", "autocorrect_py", "autocorrect_py.format"),
    "ftfy": ("ftfy, fix_text", "ftfy", "ftfy.fix_text"),
}
PEER_PROGRAM = """
import os, sys, {module}
source, target = sys.argv[1:]
for name in os.listdir(source):
    with open(os.path.join(source, name), encoding="utf-8") as file:
        text = file.read()
    with open(os.path.join(target, name), "w", encoding="utf-8") as file:
        file.write({function}(text))
"""


def pages_of(folder):
    names = sorted(name for name in os.listdir(folder) if name.endswith(".txt"))
    if not names:
        sys.exit(f"bench: no .txt pages in {folder}")
    return [open(os.path.join(folder, name), encoding="utf-8").read().strip("\n\ufeff") for name in names]


def renumbered(text, chance):
    """The text with other digits, so that no page is the copy of another."""
    digit = lambda match: chance.choice("123456789") + "".join(chance.choice("0123456789") for _ in match[0][1:])
    return re.sub(r"[0-9]+", digit, text)


def write_corpus(pages, folder, size):
    """Files of about FILE_BYTES until `size` bytes are written; how many files and bytes."""
    chance = random.Random(1)
    files = written = 0
    while written < size:
        parts, length = [], 0
        for text in chance.sample(pages, len(pages)):
            if parts and length + len(text.encode()) > FILE_BYTES:
                continue
            parts.append(renumbered(text, chance))
            length += len(text.encode())
        data = ("\n\n".join(parts) + "\n").encode()
        with open(os.path.join(folder, f"page-{files:06d}.txt"), "wb") as file:
            file.write(data)
        files += 1
        written += len(data)
    return files, written


def peer_python():
    """The interpreter of the environment that has the peers."""
    folder = os.path.join(ROOT, ".build", "bench-venv")
    python = os.path.join(folder, "bin", "python")
    wanted = open(os.path.join(HERE, "bench-requirements.txt"), encoding="utf-8").read()
    stamp = os.path.join(folder, "installed.txt")
    if not os.path.exists(stamp) or open(stamp, encoding="utf-8").read() != wanted:
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                        "-r", os.path.join(HERE, "bench-requirements.txt")], check=True)
        with open(stamp, "w", encoding="utf-8") as file:
            file.write(wanted)
    return python


def timed(command, target, files):
    """Seconds of one run into an empty folder; every page must have been written."""
    shutil.rmtree(target, ignore_errors=True)
    os.makedirs(target)
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    seconds = time.perf_counter() - start
    written = sum(name.endswith(".txt") for name in os.listdir(target))
    if done.returncode != 0 or written != files:
        print(f"bench: {' '.join(command[:2])}: exit status {done.returncode}, {written} of {files} pages written\n"
              + done.stderr.decode(errors="replace")[-2000:], file=sys.stderr)
        sys.exit(2)
    return seconds


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--pages", default=os.path.join(ROOT, "samples", "pages"))
    arguments.add_argument("--megabytes", type=float, default=50)
    arguments.add_argument("--repeats", type=int, default=5)
    arguments.add_argument("--galley", default=os.path.join(ROOT, ".build", "release", "galley"))
    arguments.add_argument("--json", metavar="FILE", help="write the figures there too")
    given = arguments.parse_args()
    thresholds = json.load(open(os.path.join(HERE, "bench-thresholds.json"), encoding="utf-8"))
    if not os.access(given.galley, os.X_OK):
        sys.exit(f"bench: no release binary at {given.galley}; run `swift build -c release`")
    python = peer_python()

    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="galley-bench-", dir=memory) as work:
        source, target = os.path.join(work, "pages"), os.path.join(work, "out")
        os.makedirs(source)
        files, size = write_corpus(pages_of(given.pages), source, given.megabytes * 1e6)
        commands = {"galley": [given.galley, "clean", source, "-o", target, "-j", "1", "--quiet"]}
        for name, (_, module, function) in PEERS.items():
            program = PEER_PROGRAM.format(module=module, function=function)
            commands[name] = [python, "-c", program, source, target]
        print(f"{size / 1e6:.1f} MB in {files} files, {given.repeats} repeats, one thread each; medians\n")
        seconds = {name: [] for name in commands}
        for _ in range(given.repeats):
            for name, command in commands.items():
                seconds[name].append(timed(command, target, files))

    medians = {name: statistics.median(values) for name, values in seconds.items()}
    missed = []
    print("| tool | seconds | fastest–slowest | MB/s | Galley is | at least |")
    print("|---|--:|--:|--:|--:|--:|")
    for name, median in medians.items():
        title = "galley clean -j 1" if name == "galley" else PEERS[name][0]
        spread = f"{min(seconds[name]):.2f}–{max(seconds[name]):.2f}"
        ratio = least = ""
        if name in thresholds:
            ratio, least = f"{median / medians['galley']:.1f} ×", f"{thresholds[name]:.1f} ×"
            if median / medians["galley"] < thresholds[name]:
                missed.append(title)
        print(f"| {title} | {median:.2f} | {spread} | {size / median / 1e6:.1f} | {ratio} | {least} |")
    if given.json:
        with open(given.json, "w", encoding="utf-8") as file:
            json.dump({"bytes": size, "files": files, "seconds": seconds, "thresholds": thresholds}, file, indent=2)
            file.write("\n")
    for title in missed:
        print(f"bench: below the threshold beside {title}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
