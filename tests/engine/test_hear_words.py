"""Every choice of the real dialogs is chosen by its label and by each of its other words, in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.dialogs.sentences import each_word, one_line
from bot.engine.hear import hear
from bot.engine.state import State
from bot.engine.steps import step
from tests.people import Person, city

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.dialogs.model import Choice

_, WORLD = city()
NOW = Person().now
ASKED = [(flow.id, node.id) for flow in WORLD.flows.values() for node in flow.nodes.values() if node.choices]


def said(choice: Choice, place: str, locale: str) -> Iterator[str]:
    """All texts that mean a choice, in one language."""
    tongue = WORLD.tongues[locale]
    yield tongue.flow(place, choice.say)
    yield from each_word(tongue.flow(f"{place}#words", one_line(choice.words))) if choice.words else ()


@pytest.mark.parametrize("spoken", WORLD.tongues)
@pytest.mark.parametrize("shown", WORLD.tongues)
@pytest.mark.parametrize(("flow", "node"), ASKED)
def test_what_is_said_just_so_chooses(flow, node, shown, spoken):
    state, wrong = State(shown, flow, node), []
    for choice in WORLD.flows[flow].nodes[node].choices:
        tapped = step(state, choice, WORLD)
        for text in said(choice, f"{flow}/{node}/{choice.id}", spoken):
            there = hear(text, state, WORLD, NOW).state
            if (there.flow, there.node, there.means) != (tapped.flow, tapped.node, tapped.means):
                wrong.append((choice.id, text, there))
    assert wrong == []


@pytest.mark.parametrize("locale", WORLD.tongues)
def test_no_two_choices_of_a_question_are_said_alike(locale):
    for flow, node in ASKED:
        met: dict[str, str] = {}
        for choice in WORLD.flows[flow].nodes[node].choices:
            for text in said(choice, f"{flow}/{node}/{choice.id}", locale):
                assert met.setdefault(text.casefold(), choice.id) == choice.id, (flow, node, text)
