"""What no messenger would take is noticed, so that its absence proves something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.channels.calls import Call
from tests.channels.telegram import bodies as updates
from tests.channels.viber import bodies as callbacks
from tests.hostile.entries import ENTRIES
from tests.hostile.fitting import telegram_faults, viber_faults
from tests.hostile.test_bodies import NOW, answering


def telegram_call(method="sendMessage", **params):
    return Call(method, {"chat_id": 1, **params}, 1)


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        (telegram_call(text=""), "text"),
        (telegram_call(text="a" * 4097), "text"),
        (telegram_call(text="<b>a"), "markup"),
        (telegram_call(text="<b>a</b>" * 101), "markup"),
        (telegram_call(text="a", reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": ""}]]}), "button"),
        (telegram_call(text="a", reply_markup={"inline_keyboard": [[{"text": "a"}] * 9]}), "rows"),
        (telegram_call(text="a", reply_markup={"inline_keyboard": [[{"text": "a" * 10_000}]]}), "keyboard"),
        (telegram_call("editMessageText", text="a", message_id=-1), "message_id"),
        (telegram_call("deleteMessages", message_ids=[]), "message_ids"),
        (telegram_call("deleteMessages", message_ids=[3, 3]), "message_ids"),
        (telegram_call("deleteMessages", message_ids=[*range(101)]), "message_ids"),
        (telegram_call("sendContact", vcard="č" * 1025), "vcard"),
        (telegram_call("answerCallbackQuery", callback_query_id=""), "callback_query_id"),
        (telegram_call("answerCallbackQuery", callback_query_id="1", text="a" * 201), "alert"),
        (Call("sendMessage", {"chat_id": 2**63, "text": "a"}, 2**63), "chat_id"),
    ],
)
def test_what_telegram_would_not_take_is_noticed(call, fault):
    assert fault in list(telegram_faults(call))


def viber_call(**params):
    return Call("send_message", {"receiver": "a", "min_api_version": 6, "sender": {"name": "S"}, **params}, "a")


def viber_keys(**button):
    known = {"Text": "a", "Columns": 6, "ActionType": "reply", "ActionBody": "sl"}
    return viber_call(text="a", keyboard={"Buttons": [known | button]})


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        (viber_call(text=""), "text"),
        (viber_call(text="a" * 7001), "text"),
        (viber_call(text="č" * 15_000), "whole"),
        (viber_call(receiver=""), "receiver"),
        (viber_call(sender={"name": ""}), "sender"),
        (viber_call(tracking_data="a" * 4001), "tracking_data"),
        (viber_call(min_api_version=-1), "min_api_version"),
        (viber_keys(Text="a" * 251), "button"),
        (viber_keys(Columns=7), "button"),
        (viber_keys(ActionBody="a" * 65), "ActionBody"),
        (viber_keys(ActionBody=""), "ActionBody"),
    ],
)
def test_what_viber_would_not_take_is_noticed(call, fault):
    assert fault in list(viber_faults(call))


HONEST = {"telegram": updates.body(updates.tap("sl_food_meal")), "viber": callbacks.text("sl_food_meal")}


@pytest.mark.parametrize("messenger", ENTRIES)
def test_an_honest_body_is_answered_without_fault(messenger):
    entry, talk = answering(messenger)
    told = entry.read(HONEST[messenger])
    assert entry.wrong(told, talk.answer(told, NOW)) == []


@pytest.mark.parametrize("messenger", ENTRIES)
def test_a_call_to_another_chat_is_noticed(messenger):
    entry, talk = answering(messenger)
    told = entry.read(HONEST[messenger])
    calls = [replace(call, chat=type(entry.chat(told))(5)) for call in talk.answer(told, NOW)]
    assert entry.wrong(told, calls) == ["another chat"]
