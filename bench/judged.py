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
from bot.understanding.needs import NONE, Needs, Phrases, read_learnt, read_phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "dialogs" / "phrases"
SETS = ROOT / "tests" / "understanding" / "dev"
UNSEEN = SETS.with_name("unseen")
"""By authors who knew nothing of phrases and cries; nobody looked at what is wrong in it."""
AMONG = 3
RUNS = 7
"""How often the same is timed."""
UNKNOWN = "unknown"


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
            self.confused[meant, ranked[0] if ranked else NONE] += 1

    def __str__(self) -> str:
        return f"{self.first / self.asked:6.1%} {self.among / self.asked:6.1%}"


def judge(asked: Iterable[tuple[str, str]], rank: Callable[[str], Sequence[str]]) -> Judged:
    """`asked` are needs and texts."""
    judged = Judged()
    for meant, text in asked:
        judged.add(meant, rank(text))
    return judged


def milliseconds(rank: Callable[[str], object], texts: Sequence[str], times: int = RUNS) -> float:
    """The median over texts, each by its quickest run: what else the machine does is not measured."""
    return 1000 * median(min(_seconds(rank, text) for _ in range(times)) for text in texts)


def needs(style: str = "", folder: Path = SETS) -> list[tuple[str, str]]:
    """Needs and texts of the development set, all or those of a style."""
    return [(row[0], row[3]) for row in _rows("needs.tsv", folder) if style in {"", row[2]}]


def styles() -> list[str]:
    """The styles of that set, in its order."""
    return list(dict.fromkeys(row[2] for row in _rows("needs.tsv")))


def crises(folder: Path = SETS) -> list[tuple[str, str]]:
    """Kinds of a crisis, or "none", and texts."""
    return [(row[0], row[2]) for row in _rows("crisis.tsv", folder)]


def scope(folder: Path = SETS) -> list[tuple[str, str]]:
    """Texts that are no need, each with what it is: a greeting, thanks, a wish for a language or unknown."""
    return [(row[0], row[2]) for row in _rows("scope.tsv", folder)]


def languages() -> list[tuple[str, str]]:
    """Languages and texts of the needs and of the crises."""
    return [(row[1], row[-1]) for name in ("needs.tsv", "crisis.tsv") for row in _rows(name)]


def unknown() -> list[str]:
    """Texts that are no need and nothing else that can be answered."""
    return [text for kind, text in scope() if kind == UNKNOWN]


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


def _seconds(rank: Callable[[str], object], text: str) -> float:
    start = perf_counter()
    rank(text)
    return perf_counter() - start


def _rows(name: str, folder: Path = SETS) -> list[list[str]]:
    return [line.split("\t") for line in (folder / name).read_text().splitlines()]
