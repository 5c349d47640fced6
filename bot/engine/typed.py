"""Answers to the question on the screen that were typed instead of tapped, in the words of the person."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bot.dialogs.model import HOME
from bot.engine.pages import OFFICE
from bot.engine.reply import Role
from bot.engine.rights import day_told
from bot.engine.show import show
from bot.knowledge.rights_model import CHECK
from bot.letters import fold
from bot.understanding.manners import BESIDE, Answer
from bot.understanding.text import tokens
from bot.understanding.understood import SURE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from bot.engine.reply import Choice, Reply
    from bot.engine.state import State
    from bot.engine.world import World
    from bot.understanding.understood import Understood

LONGEST_LABEL = 120
"""Characters up to which a text can be the label of a button."""
SHORT_ANSWER = 8
"""Words up to which a text can be an answer in other words."""
MOSTLY = 0.5
"""Share of a text that a label must explain to be meant."""
ALIKE = 80.0
"""Likeness from which a word is one of a label in another form, 0 to 100."""
STEM = 4
"""Letters that two forms of a word must share."""

_NUMBER = re.compile(r"\d+")


def as_label(text: str, screen: Reply, world: World) -> State | None:
    """The state behind a button that reads just so."""
    said = _bare(text[:LONGEST_LABEL])
    return next((world.codec.decode(one.token) for one in _answers(screen) if _bare(one.label) == said), None)


def _bare(text: str) -> str:
    return fold(text).strip(" .!?")


def _answers(screen: Reply) -> list[Choice]:
    return [choice for choice in screen.choices if choice.role is Role.ANSWER]


def as_answer(text: str, said: Understood, screen: Reply, world: World, now: datetime) -> State | None:
    """What a text clearly answers on this screen: a day, a part of the city, or a button in other words.

    The words are those of the screen's language, else of the text's. A text that surely speaks of another need must say
    nothing but words of the button.
    """
    state = screen.state
    elsewhere = any(need.score >= SURE and need.id != state.flow for need in said.needs[:1])
    if state.flow == CHECK and (told := day_told(text, state, world, now)):
        return told
    if not elsewhere and (office := _office(text, screen, world)):
        return office
    for locale in dict.fromkeys((state.locale, said.locale or state.locale)) if _is_short(said) else ():
        shown = screen if locale == state.locale else show(replace(state, locale=locale), world, now)
        if meant := _meant(text, said, shown, world, 1.0 if elsewhere else MOSTLY):
            return world.codec.decode(meant.token)
    return None


def _is_short(said: Understood) -> bool:
    return 0 < len(said.overheard.words) <= SHORT_ANSWER


def _office(text: str, screen: Reply, world: World) -> State | None:
    """The office of a part of the city, typed on a screen that asks for it."""
    offered = [there for choice in screen.choices if (there := world.codec.decode(choice.token)).flow == OFFICE]
    units = {district.unit for district in world.districts.named(text)} if offered else set()
    return replace(offered[0], node=units.pop()) if len(units) == 1 else None


def _meant(text: str, said: Understood, screen: Reply, world: World, least: float) -> Choice | None:
    """The button meant by its number, by yes or no, or by its words; home's name needs, which are known by more."""
    answers = _answers(screen)
    meant = _counted(text, said, answers) or _agreed(said, answers, world)
    if meant is None and screen.state.flow != HOME:
        return _partly(said, answers, world, least)
    return meant


def _counted(text: str, said: Understood, answers: Sequence[Choice]) -> Choice | None:
    """By number: the one label that has it, else the answer at that place."""
    number = said.overheard.number
    if number is None:
        return None
    having = [choice for choice in answers if set(_NUMBER.findall(text)) & set(_NUMBER.findall(choice.label))]
    if having:
        return having[0] if len(having) == 1 else None
    return answers[number - 1] if number <= len(answers) else None


def _agreed(said: Understood, answers: Sequence[Choice], world: World) -> Choice | None:
    """By yes, no or "I do not know": the one label that says the same."""
    answer = said.overheard.answer
    if answer is None:
        return None
    same = [choice for choice in answers if world.understanding.overheard(choice.label).answer is answer]
    return same[0] if len(same) == 1 else None


def _partly(said: Understood, answers: Sequence[Choice], world: World, least: float) -> Choice | None:
    """By words that stand on this button only, when words of its label are at least such a share of what is said."""
    idle = said.overheard.of(BESIDE)
    telling = [word for place, word in enumerate(said.overheard.words) if place not in idle]
    if not telling:
        return None
    labels = [tokens(choice.label) for choice in answers]
    on = [{number for number, label in enumerate(labels) if _stands_on(word, label)} for word in telling]
    meant = {number for where in on if len(where) == 1 for number in where}
    if len(meant) != 1:
        return None
    number = meant.pop()
    share = sum(number in where for where in on) / len(telling)
    choice = answers[number]
    return choice if share >= least and _says_no_more(telling, labels[number], said, choice, world) else None


def _stands_on(word: str, label: Collection[str]) -> bool:
    """Whether a word is on a label, perhaps in another form."""
    return word in label or any(_alike(word, known) for known in label)


def _alike(word: str, known: str) -> bool:
    if min(len(word), len(known)) < STEM or word[: STEM - 1] != known[: STEM - 1]:
        return False
    return fuzz.ratio(word, known) >= ALIKE or word[:-2] == known[: len(word) - 2]


def _says_no_more(
    telling: Collection[str], label: Collection[str], said: Understood, choice: Choice, world: World
) -> bool:
    """Whether a text has no number and no "not" that its label lacks, nor lacks a "not" of the label."""
    if any(word.isdigit() and word not in label for word in telling):
        return False
    denied = world.understanding.overheard(choice.label).of(Answer.NO)
    return bool(denied) == bool(said.overheard.of(Answer.NO))
