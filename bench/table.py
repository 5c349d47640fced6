"""The table that is printed."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    what: str
    measured: str
    goal: str = ""


def show(rows: Sequence[Row]) -> None:
    """Print rows in columns."""
    width = max(len(row.what) for row in rows)
    wide = max(len(row.measured) for row in rows)
    for row in rows:
        sys.stdout.write(f"{row.what:<{width}}  {row.measured:>{wide}}  {row.goal}".rstrip() + "\n")
    sys.stdout.flush()
