"""Strict YAML in which every word knows its place.

Every scalar is text: `20:00` stays `20:00`, `no` stays `no`, `0801155` keeps its zero. What a reader could misread is
refused (tags, anchors, aliases, merge keys, inline collections, duplicate keys, tabs, text lost after ` #`), and all
problems of a file are reported at once, each with a code, a spot and a sentence for the person who can mend it.
"""

from bot.source.fields import Fields
from bot.source.node import Items, Mapping, Node, Spot, Text
from bot.source.problem import Problem, Problems, near
from bot.source.read import name_of, parse, read

__all__ = [
    "Fields",
    "Items",
    "Mapping",
    "Node",
    "Problem",
    "Problems",
    "Spot",
    "Text",
    "name_of",
    "near",
    "parse",
    "read",
]
