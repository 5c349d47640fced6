"""Hiding a conversation in Telegram: what may be deleted goes, the rest is made to say nothing."""

from __future__ import annotations

import pytest

from bot.channels.doors import HIDE, Door
from tests.doubles.bot_api import BotApi
from tests.messengers.running import Svetilka

SENSITIVE = "sl_violence_danger"
BUTTON = Door(HIDE, "sl").value


def talks(api):
    """Somebody in the midst of a conversation that nobody else may see."""
    ana = api.person().starts(SENSITIVE).types("partner me tepe")
    ana.waits()
    return ana


@pytest.mark.parametrize("way", ["button", "/skrij", "/hide"])
def test_what_both_wrote_is_deleted(telegram, way):
    ana = talks(telegram)
    before = ana.sees
    (ana.taps(BUTTON) if way == "button" else ana.types(way)).will_lose(*before)


def test_a_tap_says_what_remains(telegram):
    ana = talks(telegram).taps(BUTTON)
    assert "48" in ana.alerts[-1]


def test_messages_that_came_between_do_not_matter(telegram):
    ana, brane = telegram.person(), telegram.person("Brane")
    for _ in range(3):
        ana.types("partner me tepe").waits()
        brane.types("lačen sem").waits()
    before = brane.sees
    ana.taps(BUTTON).will_lose("partner me tepe")
    assert brane.sees == before


def test_the_chat_of_somebody_else_is_untouched(telegram):
    brane = telegram.person("Brane").starts("sl_food").types("lačen sem")
    before = brane.sees
    talks(telegram).taps(BUTTON).will_lose("partner me tepe")
    assert brane.sees == before


def test_a_hidden_chat_goes_on(telegram):
    ana = talks(telegram).taps(BUTTON)
    ana.waits()
    assert "sl_food" in [button["callback_data"] for button in ana.starts().screen.buttons]


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    """Two people who had conversations two and a half days ago, and a process that has seen them."""
    with BotApi() as api, Svetilka(tmp_path_factory.mktemp("old"), api):
        api.passes(hours=-60)
        people = [api.person(name).starts(SENSITIVE).types("lačen sem") for name in ("Ana", "Brane")]
        for one in people:
            one.waits()
        api.passes(hours=60)
        yield people
    assert api.faults == []


def test_younger_messages_go_though_older_ones_cannot(old):
    ana = old[0]
    before = ana.sees
    ana.starts(SENSITIVE).types("partner me tepe").waits()
    ana.taps(BUTTON).will_lose("partner me tepe")
    assert ana.sees[: len(before)] == before


def test_an_old_message_at_hand_is_rewritten_and_the_younger_ones_go(old):
    brane = old[1]
    danger = next(one for one in brane.chat.messages.values() if one.markup)
    brane.starts("sl_food").types("bojim se ga").waits()
    brane.taps_on(danger, BUTTON).will_lose("bojim se ga")
    assert danger.markup is None


def test_younger_messages_go_though_the_process_has_begun_anew_since(own, tmp_path):
    with Svetilka(tmp_path, own) as svetilka:
        own.passes(hours=-60)
        ana = own.person().starts("sl_food").types("lačen sem")
        before = ana.sees
        own.passes(hours=60)
        ana.types("partner me tepe").types("bojim se ga").starts(SENSITIVE).waits()
        svetilka.is_killed()
        svetilka.begins()
        ana.taps(BUTTON).will_lose("partner me tepe", "bojim se ga")
        assert ana.sees[: len(before)] == before
