#!/usr/bin/env python3
"""Make the pages that the weights of rules.json are fitted and measured on.

    fit-pages.py --bench FOLDER --data FOLDER OUT

BENCH has generate.py, which typesets and damages pages and keeps the gold; DATA has the articles. OUT gets

    fit/block, fit/line            pages of the articles that the language model was not trained on (articles.py), with
                                   a wording of their own (fit-words.json), 500 of seed 77 and 300 of seed 78 each with
                                   headings added, and as many of seeds 79 and 80 without
    fit/clean                      half of all held-out articles as they are, each paragraph a line: nothing there goes on
    measure/block, measure/line    200 pages of seed 1 of other articles (articles-dev.jsonl), in the generator's wording

each with pages/ and gold/. The generator sets no sub-headings, kickers and decks, so half of the pages to fit on get some
here: headings in the middle of an article are what a paragraph that goes on is told apart from. And it loses nothing:
here one page in three loses the end of a paragraph or its start, as where an article goes on on another page.
"""
import argparse
import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter

import articles

MOST = 450
SHORTEST = 400      # characters of an article: notices of two lines have nothing that goes on
ENDS = "。！？…：；”’）》」』!?:;.)\""
HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out")
    parser.add_argument("--bench", required=True)
    parser.add_argument("--data", required=True)
    options = parser.parse_args()
    shutil.rmtree(options.out, ignore_errors=True)
    os.makedirs(options.out)
    every = list(printable(articles.read(os.path.join(options.data, "news-train.jsonl.gz"))))
    chosen = list(evenly(running_text(every)))
    held_out = os.path.join(options.out, "articles.jsonl")
    with open(held_out, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in chosen)
    titles = [article["title"] for article in chosen
              if 5 <= len(article["title"]) <= 22 and not any(mark in article["title"] for mark in "。，,；")]
    leave_as_they_are(every[::2], os.path.join(options.out, "fit", "clean"))
    for style in ("block", "line"):
        fit = os.path.join(options.out, "fit", style)
        for seed, pages in ((77, 500), (78, 300)):
            generate(options.bench, held_out, fit, style, pages, seed, "--words", os.path.join(HERE, "fit-words.json"))
        add_headings(fit, titles)
        for seed, pages in ((79, 500), (80, 300)):
            generate(options.bench, held_out, fit, style, pages, seed, "--words", os.path.join(HERE, "fit-words.json"))
        tear(fit)
        dev = os.path.join(options.data, "articles-dev.jsonl")
        generate(options.bench, dev, os.path.join(options.out, "measure", style), style, 200, 1)


def printable(source):
    """Held-out articles of a length that a page may have, without the crumbs of web pages between paragraphs."""
    for article in source:
        if articles.is_held_out(article):
            article["paragraphs"] = [text for text in article["paragraphs"] if len(text) > 3]
            if 2 <= len(article["paragraphs"]) <= 40 and len(article["title"]) < 60:
                yield article


def running_text(source):
    """The same articles without the headlines, names and dates that web pages set among their paragraphs: a paragraph of a
    newspaper ends with its sentence, and gold that says that such a line is one would teach the opposite."""
    for article in source:
        paragraphs = [text for text in article["paragraphs"] if text.rstrip()[-1:] in ENDS]
        if len(paragraphs) > 1 and sum(map(len, paragraphs)) >= SHORTEST:
            yield article | {"paragraphs": paragraphs}


def generate(bench, source, out, style, pages, seed, *more):
    command = [sys.executable, os.path.join(bench, "generate.py"), source, out,
               "--style", style, "--pages", str(pages), "--seed", str(seed), *more]
    subprocess.run(command, check=True)


def evenly(source):
    """At most MOST articles of each source, so that no one paper's way of writing decides."""
    taken = Counter()
    for article in source:
        taken[article["source"]] += 1
        if taken[article["source"]] <= MOST:
            yield article


def change(folder, how):
    """Changes each page of a folder and its gold: `how(page, gold)` gives the new page, or None, and changes the gold."""
    for name in sorted(os.listdir(os.path.join(folder, "gold"))):
        gold_file = os.path.join(folder, "gold", name)
        page_file = os.path.join(folder, "pages", name.removesuffix(".json") + ".txt")
        with open(gold_file, encoding="utf-8") as file:
            gold = json.load(file)
        with open(page_file, "rb") as file:
            page = how(file.read(), gold)
        if page is None:
            continue
        with open(page_file, "wb") as file:
            file.write(page)
        with open(gold_file, "w", encoding="utf-8") as file:
            json.dump(gold, file, ensure_ascii=False)


def tear(folder):
    """Takes the pieces from one on, or up to one, of a cut paragraph off some pages: nothing goes on with the rest."""
    chance = random.Random(6)

    def torn(page, gold):
        cut = [block for block in gold["blocks"] if block["role"] == "paragraph" and len(block["spans"]) > 1]
        if not cut or chance.random() > 1 / 3:
            return None
        block = chance.choice(cut)
        place = chance.randrange(1, len(block["spans"]))
        lost = block["spans"][place:] if chance.random() < 0.7 else block["spans"][:place]
        block["spans"] = [span for span in block["spans"] if span not in lost]
        return without(lost, page, gold)

    change(folder, torn)


def without(lost, page, gold):
    """The page without some spans and the line breaks behind them, and all positions of the gold moved along."""
    gone = []
    for start, end in sorted(lost):
        whole = start == 0 or page[start - 1:start] == b"\n" or page[:start].endswith("\u3000".encode())
        gone.append((start, end + len(page[end:]) - len(page[end:].lstrip(b"\n")) if whole else end))

    def moved(position):
        return position - sum(min(position, end) - start for start, end in gone if start < position)

    for block in gold["blocks"]:
        block["spans"] = [[moved(a), moved(b)] for a, b in block["spans"]]
    left = {end for block in gold["blocks"] for _, end in block["spans"]}
    gold["either"] = [[moved(a), moved(b)] for a, b in gold["either"] if moved(a) in left]
    gold["duplicates"] = [[moved(a), moved(b)] for a, b in gold["duplicates"]]
    kept, done = bytearray(), 0
    for start, end in gone:
        kept += page[done:start]
        done = end
    return bytes(kept + page[done:])


def leave_as_they_are(chosen, folder):
    for kind in ("pages", "gold"):
        os.makedirs(os.path.join(folder, kind))
    for number, article in enumerate(chosen):
        page, blocks = b"", []
        for text in article["paragraphs"]:
            line = text.strip().encode()
            blocks.append({"role": "paragraph", "spans": [[len(page), len(page) + len(line)]]})
            page += line + b"\n\n"
        with open(os.path.join(folder, "pages", f"{number:05}.txt"), "wb") as file:
            file.write(page)
        # Some of these paragraphs are headings or bylines; nobody has said which.
        gold = {"blocks": blocks, "either": [], "duplicates": [], "roles": False}
        with open(os.path.join(folder, "gold", f"{number:05}.json"), "w", encoding="utf-8") as file:
            json.dump(gold, file)


def add_headings(folder, titles):
    chance = random.Random(5)
    change(folder, lambda page, gold: insert(
        [(place, chance.choice(titles)) for place in places(page, gold, chance)], page, gold))


def places(page, gold, chance):
    """Pairs of the end of one piece and the start of the next, on another line, that get a heading between them."""
    def edges(role):
        spans = [block["spans"] for block in gold["blocks"] if block["role"] == role]
        return {span[0][0] for span in spans}, {span[-1][1] for span in spans}

    pieces = sorted(tuple(span) for block in gold["blocks"] for span in block["spans"])
    breaks = [(a, b, c) for (a, b), (c, _) in zip(pieces, pieces[1:]) if b"\n" in page[b:c]]
    paragraph_starts, paragraph_ends = edges("paragraph")
    heading_starts, heading_ends = edges("heading")
    chosen = set()
    if chance.random() < 0.5:      # a sub-heading
        chosen |= {(end, start) for _, end, start in breaks
                   if end in paragraph_ends and start in paragraph_starts and chance.random() < 0.3}
    if chance.random() < 0.6:      # a kicker above a headline or a deck below it
        for before, end, start in breaks:
            if start in heading_starts and end in paragraph_ends or end in heading_ends and before in heading_starts:
                if chance.random() < 0.35:
                    chosen.add((end, start))
    return sorted(chosen)


def insert(headings, page, gold):
    """The page with a line for each ((end, start), text), and all positions of the gold moved along."""
    out, done, shifts, added = bytearray(), 0, [], []
    for (end, start), text in headings:
        line = page.rfind(b"\n", 0, start) + 1
        out += page[done:line]
        added.append([len(out), len(out) + len(text.encode())])
        out += text.encode() + (b"\n\n" if page[end:start].count(b"\n") > 1 else b"\n")
        shifts.append((line, len(out) - line))
        done = line
    out += page[done:]

    def start(position):
        return position + next((by for at, by in reversed(shifts) if position >= at), 0)

    def end(position):
        return position + next((by for at, by in reversed(shifts) if position > at), 0)

    for block in gold["blocks"]:
        block["spans"] = [[start(a), end(b)] for a, b in block["spans"]]
    gold["either"] = [[end(a), start(b)] for a, b in gold["either"]]
    gold["duplicates"] = [[start(a), end(b)] for a, b in gold["duplicates"]]
    gold["blocks"] += [{"role": "heading", "spans": [span], "article": 99} for span in added]
    return bytes(out)


main()
