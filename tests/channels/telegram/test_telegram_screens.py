"""Replies as Telegram's messages."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from bot.channels.doors import savable
from bot.channels.limits import TELEGRAM
from bot.channels.telegram.markup import OPEN_LINES, bold, link, plain
from bot.channels.telegram.screens import screen
from bot.engine.steps import reachable
from tests.channels.telegram.chatter import Chatter, sent_by, values
from tests.doubles.telegram_html import parse_html, units
from tests.people import ROOT, TINY

BEDS = "sl_roof-tonight_beds_man"


def text_of(message):
    return parse_html(message["text"])[0]


@pytest.fixture(scope="module", params=[ROOT, TINY], ids=["city", "tiny"])
def every_screen(request):
    """The messages of each screen that can be reached, in every language, and of every place and right, by token."""
    chatter = Chatter(request.param)
    world = chatter.world
    tokens = [world.codec.encode(state) for locale in world.city.locales for state in reachable(world, locale)]
    pages = [("place", world.directory.services), ("right", world.directory.rights_by_short)]
    tokens += [f"{locale}_{page}_{id_}" for locale in world.city.locales for page, ids in pages for id_ in ids]
    return {token: chatter.page(token) for token in tokens}


def test_every_screen_is_html_as_telegram_reads_it_and_fits(every_screen):
    for messages in every_screen.values():
        for message in messages:
            assert 0 < units(text_of(message)) <= TELEGRAM.text


def test_no_screen_has_more_marks_than_telegram_reads(every_screen):
    assert max(len(parse_html(one["text"])[1]) for messages in every_screen.values() for one in messages) <= 100


def test_every_button_fits_and_sends_something(every_screen):
    sent = [
        value for messages in every_screen.values() for one in messages for row in values(one) for value in row if value
    ]
    assert sent
    assert max(len(value.encode()) for value in sent) <= 64


def test_only_the_last_message_has_buttons_and_they_fit(every_screen):
    for messages in every_screen.values():
        assert [values(message) for message in messages[:-1]] == [[]] * (len(messages) - 1)
        assert len(json.dumps(messages[-1]["reply_markup"], ensure_ascii=False).encode()) <= TELEGRAM.keyboard


def test_hiding_is_the_last_button_of_sensitive_screens_and_only_of_those(chatter):
    assert values(chatter.page("sl_violence")[-1])[-1] == ["~hide_sl"]
    assert values(chatter.page("en_violence")[-1])[-1] == ["~hide_en"]
    assert "~hide_sl" not in sent_by(chatter.page(BEDS)[-1])


def test_each_answer_has_its_row_and_ways_out_share_theirs(chatter):
    *answers, card, back, more = values(chatter.page(BEDS)[-1])
    assert all(len(row) == 1 for row in answers)
    assert card == ["~card_sl_zavetisce-brezdomce-prenocisce"]
    assert back == ["sl_roof-tonight", "sl"]
    assert more == ["sl_about", "en_roof-tonight_beds_man"]


def test_no_contact_is_offered_on_sensitive_screens(every_screen):
    for messages in every_screen.values():
        sent = [value.partition("_")[0] for row in values(messages[-1]) for value in row]
        assert not {"~hide", "~card"} <= set(sent)


@pytest.mark.parametrize("root", [ROOT, TINY], ids=["city", "tiny"])
def test_a_contact_is_offered_only_of_what_is_no_short_code(root):
    chatter = Chatter(root)
    world = chatter.world
    for one in world.directory.services.values():
        card = f"~card_{world.city.locales[0]}_{one.id}"
        if one.active and card in sent_by(chatter.page(f"{world.city.locales[0]}_place_{one.id}")[-1]):
            assert any(phone.number.startswith("+") for phone in one.phones)


def test_who_need_not_be_saved_does_not_stand_before_who_may_be(chatter):
    reply = chatter.answers.show(BEDS, chatter.moment)
    (short,) = chatter.answers.show("sl_place_klic-v-sili-112", chatter.moment).places
    before = replace(reply, blocks=(short, *reply.blocks))
    assert savable(before) == savable(reply) is not None


def test_numbers_stand_as_telephones_recognise_them(chatter):
    assert "\n+386 1 430 10 80\n" in text_of(chatter.page(BEDS)[0])
    assert "\n112 – " in text_of(chatter.page(BEDS)[0])


def test_the_first_sentence_and_names_are_bold(chatter):
    shown = chatter.page("sl_violence")[0]["text"]
    assert shown.startswith("<b>V nevarnosti pokličite 113.")
    assert "<b>Policija 113</b>\n" in shown


def test_blocks_are_set_apart(chatter):
    shown = chatter.page("sl_violence")[0]["text"]
    assert "\n\n<b>Policija 113</b>" in shown
    assert "\n\n\n" not in shown


def test_a_known_address_leads_to_a_map_and_a_doubtful_one_does_not(chatter):
    exact = next(one for one in chatter.world.directory.services.values() if one.address and one.address.exact)
    doubtful = next(one for one in chatter.world.directory.services.values() if one.address and not one.address.exact)
    assert "openstreetmap.org/search?query=" in str(links(chatter.page(f"sl_place_{exact.id}")[0]))
    assert "openstreetmap.org" not in str(links(chatter.page(f"sl_place_{doubtful.id}")[0]))


def links(message):
    return [entity["url"] for entity in parse_html(message["text"])[1] if "url" in entity]


def test_of_a_long_place_a_tap_shows_the_rest_below_its_address(every_screen):
    quotes = [
        (found[1], found[2].split("\n"))
        for messages in every_screen.values()
        for one in messages
        for found in re.finditer(r"<blockquote( expandable)?>(.*?)</blockquote>", one["text"], re.DOTALL)
    ]
    assert {bool(hidden) for hidden, _ in quotes} == {True, False}
    assert all(bool(hidden) == (len(lines) > OPEN_LINES) for hidden, lines in quotes)


def test_the_address_is_above_what_a_tap_shows(chatter):
    message = chatter.page("sl_place_csd-center")[0]
    (first,) = re.findall("<blockquote expandable>(.*)", message["text"])
    assert first.startswith('<a href="https://www.openstreetmap.org/')
    assert "expandable_blockquote" in [entity["type"] for entity in parse_html(message["text"])[1]]


def test_where_there_is_no_number_there_is_where_to_write_or_look(chatter):
    services = chatter.world.directory.services.values()
    silent = next(one for one in services if one.active and not one.phones and one.email)
    shown = text_of(chatter.page(f"sl_place_{silent.id}")[0])
    assert silent.email in shown


def test_no_link_is_previewed(chatter):
    assert chatter.page("sl")[0]["link_preview_options"] == {"is_disabled": True}


def test_what_is_written_never_becomes_markup():
    assert parse_html(plain("1 < 2 & 3 > 2 <b>"))[0] == "1 < 2 & 3 > 2 <b>"
    assert parse_html(bold("<i>"))[0] == "<i>"
    text, [entity] = parse_html(link('https://x.si/?a="1"&b=<2>', "tu & tam"))
    assert (text, entity["url"]) == ("tu & tam", 'https://x.si/?a="1"&b=<2>')


def test_a_long_screen_becomes_messages_that_fit_and_lose_nothing():
    parts = [f"<b>{number}</b> " + "beseda " * 200 for number in range(9)]
    messages = screen(parts, [[{"text": "a", "callback_data": "sl"}]]).messages
    assert len(messages) > 2
    assert max(units(text_of(message)) for message in messages) <= 4096
    assert " ".join(text_of(message) for message in messages).split() == re.sub("<.*?>", "", " ".join(parts)).split()
    assert ["reply_markup" in message for message in messages] == [False] * (len(messages) - 1) + [True]


def test_a_long_screen_is_edited_into_its_first_message_and_the_rest_follows():
    calls = screen(["a " * 2000, "b " * 2000], []).edited(5, 9)
    assert [(call.method, call.params.get("message_id")) for call in calls] == [
        ("editMessageText", 9),
        ("sendMessage", None),
    ]
    assert {call.chat for call in calls} == {5}


def test_sensitive_screens_are_urgent(chatter):
    assert chatter.talk._screens.draw(chatter.answers.show("sl_violence", chatter.moment)).urgent
    assert not chatter.talk._screens.draw(chatter.answers.show("sl_food", chatter.moment)).urgent
