#!/usr/bin/env python3
"""Writes the paragraphs that the default language model is trained on, one a line.

    select-training-articles.py news-train.jsonl.gz > training.txt

The file and the choice are described in articles.py.
"""
import sys

import articles


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for article in articles.read(sys.argv[1]):
        if not articles.is_held_out(article):
            for paragraph in article["paragraphs"]:
                print(" ".join(paragraph.split()))


main()
