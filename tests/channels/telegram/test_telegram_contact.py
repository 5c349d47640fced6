"""Contacts: vCard 3.0 as RFC 2426 has it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.channels.telegram.contact import contact
from tests.people import city


@pytest.fixture
def sl():
    return city()[1].tongues["sl"]


@pytest.fixture
def service():
    return city()[1].directory.services["tom-telefon"]


def test_every_place_with_a_number_has_a_contact_that_fits():
    _, world = city()
    callable_ = [one for one in world.directory.services.values() if one.phones]
    for tongue in world.tongues.values():
        for one in callable_:
            params = contact(one, tongue, 5).params
            assert 0 < len(params["first_name"]) <= 64
            assert len(params["vcard"].encode()) <= 2048
            assert all(f":{phone.number}\r\n" in params["vcard"] for phone in one.phones)


def test_a_card_begins_and_ends_as_it_must_and_names_the_place(service, sl):
    lines = contact(service, sl, 5).params["vcard"].split("\r\n")
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:3.0"]
    assert lines[-1] == "END:VCARD"
    assert r"FN:TOM\, telefon za otroke in mlade" in lines


def test_what_has_a_meaning_in_a_card_is_marked(service, sl):
    odd = replace(service, name={"sl": "A;B,C\\D\nEND:VCARD"}, what={"sl": "x\r\ny"})
    card = contact(odd, sl, 5).params["vcard"]
    assert r"FN:A\;B\,C\\D\nEND:VCARD" in card
    assert r"NOTE:x\ny" in card
    assert card.split("\r\n").count("END:VCARD") == 1


def test_a_card_that_would_be_too_long_loses_its_last_lines(service, sl):
    card = contact(replace(service, what={"sl": "č" * 3000}), sl, 5).params["vcard"]
    assert len(card.encode()) <= 2048
    assert "NOTE" not in card
    assert card.endswith("\r\nEND:VCARD")


def test_a_contact_always_has_a_name(service, sl):
    assert contact(replace(service, name={"sl": " "}), sl, 5).params["first_name"] == "tom-telefon"
    assert len(contact(replace(service, name={"sl": "a" * 500}), sl, 5).params["first_name"]) == 64
