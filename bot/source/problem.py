"""Faults in data files, told to the person who can mend them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from rapidfuzz import fuzz, process

from bot.source.node import Node, Spot

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

NEAR_ENOUGH = 60.0


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in a data file. A problem stops the load; a warning lets it run."""

    code: str
    spot: Spot
    sentence: str
    line: str = ""
    warning: bool = False

    def __str__(self) -> str:
        head = f"{self.spot}: {'warning ' if self.warning else ''}{self.code}: {self.sentence}"
        if not self.line:
            return head
        return f"{head}\n    {self.line}\n    {' ' * _width(self.line[: self.spot.column - 1])}^"


def _width(text: str) -> int:
    """Terminal cells, so that the caret stands right after wide and combining characters."""
    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)


class Problems:
    """Collects problems so that a person sees all of them at once, in file order."""

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}

    def add(self, code: str, at: Node | Spot, sentence: str, *, warning: bool = False) -> None:
        """Report a fault at a node, or at a bare spot."""
        spot, line = (at, "") if isinstance(at, Spot) else (at.spot, at.line)
        self.extend([Problem(code, spot, sentence, line, warning)])

    def extend(self, problems: Iterable[Problem]) -> None:
        """Take over problems found elsewhere; what is already known is not said twice."""
        self._found.update(dict.fromkeys(problems))

    @property
    def all(self) -> tuple[Problem, ...]:
        """Problems and warnings, by file, line and column."""
        return tuple(sorted(self._found, key=lambda problem: problem.spot))

    @property
    def fatal(self) -> bool:
        """Whether any of them stops the load."""
        return any(not problem.warning for problem in self._found)


def near(word: str, known: Collection[str]) -> str:
    """` Did you mean "choices"?` for the known word most like `word`, else an empty string."""
    best = process.extractOne(word, sorted(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=NEAR_ENOUGH)
    return f' Did you mean "{best[0]}"?' if best else ""
