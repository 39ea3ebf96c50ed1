"""Galley repairs scanned newspaper text: cut paragraphs, captions inside sentences, furniture, characters.

    >>> import galley
    >>> galley.clean("剩下的500元,大家商量。")
    '剩下的500元，大家商量。'

The work is done by Galley's executable, which the package carries. `clean_many` and `structure_many` keep one process
for all their pages. `galley.spark` and `galley.ray` do the same on many machines.
"""

from galley._executable import executable
from galley.errors import GalleyError, PageError
from galley._pages import clean, clean_many, structure_many
from galley._sketch import merge_sketches, sketch
from galley.structure import Block, Finding, Removed, Structure

__all__ = [
    "Block",
    "Finding",
    "GalleyError",
    "PageError",
    "Removed",
    "Structure",
    "clean",
    "clean_many",
    "executable",
    "merge_sketches",
    "sketch",
    "structure_many",
]
