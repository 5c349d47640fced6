"""Flows: the questions and outcomes of one need each. Frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import time

HOME = "home"
"""The flow in which every conversation begins."""


class Open(StrEnum):
    """Which services an outcome wants: open at this minute, of use tonight, or any."""

    NOW = "now"
    TONIGHT = "tonight"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Hours:
    """A part of the day, over midnight when `until` is not after `since`."""

    since: time
    until: time


@dataclass(frozen=True, slots=True)
class Choice:
    """One button of a question. It leads to `node` of the flow `flow`."""

    id: str
    say: str
    means: tuple[str, ...]
    flow: str
    node: str
    first: Hours | None = None
    """The hours in which this choice comes before all others."""
    words: tuple[str, ...] = ()
    """Other ways in which people give this answer; a number in them stands for any number."""


@dataclass(frozen=True, slots=True)
class Question:
    """A node that asks. `call` are ids of services whose number stands on the screen with the question.

    `crisis` are the kinds of crisis (`bot.understanding.crisis.KINDS`) that this node answers when a text tells of one.
    """

    id: str
    say: str
    hint: str
    call: tuple[str, ...]
    choices: tuple[Choice, ...]
    crisis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A node that ends with help.

    `call` are ids of services shown first, whatever the hour. `find` asks the Directory for a taxonomy term. `none` is
    the outcome to take when nothing is found; its numbers also stand under "if full". `choices` lead on from here.
    `crisis` is as in a question.
    """

    id: str
    say: str
    hint: str
    call: tuple[str, ...]
    find: str
    open: Open
    show: int
    none: str
    choices: tuple[Choice, ...]
    rights: tuple[str, ...] = ()
    """Ids of rights that this person may have; each is a button that opens it."""
    crisis: tuple[str, ...] = ()


Node = Question | Outcome


@dataclass(frozen=True, slots=True)
class Flow:
    """One file of `dialogs/`. `taps` is the promise: so many taps from home to a number, at most."""

    id: str
    title: str
    start: str
    nodes: Mapping[str, Node]
    sensitive: bool
    taps: int
    words: tuple[str, ...]
    """Other words people use for this need; free text finds the flow by them."""


Flows = Mapping[str, Flow]


def along_none(outcome: Outcome, flow: Flow) -> Iterator[Outcome]:
    """An outcome and those that stand in for it, one after the other, while nothing is found."""
    node: Node | None = outcome
    while isinstance(node, Outcome):
        yield node
        node = flow.nodes.get(node.none)
