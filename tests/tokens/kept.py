"""The tokens that were collected, and what is known of those that lead elsewhere by now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

from bot.channels.doors import MARK

HERE = Path(__file__).parent
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Changed:
    """Why the tokens of a pattern lead elsewhere since a day."""

    pattern: str
    day: date
    why: str


def collected(folder: Path = HERE) -> dict[str, list[str]]:
    """The tokens by the day they were collected."""
    files = sorted(path for path in folder.glob("*.txt") if DAY.fullmatch(path.stem))
    return {path.stem: path.read_text(encoding="utf-8").split() for path in files}


def tokens(folder: Path = HERE) -> list[str]:
    """All tokens that lead to a state, each once."""
    return sorted({token for day in collected(folder).values() for token in day if not token.startswith(MARK)})


def doors(folder: Path = HERE) -> list[str]:
    """All values of buttons that lead to no state, each once."""
    return sorted({token for day in collected(folder).values() for token in day if token.startswith(MARK)})


def changed(folder: Path = HERE) -> list[Changed]:
    """What `changed.txt` says; ValueError at a line that lacks its day or its reason."""
    lines = (folder / "changed.txt").read_text(encoding="utf-8").splitlines()
    told = [line.split(maxsplit=2) for line in lines if line and not line.startswith("#")]
    return [Changed(pattern, date.fromisoformat(day), why) for pattern, day, why in told]


def among(token: str, known: list[Changed]) -> bool:
    """Whether it is known that a token leads elsewhere."""
    return any(fnmatchcase(token, one.pattern) for one in known)
