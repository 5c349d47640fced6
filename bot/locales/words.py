"""The commands `svetilka words extract`, `merge` and `status`: each returns its lines and its exit code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.locales.catalog import Catalog
from bot.locales.extract import extract
from bot.locales.merge import merge
from bot.locales.po import read_po, write_po
from bot.locales.status import Status, status
from bot.locales.tongue import DOMAIN, catalog_path
from bot.source import Problems, name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bot.locales.catalog import Entry

    Sentences = Iterable[tuple[str, str]]

CODE_FOLDER = Path(__file__).parents[1]

Answer = tuple[list[str], int]
"""Lines to print, and the exit code."""


def extract_command(folder: Path, sentences: Sentences, code_folder: Path = CODE_FOLDER) -> Answer:
    """Write the template of all sentences into `folder`, the `locales/` of a city."""
    template = extract(sentences, code_folder)
    path = folder / f"{DOMAIN}.pot"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(write_po(template), encoding="utf-8", newline="\n")
    return [f"{name_of(path, folder.parent)}: {len(template.entries)} sentences."], 0


def merge_command(
    folder: Path,
    sentences: Sentences,
    locales: Iterable[str],
    source_locale: str,
    code_folder: Path = CODE_FOLDER,
) -> Answer:
    """Bring the catalog of every locale up to date. One that cannot be read is left as it is."""

    def brought_up(locale: str, template: Catalog, old: Catalog) -> Answer:
        new = merge(template, old)
        path = catalog_path(folder, locale)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_po(new, locale), encoding="utf-8", newline="\n")
        fresh = sum(key not in old.entries for key in new.entries)
        gone = sum(key not in new.entries for key in old.entries)
        name = name_of(path, folder.parent)
        return [f"{name}: {len(new.entries)} sentences, {fresh} new, {gone} removed."], 0

    return _of_each(folder, locales, source_locale, extract(sentences, code_folder), brought_up)


def status_command(
    folder: Path,
    sentences: Sentences,
    locales: Iterable[str],
    source_locale: str,
    code_folder: Path = CODE_FOLDER,
) -> Answer:
    """Tell what every locale lacks. As in `svetilka check`, a missing translation does not make it fail."""

    def compared(locale: str, template: Catalog, catalog: Catalog) -> Answer:
        found = status(locale, template, catalog)
        return list(_told(found)), int(any(not fault.warning for _, fault in found.wrong))

    return _of_each(folder, locales, source_locale, extract(sentences, code_folder), compared)


def _of_each(
    folder: Path,
    locales: Iterable[str],
    source_locale: str,
    template: Catalog,
    command: Callable[[str, Catalog, Catalog], Answer],
) -> Answer:
    """Do something with every catalog that can be read: its locale, what it should hold, what it holds."""
    lines: list[str] = []
    code = 0
    for locale in locales:
        if not Catalog.is_needed(locale, source_locale):
            continue
        problems = Problems()
        catalog = _read(folder, locale, problems)
        lines += map(str, problems.all)
        if catalog is None or problems.fatal:
            code = 1
            continue
        told, worst = command(locale, template.wanted(locale, source_locale), catalog)
        lines += told
        code = max(code, worst)
    return lines, code


def _read(folder: Path, locale: str, problems: Problems) -> Catalog | None:
    path = catalog_path(folder, locale)
    return read_po(path, folder.parent, problems) if path.exists() else Catalog()


def _told(found: Status) -> Iterator[str]:
    yield f"{found.locale}: {found.wanted - len(found.missing)} of {found.wanted} sentences are translated."
    yield from (f"  missing   {_name(entry)}" for entry in found.missing)
    yield from (f"  wrong     {_name(entry)}: {fault.sentence}" for entry, fault in found.wrong)
    yield from (f"  obsolete  {_name(entry)}" for entry in found.obsolete)


def _name(entry: Entry) -> str:
    return f"{entry.context}: {' '.join(entry.text.split())}"
