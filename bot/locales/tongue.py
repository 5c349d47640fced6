"""One language of the bot: translates the code's sentences, the dialogs' and those of the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.locales.catalog import CODE, Catalog, Entry
from bot.locales.po import read_po
from bot.locales.status import status
from bot.source import Spot, name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from bot.locales.catalog import Key
    from bot.locales.status import Status
    from bot.source import Problems

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


def load_tongues(
    folder: Path,
    locales: Iterable[str],
    source_locale: str,
    sentences: Iterable[tuple[str, str]],
    problems: Problems,
) -> dict[str, Tongue]:
    """Load every locale; what is wrong or missing in its catalog is reported (`status.status`).

    `sentences` are those of the dialogs (`bot.dialogs.sentences`): the catalog must have each. Of the code's sentences
    only those are looked at that stand in the catalog; `svetilka words status` collects them all. A lost number or
    placeholder is a problem. A missing translation is a warning: the source is said instead.
    """
    said = {key: Entry(*key) for key in sentences}
    return {
        locale: Tongue(locale, source_locale, _load(folder, locale, source_locale, said, problems))
        for locale in locales
    }


def _load(
    folder: Path, locale: str, source_locale: str, said: Mapping[Key, Entry], problems: Problems
) -> Catalog | None:
    path = catalog_path(folder, locale)
    name = name_of(path, folder.parent)
    if not path.exists():
        if Catalog.is_needed(locale, source_locale):
            sentence = f'There is no catalog for "{locale}". "svetilka words merge" makes one.'
            problems.add("no-catalog", Spot(name, 1, 1), sentence, warning=True)
        return None
    catalog = read_po(path, folder.parent, problems)
    if catalog is not None:
        of_code = {key: entry for key, entry in catalog.entries.items() if entry.context == CODE}
        template = Catalog({**said, **of_code}).wanted(locale, source_locale)
        _report(status(locale, template, catalog), catalog, name, problems)
    return catalog


def _report(found: Status, catalog: Catalog, name: str, problems: Problems) -> None:
    for entry, fault in found.wrong:
        sentence = f"{fault.sentence} Source: {entry.text}"
        problems.add(fault.code, Spot(name, entry.line, 1), sentence, warning=fault.warning)
    if found.missing:
        first = found.missing[0]
        line = catalog.entries[first.key].line if first.key in catalog.entries else 1
        sentence = (
            f"{len(found.missing)} of {found.wanted} sentences have no translation, first of them "
            f'"{first.context}". "svetilka words status" lists them.'
        )
        problems.add("no-translation", Spot(name, line, 1), sentence, warning=True)
