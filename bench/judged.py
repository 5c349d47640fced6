"""The development sets of typed texts, and how well a ranking of needs does on them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from bot.config import read_config
from bot.source import Problems
from bot.understanding.needs import NO_NEED, Needs, Phrases, read_learnt, read_phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "dialogs" / "phrases"
SETS = ROOT / "tests" / "understanding" / "dev"
AMONG = 3


@dataclass(slots=True)
class Judged:
    """How often a ranking was right; `confused` counts (meant, first) where it was not."""

    asked: int = 0
    first: int = 0
    among: int = 0
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, meant: str, ranked: Sequence[str]) -> None:
        """Take note of one answer."""
        self.asked += 1
        self.first += ranked[:1] == [meant]
        self.among += meant in ranked[:AMONG]
        if ranked[:1] != [meant]:
            self.confused[meant, ranked[0] if ranked else NO_NEED] += 1

    def __str__(self) -> str:
        return f"{self.first / self.asked:6.1%} {self.among / self.asked:6.1%}"


def judge(asked: Iterable[tuple[str, str]], rank: Callable[[str], Sequence[str]]) -> Judged:
    """`asked` are needs and texts."""
    judged = Judged()
    for meant, text in asked:
        judged.add(meant, rank(text))
    return judged


def milliseconds(rank: Callable[[str], object], texts: Sequence[str], times: int = 1) -> float:
    """The median of one call."""
    taken = []
    for text in list(texts) * times:
        start = perf_counter()
        rank(text)
        taken.append(perf_counter() - start)
    return 1000 * median(taken)


def needs() -> list[tuple[str, str]]:
    """Needs and texts of the development set."""
    return [(row[0], row[3]) for row in _rows("needs.tsv")]


def unknown() -> list[str]:
    """Texts that are no need."""
    return [row[2] for row in _rows("scope.tsv") if row[0] == "unknown"]


def phrases() -> Phrases:
    """The phrases of the city."""
    config = read_config(ROOT / "bot.toml")
    flows = [path.stem for path in (ROOT / "dialogs").glob("*.yaml")]
    return read_phrases(FOLDER, ROOT, config.city.locales, flows, Problems())


def listening(said: Phrases) -> Needs:
    """What was learnt from them. Raises FileNotFoundError."""
    learnt = read_learnt(FOLDER, ROOT, said, Problems())
    if learnt is None:
        raise FileNotFoundError(FOLDER)
    return Needs(learnt, said.of)


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (SETS / name).read_text().splitlines()]
