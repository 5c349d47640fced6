"""A text that speaks of a crisis gets its number first, in its own language, whatever else it speaks of."""

from __future__ import annotations

import pytest

from bot.understanding.crisis import KINDS
from tests.people import Person

FIRST = {"suicide": "116123", "violence_now": "113", "medical": "112", "child_danger": "113"}


@pytest.mark.parametrize("locale", ["sl", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_crisis_is_answered_by_a_screen_with_its_number_first(kind, locale):
    person = Person(locale=locale)
    flow, node = person.world.crises[kind]
    assert person.opens(f"{locale}_{flow}_{node}").numbers[0] == FIRST[kind]


@pytest.mark.parametrize(
    ("text", "kind", "locale"),
    [
        ("ubila se bom", "suicide", "sl"),
        ("I am going to kill myself tonight", "suicide", "en"),
        ("mož me pravkar tepe", "violence_now", "sl"),
        ("he is hitting me right now", "violence_now", "en"),
        ("mama se je zgrudila in ne diha", "medical", "sl"),
        ("my friend overdosed and will not wake up", "medical", "en"),
        ("sosed tepe otroka, slišim ga jokati", "child_danger", "sl"),
        ("my stepdad touches me at night, I am 11", "child_danger", "en"),
    ],
)
def test_a_crisis_is_answered_first_and_in_its_language(text, kind, locale):
    for screen in ("sl", "en_food_parcel", "sl_check_child-benefit"):
        person = Person().opens(screen).says(text)
        assert person.screen.crisis == kind
        assert person.numbers[0] == FIRST[kind]
        assert person.screen.state.locale == locale


def test_the_other_need_of_a_text_stands_below_the_crisis():
    person = Person().says("ubil se bom, ker nimam kje spati")
    assert person.screen.crisis == "suicide"
    assert person.numbers[0] == FIRST["suicide"]
    assert "Nimam kje spati" in person.buttons


@pytest.mark.parametrize("text", ["umiram od lakote", "my phone died", "ubila me bo birokracija"])
def test_a_saying_that_only_sounds_so_is_no_crisis(text):
    assert Person().says(text).screen.crisis is None


def test_hunger_is_a_need_although_it_is_said_with_death():
    assert Person().says("umiram od lakote").screen.state.flow == "food"


def test_a_label_that_is_typed_leads_where_it_does_although_it_speaks_of_death():
    person = Person().opens("sl_suicide").says("Nekdo mi je umrl zaradi samomora")
    assert person.screen.state.node == "grief"


def test_a_crisis_leaves_no_trace_when_its_screen_leaves_none():
    assert Person().opens("sl_food").says("hočem umreti").screen.sensitive
