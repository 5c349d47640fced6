"""Vectors of whole numbers, each written as one number, so that Python adds and scales all their entries at once.

Sums are exact and the same on every machine, unlike those of fractions.
"""

from __future__ import annotations

from struct import Struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

BITS = 64
HALF = 1 << (BITS - 2)
"""Entries, and what adds up to them, lie between -HALF and HALF."""


class Vectors:
    """Vectors of one length; `+` and `*` of packed ones are those of their entries."""

    def __init__(self, length: int) -> None:
        self._struct = Struct(f"<{length}Q")
        self._halves = sum(HALF << (BITS * entry) for entry in range(length))

    def pack(self, entries: Iterable[int]) -> int:
        """A vector as one number."""
        return int.from_bytes(self._struct.pack(*[entry + HALF for entry in entries]), "little") - self._halves

    def unpack(self, packed: int) -> list[int]:
        """The entries of a packed vector."""
        raw = (packed + self._halves).to_bytes(self._struct.size, "little")
        return [entry - HALF for entry in self._struct.unpack(raw)]
