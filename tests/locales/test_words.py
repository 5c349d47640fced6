"""Extraction, merge and status."""

from __future__ import annotations

from dataclasses import replace

import pytest
from jinja2 import TemplateSyntaxError

from bot.dialogs.model import Choice, Flow, Open, Outcome, Question
from bot.dialogs.sentences import each_word, one_line, sentences
from bot.locales.catalog import Catalog, Entry
from bot.locales.extract import extract
from bot.locales.merge import merge
from bot.locales.po import parse_po, write_po
from bot.locales.tongue import catalog_path
from bot.locales.words import extract_command, merge_command, status_command
from bot.source import Problems

CALL_112 = ("emergency/call", "Pokličite 112.")


@pytest.fixture
def code(tmp_path):
    folder = tmp_path / "bot"
    (folder / "pages").mkdir(parents=True)
    (folder / "a.py").write_text('tongue.ui("Nazaj")\nui("Zaprto" if closed else "Odprto")\nother("Nič")\n')
    (folder / "pages" / "b.html").write_text('<p>{{ ui("Nazaj") }} {{ tongue.ui("Do {when}", when=x) }}</p>')
    return folder


def catalog(*entries):
    return Catalog({entry.key: entry for entry in entries})


def entries(text):
    """What a written catalog holds."""
    read = parse_po(text, "", Problems())
    assert read is not None
    return read.entries


def merged(old, *template):
    return [*merge(catalog(*(Entry(*pair) for pair in template)), catalog(*old)).entries.values()]


def test_each_sentence_of_a_dialog_has_its_place_as_context():
    question = Question("who", "Kdo?", "Zato.", (), (Choice("man", "Moški", (), "food", "meals"),))
    outcome = Outcome("meals", "Tu.", "", (), "meal", Open.ANY, 3, "", ())
    flow = Flow(
        "food", "Lačni ste", "who", {"who": question, "meals": outcome}, sensitive=False, taps=4, words=("a", "b")
    )
    assert [*sentences({"food": flow})] == [
        ("food", "Lačni ste"),
        ("food#words", "a, b"),
        ("food/who", "Kdo?"),
        ("food/who#hint", "Zato."),
        ("food/who/man", "Moški"),
        ("food/meals", "Tu."),
    ]


def test_every_ui_call_of_code_and_pages_is_collected(code):
    assert [(entry.text, entry.files) for entry in extract((), code).entries.values()] == [
        ("Nazaj", ("bot/a.py", "bot/pages/b.html")),
        ("Zaprto", ("bot/a.py",)),
        ("Odprto", ("bot/a.py",)),
        ("Do {when}", ("bot/pages/b.html",)),
    ]


def test_a_page_that_is_no_template_is_not_passed_over(code):
    (code / "pages" / "c.html").write_text("{% if %}")
    with pytest.raises(TemplateSyntaxError):
        extract((), code)


def test_the_same_place_and_words_keep_their_translation():
    assert merged([Entry(*CALL_112, "Call 112.")], CALL_112) == [Entry(*CALL_112, "Call 112.")]


def test_a_changed_sentence_loses_its_translation_and_keeps_the_old_pair_as_a_remark():
    changed = ("emergency/call", "Pokličite 113.")
    assert merged([Entry(*CALL_112, "Call 112.", remarks=("kratko",))], changed) == [
        Entry(*changed, remarks=("kratko", "prej: Pokličite 112. → Call 112."))
    ]


def test_a_new_sentence_never_gets_the_translation_of_one_like_it():
    assert merged([Entry(*CALL_112, "Call 112.")], CALL_112, ("emergency/other", "Pokličite 103."))[1].translation == ""


def test_a_changed_sentence_of_the_code_gets_no_remark():
    assert merged([Entry("code", "Zaprto", "Closed")], ("code", "Zdaj zaprto")) == [Entry("code", "Zdaj zaprto")]


def test_the_old_pair_outlives_a_second_change():
    first = merged([Entry(*CALL_112, "Call 112.")], ("emergency/call", "Kličite 112."))
    assert merged(first, ("emergency/call", "Zdaj kličite 112."))[0].remarks == ("prej: Pokličite 112. → Call 112.",)


def test_the_old_pair_goes_when_there_is_a_new_translation():
    translated = Entry(*CALL_112, "Call 112.", remarks=("prej: Staro → Old", "kratko"))
    assert merged([translated], CALL_112)[0].remarks == ("kratko",)


def test_what_nobody_says_any_more_is_removed():
    assert merged([Entry("code", "Staro", "Old")], CALL_112) == [Entry(*CALL_112)]


def test_the_order_is_that_of_the_template():
    assert [entry.text for entry in merged([Entry("b", "B"), Entry("a", "A")], ("a", "A"), ("b", "B"))] == ["A", "B"]


def test_merging_twice_changes_nothing(tmp_path, code):
    said = [("home", "Svetilka"), CALL_112]
    folder = tmp_path / "locales"
    merge_command(folder, said, ("sl", "en"), "sl", code)
    first = catalog_path(folder, "en").read_bytes()
    merge_command(folder, said, ("sl", "en"), "sl", code)
    assert catalog_path(folder, "en").read_bytes() == first


def test_extract_writes_the_template(tmp_path, code):
    assert extract_command(tmp_path / "locales", [CALL_112], code) == (["locales/svetilka.pot: 5 sentences."], 0)
    template = entries((tmp_path / "locales" / "svetilka.pot").read_text(encoding="utf-8"))
    assert [*template][:2] == [CALL_112, ("code", "Nazaj")]


def test_merge_tells_what_is_new_and_what_is_gone(tmp_path, code):
    folder = tmp_path / "locales"
    merge_command(folder, [("home", "Svetilka")], ("sl", "en"), "sl", code)
    assert merge_command(folder, [CALL_112], ("sl", "en"), "sl", code) == (
        ["locales/en/LC_MESSAGES/svetilka.po: 5 sentences, 1 new, 1 removed."],
        0,
    )


def test_the_source_language_of_another_city_gets_the_codes_sentences_only(tmp_path, code):
    folder = tmp_path / "locales"
    merge_command(folder, [CALL_112], ("pt",), "pt", code)
    text = catalog_path(folder, "pt").read_text(encoding="utf-8")
    assert {context for context, _ in entries(text)} == {"code"}


def test_a_catalog_that_cannot_be_read_is_left_as_it_is(tmp_path, code):
    path = catalog_path(tmp_path / "locales", "en")
    path.parent.mkdir(parents=True)
    path.write_text('msgid "a\n', encoding="utf-8")
    lines, exit_code = merge_command(tmp_path / "locales", [CALL_112], ("en",), "sl", code)
    assert (path.read_text(encoding="utf-8"), exit_code) == ('msgid "a\n', 1)
    assert lines[0].startswith("locales/en/LC_MESSAGES/svetilka.po:1:1: not-po:")


def test_status_lists_what_is_missing_wrong_and_obsolete(tmp_path, code):
    (code / "a.py").write_text("")
    (code / "pages" / "b.html").write_text("")
    old = [
        Entry(*CALL_112, "Call 113."),
        Entry("home", "Svetilka", "Lantern?", fuzzy=True),
        Entry("old", "Staro", "Old"),
    ]
    path = catalog_path(tmp_path / "locales", "en")
    path.parent.mkdir(parents=True)
    path.write_text(write_po(catalog(*old), "en"), encoding="utf-8")
    assert status_command(tmp_path / "locales", [CALL_112, ("home", "Svetilka")], ("sl", "en"), "sl", code) == (
        [
            "en: 1 of 2 sentences are translated.",
            "  missing   home: Svetilka",
            "  wrong     emergency/call: Pokličite 112.: The translation lost 112.",
            "  wrong     emergency/call: Pokličite 112.: The translation has 113, which the source has not.",
            "  obsolete  old: Staro",
        ],
        1,
    )


def test_status_does_not_fail_for_a_missing_translation(tmp_path, code):
    assert status_command(tmp_path / "locales", [CALL_112], ("en",), "sl", code)[1] == 0


def test_a_fuzzy_entry_stays_fuzzy(code):
    fuzzy = Entry(*CALL_112, "Call 112?", fuzzy=True)
    assert merged([fuzzy], CALL_112) == [replace(fuzzy, line=0)]


@pytest.mark.parametrize("words", [("zavetišče",), ("brez doma", "na cesti"), ()])
def test_the_words_of_a_need_come_back_from_their_one_line(words):
    assert each_word(one_line(words)) == list(words)


def test_a_translator_may_leave_out_the_space_between_words():
    assert each_word("shelter,bed , roof") == ["shelter", "bed", "roof"]
