"""Typed texts of every kind at each way in: one answer within the limits, a crisis is heard, and nothing is logged."""

from __future__ import annotations

import asyncio
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.channels.telegram import bodies as updates
from tests.channels.viber import bodies as callbacks
from tests.hostile.entries import ENTRIES, logged
from tests.hostile.test_bodies import NOW, answering
from tests.people import Person
from tests.understanding.phrased import lines
from tests.web.visitor import Visitor

LONGEST = 4096
CRIES = {row[-1]: row[0] for row in lines("crisis.tsv") if row[0] != "none"}
BIDI = "\u202e\u2066\u200f\u202a\u2069\u202c"
PIECES = st.one_of(
    st.sampled_from([*CRIES, *(row[-1] for row in lines("crisis.tsv") if row[0] == "none")]),
    st.sampled_from([*BIDI, "\x00", "\u0301" * 30, "\ufdfa", "😭", "\n", "<b>", "&amp;", "/start ", "~hide_sl", "112"]),
    st.text(max_size=30),
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=20).map(" ".join),
    st.builds(lambda piece, times: (piece * times)[:6_000], PIECES, st.integers(1, 6_000)),
)
TALKS = {messenger: answering(messenger) for messenger in ENTRIES}


def body(messenger, text):
    if messenger == "telegram":
        return json.dumps(updates.message(text=text)).encode()
    return callbacks.text(text, "sl_food")


def answered(messenger, text):
    """The calls that answer a text in a messenger, which are without fault."""
    entry, talk = TALKS[messenger]
    with logged() as said:
        told = entry.read(body(messenger, text))
        calls = talk.answer(told, NOW) if told is not None else []
        assert not calls or entry.wrong(told, calls) == []
    assert said.getvalue() == ""
    return calls


@pytest.mark.parametrize("messenger", ENTRIES)
@given(text=TEXTS)
@settings(max_examples=60)
def test_whatever_is_typed_is_answered_within_the_limits(messenger, text):
    answered(messenger, text)


HIDDEN = {
    "plain": lambda cry: cry,
    "shouted": str.upper,
    "turned": lambda cry: f"\u202e{cry}\u202c",
    "zero-width": "\u200b".join,
    "with controls": lambda cry: f"\x01{cry}\x7f",
    "and then too much": lambda cry: f"{cry}\n" + "a " * LONGEST,
}
NUMBERS = {"suicide": "116", "violence_now": "113", "medical": "112", "child_danger": "113"}
ONE_OF_EACH = list({kind: cry for cry, kind in CRIES.items()}.items())


@pytest.mark.parametrize("way", HIDDEN)
@pytest.mark.parametrize(("kind", "cry"), ONE_OF_EACH)
@pytest.mark.parametrize("messenger", ENTRIES)
def test_a_cry_is_heard_in_a_messenger_however_it_is_hidden(messenger, kind, cry, way):
    said = json.dumps([call.params for call in answered(messenger, HIDDEN[way](cry))], ensure_ascii=False)
    assert NUMBERS[kind] in said.replace("\u00a0", " ")
    assert Person().says(HIDDEN[way](cry)).screen.crisis == kind


@pytest.fixture(scope="module")
def visitor():
    with asyncio.Runner() as runner:
        yield Visitor(runner)


@pytest.mark.parametrize("way", HIDDEN)
@pytest.mark.parametrize(("kind", "cry"), ONE_OF_EACH)
def test_a_cry_is_heard_on_the_web_however_it_is_hidden(visitor, kind, cry, way):
    visitor.opens("/").types(HIDDEN[way](cry))
    assert visitor.response.status_code == 200
    assert NUMBERS[kind] in visitor.screen.words.replace("\u00a0", " ")


@pytest.mark.parametrize("text", ["a" * 5_000, "ne " * 2_000, "ubil se bom " * 400, BIDI * 600, "\x00", "😭" * 2_000])
def test_a_long_or_empty_text_is_answered_on_the_web_and_not_logged(visitor, text):
    visitor.opens("/")
    with logged() as said:
        visitor.types(text)
    assert visitor.response.status_code in {200, 413}
    assert [line for line in said.getvalue().splitlines() if " httpx: " not in line] == []  # not the browser's own
