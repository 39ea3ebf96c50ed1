"""Pages to time: those of a folder, again and again, with other numbers in them."""

import json
import os
import random
import re

FILE_BYTES = 7_500      # a page of the samples is smaller than a newspaper page; files are filled up to this
LINE_CHARACTERS = 20    # of a printed line, for the peer that is given a page's lines


def pages_of(folder):
    names = sorted(name for name in os.listdir(folder) if name.endswith(".txt"))
    if not names:
        raise SystemExit(f"bench: no .txt pages in {folder}")
    return [open(os.path.join(folder, name), encoding="utf-8").read().strip("\n\ufeff") for name in names]


def renumbered(text, chance):
    """The text with other digits, so that no page is the copy of another."""
    def other(match):
        return chance.choice("123456789") + "".join(chance.choice("0123456789") for _ in match[0][1:])

    return re.sub(r"[0-9]+", other, text)


def generated(pages, chance, size=FILE_BYTES):
    """Pages of about `size` bytes, without end."""
    while True:
        parts, length = [], 0
        for text in chance.sample(pages, len(pages)):
            if parts and length + len(text.encode()) > size:
                continue
            parts.append(renumbered(text, chance))
            length += len(text.encode())
        yield "\n\n".join(parts) + "\n"


def write_files(pages, folder, size=None, count=None):
    """Files until there are `size` bytes or `count` of them; how many files and bytes it was."""
    os.makedirs(folder)
    files = written = 0
    for page in generated(pages, random.Random(1)):
        if (files if count else written) >= (count or size):
            return files, written
        data = page.encode()
        with open(os.path.join(folder, f"page-{files:06d}.txt"), "wb") as file:
            file.write(data)
        files += 1
        written += len(data)


def write_lines(pages, path, size):
    """JSON Lines until there are `size` bytes; how many it was."""
    written = 0
    with open(path, "wb") as file:
        for page in generated(pages, random.Random(2)):
            if written >= size:
                return written
            written += file.write(json.dumps({"text": page}, ensure_ascii=False).encode() + b"\n")


def write_blocks(source, target):
    """For each page of a folder its blocks as a layout model gives them to MinerU: in one column, in printed lines."""
    os.makedirs(target)
    for name in os.listdir(source):
        with open(os.path.join(source, name), encoding="utf-8") as file:
            texts = [line for line in file.read().split("\n") if line.strip()]
        blocks, top = [], 100
        for text in texts:
            lines = []
            for start in range(0, len(text), LINE_CHARACTERS):
                content = text[start:start + LINE_CHARACTERS]
                box = [100, top, 100 + 50 * len(content), top + 50]
                lines.append({"bbox": box, "spans": [{"bbox": box, "type": "text", "content": content}]})
                top += 60
            box = [100, lines[0]["bbox"][1], max(line["bbox"][2] for line in lines), lines[-1]["bbox"][3]]
            blocks.append({"type": "text", "bbox": box, "lines": lines})
            top += 40
        page = {"preproc_blocks": blocks, "page_idx": 0, "page_size": [1200, top + 100]}
        with open(os.path.join(target, name), "w", encoding="utf-8") as file:
            json.dump(page, file, ensure_ascii=False)
