"""What is measured. Each function gives plain values, and leaves nothing behind."""

import itertools
import os
import random
import shutil
import subprocess

from clock import medians, run, run_into
from corpus import generated, pages_of, write_blocks, write_files, write_lines
from peers import all_peers


class Measures:
    def __init__(self, galley, pages, work, repeats):
        self.galley = galley
        self.pages = pages_of(pages)
        self.work = work
        self.repeats = repeats
        self.target = os.path.join(work, "out")

    def clean(self, *arguments):
        return [self.galley, "clean", *arguments, "--quiet", "--isolated"]

    def beside_peers(self, megabytes):
        """Each tool is one process with one thread: its seconds by name, and the bytes and files that it was."""
        source, blocks = os.path.join(self.work, "pages"), os.path.join(self.work, "blocks")
        files, size = write_files(self.pages, source, size=megabytes * 1e6)
        write_blocks(source, blocks)
        runs = {"galley": lambda: run_into(self.target, files, self.clean(source, "-o", self.target, "-j1"))}
        for peer in all_peers():
            command = peer.command(blocks if peer.takes_blocks else source, self.target)
            runs[peer.name] = lambda command=command: run_into(self.target, files, command)
        # Processor time: with one thread it is the time on the clock, whatever else the machine is doing.
        seconds = medians(self.repeats, runs, "work")
        shutil.rmtree(blocks)
        shutil.rmtree(source)
        return {"bytes": size, "files": files, "seconds": seconds}

    def small_files(self, count):
        """Two threads, or two processes, and a plain copy."""
        source = os.path.join(self.work, "small")
        files, size = write_files(self.pages, source, count=count)
        autocorrect = all_peers()[0]
        halves = [autocorrect.command(source, self.target, part, 2) for part in range(2)]
        seconds = medians(self.repeats, {
            "galley": lambda: run_into(self.target, files, self.clean(source, "-o", self.target, "-j2")),
            "autocorrect": lambda: run_into(self.target, files, *halves),
            "cp": lambda: run_into(self.target, files, ["cp", "-r", source + "/.", self.target]),
        })
        shutil.rmtree(source)
        return {"bytes": size, "files": files, "seconds": seconds}

    def cores(self, megabytes):
        """How many times as fast two threads are as one, over files and over JSON Lines."""
        source, lines = os.path.join(self.work, "pages"), os.path.join(self.work, "pages.jsonl")
        files, _ = write_files(self.pages, source, size=megabytes * 1e6)
        write_lines(self.pages, lines, megabytes * 1e6)
        out = os.path.join(self.work, "out.jsonl")
        runs = {}
        for threads in (1, 2):
            option = f"-j{threads}"
            runs["files", threads] = lambda option=option: run_into(
                self.target, files, self.clean(source, "-o", self.target, option))
            runs["lines", threads] = lambda option=option: run(self.clean(lines, "-o", out, option))
        seconds = medians(self.repeats, runs)
        shutil.rmtree(source)
        os.remove(lines)
        os.remove(out)
        return {kind: seconds[kind, 1] / seconds[kind, 2] for kind in ("files", "lines")}

    def start(self):
        """Milliseconds of `galley --version` and of cleaning one line, the medians of fifty starts."""
        page = os.path.join(self.work, "line.txt")
        with open(page, "w", encoding="utf-8") as file:
            file.write("大家好，这里是河边的土地。\n")
        seconds = medians(50, {
            "version": lambda: run([self.galley, "--version"]),
            "line": lambda: run(self.clean(page)),
        })
        return {name: 1000 * value for name, value in seconds.items()}

    def growth(self, largest):
        """JSON Lines through standard input and output, from 1 MB on, ten times as many each time: seconds and memory."""
        sizes = list(itertools.takewhile(lambda size: size <= largest, (10**power for power in range(6, 12))))
        block = os.path.join(self.work, "block.jsonl")
        write_lines(self.pages, block, 20e6)
        rows = []
        with open(block, "rb") as file:
            lines = file.readlines()
        for size in sizes:
            done = run(self.clean("--jsonl", "-"), stdin=_bytes(lines, size))
            rows.append({"bytes": size, "seconds": done.seconds, "work": done.work, "memory": done.memory})
        return rows

    def many_files(self, counts):
        """So many files of one paragraph each: seconds and memory."""
        rows = []
        for count in counts:
            source = os.path.join(self.work, "many")
            _write_tiny(self.pages, source, count)
            shutil.rmtree(self.target, ignore_errors=True)
            done = run(self.clean(source, "-o", self.target))
            rows.append({"files": count, "seconds": done.seconds, "work": done.work, "memory": done.memory})
            # Python's own removal of a million files takes longer than Galley.
            subprocess.run(["rm", "-rf", source, self.target], check=True)
        return rows


def _bytes(lines, size):
    """Whole lines again and again until there are `size` bytes, in pieces of about a megabyte."""
    given, piece = 0, []
    for line in itertools.cycle(lines):
        if given >= size:
            break
        piece.append(line)
        given += len(line)
        if len(piece) == 128:
            yield b"".join(piece)
            piece = []
    yield b"".join(piece)


def _write_tiny(pages, folder, count):
    """Files of a paragraph each, in one folder."""
    os.makedirs(folder)
    texts = itertools.islice(generated(pages, random.Random(3)), 50)
    paragraphs = [text.encode() for page in texts for text in page.split("\n\n") if len(text) > 40]
    for number, text in zip(range(count), itertools.cycle(paragraphs)):
        with open(os.path.join(folder, f"{number:07d}.txt"), "wb") as file:
            file.write(text + b"\n")
