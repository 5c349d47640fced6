"""A conversation in Viber: taps, texts, links, pictures, hiding, saving, and when something breaks."""

from __future__ import annotations

import logging

import pytest

from tests.channels.viber import bodies
from tests.channels.viber.chat import Chat
from tests.people import TINY, city
from tests.web.test_traces import Failing

BEDS = "sl_roof-tonight_beds_man"


@pytest.fixture
def chat():
    return Chat()


def test_who_opens_the_chat_is_welcomed_in_their_language():
    chat = Chat(language="en-GB").opens()
    (call,) = chat.calls
    assert (call.method, call.chat) == ("conversation_started", bodies.PERSON)
    assert "receiver" not in call.params
    assert chat.on == "en"


def test_who_speaks_none_of_our_languages_is_welcomed_in_the_first():
    assert Chat(language="fr").opens().on == "sl"


def test_a_link_leads_to_its_screen(chat):
    assert chat.opens(BEDS).on == BEDS


def test_an_old_link_leads_home_and_says_so(chat):
    assert chat.opens("sl_no-such-flow").on == "sl"
    assert "Ta vprašanja so se spremenila." in chat.text


@pytest.mark.parametrize("context", ["promo 1", "utm", "fr_food", "č" * 64, "sl_" + "a" * 100])
def test_a_link_that_carries_something_else_leads_home(chat, context):
    chat.opens(context)
    assert chat.on == "sl"
    assert "spremenila" not in chat.text


def test_two_taps_lead_to_a_number(chat):
    chat.opens().taps("Nimam kje spati").taps("Moški")
    (call,) = chat.calls
    assert (call.method, call.params["receiver"]) == ("send_message", bodies.PERSON)
    assert chat.on == BEDS
    assert "+386 1 430 10 80" in chat.text


def test_a_tap_on_an_old_keyboard_works_whatever_is_on_the_screen(chat):
    assert chat.opens("en_food").says(BEDS).on == BEDS


def test_a_language_can_be_changed_on_any_screen(chat):
    assert chat.opens(BEDS).taps("English").on == f"en{BEDS[2:]}"


@pytest.mark.parametrize("on", ["sl", "sl_food"])
def test_one_in_slovene_is_no_wish_for_english(chat, on):
    assert chat.opens(on).says("en").on.partition("_")[0] == "sl"


@pytest.mark.parametrize(("on", "label", "home"), [(BEDS, "Na začetek", "sl"), ("sl", "English", "en")])
def test_the_buttons_that_lead_home_send_what_nobody_types(chat, on, label, home):
    assert chat.opens(on).buttons[label] == f"{home}_"
    assert chat.taps(label).on == home


def test_a_tap_on_an_old_keyboard_leads_home(chat):
    assert chat.opens("sl_food").says("en", silent=True).on == "en"


def test_a_typed_text_is_heard_on_the_screen_it_was_typed_on(chat):
    assert chat.opens("sl_roof-tonight").says("moški").on == BEDS


def test_a_typed_text_keeps_the_language_of_the_screen(chat):
    assert chat.opens("en_food").says("qqqq").on == "en_food"


@pytest.mark.parametrize("on", ["", "not a token", "fr_food", "sl_food; drop", "x" * 4000])
def test_without_a_screen_a_text_is_heard_at_home_in_the_language_of_the_telephone(chat, on):
    assert chat.gets(bodies.text("qqqq", on, language="en")).on == "en"


def test_what_is_heard_leads_on(chat):
    chat.opens().says("lačen")
    assert "Razumeli smo: »Nimam kaj jesti«." in chat.text
    assert chat.taps("Topel obrok").on == "sl_food_meal"


def test_a_long_text_is_heard(chat):
    assert chat.opens().says("lačen " * 1000).calls


@pytest.mark.parametrize("body", [bodies.picture, bodies.sticker, bodies.contact])
def test_who_sends_what_we_cannot_read_is_told_and_led_home(chat, body):
    chat.gets(body(on=BEDS))
    assert chat.text.startswith("Slik, glasu in podobnega ne moremo odpreti.")
    assert chat.on == "sl"


def test_who_sends_a_picture_is_answered_in_the_language_of_the_screen(chat):
    assert chat.gets(bodies.picture(on="en_food")).on == "en"


def test_who_sends_a_location_is_told_that_nobody_comes(chat):
    chat.gets(bodies.location())
    assert chat.text.startswith("Pokličite 112 in povejte, kje ste.")
    assert chat.on == "sl"


def test_a_saved_contact_keeps_the_keyboard_and_the_screen(chat):
    before = chat.opens(BEDS).shown
    chat.taps("Shranite stik")
    told, call = chat.calls
    assert "keyboard" not in told.params
    assert call.params["type"] == "contact"
    assert call.params["contact"] == {"name": "Zavetišče za brezdomce, pre…", "phone_number": "+38614301080"}
    assert "text" not in call.params
    assert (call.params["keyboard"], chat.on) == (before["keyboard"], BEDS)


def test_a_contact_comes_below_what_to_know_of_the_place(chat):
    chat.opens().says("~card_sl_vzd-zavetisce")
    told, call = chat.calls
    assert call.params["type"] == "contact"
    assert told.params["text"].splitlines()[1].startswith("Ne hodite tja, samo pokličite.")
    assert "vir: " in told.params["text"].lower()


def test_a_contact_that_gives_a_person_away_is_not_sent(chat):
    chat.opens().says("~card_sl_sos-telefon")
    assert "contact" not in chat.shown
    assert chat.on == "sl_place_sos-telefon"


def test_the_contact_of_a_place_that_is_gone_leads_home(chat):
    assert chat.opens(BEDS).says("~card_sl_no-such-place").on == "sl"


def test_hiding_says_what_viber_does_not_let_us_do_and_leaves_nothing_on_the_screen(chat):
    chat.opens("sl_violence").taps("Kako izbrišem pogovor")
    assert chat.text.startswith("Viber nam ne dovoli brisati sporočil. Ves pogovor izbrišete tako:")
    assert chat.buttons == {"Na začetek": "sl_"}
    assert chat.on == "sl"


@pytest.mark.parametrize("text", ["/skrij", "/hide", "/Skrij"])
def test_the_command_to_hide_says_the_same(chat, text):
    typed = chat.opens("sl_violence").says(text).text
    assert typed == chat.opens("sl_violence").taps("Kako izbrišem pogovor").text


@pytest.mark.parametrize("text", ["/pomoč", "/pomoc", "/help"])
def test_help_tells_what_this_is_and_what_viber_keeps(chat, text):
    assert chat.opens(BEDS).says(text).on == "sl_about"
    assert "Klic v sili 112" in chat.text
    assert chat.text.endswith("Viber ta pogovor hrani. Prebere ga lahko tudi, kdor ima vaš telefon.")


def test_help_is_in_the_language_of_the_screen(chat):
    assert chat.opens("en_food").says("/pomoč").on == "en_about"


@pytest.mark.parametrize(
    ("text", "token"), [("/start", "sl"), ("/start en_food", "en_food"), ("/start food", "sl_food")]
)
def test_start_leads_home_or_to_what_it_names(chat, text, token):
    assert chat.opens(BEDS).says(text).on == token


@pytest.mark.parametrize("text", ["/jezik", "/language"])
def test_the_language_is_chosen_by_a_button_for_each_in_its_own_words(chat, text):
    chat.opens().says(text)
    assert chat.text == "Izberite jezik."
    assert chat.buttons == {"Slovensko": "sl_", "English": "en_", "Na začetek": "sl_"}


def test_an_unknown_command_is_heard_as_a_text(chat):
    assert "Kdo nocoj potrebuje posteljo?" in chat.opens().says("/nimam kje spati").text


@pytest.mark.parametrize("body", [bodies.picture, bodies.sticker, bodies.contact, bodies.location])
def test_what_we_cannot_read_is_answered_with_the_numbers_that_always_help(chat, body):
    asked = chat.gets(body()).text.index("Pri čem potrebujete pomoč?")
    assert [number in chat.text[:asked] for number in ("112", "113", "116 123")] == [True] * 3


def test_a_door_in_a_language_of_another_city_is_a_text_like_any(chat):
    assert "Tega nismo razumeli" in chat.opens().says("~hide_pt").text


def test_the_address_of_a_map_that_was_opened_gets_no_answer(chat):
    chat.opens("sl_place_altra-svetovalnica")
    assert chat.says(chat.buttons["Zemljevid"]).calls == []


def test_the_address_of_a_map_with_words_gets_an_answer(chat):
    address = chat.config.web.map.replace("{query}", "Metelkova")
    assert chat.opens().says(f"{address} tukaj sem, pomagajte").calls
    assert chat.says(f"pomagajte {address}").calls


def test_another_link_gets_an_answer(chat):
    body = bodies.message("url", {"media": "https://example.org/"})
    assert chat.gets(body).text.startswith("Slik, glasu in podobnega ne moremo odpreti.")


def test_a_message_that_could_not_be_shown_is_not_answered(chat):
    assert chat.gets(bodies.told("failed")).calls == []


@pytest.mark.parametrize("body", [bodies.started("sl_violence"), bodies.text("pomoč"), bodies.picture()])
def test_a_fault_of_ours_still_tells_the_lifelines(body, caplog):
    with caplog.at_level(logging.ERROR):
        chat = Chat(answers=Failing(city()[1])).gets(body)
    assert [number in chat.text for number in ("112", "113", "116 123")] == [True] * 3
    assert chat.buttons == {"Na začetek": "sl_"}
    assert chat.calls[0].urgent
    assert "violence" not in caplog.text
    assert "pomoč" not in caplog.text


def test_each_city_has_lifelines_of_its_own():
    chat = Chat(TINY, answers=Failing(city(TINY)[1]), language="pt").opens()
    assert "112" in chat.text
    assert "113" not in chat.text
    assert list(chat.buttons.values()) == ["pt_"]
