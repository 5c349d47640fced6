"""Conversations in Viber as they go over the wire, and what goes wrong there."""

from __future__ import annotations

import pytest

from bot.channels.doors import CARD, HIDE, Door
from tests.messengers.guide import Guide
from tests.people import city

FOOD = "sl_food"
PLACE = "zavetisce-brezdomce-prenocisce"
WITH_ADDRESS = "csd-center"


@pytest.fixture
def ana(viber):
    """Somebody in front of the first screen, who has written already."""
    person = viber.person().types("/start")
    person.waits()
    return person


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize(("flow", "names"), [("roof-tonight", ["man"]), ("", ["violence", "danger"])])
def test_a_conversation_leads_from_a_link_to_a_number(viber, language, flow, names):
    token = f"{language}_{flow}".rstrip("_")
    guide = Guide(language, token)
    ana = viber.person(language=language).starts(token if flow else "")
    for name in names:
        assert set(guide.buttons) <= set(ana.buttons)
        ana.taps(guide.leads(name))
    assert any(number in ana.reads for number in guide.telephones)


def test_who_opens_the_chat_is_answered_in_the_response(viber):
    ana = viber.person().starts(FOOD)
    assert len(ana.sees) == 1
    assert [one.method for one in viber.called(chat=ana.id)] == ["conversation_started"]


def test_a_text_is_heard_on_the_screen_that_is_shown(ana):
    ana.taps("English").waits()
    assert ana.types("I have nowhere to sleep").buttons[:2] == Guide("en", "en_roof-tonight").buttons[:2]


def test_a_tap_leaves_no_token_in_the_chat(ana):
    ana.taps(FOOD)
    assert FOOD not in ana.sees


def test_an_old_telephone_is_answered_too(viber):
    assert viber.person(level=2).types("sl").reads


def test_a_picture_is_answered_with_what_can_be_read(ana):
    before = len(ana.sees)
    assert len(ana.sends_photo().sees) == before + 2


def test_a_place_is_answered_without_asking_for_it(ana):
    before = len(ana.sees)
    assert len(ana.sends_place(46.05, 14.51).sees) == before + 2


def test_a_number_can_be_saved_as_a_contact(viber):
    ana = viber.person().types(f"sl_place_{PLACE}")
    ana.taps(Door(CARD, "sl", PLACE).value)
    assert ana.reads.endswith(city()[1].directory.services[PLACE].phones[0].number)


def test_hiding_says_how_it_is_done_as_viber_deletes_nothing(viber):
    ana = viber.person().types("sl_violence_danger")
    danger = ana.reads
    assert ana.taps(Door(HIDE, "sl").value).reads != danger
    assert danger not in ana.reads


def test_a_map_that_is_opened_is_no_text(viber):
    ana = viber.person().types(f"sl_place_{WITH_ADDRESS}")
    maps = [one["ActionBody"] for one in ana.screen["keyboard"]["Buttons"] if one["ActionType"] == "open-url"]
    before = len(viber.called(chat=ana.id))
    ana.taps(maps[0]).waits()
    assert ana.opened == maps
    assert len(viber.called(chat=ana.id)) == before


def test_who_wants_no_messages_gets_none_and_holds_up_nobody(viber, ana):
    with viber.answers_slowly("send_message"):
        ana.taps(FOOD).blocks()
    assert viber.person("Brane").types(FOOD).reads
    ana.waits()
    assert len([one for one in viber.called(chat=ana.id) if one.refused]) == 1


def test_a_callback_that_comes_twice_is_answered_once(viber, ana):
    before = len(ana.taps(FOOD).sees)
    viber.repeats()
    assert len(ana.sees) == before


def test_in_a_storm_a_message_is_sent_again(viber, ana):
    viber.storms(chat=ana.id)
    before = len(ana.sees)
    ana.taps(FOOD)
    viber.until(lambda: len(ana.texts) > before)


def test_an_error_page_of_a_proxy_loses_no_answer(viber, ana):
    viber.breaks(502, times=2, method="send_message")
    before = len(ana.sees)
    ana.taps(FOOD)
    viber.until(lambda: len(ana.texts) > before)


def test_a_connection_that_breaks_loses_no_answer(viber, ana):
    viber.cuts_connection(carried_out=False)
    before = len(ana.sees)
    ana.taps(FOOD)
    viber.until(lambda: len(ana.texts) > before)


def test_while_viber_is_slow_nothing_is_lost(viber, ana):
    before = len(ana.sees)
    with viber.answers_slowly("send_message"):
        ana.taps(FOOD)
        viber.until_held()
    viber.until(lambda: len(ana.texts) > before)


def test_four_taps_of_one_person_do_not_hold_up_another(viber, ana):
    before = len(viber.calls)
    ana.taps(FOOD, times=4)
    brane = viber.person("Brane").types(FOOD)
    assert brane.reads
    sent = [one.chat for one in viber.calls[before:] if one.method == "send_message"]
    assert sent.index(brane.id) <= 3
    ana.waits()


def test_viber_is_asked_for_no_name_and_no_photo(viber):
    asked = viber.webhook
    assert (asked["send_name"], asked["send_photo"]) == (False, False)
