"""Whatever goes wrong on the way, people are answered, and one person's trouble is nobody else's."""

from __future__ import annotations

import pytest

FOOD = "sl_food"


@pytest.fixture
def ana(telegram):
    """Somebody in front of the first screen."""
    person = telegram.person().starts()
    person.waits()
    return person


@pytest.fixture
def food(telegram):
    """What the screen about food says."""
    return telegram.person().starts(FOOD).reads


def test_while_telegram_is_slow_nothing_is_lost(telegram, ana, food):
    with telegram.answers_slowly("editMessageText"):
        ana.taps_now(FOOD)
        telegram.until_held()
    assert ana.reads == food


def test_in_a_storm_a_call_is_made_again(telegram, ana, food):
    telegram.storms(retry_after=1, chat=ana.id)
    assert ana.taps(FOOD).reads == food


def test_a_storm_in_one_chat_does_not_hold_up_another(telegram, ana, food):
    brane = telegram.person("Brane").starts()
    brane.waits()
    telegram.storms(retry_after=2, chat=ana.id)
    ana.taps(FOOD)
    telegram.until(lambda: any(one.refused for one in telegram.called(chat=ana.id)))
    brane.taps(FOOD).waits()
    ana.waits()
    chats = [one.chat for one in telegram.called("editMessageText") if one.chat in {ana.id, brane.id}]
    assert chats == [ana.id, brane.id, ana.id]


def test_a_storm_over_all_passes(telegram, food):
    people = [telegram.person(name).starts() for name in ("Ana", "Brane", "Cilka", "Drago")]
    for one in people:
        one.waits()
    telegram.storms(retry_after=1, times=3)
    for one in people:
        one.taps_now(FOOD)
    for one in people:
        one.will_read(food)


@pytest.mark.parametrize("carried_out", [True, False], ids=["after the call", "before it"])
def test_a_connection_that_breaks_loses_no_answer(telegram, ana, food, carried_out):
    telegram.cuts_connection(method="editMessageText", carried_out=carried_out)
    assert ana.taps(FOOD).reads == food
    assert len(ana.sees) == 2


def test_an_error_page_of_a_proxy_loses_no_answer(telegram, ana, food):
    telegram.breaks(502, times=2, method="editMessageText")
    assert ana.taps(FOOD).reads == food


def test_a_text_that_could_not_be_answered_at_once_is_answered_once(telegram, ana):
    telegram.cuts_connection(times=2, method="sendMessage", carried_out=False)
    telegram.breaks(503, method="sendMessage")
    assert len(ana.types("nimam kje spati").sees) == 4
    telegram.run(telegram.weather.strokes.clear)


def test_a_tap_that_comes_twice_changes_nothing_more(telegram, ana, food):
    ana.taps(FOOD, times=2)
    assert (ana.reads, len(ana.sees), ana.alerts) == (food, 2, ["", ""])


def test_a_tap_that_is_too_old_is_carried_out_all_the_same(telegram, ana, food):
    with telegram.answers_slowly():
        ana.taps_now(FOOD)
        telegram.until_held()
        telegram.passes(hours=20 / 3600)
    assert ana.reads == food
    assert any("query is too old" in one.refused for one in telegram.calls)


def test_a_screen_whose_message_is_gone_comes_anew(telegram, ana, food):
    with telegram.answers_slowly():
        ana.taps_now(FOOD).clears()
    assert ana.sees == [food]


def test_who_blocks_the_bot_holds_up_nobody(telegram, ana, food):
    with telegram.answers_slowly():
        ana.taps_now(FOOD).blocks()
    brane = telegram.person("Brane").starts(FOOD)
    assert brane.reads == food
    ana.waits()
    assert food not in ana.now


def test_who_comes_back_after_blocking_is_answered(telegram, ana, food):
    ana.blocks().waits()
    assert ana.starts(FOOD).reads == food


def test_fifty_taps_of_one_person_do_not_hold_up_another(telegram, ana, food):
    brane = telegram.person("Brane").starts()
    brane.waits()
    before = len(telegram.calls)
    ana.taps(FOOD, times=50)
    brane.taps_now(FOOD)
    assert brane.reads == food
    edits = [one.chat for one in telegram.calls[before:] if one.method == "editMessageText"]
    assert edits.index(brane.id) <= 3
    ana.waits()


def test_each_of_fifty_taps_is_taken_note_of(telegram, ana, food):
    ana.taps(FOOD, times=50)
    assert (len(ana.alerts), ana.reads) == (50, food)
