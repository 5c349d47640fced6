"""`svetilka ask`: the shapes scripts rely on."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.channels.jsonlines import Conversation
from bot.engine.answers import Answers
from tests.people import Person, city


def ask(*lines: str, locale: str = "sl") -> list[dict[str, Any]]:
    """The replies to these lines at ten past eleven on Christmas Eve."""
    now = Person().now
    conversation = Conversation(Answers(city()[1]), lambda: now, locale)
    return [json.loads(conversation.answer(line)) for line in lines]


def test_a_reply_has_exactly_the_keys_of_commands() -> None:
    (reply,) = ask('{"start": ""}')
    assert list(reply) == ["token", "text", "services", "rights", "calls", "choices", "needs", "crisis"]


def test_a_service_has_exactly_the_keys_of_commands() -> None:
    *_, reply = ask('{"start": ""}', '{"tap": "Nimam kje spati"}', '{"tap": "Moški"}')
    assert list(reply["services"][0]) == [
        "id", "name", "state", "until", "opens_at", "phones", "address", "assured_date", "sources",
    ]  # fmt: skip


def test_two_taps_lead_to_a_number_that_can_be_dialled() -> None:
    *_, reply = ask('{"start": ""}', '{"tap": "Nimam kje spati"}', '{"tap": "Moški"}')
    assert "+38614301080" in [number for service in reply["services"] for number in service["phones"]]


def test_a_choice_can_be_tapped_by_its_token() -> None:
    first, second = ask('{"start": ""}', '{"tap": "sl_roof-tonight"}')
    assert second["token"] == "sl_roof-tonight"
    assert "sl_roof-tonight" in [choice["token"] for choice in first["choices"]]


def test_a_start_token_lands_on_that_state() -> None:
    assert ask('{"start": "en_food"}')[0]["token"] == "en_food"


def test_the_locale_asked_for_is_the_locale_of_home() -> None:
    assert ask('{"start": ""}', locale="en")[0]["token"] == "en"


def test_a_typed_text_tells_its_needs() -> None:
    (reply,) = ask('{"say": "prenočišče"}')
    assert reply["needs"][0]["id"] == "roof-tonight"


def test_a_tap_tells_no_needs() -> None:
    assert ask('{"start": "sl_food"}')[0]["needs"] == []


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("nonsense", "This line is not JSON."),
        ("[1]", 'A line is one of {"say": "…"}, {"tap": "…"} and {"start": "…"}.'),
        ('{"says": "x"}', 'A line is one of {"say": "…"}, {"tap": "…"} and {"start": "…"}.'),
        ('{"tap": "\\ud800"}', '"tap" holds half a character (a lone surrogate), which is no text.'),
        ('{"say": 5}', '"say" must be text.'),
        (
            '{"tap": "Nimam kje spat"}',
            'There is no choice "Nimam kje spat" on the screen. Did you mean "Nimam kje spati"?',
        ),
    ],
)
def test_a_wrong_line_gets_one_sentence(line: str, error: str) -> None:
    assert ask(line) == [{"error": error}]


def test_after_a_wrong_line_the_screen_is_still_there() -> None:
    *_, reply = ask('{"start": "sl_roof-tonight"}', "nonsense", '{"tap": "Moški"}')
    assert reply["token"] == "sl_roof-tonight_beds_man"
