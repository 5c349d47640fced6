"""Letters as people type them on a phone."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Lower case without marks on letters: "Škofja Loka" is "skofja loka", "Čet" is "cet", "đ" is "d"."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold()).replace("đ", "d")
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
