"""What a typed text tells, all parts together, on the files of the real city; and the sets that judge it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.understanding.understood import LIKELY, MOST, Kind
from tests.people import TINY, city

DEV = Path(__file__).parent / "dev"
LOCALES = {"sl", "en"}


def of(text):
    return city()[1].understanding.of(text)


def dev(name):
    """The columns of a development set: what is right first, the text last."""
    lines = (DEV / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines]


def needs(text):
    return [need.id for need in of(text).needs]


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("zivjo, nimam kje spat", "roof-tonight"),
        ("lacna sm ko volk", "food"),
        ("i lost my job and have no money for rent", "rent"),
        ("moz pije vsak dan", "alcohol"),
    ],
)
def test_a_need_is_understood(text, need):
    said = of(text)
    assert said.kind is Kind.NEED
    assert need in needs(text)[:2]


@pytest.mark.parametrize(
    ("text", "place"), [("csd šiška", "csd-siska"), ("kje je csd siska", "csd-siska"), ("sos telefon", "sos-telefon")]
)
def test_a_place_is_called_by_its_name(text, place):
    said = of(text)
    assert said.kind is Kind.PLACE
    assert said.places[0] == place


def test_a_place_that_is_called_in_passing_is_told_beside_the_need():
    said = of("včeraj so mi dali odpoved, kako se prijavim na zavod za zaposlovanje")
    assert said.kind is Kind.NEED
    assert "zrsz-kontaktni-center" in said.places


def test_a_right_is_called_by_its_name():
    assert of("otroški dodatek").pages[0].target == "right:child-benefit"


@pytest.mark.parametrize("text", ["izgubil sem ključ od stanovanja", "nimam sonca v sobi"])
def test_a_word_that_is_also_a_name_calls_no_place(text):
    assert of(text).kind is not Kind.PLACE


@pytest.mark.parametrize("text", ["ne potrebujem prenočišča", "i don't need a shelter"])
def test_what_is_not_needed_is_no_need(text):
    assert "roof-tonight" not in needs(text)


def test_what_is_needed_instead_is():
    assert needs("ne rabim prenočišča, samo tuš bi rad")[0] == "hygiene"


@pytest.mark.parametrize("text", ["nimam kje spati in lačen sem", "Lačen sem. Nimam kje spati."])
def test_two_needs_are_both_heard(text):
    assert set(of(text).both) == {"roof-tonight", "food"}


def test_one_need_in_many_words_is_one():
    assert of("nimam kje spati, nocoj bom zunaj, iščem zavetišče").both == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("živjo", Kind.GREETING),
        ("hvala lepa", Kind.THANKS),
        ("deutsch?", Kind.LANGUAGE),
        ("ste robot?", Kind.ABOUT),
        ("jebi se", Kind.ABUSE),
        ("pomoč", Kind.HELP),
        ("can I talk to a human", Kind.HUMAN),
        ("nihče se ne oglasi", Kind.BUSY),
        ("ne upam poklicati", Kind.AFRAID),
        ("nimam kredita", Kind.CREDIT),
        ("ali boste poklicali policijo", Kind.POLICE),
        ("kako pridem tja", Kind.PAGE),
        ("adijo", Kind.GOODBYE),
        ("ich brauche hilfe", Kind.LANGUAGE),
        ("asdf qwer", Kind.UNKNOWN),
        ("", Kind.UNKNOWN),
    ],
)
def test_what_is_no_need_has_its_kind_and_no_needs(text, kind):
    said = of(text)
    assert said.kind is kind
    assert said.needs == ()


def test_a_greeting_tells_its_language():
    assert of("hello").locale == "en"
    assert of("živjo").locale == "sl"


@pytest.mark.parametrize(
    "text",
    [
        "da",
        "ne",
        "ne vem",
        "I don't know",
        "14. 11. 2026",
        "ne morem klicati",
        "ne kličite policije",
        "ne razumem",
        "nazaj",
    ],
)
def test_an_answer_or_a_word_about_calling_is_no_cry(text):
    assert of(text).crisis is None


@pytest.mark.parametrize(
    "text", ["ne morem klicati, mož me tepe", "pomoč, ne diha", "nihče se ne oglasi, prijatelj je nezavesten"]
)
def test_a_cry_beside_such_a_word_is_heard(text):
    assert of(text).crisis is not None


def test_a_crisis_is_heard_beside_a_need():
    said = of("ubil se bom, ker nimam kje spati")
    assert said.crisis.kind == "suicide"
    assert "roof-tonight" in [need.id for need in said.needs]


@given(some.text(max_size=400))
def test_whatever_is_typed_is_told_within_bounds(text):
    said = of(text)
    scores = [need.score for need in said.needs]
    assert said.locale in {*LOCALES, None}
    assert len(scores) <= MOST
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert not scores or scores[0] >= LIKELY or said.crisis


def test_of_the_set_out_of_scope_nearly_all_is_known_as_such():
    rows = dev("scope")
    right = [row for row in rows if of(row[-1]).kind.told.value == row[0] and not of(row[-1]).needs]
    assert len(right) >= 0.93 * len(rows)


def test_of_the_set_of_needs_the_first_is_right_and_the_first_three_nearly_always():
    rows = dev("needs")
    first = [row for row in rows if needs(row[-1])[:1] == row[:1]]
    three = [row for row in rows if row[0] in needs(row[-1])[:3]]
    assert len(first) >= 0.93 * len(rows)
    assert len(three) >= 0.97 * len(rows)


def test_of_the_sets_every_language_is_told():
    rows = [*dev("needs"), *dev("crisis")]
    assert [row for row in rows if of(row[-1]).locale != row[1]] == []


def test_another_city_without_phrases_is_understood_by_its_names():
    understanding = city(TINY)[1].understanding
    said = understanding.of("não tenho onde dormir", "pt")
    assert said.kind is Kind.NEED
    assert said.needs[0].id == "bed-tonight"
    assert understanding.why("não tenho onde dormir") == ()
