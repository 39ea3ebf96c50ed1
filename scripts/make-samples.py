#!/usr/bin/env python3
"""Make the samples (page, repaired page, gold) from their marked-up sources.

    make-samples.py [--check]

samples/source/NAME.txt   what a person writes (the format is below)
samples/pages/NAME.txt    the damaged page
samples/repaired/NAME.txt what a careful editor makes of it: one block a line, a blank line between
samples/gold/NAME.json    roles, source spans and true text of each block, for the benchmark's scorer

With --check nothing is written; the exit status is 1 if a file is not what its source makes.
Python standard library only.

A source begins with `key: value` lines, then a blank line, then the page as it is printed.

    ⟦p⟧…       a piece begins: h heading, p paragraph, b byline, c caption, f furniture, d second copy
    ⟦p1⟧…      pieces with one number are one block, cut apart on the page
    ⟦p!⟧…      a paragraph whose end is not on the page
    ⟨a→b⟩      the page has a, the repaired page b; \\uXXXX stands for a character
    ¬          at a line's end: a hyphen that the repair takes out

    lead: N         line feeds before the first piece
    half: yes       the page's full-width , : ; ? ! ( ) are half-width
    kangxi: yes     the source's radicals are what the page has; the repair writes their characters
    bom: yes        the page begins with a byte order mark
    wrap: N         paragraphs are printed in lines of N display columns
    wrap-words: N   the same, broken at spaces only
    indent: yes     the first line of a paragraph begins with two ideographic spaces (`indent: 1`: one)
    lang: zh        the separator at a line's end: zh and ja none beside a wide character, ko and en a space
"""
import json
import os
import re
import sys
import unicodedata

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "samples")
ROLES = {"h": "heading", "p": "paragraph", "b": "byline", "c": "caption", "f": "furniture", "d": "duplicate"}
HALF = {"，": ",", "：": ":", "；": ";", "？": "?", "！": "!", "（": "(", "）": ")"}
NEVER_LAST = "“‘（「『《〈【("
NEVER_FIRST = "，。、；：？！”’）》」』〉】…,.;:?!)"
# The CJK Radicals Supplement characters in use whose compatibility mapping Unicode leaves out.
SUPPLEMENT = {"⺠": "民", "⻅": "见", "⻆": "角", "⻔": "门", "⻮": "齿"}
SPACE = " \t\r\n\u3000\ufeff"


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def is_wide(c):
    hangul = "\uac00" <= c <= "\ud7a3"
    return (unicodedata.east_asian_width(c) in "WF" and not hangul) or c in "“”‘’—…·"


def unradical(c):
    if "\u2f00" <= c <= "\u2fd5":
        return unicodedata.normalize("NFKC", c)
    return SUPPLEMENT.get(c, c)


class Source:
    """One marked-up page."""

    def __init__(self, text):
        head, body = text.split("\n\n", 1)
        self.keys = dict(line.split(": ", 1) for line in head.split("\n"))
        self.wrap = int(self.keys.get("wrap", self.keys.get("wrap-words", 0)))
        self.pieces = []
        marks = list(re.finditer(r"⟦([hpbcfd])(\d*)(!?)⟧", body))
        ends = [m.start() for m in marks[1:]] + [len(body)]
        names = [mark[1] + (mark[2] or f"@{mark.start()}") for mark in marks]
        carried = []
        for i, (mark, end) in enumerate(zip(marks, ends)):
            text = body[mark.end():end]
            kept = text.rstrip("\n")
            units = self.units(kept)
            if self.wrap and mark[1] == "p":
                units = self.wrapped(carried + units, first=names[i] not in names[:i])
                carried = []
                if names[i] in names[i + 1:]:
                    units, carried = self.full_lines(units)
            self.pieces.append({
                "role": ROLES[mark[1]], "block": names[i], "units": units,
                "truncated": bool(mark[3]), "gap": text[len(kept):],
            })
        self.text = self.laid_out()

    def units(self, text):
        """(on the page, repaired) for each run of characters."""
        text = re.sub(r"\\u([0-9A-F]{4})", lambda m: chr(int(m[1], 16)), text)
        out = []
        for part in re.split(r"(⟨[^⟩]*⟩)", text):
            if part.startswith("⟨"):
                out.append(tuple(part[1:-1].split("→")))
                continue
            for c in part:
                if c == "¬":
                    out.append(("-", "¬"))
                elif self.keys.get("half") == "yes":
                    out.append((HALF.get(c, c), c))
                elif self.keys.get("kangxi") == "yes":
                    out.append((c, unradical(c)))
                else:
                    out.append((c, c))
        return out

    def wrapped(self, units, first):
        """Line feeds put in where the column is full."""
        indent = {"yes": "\u3000\u3000", "1": "\u3000"}.get(self.keys.get("indent"), "") if first else ""
        out, line = [(indent, "")] if indent else [], width(indent)
        last_space = None
        for page, repaired in units:
            if "wrap-words" in self.keys and line + width(page) > self.wrap and last_space is not None:
                out[last_space] = ("\n", "\n")
                line = sum(width(p) for p, _ in out[last_space + 1:])
                last_space = None
            elif "wrap" in self.keys and line + width(page) > self.wrap and page not in NEVER_FIRST:
                opening = [out.pop()] if out[-1][0] in NEVER_LAST else []
                out += [("\n", "\n")] + opening
                line = sum(width(p) for p, _ in opening)
            if page == " ":
                last_space = len(out)
            out.append((page, repaired))
            line += width(page)
        return out

    def full_lines(self, units):
        """A column ends with a full line: the lines that are full, and what goes on in the next column."""
        end = max(i for i, (page, _) in enumerate(units) if page == "\n")
        rest = units[end + 1:]
        if sum(width(page) for page, _ in rest) > self.wrap - 2:
            return units, []
        return units[:end], rest + ([(" ", " ")] if "wrap-words" in self.keys else [])

    def laid_out(self):
        """The page's text; every piece gets its half-open byte span, white space at its ends left out."""
        out = "\ufeff" if self.keys.get("bom") == "yes" else ""
        out += "\n" * int(self.keys.get("lead", 0))
        for piece in self.pieces:
            text = "".join(page for page, _ in piece["units"])
            lead = len(text) - len(text.lstrip(SPACE))
            start = len((out + text[:lead]).encode())
            out += text
            piece["span"] = [start, len(out.rstrip(SPACE).encode())]
            out += piece["gap"]
        return out

    def blocks(self):
        """The repaired page's blocks in reading order: what interrupts a paragraph comes after it."""
        places = {}
        for i, piece in enumerate(self.pieces):
            places.setdefault(piece["block"], []).append(i)
        paragraphs = [p for name, p in places.items() if name[0] == "p"]

        def rank(item):
            name, own = item
            if name[0] in "cf":
                for p in paragraphs:
                    if p[0] < own[0] < p[-1]:
                        return (p[0], 1, own[0])
            return (own[0], 0, 0)

        for name, own in sorted(places.items(), key=rank):
            pieces = [self.pieces[i] for i in own]
            text = self.joined("\n".join("".join(r for _, r in p["units"]) for p in pieces))
            yield {"role": pieces[0]["role"], "text": text, "spans": [p["span"] for p in pieces],
                   "truncated": any(p["truncated"] for p in pieces)}

    def joined(self, text):
        """The printed lines as one, with the separator that the script of both sides asks for."""
        out = ""
        for line in text.split("\n"):
            line = line.strip(SPACE)
            if out.endswith("¬"):
                out = out[:-1]
            elif out and line:
                out += self.separator(out[-1], line[0])
            out += line
        return out

    def separator(self, before, after):
        if before == "-":
            return ""
        if self.keys.get("lang", "zh") in ("zh", "ja"):
            return " " if before.isascii() and after.isascii() and before.isalpha() and after.isalpha() else ""
        return "" if is_wide(before) and is_wide(after) else " "


def made(source):
    """The files that one source makes, by folder: page, repaired page, gold."""
    text = open(os.path.join(ROOT, "source", source), encoding="utf-8").read()
    page = Source(text)
    name = source[:-len(".txt")]
    blocks, duplicates, repaired = [], [], []
    article, previous = 0, ""
    for block in page.blocks():
        if block["role"] == "duplicate":
            duplicates += block["spans"]
            continue
        if block["role"] == "heading" and previous not in ("", "heading", "furniture"):
            article += 1
        previous = block["role"]
        if block["role"] != "furniture":
            repaired.append(block["text"])
        gold = {"role": block["role"], "article": article, "spans": block["spans"]}
        if block["role"] == "paragraph":
            gold["text"] = block["text"]
        if block["truncated"]:
            gold["truncated"] = True
        blocks.append(gold)
    rows = ",\n".join("  " + json.dumps(b, ensure_ascii=False) for b in blocks)
    gold = f'{{"page": "{name}.txt",\n "blocks": [\n{rows}\n ],\n "duplicates": {json.dumps(duplicates)},\n "either": []}}\n'
    return {
        f"pages/{name}.txt": page.text,
        f"repaired/{name}.txt": "\n\n".join(repaired) + "\n",
        f"gold/{name}.json": gold,
    }


def main():
    check = "--check" in sys.argv[1:]
    stale = []
    for source in sorted(os.listdir(os.path.join(ROOT, "source"))):
        for path, text in made(source).items():
            path = os.path.join(ROOT, path)
            if check:
                if not os.path.exists(path) or open(path, "rb").read() != text.encode():
                    stale.append(path)
                continue
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(text.encode())
    for path in stale:
        print(f"{os.path.relpath(path)}: not what its source makes; run scripts/make-samples.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
