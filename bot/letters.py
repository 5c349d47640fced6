"""Letters as people type them on a phone."""

from __future__ import annotations

import re
import unicodedata

_USUAL_MARKS = re.compile("[\u0300-\u036f]")
_NOT_ASCII = re.compile("[^\0-\x7f]")


def fold(text: str) -> str:
    """Lower case without marks on letters: "Škofja Loka" is "skofja loka", "Čet" is "cet", "đ" is "d"."""
    if text.isascii():
        return text.lower()
    parts = _USUAL_MARKS.sub("", unicodedata.normalize("NFKD", text.casefold())).replace("đ", "d")
    return _NOT_ASCII.sub(lambda found: "" if unicodedata.combining(found[0]) else found[0], parts)
