#!/usr/bin/env python3
"""Time Galley beside other text repairers, on the same pages, in the same run, and write docs/benchmarks.md.

    python3 scripts/bench [--pages FOLDER] [--megabytes 10] [--repeats 5] [--largest 1e10] [--dry-run]

A single figure depends on the machine and on what else it is doing; a ratio of two figures taken side by side hardly
does. So every repeat runs each tool once, in turn, the medians are compared, and the thresholds (thresholds.json) are
ratios: how many times as fast as each peer Galley must be. Exit status 1 if one is missed, 2 if a tool failed.

The pages are those of FOLDER (default: samples/pages), repeated until there are enough bytes, every number in them
changed, as files of about 7 KB in a memory file system where there is one. The start of each process counts.
The peers (requirements.txt) are installed from PyPI into .build/bench-venv. A megabyte is 10^6 bytes.
"""
import argparse
import json
import os
import sys
import tempfile

import document
import peers
from measures import Measures


def missed(measured, thresholds):
    """What is below its threshold, in words."""
    beside, small, cores = measured["beside"]["seconds"], measured["small"]["seconds"], measured["cores"]
    found = {peer.name: beside[peer.name] / beside["galley"] for peer in peers.all_peers()}
    found["small-files"] = small["autocorrect"] / small["galley"]
    found["copy"] = small["cp"] / small["galley"]
    found["cores-files"], found["cores-lines"] = cores["files"], cores["lines"]
    below = [f"{name}: {value:.2f} ×, asked {thresholds[name]:g}" for name, value in found.items()
             if value < thresholds[name]]
    if measured["start"]["line"] > thresholds["start"]:
        below.append(f"start: {measured['start']['line']:.1f} ms, asked {thresholds['start']} at most")
    most = max(row["memory"] for row in measured["growth"] + measured["many"]) / 1e6
    if most > thresholds["memory"]:
        below.append(f"memory: {most:.0f} MB, asked {thresholds['memory']} at most")
    return below


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--pages", default=os.path.join(peers.ROOT, "samples", "pages"))
    arguments.add_argument("--megabytes", type=float, default=10)
    arguments.add_argument("--repeats", type=int, default=5)
    arguments.add_argument("--largest", type=float, default=1e10, help="bytes of JSON Lines that go through at most")
    arguments.add_argument("--files", type=int, default=1_000_000, help="files in a folder at most")
    arguments.add_argument("--galley", default=os.path.join(peers.ROOT, ".build", "release", "galley"))
    arguments.add_argument("--dry-run", action="store_true", help="write no document, only the figures as JSON")
    given = arguments.parse_args()
    with open(os.path.join(peers.HERE, "thresholds.json"), encoding="utf-8") as file:
        thresholds = json.load(file)
    if not os.access(given.galley, os.X_OK):
        raise SystemExit(f"bench: no release binary at {given.galley}; run `make release-build`")
    peers.install()

    load = os.getloadavg()[0]
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="galley-bench-", dir=memory) as work:
        measures = Measures(given.galley, given.pages, work, given.repeats)
        measured = {
            "machine": {"cores": os.cpu_count(), "load": load},
            "beside": measures.beside_peers(given.megabytes),
            "small": measures.small_files(5000),
            "cores": measures.cores(5 * given.megabytes),
            "start": measures.start(),
            "growth": measures.growth(given.largest),
            "many": measures.many_files([count for count in (10_000, 100_000, 1_000_000) if count <= given.files]),
        }
    if given.dry_run:
        json.dump(measured, sys.stdout, indent=2)
        print()
    else:
        document.write(measured, thresholds)
    below = missed(measured, thresholds)
    for line in below:
        print(f"bench: below the threshold: {line}", file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
