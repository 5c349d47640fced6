"""What was learnt from the phrases, and how it is kept in a file."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.understanding.needs.features import Features

VERSION = 1
ZERO = 128
"""A weight is written as one byte; this one says nothing."""
SHARES = (1.0, 0.8, 0.8)
"""How much pieces, beginnings and pairs count beside each other."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """A weight for each feature and need.

    `rows` has a byte for each need, feature after feature in the order of `places`; `rarities` a byte for each feature,
    larger for what few phrases have. `unit` is what a weight of one stands for, `starts` what each need has without any
    feature, `digest` that of the phrases.
    """

    digest: str
    needs: tuple[str, ...]
    starts: tuple[float, ...]
    unit: float
    places: Mapping[str, int]
    rarities: bytes
    rows: bytes

    def margins(self, features: Features) -> list[float]:
        """How much a text speaks for each need: above 0 for, below -1 against."""
        margins, width = list(self.starts), len(self.needs)
        for group, share in zip(features, SHARES, strict=True):
            known = self._known(group)
            if known:
                scale, zero = self._scale(known, share), ZERO * len(known)
                rows = [self.rows[place * width : place * width + width] for place in known]
                for need, column in enumerate(zip(*rows, strict=True)):
                    margins[need] += scale * (sum(column) - zero)
        return margins

    def scales(self, features: Features) -> list[float]:
        """For each group, what a weight of one adds to a margin in this text; 0 where no feature is known."""
        return [
            self._scale(known, share) if (known := self._known(group)) else 0.0
            for share, group in zip(SHARES, features, strict=True)
        ]

    def weight(self, feature: str, need: int) -> int:
        """The weight of a feature for a need, by its place in `needs`; 0 for a feature that is not known."""
        place = self.places.get(feature)
        return 0 if place is None else self.rows[place * len(self.needs) + need] - ZERO

    def _known(self, group: Iterable[str]) -> list[int]:
        return [place for feature in group if (place := self.places.get(feature)) is not None]

    def _scale(self, known: Iterable[int], share: float) -> float:
        return share * self.unit / sqrt(sum([self.rarities[place] ** 2 for place in known]))

    def to_bytes(self) -> bytes:
        """The file: a line of JSON, then the features, rarities and weights, compressed."""
        features = "\n".join(self.places).encode()
        head = {
            "version": VERSION,
            "phrases": self.digest,
            "needs": self.needs,
            "starts": self.starts,
            "unit": self.unit,
            "features": len(features),
        }
        columns = b"".join(_columns(self.rows, len(self.needs)))
        body = zlib.compress(features + self.rarities + columns, 9)
        return json.dumps(head).encode() + b"\n" + body

    @classmethod
    def from_bytes(cls, data: bytes) -> Learnt:
        """What a file holds. Raises ValueError for anything that `to_bytes` did not write."""
        try:
            head, body = data.split(b"\n", 1)
            told = json.loads(head)
            raw = zlib.decompress(body)
            if told["version"] != VERSION:
                raise ValueError("another version")
            end = told["features"]
            names = raw[:end].decode().split("\n")
            needs, count = tuple(told["needs"]), len(names)
            rarities, columns = raw[end : end + count], raw[end + count :]
            if len(columns) != count * len(needs) or len(told["starts"]) != len(needs):
                raise ValueError("cut off")
            places = dict(zip(names, range(count), strict=True))
            rows = b"".join(_columns(columns, count))
            starts = tuple(map(float, told["starts"]))
            return cls(str(told["phrases"]), needs, starts, float(told["unit"]), places, rarities, rows)
        except (KeyError, TypeError, zlib.error) as error:
            raise ValueError("not what was learnt") from error


def _columns(table: bytes, width: int) -> Sequence[bytes]:
    return [table[column::width] for column in range(width)]
