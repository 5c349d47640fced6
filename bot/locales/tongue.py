"""One language of the bot: translates the code's sentences, the dialogs' and those of the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.locales.catalog import CODE, Catalog
from bot.locales.compare import faults
from bot.locales.po import read_po
from bot.source import Problems, Spot

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DOMAIN = "svetilka"


class Tongue:
    """Translations of one locale. What is missing comes out in the source's language, never as nothing."""

    __slots__ = ("_code", "_flows", "_source_locale", "locale")

    def __init__(self, locale: str, source_locale: str, catalog: Catalog | None = None) -> None:
        wanted = catalog.wanted(locale, source_locale).entries.values() if catalog else ()
        self.locale = locale
        self._source_locale = source_locale
        self._code = {one.text: one.usable for one in wanted if one.context == CODE and one.usable}
        self._flows = {one.key: one.usable for one in wanted if one.context != CODE and one.usable}

    def ui(self, text: str, **values: object) -> str:
        """Translate a sentence of the code, written in Slovene, and fill in the values of its `{names}`."""
        said = self._code.get(text, text)
        return said.format(**values) if values else said

    def flow(self, context: str, text: str) -> str:
        """Translate a sentence of a dialog; `context` is its place, as `bot.dialogs.sentences` gives it."""
        return self._flows.get((context, text), text)

    def record(self, words: Mapping[str, str]) -> str:
        """Choose from a text of a record: this locale, else the source's, else any; "" when there is none."""
        return words.get(self.locale) or words.get(self._source_locale) or next(iter(words.values()), "")

    def __repr__(self) -> str:
        return f"Tongue({self.locale!r})"


def catalog_path(folder: Path, locale: str) -> Path:
    """Return where the catalog of a locale lies."""
    return folder / locale / "LC_MESSAGES" / f"{DOMAIN}.po"


def load_tongues(folder: Path, locales: tuple[str, ...], source_locale: str, problems: Problems) -> dict[str, Tongue]:
    """Load every locale; what is wrong or missing in its catalog is reported (`compare.faults`).

    A lost number or placeholder is a problem. A missing translation is a warning: the source is said instead.
    """
    return {locale: Tongue(locale, source_locale, _load(folder, locale, source_locale, problems)) for locale in locales}


def _load(folder: Path, locale: str, source_locale: str, problems: Problems) -> Catalog | None:
    path = catalog_path(folder, locale)
    name = path.relative_to(folder.parent).as_posix()
    if not path.exists():
        if Catalog.is_needed(locale, source_locale):
            sentence = f'There is no catalog for "{locale}". "svetilka words merge" makes one.'
            problems.add("no-catalog", Spot(name, 1, 1), sentence, warning=True)
        return None
    catalog = read_po(path, folder.parent, problems)
    if catalog is None:
        return None
    wanted = catalog.wanted(locale, source_locale).entries.values()
    for entry in wanted:
        for fault in faults(entry.text, entry.usable):
            sentence = f"{fault.sentence} Source: {entry.text}"
            problems.add(fault.code, Spot(name, entry.line, 1), sentence, warning=fault.warning)
    missing = [entry for entry in wanted if not entry.usable]
    if missing:
        sentence = f'{len(missing)} of {len(wanted)} sentences have no translation. "svetilka words status" lists them.'
        problems.add("no-translation", Spot(name, missing[0].line, 1), sentence, warning=True)
    return catalog
