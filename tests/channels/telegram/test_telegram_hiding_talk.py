"""Contacts that go out, and chats that are hidden."""

from __future__ import annotations

import pytest

from tests.channels.telegram import bodies
from tests.channels.telegram.chatter import methods, values
from tests.doubles.telegram_html import parse_html


def read(call):
    return parse_html(call.params["text"])[0]


# Contacts


def test_a_contact_is_sent_for_its_button(chatter):
    taken, card = chatter.gets(bodies.tap("~card_sl_zavetisce-brezdomce-prenocisce"))
    assert methods([taken, card]) == ["answerCallbackQuery", "sendContact"]
    assert card.params["phone_number"] == "+38614301080"


def test_of_a_short_code_there_is_no_contact_but_its_page(chatter):
    _, page = chatter.gets(bodies.tap("~card_sl_tom-telefon"))
    assert page.method == "sendMessage"
    assert "116 111" in read(page)


def test_of_a_place_that_is_gone_its_page_tells(chatter):
    taken, page = chatter.gets(bodies.tap("~card_en_no-such-place"))
    assert (taken.method, page.method) == ("answerCallbackQuery", "sendMessage")


def test_no_contact_gives_anybody_away(chatter):
    for service in chatter.world.secret.services:
        assert "sendContact" not in methods(chatter.gets(bodies.tap(f"~card_sl_{service}")))


# Hiding


def test_hiding_says_what_is_done_and_deletes(chatter):
    taken, *deletes = chatter.gets(bodies.tap("~hide_sl", number=50))
    assert taken.params["show_alert"] is True
    assert "48 ur" in taken.params["text"]
    assert {call.method for call in deletes} == {"deleteMessages"}
    assert deletes[0].params["message_ids"][0] == 50


def test_what_is_said_of_hiding_fits_in_every_language(chatter):
    for locale in ("sl", "en"):
        assert len(chatter.gets(bodies.tap(f"~hide_{locale}"))[0].params["text"]) <= 200


def test_what_is_said_of_hiding_tells_how_to_delete_the_rest(chatter):
    rest = "Na seznamu pogovorov pridržite ta pogovor in izberite Izbriši. Klici ostanejo na seznamu klicev."
    assert chatter.gets(bodies.tap("~hide_sl"))[0].params["text"] == f"Brišemo sporočila zadnjih 48 ur. {rest}"
    assert read(chatter.gets(bodies.message(text="/skrij"))[-1]).endswith(rest)


def test_hiding_does_not_say_that_it_is_done(chatter):
    *_, last = chatter.gets(bodies.message(text="/skrij"))
    assert read(last).startswith("Brišemo sporočila zadnjih 48 ur.")
    assert all(not call.urgent for call in chatter.gets(bodies.message(text="/skrij")))


@pytest.mark.parametrize("text", ["/skrij", "/hide", "/Skrij@SvetilkaBot"])
def test_hiding_by_a_command_ends_with_a_message_that_can_be_hidden(chatter, text):
    *deletes, last = chatter.gets(bodies.message(text=text, number=50))
    assert {call.method for call in deletes} == {"deleteMessages"}
    assert deletes[0].params["message_ids"][0] == 50
    assert values(last) == [["~hide_sl"]]
    assert "48 ur" in read(last)


def test_hiding_reaches_what_was_written_after_the_button(chatter):
    chatter.gets(bodies.message(text="nasilje", number=900))
    named = [one for call in chatter.gets(bodies.tap("~hide_sl", number=600))[1:] for one in call.params["message_ids"]]
    assert {600, 601, 899, 900, 905} <= set(named)


def test_an_old_message_at_hand_becomes_a_neutral_one(chatter):
    _, edit, last = chatter.gets(bodies.tap("~hide_sl", number=50, date=chatter.now - 49 * 3600))
    assert (edit.method, edit.params["message_id"], read(edit), values(edit)) == (
        "editMessageText",
        50,
        "Svetilka",
        [],
    )
    assert values(last) == [["~hide_sl"]]


def test_an_old_message_at_hand_does_not_keep_the_young_ones(chatter):
    chatter.gets(bodies.message(text="nasilje", number=900))
    calls = chatter.gets(bodies.tap_inaccessible("~hide_sl", number=50))
    assert methods(calls)[:3] == ["answerCallbackQuery", "editMessageText", "deleteMessages"]
    assert 900 in calls[2].params["message_ids"]


def test_hiding_where_nothing_is_at_hand_still_helps(chatter):
    assert methods(chatter.gets(bodies.tap_nowhere("~hide_sl"))) == ["answerCallbackQuery", "sendMessage"]
