"""Callbacks of Viber are read as far as they are needed, and never break anything."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.channels.viber.events import Event, Kind, read_event
from tests.channels.viber import bodies

JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=5),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def test_a_text_tells_who_what_and_what_was_on_the_screen():
    body = bodies.text("lačen", on="sl_food", message_token=4912661846655238145)
    assert read_event(body) == Event(
        Kind.TEXT, "4912661846655238145", bodies.PERSON, "sl", bodies.NEWEST, text="lačen", tracking="sl_food"
    )


@pytest.mark.parametrize(("told", "silent"), [(True, True), (False, False), (None, False), ("no", False), (1, False)])
def test_a_tap_is_known_only_where_viber_says_so(told, silent):
    event = read_event(bodies.text("en", silent=told))
    assert event is not None
    assert event.silent is silent


def test_who_opens_the_chat_tells_what_the_link_carried():
    body = bodies.started("en_food", language="en", message_token=7)
    assert read_event(body) == Event(
        Kind.STARTED, "7", bodies.PERSON, "en", bodies.NEWEST, text="", tracking="", context="en_food"
    )


@pytest.mark.parametrize("body", [bodies.picture(), bodies.sticker(), bodies.contact()])
def test_what_we_cannot_read_is_one_kind(body):
    event = read_event(body)
    assert event is not None
    assert event.kind is Kind.OTHER


def test_of_a_location_nothing_is_kept():
    event = read_event(bodies.location())
    assert event is not None
    assert event.kind is Kind.LOCATION
    assert "46.05" not in repr(event)


@pytest.mark.parametrize(
    "name", ["delivered", "seen", "unsubscribed", "webhook", "client_status", "action", "no-such-event"]
)
def test_what_only_tells_of_something_is_no_event(name):
    assert read_event(bodies.told(name)) is None


def test_a_subscription_is_no_event():
    assert read_event(bodies.subscribed()) is None


@pytest.mark.parametrize(
    "body", [b"", b"[", b"\xff", b'"\xff"', b'"\\ud800"', b"[" * 100_000, b"null", b"5", b"[1]", b'{"event": 1e999}']
)
def test_what_is_no_callback_is_no_event(body):
    assert read_event(body) is None


@pytest.mark.parametrize("field", ["sender", "message", "message_token"])
@given(value=JSON)
def test_any_value_in_any_place_is_borne(field, value):
    event = json.loads(bodies.text("lačen"))
    read = read_event(json.dumps(event | {field: value}).encode())
    assert read is None or read.chat == bodies.PERSON


@pytest.mark.parametrize("field", ["id", "language", "api_version", "text", "type", "tracking_data"])
@given(value=JSON)
def test_any_value_in_a_person_or_a_message_is_borne(field, value):
    event = json.loads(bodies.text("lačen"))
    event["sender"][field] = event["message"][field] = value
    read = read_event(json.dumps(event).encode())
    assert read is None or isinstance(read, Event)


@given(body=some.binary(max_size=200))
def test_any_body_is_borne(body):
    assert read_event(body) is None
