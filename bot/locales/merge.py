"""Brings a catalog up to date with its template, by context and text only.

gettext's own tools guess: they gave a new "Call 103" the translation of "Call 112". Here a changed sentence loses its
translation, and the old pair stays above it as a remark until there is a new one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.locales.catalog import CODE, Catalog, Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

BEFORE = "prej:"
"""Begins a remark that keeps an old sentence and its translation ("before")."""


def merge(template: Catalog, old: Catalog) -> Catalog:
    """Take the sentences and their order from the template, translations and remarks from the old catalog."""
    by_context = {entry.context: entry for entry in old.entries.values() if entry.context != CODE}
    entries = {key: _merged(entry, old.entries.get(key), by_context) for key, entry in template.entries.items()}
    return Catalog(entries, old.remarks)


def _merged(entry: Entry, same: Entry | None, by_context: Mapping[str, Entry]) -> Entry:
    if same is None:
        before = by_context.get(entry.context)
        return entry if before is None else replace(entry, remarks=_remember(before))
    remarks = same.remarks
    if same.usable:
        remarks = tuple(remark for remark in remarks if not remark.startswith(BEFORE))
    return replace(entry, translation=same.translation, fuzzy=same.fuzzy, remarks=remarks)


def _remember(before: Entry) -> tuple[str, ...]:
    """Keep the last pair: that of the entry, or, where it never had a translation, the one it kept itself."""
    if not before.translation:
        return before.remarks
    kept = tuple(remark for remark in before.remarks if not remark.startswith(BEFORE))
    pair = f"{BEFORE} {before.text} → {before.translation}"
    return (*kept, " / ".join(pair.splitlines()))
