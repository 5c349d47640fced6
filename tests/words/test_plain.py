"""Every text a person can read is plain, polite and well set, in both languages."""

from __future__ import annotations

from functools import partial
from itertools import chain

import pytest

from tests.words import rules
from tests.words.texts import LOCALES, all_texts

SECTIONS = [
    ("sl", "words"),
    ("sl", "familiar"),
    ("sl", "gendered"),
    ("sl", "bare"),
    ("en", "words"),
    ("en", "gendered"),
]


def check(rule, locale, *, names):
    """Fail with `file:line: what stands there: what to write` of every text; names of others are theirs to word."""
    faults = [
        f"{said.place}: “{found}”: {cure}"
        for said in all_texts()
        if said.locale == locale and (names or not said.name)
        for found, cure in rule(said.text if names else rules.without_allowed(said.text, locale))
    ]
    assert not faults, "\n".join(["", *faults])


@pytest.mark.parametrize("locale", LOCALES)
def test_no_sentence_is_too_long(locale):
    check(rules.long_sentences, locale, names=False)


@pytest.mark.parametrize(("locale", "section"), SECTIONS)
def test_no_word_of_the_list_stands_in_a_text(locale, section):
    check(partial(rules.listed, locale=locale, section=section), locale, names=False)


def test_slovene_says_vi():
    check(rules.familiar_verbs, "sl", names=False)


def test_slovene_assumes_no_gender():
    check(rules.forms_of_one_gender, "sl", names=False)


@pytest.mark.parametrize("locale", LOCALES)
def test_telephone_numbers_are_written_as_people_know_them_and_do_not_break(locale):
    check(rules.numbers, locale, names=True)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_text_is_set_as_on_a_typewriter(locale):
    check(rules.typography, locale, names=True)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_allowed_phrase_is_still_needed(locale):
    texts = [said.text for said in all_texts() if said.locale == locale and not said.name]
    phrases = rules.word_list(locale, "allowed")
    assert [phrase for phrase in phrases if not any(rules.pattern(phrase).search(text) for text in texts)] == []


def test_all_places_with_texts_are_looked_at():
    places = {said.place.partition("/")[0] for said in all_texts()}
    assert places == {"dialogs", "locales", "knowledge", "bot"}


@pytest.mark.parametrize(("locale", "section"), SECTIONS)
def test_every_entry_of_the_list_finds_its_own_forms_at_any_case(locale, section):
    forms = chain.from_iterable(forms.split(", ") for forms in rules.word_list(locale, section))
    spoken = [form.replace("*", "xy") for form in forms]
    assert [form for form in spoken if not list(rules.listed(f"A, {form.upper()}!", locale, section))] == []


@pytest.mark.parametrize(
    "text", ["Pokličite preko centra.", "Oseba naj pokliče.", "V primeru sile.", "Za to\u00a0storitev.", "Potrebno je."]
)
def test_an_office_word_is_found_whatever_its_form(text):
    assert list(rules.listed(text.replace("Potrebno je", "Je potrebno"), "sl", "words"))


@pytest.mark.parametrize("text", ["Osebni dokument.", "Prek centra.", "Osebno.", "Primer.", "Storite to."])
def test_a_plain_word_that_only_looks_alike_is_left_alone(text):
    assert list(rules.listed(text, "sl", "words")) == []


def test_the_sixteenth_word_is_one_too_many():
    assert list(rules.long_sentences(" ".join(["beseda"] * 15) + ".")) == []
    assert list(rules.long_sentences(" ".join(["beseda"] * 16) + "."))


@pytest.mark.parametrize("text", ["14. 12. 2026", "31. decembra", "01\u00a0430\u00a010\u00a080"])
def test_a_date_ends_no_sentence_and_a_number_is_one_word(text):
    assert list(rules.long_sentences(f"{text} " + " ".join(["beseda"] * 15)))
    assert list(rules.long_sentences("01\u00a0430\u00a010\u00a080 " + " ".join(["beseda"] * 14))) == []


@pytest.mark.parametrize("text", ["Tu lahko spiš.", "Ali imaš otroka?", "Kje živiš?"])
def test_a_verb_said_to_a_friend_is_found(text):
    assert list(rules.familiar_verbs(text))


def test_your_is_no_verb():
    assert list(rules.familiar_verbs("Vaš center je naš.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Izgubil sem službo",
        "Sem brez doma, ostala sem sama",
        "Ali ste sam?",
        "Niste zavarovan",
        "Rad bi nehal",
        "Sem star",
    ],
)
def test_a_form_of_one_gender_is_found(text):
    assert list(rules.forms_of_one_gender(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ali ste sami?",
        "Rad/rada bi nehal/a",
        "Izgubil ali izgubila sem službo",
        "Človek se je izgubil",
        "Izguba službe",
    ],
)
def test_a_pair_the_plural_and_others_are_fine(text):
    assert list(rules.forms_of_one_gender(text)) == []


@pytest.mark.parametrize("text", ["116 123", "116123", "01 430 10 80", "01/430-10-80", "014301080", "+386 1 430 10 80"])
def test_a_number_that_may_break_or_is_not_national_is_found(text):
    assert list(rules.numbers(f"Pokličite {text}."))


@pytest.mark.parametrize(
    "text", ["116\u00a0123", "01\u00a0430\u00a010\u00a080", "080\u00a011\u00a055", "112", "1014,86 €", "14. 12. 2026"]
)
def test_short_codes_well_set_numbers_sums_and_dates_are_fine(text):
    assert list(rules.numbers(f"Pokličite {text}.")) == []


@pytest.mark.parametrize("text", ["a  b", "a .", 'a "b"', "a...", "a - b", "a — b", "8-16", "'a'"])
def test_the_typewriter_is_found(text):
    assert list(rules.typography(text))


@pytest.mark.parametrize(
    "text", ["8–16", "„a“", "a …", "e-mail", "I don't know", "the parents' home", "Najemniški SOS"]
)
def test_good_setting_is_left_alone(text):
    assert list(rules.typography(text)) == []
