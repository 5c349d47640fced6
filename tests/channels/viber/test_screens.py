"""Replies as Viber shows them: every limit, every button, in every language."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from bot.channels.doors import CARD, Door, door, savable
from bot.channels.limits import VIBER, utf16
from bot.channels.viber.keyboard import sends
from bot.channels.viber.screens import LONGEST_NAME, Screens
from bot.engine.answers import Answers
from bot.engine.reply import Say
from bot.engine.show import show
from bot.engine.steps import reachable
from bot.engine.visits import visit
from tests.channels.viber import bodies
from tests.channels.viber.chat import Chat, rows
from tests.doubles.viber_rules import faults_of
from tests.people import ROOT, TINY, Person, city

REAL = [
    f"{locale}_{state}"
    for locale in ("sl", "en")
    for state in ("violence", "roof-tonight_beds_man", "about", "place_dezurna-socialna-sluzba", "youth_centre")
]


def replies_of(root):
    """All flows, places, offices, rights and checks, in every language."""
    config, world = city(root)
    now = Person(root=root).now
    for locale in config.city.locales:
        yield from (show(state, world, now) for state in reachable(world, locale))
        yield from visit(world, locale, now).values()


@pytest.fixture(scope="module", params=[ROOT, TINY], ids=["real", "tiny"])
def every(request):
    """The replies of a city, each with its screen."""
    config, world = city(request.param)
    screens = Screens(Answers(world), config)
    return [(reply, screens.of(reply)) for reply in replies_of(request.param)]


def test_every_message_is_within_the_limits(every):
    for _, screen in every:
        for message in screen.messages:
            assert len(msgspec.json.encode({"receiver": bodies.PERSON, **message})) <= VIBER.whole
            assert 0 < utf16(message["text"]) <= VIBER.text
            assert len(message["sender"]["name"]) <= VIBER.sender
        for key in screen.messages[-1]["keyboard"]["Buttons"]:
            assert len(key["Text"]) <= VIBER.label


def test_viber_takes_every_message(every):
    for _, screen in every:
        assert [faults_of({"receiver": bodies.PERSON, **message}) for message in screen.messages] == [[]]
        assert faults_of(screen.welcome, welcome=True) == []


def test_viber_takes_what_belongs_to_no_state():
    chat = Chat().opens("sl_roof-tonight_beds_man")
    for value in ("~card_sl_tom-telefon", "~hide_sl"):
        assert faults_of(chat.says(value).shown) == []


def test_no_keyboard_is_higher_than_viber_shows(every):
    assert max(len(rows(screen.messages[-1]["keyboard"]["Buttons"])) for _, screen in every) <= VIBER.rows


def test_every_row_is_full(every):
    for _, screen in every:
        keys = screen.messages[-1]["keyboard"]["Buttons"]
        assert sum(key["Columns"] for key in keys) == VIBER.row * len(rows(keys))


def test_every_choice_is_a_button_in_its_order(every):
    for reply, screen in every:
        sent = [key["ActionBody"] for key in screen.messages[-1]["keyboard"]["Buttons"]]
        values = [sends(choice.token) for choice in reply.choices]
        assert [one for one in sent if one in values] == values


def test_no_tap_stands_in_the_chat(every):
    for _, screen in every:
        assert all(key["Silent"] for key in screen.messages[-1]["keyboard"]["Buttons"])
        assert screen.messages[-1]["min_api_version"] == 6


def test_a_text_can_be_typed_on_every_screen(every):
    assert {screen.messages[-1]["keyboard"]["InputFieldState"] for _, screen in every} == {"regular"}


def test_every_screen_carries_its_token(every):
    assert all(screen.messages[-1]["tracking_data"] == reply.token for reply, screen in every)


def test_every_sensitive_screen_can_be_hidden_and_no_other(every):
    for reply, screen in every:
        sent = [key["ActionBody"] for key in screen.messages[-1]["keyboard"]["Buttons"]]
        assert (f"~hide_{reply.state.locale}" in sent) == reply.sensitive


def test_no_sensitive_screen_opens_a_map_or_saves_a_contact(every):
    for reply, screen in every:
        keys = screen.messages[-1]["keyboard"]["Buttons"]
        if reply.sensitive:
            assert {key["ActionType"] for key in keys} == {"reply"}
            assert not any(found.kind == CARD for key in keys if (found := door(key["ActionBody"])))


def test_a_map_is_there_only_where_nobody_can_mistake_it(every):
    for reply, screen in every:
        if any(key["ActionType"] == "open-url" for key in screen.messages[-1]["keyboard"]["Buttons"]):
            (place,) = (one for one in reply.places if not one.brief and one.address and one.address.exact)
            assert place.address_words in screen.messages[-1]["text"]
            assert savable(reply) in (None, place)


@pytest.mark.parametrize("root", [ROOT, TINY], ids=["real", "tiny"])
def test_every_contact_on_offer_can_be_had(root):
    chat = Chat(root)
    person = Person(root=root)
    offered = set()
    for reply in replies_of(root):
        if place := savable(reply):
            offered.add((Door(CARD, reply.state.locale, place.service.id).value, place.phones[0][0].number))
    for value, number in offered:
        assert chat.opens(person.screen.token).says(value).shown["contact"]["phone_number"] == number
        assert [faults_of(dict(call.params)) for call in chat.calls] == [[], []]
    assert offered


def test_what_is_urgent_does_not_depend_on_the_messenger(every):
    assert [screen.urgent for _, screen in every] == [reply.urgent for reply, _ in every]


@pytest.mark.parametrize(("told", "urgent"), [({}, False), ({"crisis": "suicide"}, True), ({"sensitive": True}, True)])
def test_a_crisis_is_urgent_and_so_is_what_is_sensitive(told, urgent):
    assert replace(Person().opens("sl_food").screen, **told).urgent is urgent


def test_where_a_contact_of_another_place_is_offered_there_is_no_map():
    config, world = city()
    screens, person = Screens(Answers(world), config), Person()
    there = person.opens("sl_place_altra-svetovalnica").screen
    line = person.opens("sl_place_beli-obroc").screen
    alone, beside = screens.of(there), screens.of(replace(there, blocks=(*line.places, *there.places)))
    assert [opens_a_map(screen) for screen in (alone, beside)] == [True, False]


def opens_a_map(screen):
    return any(key["ActionType"] == "open-url" for key in screen.messages[-1]["keyboard"]["Buttons"])


@pytest.mark.parametrize("token", REAL)
def test_a_screen_says_its_words_and_has_its_buttons(token):
    chat = Chat().opens(token)
    person = Person().opens(token)
    for block in person.screen.blocks:
        assert not isinstance(block, Say) or block.text in chat.text
    for place in person.screen.places:
        assert place.name in chat.text
    assert set(person.buttons) <= set(chat.buttons)


def test_numbers_ring_from_anywhere():
    assert "+386 1 430 10 80" in Chat().opens("sl_roof-tonight_beds_man").text


def test_ways_out_stand_beside_each_other_below_the_answers():
    assert rows(Chat().opens("sl_roof-tonight_beds_man").keys) == [
        ["Z mano je otrok"],
        ["Uporabljam droge"],
        ["Kje se pogrejem čez dan"],
        ["Iščem streho za dlje časa"],
        ["Shranite stik", "Nazaj"],
        ["Na začetek", "Kaj je Svetilka", "English"],
    ]


def test_a_label_is_no_markup():
    config, world = city()
    reply = Person().opens("sl_food").screen
    odd = replace(reply, choices=(replace(reply.choices[0], label="A <b> & C"),))
    (key,) = Screens(Answers(world), config).of(odd).messages[-1]["keyboard"]["Buttons"]
    assert key["Text"] == '<font color="#ffffff">A &lt;b&gt; &amp; C</font>'


def test_a_text_too_long_becomes_messages_with_the_keyboard_on_the_last():
    config, world = city()
    reply = Person().opens("sl_food").screen
    long = replace(reply, blocks=tuple(Say(f"{number} {'beseda ' * 400}") for number in range(5)))
    *first, last = Screens(Answers(world), config).of(long).messages
    assert first
    assert not any("keyboard" in message or "tracking_data" in message for message in first)
    assert last["tracking_data"] == "sl_food"
    assert all(utf16(message["text"]) <= VIBER.text for message in (*first, last))


def test_a_long_name_of_a_contact_is_cut():
    chat = Chat().opens("sl_food").says("~card_sl_zavetisce-brezdomce-prenocisce")
    assert len(chat.shown["contact"]["name"]) <= LONGEST_NAME
    assert chat.shown["contact"] == {"name": "Zavetišče za brezdomce, pre…", "phone_number": "+38614301080"}


@pytest.mark.parametrize("level", [1, 5])
def test_an_older_telephone_gets_what_it_can_show(level):
    old, new = Chat(api_version=level).opens("sl_food"), Chat().opens("sl_food")
    assert old.shown["min_api_version"] == level
    assert faults_of(old.shown, welcome=True) == []
    assert (old.text, old.buttons) == (new.text, new.buttons)


def test_a_telephone_of_no_known_version_is_one_of_today():
    assert Chat(api_version=None).opens("sl_food").shown == Chat().opens("sl_food").shown


def test_another_city_speaks_its_own_language():
    chat = Chat(TINY, language="pt").opens()
    assert chat.on == "pt"
    assert chat.taps("Não tenho onde dormir").taps("Para um homem").on == "pt_bed-tonight_beds_man"
    assert chat.shown["sender"] == {"name": "Lanterna"}
