"""Reads and writes catalogs as `.po` files. What is written depends on nothing but the catalog, line for line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from babel.core import Locale, UnknownLocaleError
from babel.messages import catalog as babel_catalog
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileParser, normalize

from bot.locales.catalog import Catalog, Entry
from bot.source import Problem, Problems, Spot, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WIDTH = 100
"""Columns at which texts are wrapped."""

_STRING = r'"(?:[^"\\]|\\[\\trn"])*"'
_LINE = re.compile(rf"(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\]) )?{_STRING}")


def read_po(path: Path, root: Path, problems: Problems) -> Catalog | None:
    """Read a catalog; None if it cannot be read at all. Obsolete entries are left out."""
    name = name_of(path, root)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.add("not-utf-8", Spot(name, 1, 1), f"Byte {error.start + 1} is not UTF-8. Save the file as UTF-8.")
        return None
    except OSError as error:
        problems.add("unreadable", Spot(name, 1, 1), f"The file cannot be read: {error.strerror}.")
        return None
    return parse_po(text, name, problems)


def parse_po(text: str, name: str, problems: Problems) -> Catalog | None:
    """Read the text of a catalog; None if a line is no part of one."""
    lines = text.splitlines()
    wrong = [number for number, line in enumerate(lines, 1) if not _is_part(line.strip())]
    for number in wrong:
        sentence = 'This line is no part of a catalog. Texts stand in quotes; a quote inside is written \\".'
        problems.extend([Problem("not-po", Spot(name, number, 1), sentence, lines[number - 1])])
    if wrong:
        return None
    met = _Met(lines, name, problems)
    _Parser(met).parse(lines)
    return Catalog(met.found, met.header)


def _is_part(line: str) -> bool:
    return not line or line.startswith("#") or bool(_LINE.fullmatch(line))


class _Met(babel_catalog.Catalog):
    """Collects the messages Babel meets. Its own catalog would keep one of two equal ones without a word."""

    def __init__(self, lines: list[str], name: str, problems: Problems) -> None:
        super().__init__()
        self.found: dict[tuple[str, str], Entry] = {}
        self.header: tuple[str, ...] = ()
        self._lines = lines
        self._name = name
        self._problems = problems

    def report(self, code: str, line: int, sentence: str) -> None:
        """Report a fault of a line."""
        self._problems.extend([Problem(code, Spot(self._name, line, 1), sentence, self._lines[line - 1])])

    def __setitem__(self, id: object, message: babel_catalog.Message) -> None:  # noqa: A002  # Babel's own name
        line = message.lineno or 1
        if not isinstance(message.id, str) or not isinstance(message.string, str):
            self.report("plural", line, "Plural forms are not used here. Write a sentence without a count.")
            return
        if not message.id:
            self.header = tuple(message.user_comments)
            return
        entry = Entry(
            context=message.context or "",
            text=message.id,
            translation=message.string,
            fuzzy="fuzzy" in message.flags,
            remarks=tuple(message.user_comments),
            files=tuple(file for file, _ in message.locations),
            line=line,
        )
        if entry.key in self.found:
            first = self.found[entry.key].line
            self.report("duplicate-entry", line, f"This entry stands here twice; first on line {first}. Keep one.")
            return
        self.found[entry.key] = entry


class _Parser(PoFileParser):
    """Babel's reader, which would print what it cannot read."""

    def __init__(self, met: _Met) -> None:
        super().__init__(met, ignore_obsolete=True)
        self._met = met

    def _invalid_pofile(self, line: str, lineno: int, msg: str) -> None:  # noqa: ARG002  # Babel's own signature
        self._met.report("not-po", lineno + 1, f"This is not a whole entry: {msg}.")


def write_po(catalog: Catalog, locale: str = "") -> str:
    """Write a catalog as text; without a locale it is a template."""
    return "\n".join(
        [*_header(catalog, locale), *(line for entry in catalog.entries.values() for line in _entry(entry))]
    )


def _header(catalog: Catalog, locale: str) -> Iterator[str]:
    yield from (f"# {remark}".rstrip() for remark in catalog.remarks)
    yield 'msgid ""'
    yield 'msgstr ""'
    if locale:
        yield f'"Language: {locale}\\n"'
    yield '"MIME-Version: 1.0\\n"'
    yield '"Content-Type: text/plain; charset=UTF-8\\n"'
    yield '"Content-Transfer-Encoding: 8bit\\n"'
    if locale and _is_known(locale):
        yield f'"Plural-Forms: {get_plural(locale).plural_forms}\\n"'
    yield ""


def _is_known(locale: str) -> bool:
    try:
        Locale.parse(locale)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _entry(entry: Entry) -> Iterator[str]:
    yield from (f"# {remark}".rstrip() for remark in entry.remarks)
    yield from (f"#: {file}" for file in entry.files)
    if entry.fuzzy:
        yield "#, fuzzy"
    if entry.context:
        yield f"msgctxt {normalize(entry.context, width=WIDTH)}"
    yield f"msgid {normalize(entry.text, width=WIDTH)}"
    yield f"msgstr {normalize(entry.translation, width=WIDTH)}"
    yield ""
