"""What holds for whatever is typed on whatever screen, in the real city and in one that has no phrases and no rules."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.dialogs.sentences import sentences
from bot.engine.hear import hear
from bot.engine.reply import Place, Say
from bot.engine.show import show
from bot.engine.steps import ways
from bot.engine.visits import visit
from bot.understanding.crisis import KINDS
from bot.understanding.text import LONGEST
from tests.people import ROOT, TINY, Person, city
from tests.understanding.phrased import lines

NOW = Person().now
MORE = 6_000
"""Characters, more than are read."""
UNSEEN = (
    "\u200b",
    "\u200e",
    "\u200f",
    "\u202a",
    "\u202e",
    "\u2066",
    "\u2069",
    "\ufeff",
    "\u00ad",
    "\x00",
    "\x07",
    "\x7f",
)
"""Signs without a shape, among them those that turn the direction of a line."""
LINE = re.compile(r"^ {2}- (.+)$", re.MULTILINE)
"""A text in a list of a file."""


def written(folder):
    """The texts in the lists of the files of a folder."""
    paths = sorted((ROOT / "dialogs" / folder).glob("*.yaml"))
    return [line for path in paths for line in LINE.findall(path.read_text(encoding="utf-8"))]


@cache
def screens(root):
    """Every screen of a city in every language."""
    world = city(root)[1]
    locales = world.city.locales
    return [state for locale in locales for state in (*ways(world, locale), *visit(world, locale, NOW))]


@cache
def labels(root):
    """What stands in the dialogs of a city, in every language."""
    world = city(root)[1]
    return [tongue.flow(*one) for tongue in world.tongues.values() for one in sentences(world.flows)]


PHRASES = [*written("phrases"), *written("crisis/said")]
CRIES = {kind: [row[-1] for row in lines("crisis.tsv") if row[0] == kind] for kind in KINDS}
CRIED = [cry for cries in CRIES.values() for cry in cries]
SIGNS = (*UNSEEN, "ne", "not", "112", "1", "2. 11.", ".", "?", "\n", " ", "😭", "\ud83d", "\u0301", "ﬁ", "İ")


def pieces(root):
    return some.one_of(
        *(some.sampled_from(found) for found in (PHRASES, CRIED, labels(root), SIGNS)),
        some.text(some.characters(), max_size=20),
    )


def texts(root):
    """Any signs; things that people say, one after the other or glued; one thing over and over."""
    one = pieces(root)
    return some.one_of(
        some.text(some.characters(), max_size=400),
        some.lists(one, max_size=8).map(" ".join),
        some.lists(one, max_size=40).map("".join).map(lambda text: text[:MORE]),
        some.builds(lambda text, times: (text * times)[:MORE], one, some.integers(1, MORE)),
    )


def on(root):
    return some.tuples(texts(root), some.sampled_from(screens(root)))


def heard(text, state, root=ROOT):
    return hear(text, state, city(root)[1], NOW)


def is_answered(typed, root):
    text, state = typed
    reply = heard(text, state, root)
    assert reply.choices
    assert len({choice.label for choice in reply.choices}) == len(reply.choices)
    assert heard(text, state, root) == reply


@given(typed=on(ROOT))
def test_any_text_on_any_screen_is_answered_with_buttons_and_always_alike(typed):
    is_answered(typed, ROOT)


@given(typed=on(TINY))
def test_any_text_is_answered_in_a_city_without_phrases_too(typed):
    is_answered(typed, TINY)


@given(typed=on(ROOT), cry=some.sampled_from(CRIED))
def test_a_crisis_begins_with_its_number(typed, cry):
    text, state = typed
    reply = heard(f"{cry}\n{text}", state)
    assert not reply.crisis or begins_with_a_number(reply)


def begins_with_a_number(reply):
    """Whether one sentence at most comes before the first number that can be rung, or says it."""
    first, second, *_ = reply.blocks
    number = reply.places[0].phones[0][0].shown.replace("\u00a0", " ")
    return isinstance(first, Place) or isinstance(second, Place) or number in first.text.replace("\u00a0", " ")


@pytest.mark.parametrize("kind", KINDS)
def test_the_number_of_a_crisis_comes_before_what_else_may_be_meant(kind):
    replies = [heard(f"{cry} Nimam kaj jesti.", Person().screen.state) for cry in CRIES[kind]]
    assert [reply.blocks for reply in replies if not begins_with_a_number(reply)] == []
    assert all(reply.crisis for reply in replies)


def test_a_number_below_two_sentences_would_be_noticed():
    reply = show(Person().opens("sl_suicide").screen.state, Person().world, NOW)
    said = [block for block in reply.blocks if not isinstance(block, Place)]
    above = Say("Dobro, da ste tu.")
    assert begins_with_a_number(reply)
    assert not begins_with_a_number(replace(reply, blocks=(above, *said, *reply.places)))


@given(typed=on(ROOT), more=some.text(some.characters(), min_size=1, max_size=200))
def test_of_a_long_text_only_its_beginning_is_heard(typed, more):
    text, state = typed
    begun = (text or "a").ljust(LONGEST, ".")[:LONGEST]
    assert heard(begun + more, state) == heard(begun, state)


@given(typed=on(ROOT), places=some.lists(some.tuples(some.integers(0, 400), some.sampled_from(UNSEEN)), max_size=12))
def test_signs_that_no_eye_sees_change_nothing(typed, places):
    text, state = typed
    text = text[:400]
    marked = text
    for at, sign in places:
        marked = marked[:at] + sign + marked[at:]
    assert heard(marked, state) == heard(text, state)


@pytest.mark.parametrize("text", ["", " \n\t", *UNSEEN, "\u202e \u2066", " " * LONGEST + "nimam kje spati"])
def test_a_text_in_which_nothing_stands_leaves_the_screen_as_it_is(text):
    person = Person().opens("sl_food")
    before = person.screen
    assert person.says(text).screen == before


def test_what_may_be_meant_is_no_second_button_of_the_same_words():
    for text in ("ne morem več, vsega je preveč", "cant pay electrc bill they gona cut it off pls any emergncy money"):
        buttons = Person().says(text).buttons
        assert len(set(buttons)) == len(buttons)
