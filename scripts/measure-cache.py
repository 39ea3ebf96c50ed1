#!/usr/bin/env python3
"""Times `galley lint` over 10,000 clean pages with an empty cache and with a warm one, and prints a table:

    measure-cache.py GALLEY [FOLDER]

FOLDER is where the pages are made, in memory by default. The pages are put together from paragraphs of samples/repaired; those
in which something is found are left out. Cold and warm runs go in turn, so that both meet the same machine; the figures are
medians of processor time and, in brackets, of the clock, in milliseconds."""

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "repaired"
PAGES = 10_000
ROUNDS = 15
SIZES = [300, 1300, 2000, 4000]


def paragraphs():
    """Paragraphs of Chinese that end a sentence, some cut after a sentence so that short pages have a choice."""
    lines = [line for page in sorted(SAMPLES.glob("*.txt")) for line in page.read_text().splitlines()]
    whole = [line for line in lines if len(line) >= 40 and line.endswith("。") and not line.startswith(("#", "本报"))]
    sentences = [part + "。" for line in whole for part in line.split("。") if len(part) >= 24]
    return whole + sentences


def write_pages(folder: Path, galley: str, size: int):
    """Fills the folder with clean pages of about `size` bytes."""
    chance, pieces, count = random.Random(size), paragraphs(), 0
    while count < PAGES:
        trial = folder / "trial"
        trial.mkdir(parents=True)
        for number in range(2000):
            page = []
            while sum(len(piece.encode()) + 2 for piece in page) < 0.85 * size:
                page.append(chance.choice(pieces))
            (trial / f"{number}.txt").write_text("\n\n".join(page) + "\n")
        report = subprocess.run(
            [galley, "lint", trial, "--no-cache", "--isolated", "--format", "jsonl"], stdout=subprocess.PIPE)
        faulty = {json.loads(line)["path"] for line in report.stdout.splitlines()}
        for file in sorted(trial.iterdir()):
            if str(file) not in faulty and count < PAGES:
                file.rename(folder / f"{count:05}.txt")
                count += 1
        shutil.rmtree(trial)


def run(galley: str, folder: Path, cache: Path, options: list) -> tuple:
    """Processor time and time by the clock, in milliseconds."""
    start = time.perf_counter()
    process = os.posix_spawn(
        galley, [galley, "lint", str(folder), *options], os.environ | {"XDG_CACHE_HOME": str(cache)},
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(process, 0)
    assert status == 0, "the pages are not clean"
    return 1000 * (usage.ru_utime + usage.ru_stime), 1000 * (time.perf_counter() - start)


def measure(galley: str, folder: Path, caches: Path, options: list) -> str:
    cold, warm = [], []
    for number in range(ROUNDS):
        cold.append(run(galley, folder, caches / f"{options}{number}", options))
        warm.append(run(galley, folder, caches / f"{options}0", options))
    figures = [[statistics.median(values) for values in zip(*runs)] for runs in (cold, warm[1:])]
    cells = [f"{cpu:.0f} ({clock:.0f})" for cpu, clock in figures]
    ratios = [first / second for first, second in zip(*figures)]
    return " | ".join(cells + [f"1/{ratios[0]:.1f} (1/{ratios[1]:.1f})"])


def main():
    galley = str(Path(sys.argv[1]).resolve())
    place = sys.argv[2] if len(sys.argv) > 2 else "/dev/shm"
    with tempfile.TemporaryDirectory(dir=place) as work:
        print("| bytes a page | threads | cold, ms | warm, ms | warm is |\n|--:|--:|--:|--:|--:|")
        for size in SIZES:
            folder = Path(work) / str(size)
            write_pages(folder, galley, size)
            bytes_a_page = sum(file.stat().st_size for file in folder.iterdir()) // PAGES
            for name, options in (("1", ["-j1"]), ("default", [])):
                row = measure(galley, folder, Path(work) / f"cache-{size}", options)
                print(f"| {bytes_a_page:,} | {name} | {row} |", flush=True)


if __name__ == "__main__":
    main()
