"""What a catalog lacks, compared with its template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.locales.compare import Fault, faults

if TYPE_CHECKING:
    from bot.locales.catalog import Catalog, Entry


@dataclass(frozen=True, slots=True)
class Status:
    """`missing`: no translation, or a fuzzy one. `wrong`: entry and fault. `obsolete`: nobody says it any more."""

    locale: str
    wanted: int
    missing: tuple[Entry, ...]
    wrong: tuple[tuple[Entry, Fault], ...]
    obsolete: tuple[Entry, ...]


def status(locale: str, template: Catalog, catalog: Catalog) -> Status:
    """Compare; the template holds only what this locale needs (`Catalog.wanted`)."""
    have = catalog.entries
    return Status(
        locale=locale,
        wanted=len(template.entries),
        missing=tuple(entry for key, entry in template.entries.items() if key not in have or not have[key].usable),
        wrong=tuple(
            (entry, fault)
            for key, entry in have.items()
            if key in template.entries
            for fault in faults(entry.text, entry.usable)
        ),
        obsolete=tuple(entry for key, entry in have.items() if key not in template.entries),
    )
