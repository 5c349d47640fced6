"""Answers to the question on the screen that were typed instead of tapped, in the words of the person."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.dialogs.model import HOME, Question
from bot.engine.pages import OFFICE
from bot.engine.reply import Role
from bot.engine.rights import day_told
from bot.engine.show import show
from bot.engine.steps import step
from bot.knowledge.rights_model import CHECK, CLAIM
from bot.letters import fold
from bot.understanding.manners import BESIDE, JOINTS, Answer, Manner
from bot.understanding.text import tokens
from bot.understanding.understood import SURE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime

    from bot.engine.reply import Choice, Reply
    from bot.engine.state import State
    from bot.engine.ways import Spelt, Way
    from bot.engine.world import World
    from bot.understanding.manners import Overheard
    from bot.understanding.understood import Understood

LONGEST_LABEL = 120
"""Characters up to which a text can be the label of a button."""
SHORT_ANSWER = 8
"""Words up to which a text can be an answer in other words."""
MOSTLY = 0.5
"""Share of a text that an answer must explain to be meant, where nobody is in danger."""
WHOLE = 1.0
"""Share of a text that it must explain elsewhere, or when the text surely speaks of another need."""
ALONE, TELLING = 3, 5
"""Letters of a word that may choose the button it stands on, alone, and when others are said with it."""
COURTESY = (Answer.YES, Manner.GREETING, Manner.THANKS)
IDLE = (BESIDE, JOINTS, *COURTESY)
"""What may be said beside an answer; beside one of idle words, such as "now" or "for me", courtesy alone."""

_NUMBER = re.compile(r"\d+")


def as_label(text: str, screen: Reply, world: World) -> State | None:
    """The state behind a button that reads just so, or is said just so, in any language; its own first.

    Away from home words that say nothing may stand beside. A number alone may be the place of an answer.
    """
    bare, state = _bare(text[:LONGEST_LABEL]), screen.state
    own = next((world.codec.decode(one.token) for one in _answers(screen) if _bare(one.label) == bare), None)
    said = tokens(bare)
    if own or all(word.isdecimal() for word in said):
        return own
    just = _said_so(said, state, world)
    if just or len(said) > SHORT_ANSWER:
        return just
    heard = world.understanding.overheard(text)
    return _told(heard, state, _locales(world, state.locale), world, WHOLE) if heard.number is None else None


def _bare(text: str) -> str:
    return fold(text).strip(" .!?")


def _answers(screen: Reply) -> list[Choice]:
    return [choice for choice in screen.choices if choice.role is Role.ANSWER]


def _locales(world: World, *first: str) -> list[str]:
    """The languages in which a text is looked for."""
    return [*dict.fromkeys((*first, *world.tongues))]


def _said_so(said: Sequence[str], state: State, world: World) -> State | None:
    """The state behind a choice whose label or words are just these."""
    for locale in _locales(world, state.locale):
        for way in world.ways.of(locale, state.flow, state.node):
            if way.is_just(said):
                return _behind(way.place, replace(state, locale=locale), world)
    return None


def _behind(place: int, state: State, world: World) -> State:
    return step(state, world.flows[state.flow].nodes[state.node].choices[place], world)


def as_answer(text: str, said: Understood, screen: Reply, world: World, now: datetime) -> State | None:
    """What a text clearly answers on this screen: a day, a part of the city, or a button in other words.

    The words are those of the screen's language, else of the text's, else of any. A text that surely speaks of another
    need must say nothing but words of the button.
    """
    state = screen.state
    elsewhere = any(need.score >= SURE and need.id != state.flow for need in said.needs[:1])
    if state.flow == CHECK and (told := day_told(text, state, world, now)):
        return told
    if not elsewhere and (office := _office(text, screen, world)):
        return office
    if not 0 < len(said.overheard.words) <= SHORT_ANSWER or state.flow == HOME:
        return None
    if counted := _counted(text, said, screen, world):
        return world.codec.decode(counted.token)
    least = WHOLE if elsewhere or screen.sensitive else MOSTLY
    known = said.locale or state.locale
    if told := _told(said.overheard, state, _locales(world, state.locale, known), world, least):
        return told if told.locale == known else replace(told, locale=state.locale)
    return _on_buttons(said, screen, world, now, least)


def _office(text: str, screen: Reply, world: World) -> State | None:
    """The office of a part of the city, typed on a screen that asks for it."""
    offered = [there for choice in screen.choices if (there := world.codec.decode(choice.token)).flow == OFFICE]
    units = {district.unit for district in world.districts.named(text)} if offered else set()
    return replace(offered[0], node=units.pop()) if len(units) == 1 else None


def is_denied(said: Understood, state: State, world: World) -> bool:
    """Whether a text says "not" of an answer to the question: "I am not pregnant" is no need, and chooses nothing."""
    words, denied = said.overheard.words, said.overheard.of(Answer.NO)
    if not denied or len(words) > SHORT_ANSWER or state.flow == HOME:
        return False
    ways = (way for locale in world.tongues for way in world.ways.of(locale, state.flow, state.node))
    told = [at for _, at in world.ways.spelt.told(words, ways)]
    idle = said.overheard.of(*IDLE)
    left = frozenset(range(len(words))) - idle - denied
    return any(at >= left and _is_behind(at, denied, idle) for at in told) and not any(denied <= at for at in told)


def _is_behind(at: frozenset[int], denied: frozenset[int], idle: frozenset[int]) -> bool:
    """Whether words stand behind a "not", idle ones at most in between."""
    before = max((place for place in denied if place < min(at)), default=None)
    return before is not None and idle >= set(range(before + 1, min(at)))


def _counted(text: str, said: Understood, screen: Reply, world: World) -> Choice | None:
    """By number, where there is a question: the one label that has it, else the answer at that place."""
    number, answers = said.overheard.number, _answers(screen)
    if number is None or not _asks(screen.state, world):
        return None
    having = [choice for choice in answers if set(_NUMBER.findall(text)) & set(_NUMBER.findall(choice.label))]
    if having:
        return having[0] if len(having) == 1 else None
    return answers[number - 1] if number <= len(answers) else None


def _asks(state: State, world: World) -> bool:
    """Whether a screen asks; among places "the second" may be one of them."""
    flow = world.flows.get(state.flow)
    return isinstance(flow.nodes[state.node], Question) if flow else state.flow in {CHECK, CLAIM}


@dataclass(frozen=True, slots=True)
class _Found:
    """A way that stands at some positions of a text."""

    place: int
    at: frozenset[int]


def _told(heard: Overheard, state: State, locales: Sequence[str], world: World, least: float) -> State | None:
    """By all the words of a label, or of another way to say it; home's name needs, which are known by more."""
    for locale in locales if state.flow != HOME else ():
        place = _most_told(heard, world.ways.of(locale, state.flow, state.node), world.ways.spelt, least)
        if place is not None:
            return _behind(place, replace(state, locale=locale), world)
    return None


def _most_told(heard: Overheard, ways: Sequence[Way], spelt: Spelt, least: float) -> int | None:
    """The place of the choice of which most words are said, when the text says little else and no "not" of it.

    A number alone, or idle words alone, mean something where nothing else does.
    """
    words, beside, idle = heard.words, heard.of(BESIDE), heard.of(*IDLE)
    found = [_Found(*told) for told in spelt.told(words, ways)]
    telling = [one for one in found if not all(words[at].isdecimal() or at in beside for at in one.at)]
    if telling:
        found = telling
    else:
        least = WHOLE
        idle = heard.of(*COURTESY) if any(one.at <= beside for one in found) else idle
    longest = max((len(one.at) for one in found), default=0)
    best = [one for one in found if len(one.at) == longest]
    if len({one.place for one in best}) != 1:
        return None
    explained = frozenset().union(*(one.at for one in found))
    left = frozenset(range(len(words))) - explained - idle
    if any(words[at].isdecimal() for at in left) or not heard.of(Answer.NO) <= best[0].at:
        return None
    return best[0].place if len(explained) >= least * (len(explained) + len(left)) else None


def _on_buttons(said: Understood, screen: Reply, world: World, now: datetime, least: float) -> State | None:
    """By yes or no, or by words of one button, in the screen's language, else in the text's."""
    state = screen.state
    for locale in dict.fromkeys((state.locale, said.locale or state.locale)):
        shown = screen if locale == state.locale else show(replace(state, locale=locale), world, now)
        answers = [*_of_that_age(said, shown, world)]
        meant = _agreed(said, answers, world) if said.overheard.answer else _partly(said, answers, world, least)
        if meant:
            return world.codec.decode(meant.token)
    return None


def _of_that_age(said: Understood, screen: Reply, world: World) -> Iterator[Choice]:
    """The answers but those that mean another age than a number that is said."""
    state = screen.state
    numbers = [int(word) for word in said.overheard.words if word.isdecimal()]
    ages = world.ways.ages(state.flow, state.node).items() if numbers else ()
    others = [_behind(place, state, world) for place, age in ages if any(number not in age for number in numbers)]
    tokens_ = {world.codec.encode(other) for other in others}
    return (one for one in _answers(screen) if one.token not in tokens_)


def _agreed(said: Understood, answers: Sequence[Choice], world: World) -> Choice | None:
    """By yes, no or "I do not know": the one label that says the same, or begins so before a comma."""
    heads = ((choice, choice.label.partition(",")[0]) for choice in answers)
    same = [choice for choice, head in heads if world.understanding.overheard(head).answer is said.overheard.answer]
    return same[0] if len(same) == 1 else None


def _partly(said: Understood, answers: Sequence[Choice], world: World, least: float) -> Choice | None:
    """By words that stand on this button only, when words of its label are at least such a share of what is said."""
    telling = [*_telling(said)]
    labels = [tokens(choice.label) for choice in answers]
    on = [{number for number, label in enumerate(labels) if _stands_on(word, label, world)} for word in telling]
    meant = {
        number
        for word, where in zip(telling, on, strict=True)
        for number in where
        if len(where) == 1 and (word.isdecimal() or len(word) >= (TELLING if len(telling) > 1 else ALONE))
    }
    if len(meant) != 1:
        return None
    number = meant.pop()
    share = sum(number in where for where in on) / len(telling)
    choice = answers[number]
    return choice if share >= least and _says_no_more(telling, labels[number], said, choice, world) else None


def _telling(said: Understood) -> Iterator[str]:
    """The words that tell one button from another: neither idle, nor a yes or no that stands on many."""
    idle = said.overheard.of(*IDLE, Answer.NO, Answer.DUNNO)
    return (word for place, word in enumerate(said.overheard.words) if place not in idle)


def _stands_on(word: str, label: Collection[str], world: World) -> bool:
    """Whether a word is on a label, perhaps with a slip."""
    return any(world.ways.spelt.alike(word, known) for known in label)


def _says_no_more(
    telling: Collection[str], label: Collection[str], said: Understood, choice: Choice, world: World
) -> bool:
    """Whether a text has no number and no "not" that its label lacks, nor lacks a "not" of the label."""
    if any(word.isdigit() and word not in label for word in telling):
        return False
    denied = world.understanding.overheard(choice.label).of(Answer.NO)
    return bool(denied) == bool(said.overheard.of(Answer.NO))
