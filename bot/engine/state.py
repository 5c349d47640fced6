"""Where a person is in a conversation, and its token.

A token is 1 to 64 characters of `A-Z a-z 0-9 _ -`: locale, flow, node and means, joined by `_`. It is keyed by name,
never by position, so it outlives edits. What goes without saying is left out: `sl` is home, `sl_food` the first
question of food. Steps back that the graph alone cannot tell stand at the end, nearest first, each behind a `-`, or
`--` when that step told us nothing new: `sl_roof-tonight_beds_man_-who`, `sl_food_meal_--violence--later`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LONGEST = 64
HOME = "home"
ABOUT = "about"
"""The flow that says what this bot is; every screen offers it where a city has one."""
PLACE = "place"
"""The flow whose nodes are services, each on a page of its own."""

_FOREIGN = re.compile(r"[^A-Za-z0-9_-]")
_ID = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Origin:
    """A step back: the node a person came from, and whether their choice there told us something new."""

    flow: str
    node: str
    told: bool = True


@dataclass(frozen=True, slots=True)
class State:
    """Where a person is. `means` are sorted and unique; `trail` is nearest first."""

    locale: str
    flow: str
    node: str
    means: tuple[str, ...] = ()
    trail: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Codec:
    """Turns states into tokens and any string at all into a state.

    `starts` gives the first node of each flow; the first of `locales` is the one assumed.
    """

    starts: Mapping[str, str]
    locales: tuple[str, ...]

    def home(self, locale: str) -> State:
        """The first screen in a locale."""
        return State(locale, HOME, self.starts.get(HOME, ""))

    def encode(self, state: State) -> str:
        """The token of a state. Where 64 characters are not enough, the farthest steps back go first, then means."""
        token = self.written(state)
        while len(token) > LONGEST and (state.trail or state.means):
            shorter = {"trail": state.trail[:-1]} if state.trail else {"means": state.means[:-1]}
            state = replace(state, **shorter)
            token = self.written(state)
        return token[:LONGEST]

    def decode(self, token: str) -> State:
        """The state of a token; never fails. Whether its flow and node exist today is for the reader to settle."""
        parts = _FOREIGN.sub("", token[: 4 * LONGEST])[:LONGEST].split("_")
        locale = parts.pop(0) if parts[0] in self.locales else self.locales[0]
        trail = tuple(self._origins(parts))
        names = [part for part in parts if _ID.fullmatch(part)]
        flow = names[0] if names else HOME
        node = names[1] if len(names) > 1 else self.starts.get(flow, "")
        return State(locale, flow, node, tuple(sorted(set(names[2:]))), trail)

    def written(self, state: State) -> str:
        """The whole token of a state, however long."""
        at_start = state.node == self.starts.get(state.flow, "")
        parts = [state.locale]
        if not (at_start and state.flow == HOME and not state.means):
            parts.append(state.flow)
        if not at_start or state.means:
            parts.append(state.node)
        parts += state.means
        parts += [self._step(origin, state.flow) for origin in state.trail]
        return "_".join(part for part in parts if part)

    def _step(self, origin: Origin, flow: str) -> str:
        where = origin.node if origin.flow == flow else f"{origin.flow}--{origin.node}"
        return ("-" if origin.told else "--") + where

    def _origins(self, parts: list[str]) -> Iterator[Origin]:
        flow = next((part for part in parts if _ID.fullmatch(part)), HOME)
        for part in parts:
            bare = part.lstrip("-")
            if not part.startswith("-") or not bare:
                continue
            there, _, node = bare.rpartition("--")
            if _ID.fullmatch(node) and (not there or _ID.fullmatch(there)):
                yield Origin(there or flow, node, told=not part.startswith("--"))
