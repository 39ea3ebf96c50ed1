"""The articles that the language model, and the weights of rules.json, are made from.

A file of JSON lines {"id", "title", "paragraphs": [...]}, gzipped or not. The articles whose FNV-1a-64 hash of the id,
modulo 10, is below 8 train the model; the others are held out for fitting weights and for measuring.
"""
import gzip
import json


def read(path):
    open_text = gzip.open if path.endswith(".gz") else open
    with open_text(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def is_held_out(article):
    return fnv1a(article["id"]) % 10 >= 8


def fnv1a(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value
