"""What `galley-evidence` sees on generated pages, beside the gold: the candidates that weights are fitted on."""
import json
import os
import subprocess
from collections import defaultdict

import numpy

KINDS = ("join", "join-of-lines", "heading", "caption")
JOINS = KINDS[:2]         # on pages of text blocks, and of printed lines
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GALLEY_EVIDENCE = os.path.join(ROOT, ".build", "release", "galley-evidence")


class Candidates:
    """All candidates of one kind: a row of signals each, and whether it is right."""

    def __init__(self, kind):
        self.kind = kind
        self.signals, self.right, self.known, self.tails, self.heads = [], [], [], [], []
        
    def add(self, signals, right, known=True, tail=None, head=None):
        self.signals.append(signals)
        self.right.append(right)
        self.known.append(known)
        self.tails.append(tail)
        self.heads.append(head)

    def finish(self, names):
        """Columns in the order of `names`; signals of strength 0 are not written."""
        place = {name: number for number, name in enumerate(names)}
        self.x = numpy.zeros((len(self.signals), len(names)))
        for row, signals in enumerate(self.signals):
            for name, strength in signals.items():
                self.x[row, place[name]] = strength
        self.right = numpy.array(self.right, bool)
        # Whether the gold knows both ends: what is not a printed piece of the gold is wrong, but teaches nothing.
        self.known = numpy.array(self.known, bool)
        self.tails = numpy.unique(numpy.array([f"{tail}" for tail in self.tails]), return_inverse=True)[1]
        self.heads = numpy.unique(numpy.array([f"{head}" for head in self.heads]), return_inverse=True)[1]


class Gold:
    """What is true of a page. Positions are bytes of the page."""

    def __init__(self, folder, name):
        import score       # of the benchmark
        with open(os.path.join(folder, "gold", name + ".json"), encoding="utf-8") as file:
            gold = json.load(file)
        with open(os.path.join(folder, "pages", name + ".txt"), "rb") as file:
            page = score.Page(file.read(), gold["blocks"])
        self.pieces = sorted((a, b, role) for (a, b), _, role in page.pieces)
        self.starts = {a for a, _, _ in self.pieces}
        self.ends = {b for _, b, _ in self.pieces}
        self.either = {tuple(join) for join in gold["either"]}
        self.joins = page.joins - self.either
        self.tells_roles = gold.get("roles", True)

    def role(self, start, end):
        """The role of the first printed piece that overlaps the range, or None."""
        return next((role for a, b, role in self.pieces if a < end and start < b), None)


class Seen(dict):
    """The candidates by kind, and of joins how many there are, and were made right and wrong without weighing."""

    gold = made_right = made_wrong = 0


def look(folders, rules, names):
    """The candidates of each kind on the pages of some folders.

    rules: the configuration with the weights so far: which candidates there are depends on the repairs before them.
    names: the signals of each kind; grows by those that have no weight yet.
    """
    seen = Seen((kind, Candidates(kind)) for kind in KINDS)
    for folder in folders:
        command = [GALLEY_EVIDENCE, os.path.join(folder, "pages"), "--config", rules]
        pages = defaultdict(list)
        for line in subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.splitlines():
            candidate = json.loads(line)
            pages[candidate["page"].removesuffix(".txt")].append(candidate)
        for file in sorted(os.listdir(os.path.join(folder, "gold"))):
            page = file.removesuffix(".json")
            compare(pages[page], Gold(folder, page), f"{folder} {page}", seen)
    for kind in KINDS:
        used = {name for signals in seen[kind].signals for name in signals}
        names[kind] += sorted(used - set(names[kind]))
        seen[kind].finish(names[kind])
    return seen


def compare(candidates, gold, page, seen):
    seen.gold += len(gold.joins)
    for candidate in candidates:
        if candidate["kind"] in ("heading", "caption"):
            role = gold.role(candidate["start"], candidate["end"])
            if role and gold.tells_roles:
                seen[candidate["kind"]].add(candidate["signals"], role == candidate["kind"])
            continue
        tail, head = join = candidate["tail"], candidate["head"]
        if join in gold.either:
            continue
        if candidate["kind"] == "made":
            seen.made_right += join in gold.joins
            seen.made_wrong += join not in gold.joins
        else:
            known = tail in gold.ends and head in gold.starts
            seen[candidate["kind"]].add(candidate["signals"], join in gold.joins, known, f"{page} {tail}", f"{page} {head}")
