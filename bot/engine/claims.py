"""What a person could claim: a few facts that many rights share, then the rights they make likely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.pages import RIGHT, Page, answers_of, with_answer
from bot.engine.reply import Choice, Entitled, Listing, Say, Tone
from bot.engine.state import State
from bot.knowledge.rights_model import NOT_SAID, Effect
from bot.knowledge.verdict import BEFORE_CLAIM, claims

if TYPE_CHECKING:
    from bot.engine.reply import Block
    from bot.engine.world import World
    from bot.knowledge.rights_model import Fact, Right

MOST = 9
"""So many rights at most are buttons: with "start again" a screen has ten."""


def claim_page(state: State, world: World) -> Page:
    """The next shared fact, or the rights in the order of their deadlines."""
    given = answers_of(state)
    for fact in world.directory.facts.values():
        if fact.id not in given:
            return _question(fact, state, world)
    tongue = world.tongues[state.locale]
    found = claims(world.directory, given)
    likely = [right for right, said in found if said.result is Effect.LIKELY]
    ask = [right for right, said in found if said.result is Effect.ASK]
    blocks: list[Block] = [
        Say(tongue.ui("To bi morda lahko dobili. Preverite vsako pomoč posebej."), Tone.LEAD),
        Say(tongue.ui("To ni odločba. O tem odloči urad."), Tone.NOTE),
    ]
    if likely:
        blocks.append(Listing(tongue.ui("Verjetno"), tuple(_line(right, world, state) for right in likely)))
    if ask:
        blocks.append(Listing(tongue.ui("Vprašajte"), tuple(_line(right, world, state) for right in ask)))
    shown = [*likely, *ask][:MOST]
    answers = tuple(_open(right, world, state) for right in shown)
    return Page(tuple(blocks), answers, tuple(Entitled(right.id, said.result.value, None) for right, said in found))


def _line(right: Right, world: World, state: State) -> str:
    tongue = world.tongues[state.locale]
    name = tongue.record(right.name)
    if right.deadline is None or not right.deadline.counted or right.deadline.kind not in BEFORE_CLAIM:
        return name
    note = tongue.record(right.deadline.note)
    return f"{name}. {note}" if note else name


def _open(right: Right, world: World, state: State) -> Choice:
    there = State(state.locale, RIGHT, right.short)
    return Choice(world.tongues[state.locale].record(right.name), world.codec.encode(there))


def _question(fact: Fact, state: State, world: World) -> Page:
    tongue = world.tongues[state.locale]
    said = [*((id_, tongue.record(say)) for id_, say in fact.choices.items()), (NOT_SAID, tongue.ui("Raje ne povem"))]
    answers = tuple(Choice(label, world.codec.encode(with_answer(state, fact.id, id_))) for id_, label in said)
    hint = [Say(tongue.record(fact.hint))] if fact.hint else []
    return Page((Say(tongue.record(fact.say), Tone.LEAD), *hint), answers)
