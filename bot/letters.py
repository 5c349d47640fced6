"""Letters as people type them on a phone."""

from __future__ import annotations

import re
import unicodedata

_USUAL_MARKS = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """Lower case without marks on letters: "Škofja Loka" is "skofja loka", "Čet" is "cet", "đ" is "d"."""
    if text.isascii():
        return text.lower()
    parts = _USUAL_MARKS.sub("", unicodedata.normalize("NFKD", text.casefold())).replace("đ", "d")
    if parts.isascii():
        return parts
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
