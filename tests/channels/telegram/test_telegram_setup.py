"""How the bot introduces itself."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.channels.telegram.setup import introductions, secret
from bot.config import Updates


def told(chatter, method, language=""):
    """The parameters of a method in a language; "" is what is told to everybody else."""
    calls = introductions(chatter.world, chatter.config)
    (params,) = [
        one.params for one in calls if one.method == method and one.params.get("language_code", "") == language
    ]
    return params


def commands(chatter, language=""):
    return [one["command"] for one in told(chatter, "setMyCommands", language)["commands"]]


def test_commands_are_named_in_each_language(chatter):
    assert commands(chatter) == commands(chatter, "sl") == ["start", "pomoc", "jezik", "skrij"]
    assert commands(chatter, "en") == ["start", "help", "language", "hide"]


def test_commands_are_names_that_telegram_takes_with_a_few_words_each(chatter, tiny):
    for city in (chatter, tiny):
        for call in introductions(city.world, city.config):
            for one in call.params.get("commands", []):
                assert re.fullmatch("[a-z0-9_]{1,32}", one["command"])
                assert 0 < len(one["description"]) <= 256


def test_what_the_bot_tells_of_itself_is_what_its_about_page_says(chatter):
    description = told(chatter, "setMyDescription", "sl")["description"]
    assert description.startswith("Svetilka pove, kdo v Ljubljani pomaga in kako ga pokličete.")
    assert "Odgovarja program, ne človek." in description
    assert told(chatter, "setMyShortDescription", "sl")["short_description"] in description


def test_what_the_bot_tells_of_itself_is_true_in_telegram(chatter):
    chatter.config = replace(chatter.config, web=replace(chatter.config.web, address="https://svetilka.example.org"))
    description = told(chatter, "setMyDescription", "sl")["description"]
    assert "Telegram ta pogovor hrani." in description
    assert description.endswith("https://svetilka.example.org")
    assert "Telegram keeps this chat." in told(chatter, "setMyDescription", "en")["description"]


def test_what_the_bot_tells_of_itself_fits(chatter, tiny):
    for city in (chatter, tiny):
        for call in introductions(city.world, city.config):
            assert len(call.params.get("description", "a")) <= 512
            assert len(call.params.get("short_description", "a")) <= 120


def test_everybody_else_is_told_in_the_first_language_of_the_city(chatter):
    assert told(chatter, "setMyDescription") | {"language_code": "sl"} == told(chatter, "setMyDescription", "sl")
    assert "language_code" not in told(chatter, "setMyDescription")


def test_a_city_that_tells_nothing_of_itself_has_its_name(tiny):
    assert told(tiny, "setMyDescription", "pt")["description"] == "Vila Pequena"
    assert told(tiny, "setMyShortDescription")["short_description"] == "Vila Pequena"


def test_polling_ends_a_webhook_and_loses_nothing(chatter):
    assert told(chatter, "deleteWebhook") == {"drop_pending_updates": False}
    assert "setWebhook" not in [call.method for call in introductions(chatter.world, chatter.config)]


def test_a_webhook_is_set_with_a_secret_for_the_updates_we_read(chatter):
    telegram = replace(chatter.config.telegram, updates=Updates.WEBHOOK)
    web = replace(chatter.config.web, address="https://svetilka.example.org")
    chatter.config = replace(chatter.config, telegram=telegram, web=web)
    assert told(chatter, "setWebhook") == {
        "url": "https://svetilka.example.org/telegram",
        "secret_token": secret("1:abcdefgh"),
        "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member"],
        "max_connections": 100,
        "drop_pending_updates": False,
    }


def test_the_secret_tells_nothing_of_the_token_and_differs_by_it():
    assert re.fullmatch("[0-9a-f]{64}", secret("1:abcdefgh"))
    assert secret("1:abcdefgh") != secret("1:abcdefgi")


def test_introductions_take_nobodys_turn(chatter):
    assert {call.chat for call in introductions(chatter.world, chatter.config)} == {None}
