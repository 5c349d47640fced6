"""What goes out for what comes in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.buttons import quoted_screen
from bot.channels.telegram.talk import Talk
from bot.channels.telegram.updates import convert_update
from bot.engine.answers import Answers
from tests.channels.telegram import bodies
from tests.channels.telegram.bodies import CHAT
from tests.channels.telegram.chatter import Chatter, methods, sent_by, values
from tests.doubles.telegram_html import parse_html

ANYBODY = Chatter()


def read(call):
    return parse_html(call.params["text"])[0]


# Taps


def test_a_tap_is_taken_then_the_screen_changes_in_place(chatter):
    taken, edit = chatter.gets(bodies.tap("sl_roof-tonight", number=42))
    assert (taken.method, taken.params, taken.chat) == (
        "answerCallbackQuery",
        {"callback_query_id": "4382bfdwdsb323b2d9"},
        None,
    )
    assert (edit.method, edit.params["chat_id"], edit.params["message_id"], edit.chat) == (
        "editMessageText", CHAT, 42, CHAT,
    )  # fmt: skip
    assert "Kdo nocoj potrebuje posteljo?" in read(edit)


@pytest.mark.parametrize("tapped", [bodies.tap_inaccessible, bodies.tap_nowhere])
def test_a_tap_on_what_cannot_be_changed_gets_a_new_message(chatter, tapped):
    taken, sent = chatter.gets(tapped("sl_roof-tonight"))
    assert (taken.method, sent.method, sent.params["chat_id"]) == ("answerCallbackQuery", "sendMessage", CHAT)
    assert "message_id" not in sent.params


@pytest.mark.parametrize("old", ["sl_no-such-flow", "en_food_gone_by", "~unknown_sl", "xx", "💥", "sl_" + "a" * 60])
def test_a_button_of_whatever_age_leads_somewhere(chatter, old):
    _, edit = chatter.gets(bodies.tap(old))
    assert edit.params["reply_markup"]


def test_a_button_keeps_its_language_whatever_the_telephone_speaks(chatter):
    assert "Who needs a bed tonight?" in read(chatter.gets(bodies.tap("en_roof-tonight", language="sl"))[1])


@pytest.mark.parametrize("on", ["sl_roof-tonight_beds_man", "sl_violence", "sl_place_tom-telefon"])
def test_who_asks_what_this_is_keeps_the_numbers_on_the_screen(chatter, on):
    update = bodies.tap("sl_about")
    update["callback_query"]["message"] = bodies.shown(*sent_by(chatter.page(on)[-1]))
    taken, below = chatter.gets(update)
    assert methods([taken, below]) == ["answerCallbackQuery", "sendMessage"]
    assert read(below).startswith("Svetilka pove")


def test_what_this_is_in_another_language_stands_in_the_same_place(chatter):
    update = bodies.tap("en_about")
    update["callback_query"]["message"] = bodies.shown(*sent_by(chatter.page("sl_about")[-1]))
    assert methods(chatter.gets(update)) == ["answerCallbackQuery", "editMessageText"]


def test_from_what_this_is_a_tap_leads_on_in_the_same_place(chatter):
    assert methods(chatter.gets(bodies.tap("sl"))) == ["answerCallbackQuery", "editMessageText"]


def test_a_tap_in_a_group_is_only_taken(chatter):
    update = bodies.tap("sl_food")
    update["callback_query"]["message"]["chat"] = bodies.group()
    assert methods(chatter.gets(update)) == ["answerCallbackQuery"]


# Commands


@pytest.mark.parametrize("text", ["/start", "/START", "/start@SvetilkaBot", "/start   "])
def test_start_is_home_in_the_language_of_the_telephone(chatter, text):
    assert values(*chatter.gets(bodies.message(text=text)))[0] == ["sl_roof-tonight"]
    assert values(*chatter.gets(bodies.message(text=text, language="en-GB")))[0] == ["en_roof-tonight"]
    assert values(*chatter.gets(bodies.message(text=text, language="de")))[0] == ["sl_roof-tonight"]
    assert values(*chatter.gets(bodies.message(text=text, language="")))[0] == ["sl_roof-tonight"]


@pytest.mark.parametrize("text", ["/start en_roof-tonight", "/start@SvetilkaBot en_roof-tonight"])
def test_a_link_into_the_chat_leads_to_its_screen(chatter, text):
    assert "Who needs a bed tonight?" in read(*chatter.gets(bodies.message(text=text)))


def test_a_link_without_a_language_is_shown_in_that_of_the_telephone(chatter):
    assert values(*chatter.gets(bodies.message(text="/start food", language="en")))[-1] == ["en_about", "sl_food"]


@pytest.mark.parametrize("text", ["/pomoč", "/pomoc", "/help", "/Help@SvetilkaBot"])
def test_help_tells_what_this_is(chatter, text):
    assert values(*chatter.gets(bodies.message(text=text)))[-1][-1] == "en_about"


def test_help_gives_a_number_and_tells_what_telegram_keeps(chatter):
    said = read(*chatter.gets(bodies.message(text="/pomoč")))
    assert "Klic v sili 112" in said
    assert "Svetilka ne shrani, kar napišete ali izberete." in said
    assert said.endswith("Telegram ta pogovor hrani. Prebere ga lahko tudi, kdor ima vaš telefon.")


def test_help_leads_to_the_web_page_where_there_is_one(chatter):
    chatter.config = replace(chatter.config, web=replace(chatter.config.web, address="https://svetilka.example.org"))
    chatter.talk = Talk(chatter.answers, chatter.config)
    said = read(*chatter.gets(bodies.message(text="/help")))
    assert said.endswith("Manj sledi pušča naša spletna stran: https://svetilka.example.org")


def test_what_telegram_keeps_is_told_on_no_other_screen(chatter):
    assert "ta pogovor hrani" not in read(*chatter.gets(bodies.message(text="/start")))


def test_help_is_home_where_a_city_tells_nothing_of_itself(tiny):
    assert values(*tiny.gets(bodies.message(text="/help", language="en"))) == values(tiny.page("en")[0])


@pytest.mark.parametrize("text", ["/jezik", "/language"])
def test_the_language_is_chosen_by_a_button_for_each_in_its_own_words(chatter, text):
    (call,) = chatter.gets(bodies.message(text=text))
    rows = call.params["reply_markup"]["inline_keyboard"]
    assert [[(one["text"], one["callback_data"]) for one in row] for row in rows] == [
        [("Slovensko", "sl")],
        [("English", "en")],
    ]


def test_an_unknown_command_is_heard_as_a_text(chatter):
    (said,) = chatter.gets(bodies.message(text="/nimam kje spati"))
    assert "Kdo nocoj potrebuje posteljo?" in read(said)


@pytest.mark.parametrize("text", ["/", "//", "/@SvetilkaBot", "/ /"])
def test_a_lone_slash_gets_an_answer(chatter, text):
    assert methods(chatter.gets(bodies.message(text=text))) == ["sendMessage"]


# Texts


def test_a_text_is_heard_and_answered_with_one_message(chatter):
    (said,) = chatter.gets(bodies.message(text="nimam kje spati"))
    assert (said.method, said.chat) == ("sendMessage", CHAT)
    assert "Kdo nocoj potrebuje posteljo?" in read(said)


def test_a_text_that_quotes_a_screen_is_heard_on_that_screen(chatter):
    buttons = sent_by(chatter.page("sl_roof-tonight")[0])
    (said,) = chatter.gets(bodies.message(text="Moški", reply_to_message=bodies.shown(*buttons)))
    assert values(said)[-1] == ["sl_about", "en_roof-tonight_beds_man"]


def test_without_a_quote_the_same_text_is_heard_at_home(chatter):
    assert values(*chatter.gets(bodies.message(text="Moški")))[-1][-1] != "en_roof-tonight_beds_man"


def test_a_quoted_english_screen_is_heard_in_english_whatever_the_telephone_speaks(chatter):
    buttons = sent_by(chatter.page("en_roof-tonight")[0])
    quoting = bodies.message(text="A man", language="sl", reply_to_message=bodies.shown(*buttons))
    assert values(*chatter.gets(quoting))[-1] == ["en_about", "sl_roof-tonight_beds_man"]


def test_every_screen_can_be_quoted(chatter):
    for token in ("sl", "en", "sl_violence", "en_about", "sl_place_tom-telefon", "sl_check_child-benefit"):
        buttons = sent_by(chatter.page(token)[-1])
        assert quoted_screen(buttons, ("sl", "en")) == token


def test_a_changed_text_is_answered_anew(chatter):
    assert methods(chatter.gets(bodies.edited(text="nimam kje spati"))) == ["sendMessage"]


def test_the_words_below_a_picture_are_heard(chatter):
    (said,) = chatter.gets(bodies.message(photo=bodies.PHOTO, caption="nimam kje spati"))
    assert "Kdo nocoj potrebuje posteljo?" in read(said)


@pytest.mark.parametrize("text", ["a" * 5000, "nasilje " * 600, "\x00", "\x00nasilje\x07", "\u202e", "💥" * 4096])
def test_long_and_strange_texts_are_answered(chatter, text):
    assert set(methods(chatter.gets(bodies.message(text=text)))) <= {"sendMessage"}


def test_half_a_character_does_no_harm(chatter):
    update = convert_update(bodies.message(text="nasilje \ud83d"))
    assert methods(chatter.talk.answer(update, chatter.moment)) == ["sendMessage"]


@given(st.text(max_size=200))
def test_whatever_is_typed_what_goes_out_is_readable(text):
    for call in ANYBODY.gets(bodies.message(text=text)):
        if call.method == "sendMessage":
            assert read(call)


# What we cannot read


@pytest.mark.parametrize("kind", sorted(bodies.THINGS.keys() - {"location", "venue"}))
def test_what_is_no_text_gets_one_sentence_and_home(chatter, kind):
    (said,) = chatter.gets(bodies.message(**{kind: bodies.THINGS[kind]}))
    assert read(said).startswith("Slik, glasu in podobnega ne moremo odpreti.")
    assert values(said) == values(chatter.page("sl")[0])


@pytest.mark.parametrize("kind", sorted(bodies.THINGS))
def test_what_we_cannot_read_is_answered_with_the_numbers_that_always_help(chatter, kind):
    said = read(*chatter.gets(bodies.message(**{kind: bodies.THINGS[kind]})))
    asked = said.index("Pri čem potrebujete pomoč?")
    assert [number in said[:asked] for number in ("112", "113", "116 123")] == [True] * 3


@pytest.mark.parametrize("kind", ["location", "venue"])
def test_who_tells_where_they_are_hears_that_nobody_comes(chatter, kind):
    (said,) = chatter.gets(bodies.message(**{kind: bodies.THINGS[kind]}))
    assert read(said).startswith("Pokličite 112 in povejte, kje ste.")


@pytest.mark.parametrize(
    "update",
    [
        bodies.service_message(),
        bodies.service_message(new_chat_members=[bodies.ME]),
        bodies.channel_post(),
        bodies.edited(location=bodies.THINGS["location"]),
        bodies.message(text="sl", chat={"id": -5, "type": "channel"}),
        bodies.membership("kicked", bodies.private()),
        bodies.membership("member", bodies.private()),
        bodies.membership("left"),
    ],
    ids=["pinned", "joined", "post", "walking", "channel", "blocked", "unblocked", "removed"],
)
def test_what_asks_for_no_answer_gets_none(chatter, update):
    assert chatter.gets(update) == []


def test_bots_get_no_answer(chatter):
    update = bodies.message(text="/start")
    update["message"]["from"]["is_bot"] = True
    assert chatter.gets(update) == []


# Groups


def test_a_group_is_told_once_that_we_talk_in_private(chatter):
    (told,) = chatter.gets(bodies.membership())
    assert read(told) == "Pogovarjamo se samo zasebno. Tukaj bi vas lahko brali drugi."
    assert values(told) == [["https://t.me/SvetilkaBot?start=sl"]]
    assert told.chat == bodies.GROUP
    assert chatter.gets(bodies.message(text="nasilje", chat=bodies.group())) == []


def test_in_a_group_nothing_that_was_said_is_answered(chatter):
    (told,) = chatter.gets(bodies.message(text="/start sl_violence", chat=bodies.group(-77, "group")))
    assert "113" not in read(told)
    assert chatter.gets(bodies.message(text="/start", chat=bodies.group(-77, "group"))) == []


def test_each_group_is_told_for_itself(chatter):
    for number in (-1, -2, -3):
        assert len(chatter.gets(bodies.membership(chat=bodies.group(number)))) == 1


def test_no_number_of_a_group_is_kept(chatter):
    chatter.gets(bodies.membership())
    assert str(-bodies.GROUP) not in repr(vars(chatter.talk._groups._told))


# Broken


TYPED = "kar je kdo napisal"


class BrokenError(Exception):
    """What the core would never raise."""


class BrokenAnswers(Answers):
    """A core that fails, and quotes what was typed."""

    def show(self, *asked):
        raise BrokenError(*asked)

    def hear(self, *asked):
        raise BrokenError(*asked)


@pytest.mark.parametrize(
    "update",
    [bodies.message(text=TYPED), bodies.message(text="/start"), bodies.tap("sl_food"), bodies.edited(text=TYPED)],
)
def test_a_broken_bot_still_tells_the_numbers_for_an_emergency(update, caplog):
    last = Chatter(answers=BrokenAnswers).gets(update)[-1]
    assert "112 – Klic v sili 112" in read(last)
    assert last.urgent
    assert "An update could not be answered." in caplog.text
    assert TYPED not in caplog.text


def test_a_broken_bot_takes_the_tap():
    calls = Chatter(answers=BrokenAnswers).gets(bodies.tap("sl_food"))
    assert methods(calls) == ["answerCallbackQuery", "sendMessage"]


# Another city


def test_another_city_talks_in_its_own_languages(tiny):
    (said,) = tiny.gets(bodies.message(text="/start", language="pt-br"))
    assert read(said).startswith("De que precisa?")
    assert values(*tiny.gets(bodies.message(text="/start", language="en")))[-1] == ["pt"]
