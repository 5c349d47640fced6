"""Conversations in Telegram as they go over the wire, from a link to a number. Their words may change."""

from __future__ import annotations

import pytest

from bot.channels.doors import CARD, Door
from tests.messengers.guide import Guide
from tests.people import city

STORIES = {
    "a man without a bed": ("roof-tonight", ["man"]),
    "a woman who is beaten": ("", ["violence", "danger"]),
    "a worker who got notice": ("lost-job", ["dismissed", "advice"]),
}
LANGUAGES = ["sl", "en"]


def token(language, flow):
    return f"{language}_{flow}".rstrip("_")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("story", STORIES)
def test_a_conversation_leads_from_a_link_to_a_number(telegram, story, language):
    flow, names = STORIES[story]
    guide = Guide(language, token(language, flow))
    ana = telegram.person(language=language).starts(token(language, flow) if flow else "")
    for name in names:
        assert set(guide.buttons) <= set(ana.buttons)
        ana.taps(guide.leads(name))
    assert any(number in ana.reads for number in guide.telephones)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tap_changes_the_message_where_it_stands(telegram, language):
    ana = telegram.person(language=language).starts(token(language, "roof-tonight"))
    ana.taps(Guide(language, token(language, "roof-tonight")).leads("man"))
    assert (len(ana.sees), ana.alerts) == (2, [""])


def test_a_typed_need_is_answered_by_a_message(telegram):
    ana = telegram.person().starts().types("nimam kje spati")
    assert Guide("sl", "sl_roof-tonight").buttons[0] in ana.buttons
    assert len(ana.sees) == 4


def test_a_typed_cry_for_help_is_answered_with_numbers(telegram):
    assert "116 123" in telegram.person().starts().types("nočem več živeti").reads


def test_a_text_that_quotes_a_screen_is_heard_there(telegram):
    token = "en_food"
    ana = telegram.person(language="sl").starts(token)
    ana.quotes(ana.reads).types("qwrtzp")
    assert "sl_food" in [button["callback_data"] for button in ana.screen.buttons]


def test_a_person_is_spoken_to_in_the_language_of_their_telephone(telegram):
    screens = {language: telegram.person(language=language).starts().reads for language in ("sl", "en-GB", "hr", "")}
    assert screens["sl"] == screens["hr"] == screens[""] != screens["en-GB"]


def test_a_language_is_one_tap_away(telegram):
    ana = telegram.person(language="sl").starts()
    assert ana.taps("en").reads == telegram.person(language="en").starts().reads


def test_a_payload_that_is_no_token_leads_home(telegram):
    assert telegram.person().starts("nekaj-starega").buttons == telegram.person().starts().buttons


def test_a_button_of_two_days_ago_is_answered_below(telegram):
    telegram.passes(hours=-60)
    ana = telegram.person().starts()
    ana.waits()
    telegram.passes(hours=60)
    assert ana.taps("sl_food").reads == telegram.person().starts("sl_food").reads
    assert len(ana.sees) == 3


def test_a_picture_is_answered_with_what_can_be_read(telegram):
    ana = telegram.person().starts()
    assert len(ana.sends_photo().sees) == 4
    assert "sl_food" in [button["callback_data"] for button in ana.screen.buttons]


def test_a_place_is_answered_without_asking_for_it(telegram):
    assert len(telegram.person().starts().sends_place(46.05, 14.51).sees) == 4


def test_a_mended_text_is_answered_too(telegram):
    ana = telegram.person().types("qwrtzp")
    ana.waits()
    ana.edits("qwrtzp", "nimam kje spati")
    assert Guide("sl", "sl_roof-tonight").buttons[0] in ana.buttons


def test_a_number_can_be_saved_as_a_contact(telegram):
    place = "sl_place_zavetisce-brezdomce-prenocisce"
    ana = telegram.person().starts(place)
    ana.taps(Door(CARD, "sl", "zavetisce-brezdomce-prenocisce").value)
    service = city()[1].directory.services["zavetisce-brezdomce-prenocisce"]
    assert service.phones[0].number in ana.sees[-1]


def test_a_sensitive_screen_offers_no_contact_and_can_be_hidden(telegram):
    ana = telegram.person().starts("sl_violence_danger")
    doors = [button["callback_data"] for button in ana.screen.buttons if button["callback_data"].startswith("~")]
    assert doors == ["~hide_sl"]


def test_a_group_is_told_once_where_one_can_talk(telegram):
    ana, group = telegram.person(), telegram.group()
    group.adds_bot(ana)
    group.hears(ana, f"/start@{telegram.name}")
    group.hears(ana, "/start")
    group.waits()
    told = telegram.called(chat=group.id)
    assert [one.method for one in told] == ["sendMessage"]
    assert told[0].params["reply_markup"]["inline_keyboard"][0][0]["url"].startswith(f"https://t.me/{telegram.name}?")


def test_a_channel_hears_nothing(telegram):
    ana, channel = telegram.person(), telegram.channel()
    channel.adds_bot(ana)
    channel.hears(ana, "/start")
    channel.waits()
    assert telegram.called(chat=channel.id) == []


@pytest.mark.parametrize("language", ["", *LANGUAGES])
def test_telegram_is_told_commands_and_what_the_bot_is(telegram, language):
    kept = telegram.ledger.kept
    assert len(kept["commands all_private_chats", language]) == 4
    assert kept["description", language]
    assert kept["short_description", language]


def test_what_telegram_is_told_differs_by_language(telegram):
    kept = telegram.ledger.kept
    assert kept["description", "sl"] == kept["description", ""] != kept["description", "en"]
