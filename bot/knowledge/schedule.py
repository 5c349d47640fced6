"""Open now: hours in OpenStreetMap `opening_hours` syntax, on opening-hours-py. (The interface; the body is being built.)"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


class Openness(StrEnum):
    """Four answers, never two."""

    OPEN = "open"
    CLOSED = "closed"
    APPOINTMENT = "appointment"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether a place is open at a minute. `until` when open (None: no end within a year), `opens_at` when not."""

    state: Openness
    until: datetime | None = None
    opens_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the week table: spans as local ("HH:MM", "HH:MM") with "24:00" for midnight at the end."""

    date: date
    spans: tuple[tuple[str, str], ...]
    holiday: str | None
    state: Openness
