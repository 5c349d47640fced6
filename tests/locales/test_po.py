"""Reading and writing `.po` files."""

from __future__ import annotations

import pytest

from bot.locales.catalog import Catalog, Entry
from bot.locales.po import parse_po, read_po, write_po
from bot.source import Problems

HEAD = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n\n'
LINE = 'msgctxt "food"\nmsgid "Nimam kaj jesti"\nmsgstr "I have nothing to eat"\n'


def parsed(text):
    problems = Problems()
    return parse_po(text, "en.po", problems), "\n".join(map(str, problems.all))


def test_an_entry_is_read_with_its_place():
    catalog, printed = parsed(f"{HEAD}# opomba\n#: bot/a.py\n{LINE}")
    entry = Entry("food", "Nimam kaj jesti", "I have nothing to eat", remarks=("opomba",), files=("bot/a.py",), line=8)
    assert ([*catalog.entries.values()], printed) == ([entry], "")


def test_an_obsolete_entry_is_not_read():
    assert parsed(f'{HEAD}#~ msgid "staro"\n#~ msgstr "old"\n')[0].entries == {}


def test_a_fuzzy_translation_is_not_usable():
    catalog, _ = parsed(f"{HEAD}#, fuzzy\n{LINE}")
    assert [entry.usable for entry in catalog.entries.values()] == [""]


def test_what_is_written_is_read_again():
    long = "Beseda " * 40 + '"navednice" \\ in\nnova vrsta'
    catalog = Catalog(
        {("a/b", long): Entry("a/b", long, long, fuzzy=True, remarks=(f"prej: {long.splitlines()[0]}",))}, ("Glava",)
    )
    text = write_po(catalog, "en")
    assert write_po(parsed(text)[0], "en") == text


def test_nothing_is_written_that_changes_by_itself():
    assert write_po(Catalog({("food", "Jej"): Entry("food", "Jej", "Eat")}), "en") == (
        'msgid ""\nmsgstr ""\n"Language: en\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        'msgctxt "food"\nmsgid "Jej"\nmsgstr "Eat"\n'
    )


FAULTS = [
    (
        f'{HEAD}msgctxt "food"\nmsgid "Nimam" kaj"\nmsgstr "I have nothing"\n',
        """\
en.po:6:1: not-po: This line is no part of a catalog. Texts stand in quotes; a quote inside is written \\".
    msgid "Nimam" kaj"
    ^""",
    ),
    (
        f'{HEAD}msgid "Nimam"\nmsgstr "I have\n',
        """\
en.po:6:1: not-po: This line is no part of a catalog. Texts stand in quotes; a quote inside is written \\".
    msgstr "I have
    ^""",
    ),
    (
        f'{HEAD}msgid "Nimam"\n\n{LINE}',
        """\
en.po:5:1: not-po: This is not a whole entry: missing msgstr for msgid 'Nimam'.
    msgid "Nimam"
    ^""",
    ),
    (
        f"{HEAD}{LINE}\n{LINE}",
        """\
en.po:10:1: duplicate-entry: This entry stands here twice; first on line 6. Keep one.
    msgid "Nimam kaj jesti"
    ^""",
    ),
    (
        f'{HEAD}msgid "{{n}} dan"\nmsgid_plural "{{n}} dni"\nmsgstr[0] "day"\nmsgstr[1] "days"\n',
        """\
en.po:5:1: plural: Plural forms are not used here. Write a sentence without a count.
    msgid "{n} dan"
    ^""",
    ),
]


@pytest.mark.parametrize(("text", "printed"), FAULTS)
def test_each_fault_has_its_words(text, printed):
    assert parsed(text)[1] == printed


def test_a_file_in_another_encoding_is_refused(tmp_path):
    problems, path = Problems(), tmp_path / "sl.po"
    path.write_bytes('msgid "č"'.encode("cp1250"))
    assert read_po(path, tmp_path, problems) is None
    assert [*map(str, problems.all)] == ["sl.po:1:1: not-utf-8: Byte 8 is not UTF-8. Save the file as UTF-8."]
