"""A hundred thousand malformed and hostile bodies: no exception, nothing logged, answers that fit, to nobody else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.answers import Answers
from tests.hostile.entries import ENTRIES, logged
from tests.hostile.mutate import Mutator
from tests.hostile.seeds import MARK
from tests.people import Person, city

BODIES = 50_000
FEW = 1_000
NOW = Person().now
TEXTS = st.one_of(
    st.text(max_size=90),
    st.from_regex(r"(sl|en)_[A-Za-z0-9_-]{0,70}", fullmatch=True),
    st.from_regex(r"~(hide|card)_(sl|en|xx)?(_[a-z0-9-]{0,70})?", fullmatch=True),
    st.from_regex(r"/(start|hide|jezik|help|x)( [\w-]{0,70})?", fullmatch=True),
)
NUMBERS = st.one_of(st.integers(0, 9), st.integers(-(2**70), 2**70))
LANGUAGES = st.sampled_from(["sl", "en", "sl-SI", "EN", "pt-br", "", "_", "x" * 70])


def answering(messenger, answers=None):
    """The entry of a messenger and who answers there."""
    config, world = city()
    entry = ENTRIES[messenger]
    return entry, entry.talk(answers or Answers(world), config)


@pytest.mark.parametrize("messenger", ENTRIES)
def test_fifty_thousand_hostile_bodies_do_no_harm(messenger):
    entry, talk = answering(messenger)
    wrong: dict[str, bytes] = {}
    answered = 0
    with logged() as lines:
        for body in Mutator(entry.honest(), seed=20261121).bodies(BODIES):
            told = entry.read(body)
            calls = talk.answer(told, NOW) if told is not None else []
            answered += bool(calls)
            wrong |= dict.fromkeys(entry.wrong(told, calls) if calls else (), body)
    assert wrong == {}
    assert lines.getvalue() == ""
    assert answered > BODIES / 10


class Failing:
    """Answers that fail and say what they were told."""

    def __init__(self):
        self.world = city()[1]

    def show(self, token, now):
        raise ValueError(token, now)

    def hear(self, text, token, now):
        raise ValueError(text, token, now)


@pytest.mark.parametrize("messenger", ENTRIES)
def test_what_is_logged_when_we_break_holds_no_word_of_theirs(messenger):
    entry, talk = answering(messenger, Failing())
    wrong: dict[str, bytes] = {}
    with logged() as lines:
        for body in Mutator(entry.honest(), seed=7).bodies(FEW):
            told = entry.read(body)
            wrong |= dict.fromkeys(entry.wrong(told, talk.answer(told, NOW)) if told is not None else (), body)
    said = {line.partition(" ERROR ")[2] for line in lines.getvalue().splitlines() if not line.startswith("    ")}
    assert wrong == {}
    assert len(said) == 1
    assert said.pop().endswith("(ValueError)")
    assert MARK not in lines.getvalue()


def people(chat):
    return st.fixed_dictionaries({"id": chat}, optional={"is_bot": st.booleans(), "language_code": LANGUAGES})


@st.composite
def updates(draw):
    """Updates of the Bot API that can be read, whatever stands in them."""
    chat = st.fixed_dictionaries(
        {"id": NUMBERS, "type": st.sampled_from(["private", "group", "supergroup", "channel"])}
    )
    buttons = st.lists(st.lists(st.fixed_dictionaries({"text": TEXTS, "callback_data": TEXTS}), max_size=3), max_size=3)
    quoted = st.fixed_dictionaries(
        {"from": people(NUMBERS), "reply_markup": st.fixed_dictionaries({"inline_keyboard": buttons})}
    )
    where = {"message_id": NUMBERS, "chat": chat}
    said = {"from": people(NUMBERS), "text": TEXTS, "date": NUMBERS, "caption": TEXTS, "reply_to_message": quoted}
    message = st.fixed_dictionaries(where, optional=said)
    tap = st.fixed_dictionaries({"id": TEXTS, "from": people(NUMBERS), "data": TEXTS}, optional={"message": message})
    member = st.fixed_dictionaries(
        {"chat": chat}, optional={"new_chat_member": st.fixed_dictionaries({"status": TEXTS})}
    )
    kinds = {"message": message, "edited_message": message, "callback_query": tap, "my_chat_member": member}
    return draw(st.fixed_dictionaries({"update_id": NUMBERS}, optional=kinds))


@st.composite
def callbacks(draw):
    """Callbacks of Viber that can be read, whatever stands in them."""
    person = st.fixed_dictionaries({"id": TEXTS}, optional={"language": LANGUAGES, "api_version": NUMBERS})
    kind = st.sampled_from(["text", "url", "picture", "location", "contact", "sticker"])
    content = {"text": TEXTS, "media": TEXTS, "tracking_data": TEXTS}
    message = st.fixed_dictionaries({"type": kind}, optional=content)
    event = st.sampled_from(["message", "conversation_started", "failed", "delivered", "subscribed"])
    more = {"message": message, "sender": person, "user": person, "context": TEXTS, "message_token": NUMBERS}
    return draw(st.fixed_dictionaries({"event": event}, optional=more))


TALKS = {messenger: answering(messenger) for messenger in ENTRIES}


@given(update=updates())
def test_whatever_stands_in_an_update_is_answered_within_the_limits(update):
    _is_answered("telegram", update)


@given(callback=callbacks())
def test_whatever_stands_in_a_callback_is_answered_within_the_limits(callback):
    _is_answered("viber", callback)


def _is_answered(messenger, told):
    entry, talk = TALKS[messenger]
    read = entry.read(json.dumps(told).encode())
    with logged() as lines:
        assert read is None or entry.wrong(read, talk.answer(read, NOW)) == []
    assert lines.getvalue() == ""
