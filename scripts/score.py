#!/usr/bin/env python3
"""Clean sets of damaged pages and score what came out.

    score.py --scorer SCORE.PY [--galley GALLEY] SET…

A set is a folder with `pages` and `gold`. The scorer is that of the page benchmark: it is called with the gold, the
pages, and what `galley clean --format jsonl` wrote, and prints a table.
Python standard library only.
"""
import argparse
import os
import subprocess
import sys
import tempfile


def main():
    options = argparse.ArgumentParser(description="Clean sets of damaged pages and score what came out.")
    options.add_argument("--scorer", required=True, help="the benchmark's scorer")
    options.add_argument("--galley", default=".build/release/galley", help="the command to score")
    options.add_argument("sets", nargs="+", help="folders with pages and gold")
    given = options.parse_args()
    if not os.path.isfile(given.scorer):
        sys.exit(f"score: there is no scorer at {given.scorer}; name one with --scorer")
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(given.sets):
            pages, gold = os.path.join(name, "pages"), os.path.join(name, "gold")
            if not (os.path.isdir(pages) and os.path.isdir(gold)):
                sys.exit(f"score: {name} has no pages and gold in it")
            result = os.path.join(folder, f"{number}.jsonl")
            subprocess.run([given.galley, "clean", pages, "--format", "jsonl", "-o", result, "--quiet"], check=True)
            print(f"{name}", flush=True)
            subprocess.run([sys.executable, given.scorer, gold, pages, result], check=True)
            print(flush=True)


if __name__ == "__main__":
    main()
