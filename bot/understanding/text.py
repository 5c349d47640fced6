"""A typed text made readable: cut to a length, freed of what no eye can see, as folded words by sentence."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from bot.letters import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 4096
"""Characters of a text that are read."""

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’ʼ`´](?=[^\W\d_])")
_WORD_OR_END = re.compile(r"[^\W\d_]+|\d+|[.!?;\n]+")


def clean(text: str) -> str:
    """At most `LONGEST` characters, composed (NFC), one blank for each run of blanks; ends of lines stay.

    Controls, direction marks and zero-width signs are dropped, so that nothing reads otherwise than it looks. A sign
    that stands for several is written out (NFKC) before the text is cut: else folding would make eighteen of one.
    """
    lines = (_seen(line) for line in unicodedata.normalize("NFKC", text[:LONGEST]).splitlines())
    return unicodedata.normalize("NFC", "\n".join(line for line in lines if line))[:LONGEST]


def _seen(line: str) -> str:
    if not line.isprintable():
        line = "".join(sign for sign in line if sign.isprintable() or sign.isspace())
    return " ".join(line.split())


def sentences(text: str) -> tuple[tuple[str, ...], ...]:
    """The folded words of each sentence; one ends at . ! ? … ; or with its line, not at a comma.

    "Nočem več!" is "nocem", "vec"; "don't" is "dont"; "11letna" is "11", "letna".
    """
    ended: list[tuple[str, ...]] = []
    words: list[str] = []
    for found in _WORD_OR_END.findall(_APOSTROPHE.sub("", fold(clean(text)))):
        if found[0].isalnum():
            words.append(found)
        elif words:
            ended.append(tuple(words))
            words = []
    return (*ended, tuple(words)) if words else tuple(ended)


def tokens(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    if text.isalpha() and len(text) < LONGEST and (word := fold(text)).isascii():  # as most words of files
        return (word,)
    return tuple(word for sentence in sentences(text) for word in sentence)


def both_ends(words: Sequence[str], most: int) -> Sequence[str]:
    """At most so many words: two in three from the beginning, the others from the end; the worst is often said last."""
    if len(words) <= most:
        return words
    last = most // 3
    return (*words[: most - last], *words[-last:])
