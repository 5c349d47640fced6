"""What a person reads in each language."""

from __future__ import annotations

import pytest

from bot.locales.catalog import Catalog, Entry
from bot.locales.po import write_po
from bot.locales.tongue import Tongue, catalog_path, load_tongues
from bot.source import Problems

ENTRIES = (
    Entry("code", "Odprto do {when}", "Open until {when}"),
    Entry("code", "Nazaj"),
    Entry("code", "Telefon", "Phone?", fuzzy=True),
    Entry("food", "Lačni ste", "You are hungry"),
)


def catalog(*entries):
    return Catalog({entry.key: entry for entry in entries})


@pytest.fixture
def english():
    return Tongue("en", "sl", catalog(*ENTRIES))


def load(folder, *entries, said=(), locales=("sl", "en"), source="sl", **others):
    """Write these catalogs and load them; `said` are the dialogs' sentences, those of the entries when left out."""
    for locale, held in {"en": entries, **others}.items():
        path = catalog_path(folder / "locales", locale)
        path.parent.mkdir(parents=True)
        path.write_text(write_po(catalog(*held), locale), encoding="utf-8")
    problems = Problems()
    said = said or [entry.key for entry in entries if entry.context != "code"]
    return load_tongues(folder / "locales", locales, source, said, problems), "\n".join(map(str, problems.all))


def test_values_are_filled_in_after_the_translation(english):
    assert english.ui("Odprto do {when}", when="20:00") == "Open until 20:00"


@pytest.mark.parametrize("text", ["Nazaj", "Domov", "Telefon"])
def test_without_a_translation_the_source_is_said(english, text):
    assert english.ui(text) == text


def test_a_sentence_of_a_dialog_is_found_by_its_place(english):
    assert (english.flow("food", "Lačni ste"), english.flow("home", "Lačni ste")) == ("You are hungry", "Lačni ste")


def test_slovene_is_said_as_the_code_has_it():
    assert Tongue("sl", "sl").ui("Odprto do {when}", when="20.00") == "Odprto do 20.00"


def test_another_citys_source_needs_the_code_only():
    tongue = Tongue("pt", "pt", catalog(Entry("code", "Nazaj", "Voltar"), Entry("food", "Fome", "Hunger")))
    assert (tongue.ui("Nazaj"), tongue.flow("food", "Fome")) == ("Voltar", "Fome")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"sl": "hiša", "en": "house"}, "house"),
        ({"de": "Haus", "sl": "hiša"}, "hiša"),
        ({"de": "Haus"}, "Haus"),
        ({}, ""),
    ],
)
def test_a_record_says_its_own_language_else_the_source_else_any(english, words, said):
    assert english.record(words) == said


def test_a_sound_catalog_has_no_problem(tmp_path):
    tongues, printed = load(tmp_path, ENTRIES[0], ENTRIES[3])
    assert (tongues["en"].flow("food", "Lačni ste"), printed) == ("You are hungry", "")


def test_a_lost_number_is_a_problem(tmp_path):
    assert load(tmp_path, Entry("emergency", "Pokličite 112.", "Call 113."))[1] == (
        "locales/en/LC_MESSAGES/svetilka.po:10:1: lost-number: The translation lost 112. Source: Pokličite 112.\n"
        "locales/en/LC_MESSAGES/svetilka.po:10:1: warning new-number: The translation has 113, which the source "
        "has not. Source: Pokličite 112."
    )


def test_missing_translations_are_one_warning(tmp_path):
    assert load(tmp_path, *ENTRIES)[1] == (
        "locales/en/LC_MESSAGES/svetilka.po:14:1: warning no-translation: 2 of 4 sentences have no translation, "
        'first of them "code". "svetilka words status" lists them.'
    )


def test_a_changed_sentence_of_a_dialog_is_missed_although_its_catalog_is_whole(tmp_path):
    assert load(tmp_path, ENTRIES[3], said=[("food", "Ste lačni?")])[1] == (
        "locales/en/LC_MESSAGES/svetilka.po:1:1: warning no-translation: 1 of 1 sentences have no translation, "
        'first of them "food". "svetilka words status" lists them.'
    )


def test_what_no_dialog_says_any_more_is_not_missed(tmp_path):
    assert load(tmp_path, ENTRIES[3], Entry("old", "Staro"), said=[ENTRIES[3].key])[1] == ""


def test_a_missing_catalog_is_a_warning(tmp_path):
    problems = Problems()
    load_tongues(tmp_path / "locales", ("sl", "en"), "sl", (), problems)
    assert "\n".join(map(str, problems.all)) == (
        'locales/en/LC_MESSAGES/svetilka.po:1:1: warning no-catalog: There is no catalog for "en". '
        '"svetilka words merge" makes one.'
    )


def test_a_language_of_a_city_whose_source_is_not_slovene_needs_slovene_dialogs_only(tmp_path):
    tongues, printed = load(tmp_path, locales=("pt", "sl"), source="pt", pt=ENTRIES[:1], sl=ENTRIES)
    assert (tongues["sl"].ui("Odprto do {when}", when="8"), printed) == ("Odprto do 8", "")
