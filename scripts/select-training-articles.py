#!/usr/bin/env python3
"""Writes the paragraphs that the default language model is trained on, one a line.

    select-training-articles.py news-train.jsonl.gz > training.txt

Reads JSON lines {"id", "paragraphs": [...]}. Takes the articles whose FNV-1a-64 hash of the id, modulo 10, is below 8;
the others stay for fitting weights and for measuring.
"""

import gzip
import json
import sys


def fnv1a(text: str) -> int:
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    open_text = gzip.open if sys.argv[1].endswith(".gz") else open
    with open_text(sys.argv[1], "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if fnv1a(article["id"]) % 10 < 8:
                for paragraph in article["paragraphs"]:
                    print(" ".join(paragraph.split()))


main()
