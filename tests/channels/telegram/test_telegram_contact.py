"""Contacts: vCard 3.0 as RFC 2426 has it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.channels.doors import cautions
from bot.channels.telegram.contact import contact
from bot.engine.cards import card
from tests.people import Person, city

HOMELESS = "zavetisce-brezdomce-prenocisce"


def placed(id_, locale="sl"):
    """The place of a service, with its words."""
    world = city()[1]
    return card(world.directory.services[id_], world, locale, Person().now)


@pytest.fixture
def place():
    return placed("tom-telefon")


def lines(place):
    return contact(place, 5).params["vcard"].split("\r\n")


def note(place):
    """What a person reads in the note, the signs of a card taken off."""
    (told,) = [line.removeprefix("NOTE:") for line in lines(place) if line.startswith("NOTE:")]
    return told.replace(r"\n", "\n").replace(r"\,", ",").replace(r"\;", ";")


def every_place():
    world = city()[1]
    callable_ = [one.id for one in world.directory.services.values() if one.active and one.phones]
    return [placed(id_, locale) for locale in world.tongues for id_ in callable_]


def test_every_place_with_a_number_has_a_contact_that_fits():
    for place in every_place():
        params = contact(place, 5).params
        assert 0 < len(params["first_name"]) <= 64
        assert len(params["vcard"].encode()) <= 2048
        assert all(f":{phone.number}\r\n" in params["vcard"] for phone, _ in place.phones)


def test_no_contact_is_without_what_its_screen_warns_of():
    for place in every_place():
        assert [text for text in (place.alert, *place.warnings, place.assured) if text not in note(place)] == []


def test_a_contact_tells_what_is_doubtful_of_its_address():
    assert "Hišne številke ne vemo." in note(placed(HOMELESS))


def test_what_may_harm_stands_first_in_the_note():
    place = placed("vzd-zavetisce")
    assert place.alert.startswith("Ne hodite tja, samo pokličite.")
    assert note(place).startswith(place.alert)


def test_a_card_begins_and_ends_as_it_must_and_names_the_place(place):
    assert lines(place)[:2] == ["BEGIN:VCARD", "VERSION:3.0"]
    assert lines(place)[-1] == "END:VCARD"
    assert r"FN:TOM\, telefon za otroke in mlade" in lines(place)


def test_what_has_a_meaning_in_a_card_is_marked(place):
    odd = replace(place, name="A;B,C\\D\nEND:VCARD", alert="", details=(), assured="", what="x\r\ny")
    assert r"FN:A\;B\,C\\D\nEND:VCARD" in lines(odd)
    assert r"NOTE:x\ny" in lines(odd)
    assert lines(odd).count("END:VCARD") == 1


def test_of_a_card_that_would_be_too_long_what_is_done_there_goes_first():
    place = placed(HOMELESS)
    long = replace(place, what="č" * 3000)
    assert len(contact(long, 5).params["vcard"].encode()) <= 2048
    assert note(long) == "\n".join(cautions(place))
    assert any(line.startswith("ADR") for line in lines(long))
    assert lines(long)[-1] == "END:VCARD"


def test_then_its_last_lines_go_and_no_caution():
    place = placed(HOMELESS)
    long = replace(place, alert="a" * 1700)
    assert len(contact(long, 5).params["vcard"].encode()) <= 2048
    assert set(cautions(long)) <= set(note(long).split("\n"))
    assert not any(line.startswith("URL") for line in lines(long))


def test_a_contact_always_has_a_name(place):
    assert contact(replace(place, name=" "), 5).params["first_name"] == "tom-telefon"
    assert len(contact(replace(place, name="a" * 500), 5).params["first_name"]) == 64


def test_the_number_that_is_shown_is_no_short_code_where_there_is_another():
    place = placed(HOMELESS)
    short = placed("klic-v-sili-112").phones
    assert contact(replace(place, phones=(*short, *place.phones)), 5).params["phone_number"].startswith("+")
