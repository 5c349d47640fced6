"""What is typed is read alike, wherever it was typed."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.channels.reading import LONGEST_TEXT, readable
from bot.channels.web.asked import parse_form
from bot.engine.answers import Answers
from tests.channels.telegram import bodies
from tests.channels.telegram.chatter import Chatter
from tests.channels.viber.chat import Chat
from tests.people import city


class Ears(Answers):
    """Answers that know what they heard."""

    def __init__(self, world):
        super().__init__(world)
        self.heard = []

    def hear(self, text, token, now):
        self.heard.append(text)
        return super().hear(text, token, now)


def by_web(text):
    return [parse_form(urlencode({"text": text}).encode()).text]


def by_telegram(text):
    chatter = Chatter(answers=Ears)
    chatter.gets(bodies.message(text=text))
    assert isinstance(chatter.answers, Ears)
    return chatter.answers.heard


def by_viber(text):
    ears = Ears(city()[1])
    Chat(answers=ears).says(text)
    return ears.heard


@pytest.mark.parametrize("channel", [by_web, by_telegram, by_viber])
@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  nimam kje spati\n", "nimam kje spati"),
        ("nimam\x00kje\x07spati\x1b", "nimam kje spati"),
        ("prva\ndruga", "prva\ndruga"),
        (" " * LONGEST_TEXT + "lačen", "lačen"),
        ("č" * 2 * LONGEST_TEXT, "č" * LONGEST_TEXT),
    ],
)
def test_each_channel_reads_the_same(channel, typed, read):
    assert channel(typed) == [read]


@given(some.text(alphabet=some.characters()))
def test_what_is_read_can_be_read_again_and_written(text):
    read = readable(text)
    assert readable(read) == read
    assert read.encode().decode() == read
