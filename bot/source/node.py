"""What a data file is made of: texts, lists and mappings, each with its spot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place in a data file; `line` and `column` count from 1, columns in characters."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Text(str):
    """A scalar of a data file: a string that knows its spot and its line."""

    __slots__ = ("line", "spot")

    spot: Spot
    line: str

    def __new__(cls, value: str, spot: Spot, line: str = "") -> Self:
        """Make a text that stands at `spot`, on a line that reads `line`."""
        text = super().__new__(cls, value)
        text.spot = spot
        text.line = line
        return text

    def __getnewargs__(self) -> tuple[str, Spot, str]:  # type: ignore[override]  # str says it has one argument
        return str(self), self.spot, self.line


@dataclass(frozen=True, slots=True)
class Items:
    """A list of a data file."""

    nodes: tuple[Node, ...]
    spot: Spot
    line: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping of a data file, in file order."""

    entries: tuple[tuple[Text, Node], ...]
    spot: Spot
    line: str = ""


Node = Text | Items | Mapping
