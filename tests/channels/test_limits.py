"""Longer replies become several messages: nothing is lost, each fits, and no number is torn apart."""

from __future__ import annotations

import re
from dataclasses import fields
from html import escape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import constants

from bot.channels.limits import JOINT, NONE, TAG, TELEGRAM, TERMINAL, VIBER, WEB, shown, split, utf16
from bot.engine.state import LONGEST

CHANNELS = (TELEGRAM, VIBER, WEB, TERMINAL)
LETTERS = "abcčdefžABČ"
NUMBER = re.compile(r"[+(]?\d(?:[\d \u00a0.,:/()–-]*\d)?")
CUTTABLE = re.compile(rf"\n|(?<=[{LETTERS}]) (?=[{LETTERS}])")
"""Some of the places at which a part can be cut."""

word = st.text(LETTERS, min_size=1, max_size=12)
sentence_end = st.sampled_from(["konec.", "res?", "pomoč!", "tako …"])
number = st.sampled_from(
    [
        "112",
        "116 123",
        "01 234 56 78",
        "+386 1 430 10 80",
        "(01) 230\u00a035\u00a010",
        "3. 12. 2026",
        "1.234,50",
        "8 – 12",
        "9.00–17.00",
    ]
)
line = st.lists(word | word | sentence_end | number, min_size=1, max_size=20).map(" ".join)
block = st.lists(line, min_size=1, max_size=4).map("\n".join)
blocks = st.lists(block, max_size=5)
longest = st.integers(40, 160)


def solid(text):
    """A text without its blanks: what must come through."""
    return "".join(text.split())


def messages(parts, most, size=utf16):
    return [JOINT.join(message) for message in split(parts, most, size)]


@given(blocks, longest)
def test_nothing_is_lost_and_the_order_is_kept(parts, most):
    assert solid("".join(messages(parts, most))) == solid("".join(parts))


@given(blocks, longest)
def test_a_message_fits_unless_nothing_in_it_can_be_cut(parts, most):
    assert [one for one in messages(parts, most) if len(one) > most and CUTTABLE.search(one)] == []


@given(st.lists(st.lists(word, min_size=1, max_size=40).map(" ".join), max_size=6), longest)
def test_words_always_fit(parts, most):
    assert all(0 < len(one) <= most for one in messages(parts, most))


@given(blocks, longest)
def test_a_number_is_never_torn_apart(parts, most):
    numbers = [number for part in parts for row in part.splitlines() for number in NUMBER.findall(row)]
    assert [number for one in messages(parts, most) for row in one.splitlines() for number in NUMBER.findall(row)] == (
        numbers
    )


@given(blocks, longest)
def test_a_part_that_fits_alone_stays_in_one_piece(parts, most):
    pieces = [piece for message in split(parts, most) for piece in message]
    assert [part for part in parts if len(part) <= most and part not in pieces] == []


@given(blocks, longest)
def test_no_message_is_begun_where_the_next_part_would_have_fitted(parts, most):
    sent = split(parts, most)
    pairs = pairwise(sent)
    whole = set(parts)
    assert [
        after for before, after in pairs if after[0] in whole and len(JOINT.join([*before, after[0]])) <= most
    ] == []


marked = st.builds(lambda text, tag: f"<{tag}>{text}</{tag}>", word, st.sampled_from(["b", "i"]))
linked = st.builds(lambda text: f'<a href="https://example.org/?a=1&amp;b=2">{text} {text}</a>', word)
signs = st.sampled_from(["&amp;", "&lt;b&gt;", "&quot;", "😀", "5 &lt; 7"])
html_line = st.lists(word | word | number | marked | linked | signs, min_size=1, max_size=20).map(" ".join)


@given(st.lists(st.lists(html_line, min_size=1, max_size=5).map("\n".join), max_size=5), longest)
def test_every_message_of_html_is_html(parts, most):
    for one in messages(parts, most, shown):
        opened: list[str] = []
        for tag in TAG.finditer(one):
            if tag[1]:
                assert opened.pop() == tag[2]
            else:
                opened.append(tag[2])
        assert opened == []
        assert re.search(r"<[^>]*$|&[a-z]*$|&(?![a-z]+;)", one) is None


@given(st.text())
def test_what_is_escaped_counts_as_it_is_shown(text):
    assert shown(f'<b>{escape(text)}</b> <a href="https://example.org">.</a>') == utf16(text) + 2


@pytest.mark.parametrize(("text", "units"), [("", 0), ("čšž", 3), ("😀", 2), ("👩‍👧", 5)])
def test_length_is_counted_as_the_messengers_count(text, units):
    assert utf16(text) == units == len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Prva vrstica. Še nekaj\ndruga vrstica", ["Prva vrstica. Še nekaj", "druga vrstica"]),
        ("Prvi stavek je tu. Drugi stavek je tam.", ["Prvi stavek je tu.", "Drugi stavek je tam."]),
        ("Brez pike in brez vejice do konca", ["Brez pike in brez vejice", "do konca"]),
        ("Pokličite na številko 01 234 56 78", ["Pokličite na", "številko 01 234 56 78"]),
        ("Prijave sprejemajo do 3. maja 2026", ["Prijave sprejemajo", "do 3. maja 2026"]),
        ("Dobite lahko največ 1 300 € na leto", ["Dobite lahko", "največ 1 300 € na leto"]),
    ],
)
def test_a_part_too_long_is_cut_at_the_best_place(text, pieces):
    assert messages([text], 25) == pieces


def test_a_blank_part_is_no_message():
    assert split(["", " \n"], 10) == []


def test_what_cannot_be_cut_stays_whole():
    assert split(["a" * 30], 10) == [["a" * 30]]


def test_an_element_that_is_cut_begins_again():
    link = '<a href="https://example.org/?a=1&amp;b=2">'
    pieces = messages([f"<b>ena {link}dve tri</a> štiri</b> pet"], 9, shown)
    assert pieces == [f"<b>ena {link}dve</a></b>", f"<b>{link}tri</a> štiri</b>", "pet"]


@pytest.mark.parametrize("limits", CHANNELS, ids=lambda limits: limits.channel)
def test_every_channel_can_carry_a_token(limits):
    assert min(limits.data, limits.start) >= LONGEST


def test_a_telephone_number_fits_wherever_a_text_is_cut():
    assert min(limits.text for limits in CHANNELS) > 1000


@pytest.mark.parametrize("limits", CHANNELS, ids=lambda limits: limits.channel)
def test_a_limit_is_a_number_or_none_at_all(limits):
    numbers = [getattr(limits, field.name) for field in fields(limits) if field.name not in {"channel", "size"}]
    assert all(0 < number <= NONE for number in numbers)


def test_the_limits_of_telegram_are_those_that_its_library_knows():
    commands, keyboard, message = constants.BotCommandLimit, constants.InlineKeyboardMarkupLimit, constants.MessageLimit
    told = {
        "text": message.MAX_TEXT_LENGTH,
        "marks": message.MESSAGE_ENTITIES,
        "data": constants.InlineKeyboardButtonLimit.MAX_CALLBACK_DATA,
        "start": message.DEEP_LINK_LENGTH,
        "row": keyboard.BUTTONS_PER_ROW,
        "buttons": keyboard.TOTAL_BUTTON_NUMBER,
        "alert": constants.CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH,
        "deleted": constants.BulkRequestLimit.MAX_LIMIT,
        "contact": constants.ContactLimit.VCARD,
        "command": commands.MAX_COMMAND,
        "told": commands.MAX_DESCRIPTION,
        "description": constants.BotDescriptionLimit.MAX_DESCRIPTION_LENGTH,
        "about": constants.BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH,
    }
    assert {name: getattr(TELEGRAM, name) for name in told} == told
