"""Updates of Telegram, read."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.updates import KINDS, THINGS, convert_update, read_update
from tests.channels.telegram import bodies
from tests.channels.telegram.bodies import CHAT, SENT, body


def read(update):
    return read_update(body(update))


def test_a_message_tells_who_wrote_what_where_and_when():
    message = read(bodies.message(text="Nimam kje spati", language="en", number=12)).message
    assert (message.message_id, message.chat.id, message.chat.type, message.date) == (12, CHAT, "private", SENT)
    assert (message.words, message.sender.language_code, message.sender.is_bot) == ("Nimam kje spati", "en", False)


def test_a_tap_tells_what_was_tapped_where():
    tap = read(bodies.tap("sl_food", number=12)).callback_query
    assert (tap.data, tap.chat.id, tap.message.message_id, tap.message.date) == ("sl_food", CHAT, 12, SENT)


def test_a_tap_on_an_old_message_has_its_number_and_no_date():
    message = read(bodies.tap_inaccessible("sl_food", number=12)).callback_query.message
    assert (message.message_id, message.date) == (12, 0)


def test_a_tap_on_no_message_is_in_the_chat_of_who_tapped():
    tap = read(bodies.tap_nowhere("sl_food")).callback_query
    assert (tap.message, tap.chat.id, tap.chat.type) == (None, CHAT, "private")


def test_the_words_below_a_picture_are_words():
    assert read(bodies.message(photo=bodies.PHOTO, caption="kje je to")).message.words == "kje je to"


@pytest.mark.parametrize("kind", bodies.THINGS)
def test_what_was_sent_is_known_by_its_kind(kind):
    assert read(bodies.message(**{kind: bodies.THINGS[kind]})).message.thing == kind


def test_nobody_sent_what_telegram_itself_says():
    assert read(bodies.service_message()).message.thing == ""
    assert read(bodies.service_message(new_chat_members=[bodies.ME])).message.thing == ""


def test_buttons_of_a_quoted_message_of_ours_are_read():
    quoting = bodies.message(text="ženska", reply_to_message=bodies.shown("sl_food", "en"))
    assert read(quoting).message.quoted == ["sl_food", "en"]


def test_what_a_quoted_person_has_said_is_not_ours():
    quoted = {**bodies.shown("sl_food"), "from": bodies.person()}
    assert read(bodies.message(text="da", reply_to_message=quoted)).message.quoted == []


def test_becoming_a_member_is_read():
    joined = read(bodies.membership("administrator")).my_chat_member
    assert (joined.new_chat_member.status, joined.chat.type) == ("administrator", "supergroup")


def test_json_that_was_read_already_is_the_same_update():
    for update in (bodies.message(text="č"), bodies.tap("sl"), bodies.edited(text="a"), bodies.membership()):
        assert convert_update(update) == read(update)


def test_nothing_is_read_of_where_somebody_is():
    update = read(bodies.message(location=bodies.THINGS["location"]))
    assert "46" not in repr(update.message.location)


@pytest.mark.parametrize(
    "unknown",
    [
        b"",
        b"null",
        b"[]",
        b"7",
        b"{}",
        b'{"update_id": 1}',
        b'{"update_id": "1", "message": {}}',
        b'{"message": {"message_id": 1, "chat": {"id": 1}}}',
        b'{"update_id": 1, "message": {"message_id": 1}}',
        b'{"update_id": 1, "message": {"message_id": 1, "chat": {"id": 1.5, "type": "private"}}}',
        b'{"update_id": 1, "message": {"message_id": 1, "chat": {"id": 1}, "text": 5}}',
        b'{"update_id": 1, "message": {"message_id": 1, "chat": {"id": 1}, "text": "\\ud800"}}',
        b'{"update_id": 1, "message": {"message_id": 1, "chat": {"id": 1}, "text": "\xff"}}',
        b'{"update_id": 1e999, "message": null}',
        b'{"update_id": ' + b"9" * 5000 + b"}",
        b'{"update_id": 1, "message": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"update_id": 1, "unknown": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}",
        b"\xff\xfe\x00",
        body(bodies.channel_post()),
        body({"update_id": 1, "poll": bodies.THINGS["poll"]}),
    ],
)
def test_what_is_no_update_we_know_is_none(unknown):
    assert read_update(unknown) is None


@pytest.mark.parametrize("raw", [None, 5, [], {}, {1: 2}, {"update_id": True}, {"update_id": 1, "message": [[]]}])
def test_what_polling_gives_is_as_doubtful(raw):
    assert convert_update(raw) is None


@pytest.mark.parametrize(("number", "read_it"), [(2**52, True), (2**63 - 1, True), (2**63, False), (10**3000, False)])
def test_numbers_have_at_most_64_bits(number, read_it):
    assert bool(read(bodies.message(text="a", number=number))) is read_it


def test_the_last_of_two_keys_counts():
    twice = body(bodies.message(text="a")).replace(b'"update_id"', b'"update_id": 5, "update_id"', 1)
    assert read_update(twice) == read(bodies.message(text="a"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner, max_size=3)
)


@given(st.sampled_from(KINDS), st.sampled_from([*THINGS, "from", "chat", "date", "text", "data", "message_id"]), JSON)
def test_a_wrong_field_never_raises(kind, field, value):
    update = {"update_id": 1, kind: {**bodies.sent(text="a"), "id": "1", field: value}}
    convert_update(update)
    read_update(json.dumps(update).encode())


@given(st.binary())
def test_bytes_never_raise(noise):
    read_update(noise)
    read_update(body(bodies.message(text="a"))[: len(noise)] + noise)
