"""What only flows and words together, or a walk through all screens, can tell about the data files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.state import LONGEST
from bot.engine.steps import reachable
from bot.source import Spot, near
from bot.understanding.crisis import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.dialogs.read import Dialogs
    from bot.engine.world import World
    from bot.source import Problems, Text
    from bot.understanding.understood import Reading


def check_understanding(dialogs: Dialogs, reading: Reading, problems: Problems) -> None:
    """Report a crisis that no screen answers, or two do, and a flow that is named where none is."""
    answers: dict[str, str] = {}
    places = (
        (f"{flow.id}/{node.id}", kind)
        for flow in dialogs.flows.values()
        for node in flow.nodes.values()
        for kind in node.crisis
    )
    for place, kind in places:
        spot = dialogs.spots[f"{place}#crisis/{kind}"]
        if kind not in KINDS:
            problems.add("unknown-crisis", spot, f'"{kind}" is no kind of crisis.{near(kind, KINDS)}')
        elif kind in answers:
            problems.add("two-answers", spot, f'"{kind}" is answered by "{answers[kind]}" already. Keep one.')
        else:
            answers[kind] = place
    heard = {rule.kind for rule in reading.rules.alarms}
    for kind, place in answers.items():
        if kind not in heard:
            spot = dialogs.spots[f"{place}#crisis/{kind}"]
            problems.add("not-heard", spot, f'No rule in dialogs/crisis hears "{kind}", so nothing typed leads here.')
    for rule in reading.rules.alarms:
        if rule.kind not in answers:
            where = Spot(rule.source.spot.path, 1, 1)
            problems.add(
                "no-answer", where, f'No question or outcome has "crisis: {rule.kind}", so no screen answers it.'
            )
    guide = reading.sayings.guide
    if guide and guide not in dialogs.flows:
        problems.add("unknown-flow", guide, f'There is no flow "{guide}".{near(guide, dialogs.flows)}')


def check_tokens(world: World, spots: Mapping[str, Text], problems: Problems) -> None:
    """Report every flow in which a conversation can need a token of more than 64 characters. `spots` are by flow id."""
    longest: dict[str, str] = {}
    for state in reachable(world, max(world.city.locales, key=len)):
        token = world.codec.written(state)
        if len(token) > len(longest.get(state.flow, "")):
            longest[state.flow] = token
    for flow, token in longest.items():
        if len(token) > LONGEST:
            sentence = (
                f'A conversation here can need "{token}", {len(token)} characters; {LONGEST} fit. Shorten the ids.'
            )
            problems.add("token-too-long", spots[flow], sentence)
