"""Where a person is in a conversation, and its token.

A token is 1 to 64 characters of `A-Z a-z 0-9 _ -`: locale, flow, node and means, joined by `_`. It is keyed by name,
never by position, so it outlives edits. What goes without saying is left out: `sl` is home, `sl_food` the first
question of food. Steps back that the graph alone cannot tell stand at the end, nearest first, each behind a `-`, or
`--` when that step told us nothing new. It names what the graph needs to know it: a node on the way here (`-who`), the
only node of a flow that leads here or else its first question (`-violence--`), or flow and node (`-violence--later`).
So a person at `sl_roof-tonight_longer_man_-beds_-money--` came from "money" by "beds".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.dialogs.model import HOME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LONGEST = 64
ABOUT = "about"
"""The flow that says what this bot is; every screen offers it where a city has one."""
PLACE = "place"
"""The flow whose nodes are services, each on a page of its own."""

Place = tuple[str, str]
"""A flow and a node of it."""

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

    `starts` gives the first node of each flow; the first of `locales` is the one assumed. `into` gives the places from
    which a button leads to a place; steps back are named by it.
    """

    starts: Mapping[str, str]
    locales: tuple[str, ...]
    into: Mapping[Place, tuple[Place, ...]] = field(default_factory=dict)

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
        safe = _FOREIGN.sub("", token[: 4 * LONGEST])
        if safe.partition("_")[0] not in self.locales:
            safe = f"{self.locales[0]}_{safe}"
        locale, *parts = safe[:LONGEST].split("_")
        names = [part for part in parts if _ID.fullmatch(part)]
        flow = names[0] if names else HOME
        node = names[1] if len(names) > 1 else self.starts.get(flow, "")
        trail = tuple(self._origins(parts, (flow, node)))
        return State(locale, flow, node, tuple(sorted(set(names[2:]))), trail)

    def written(self, state: State) -> str:
        """The whole token of a state, however long."""
        at_start = state.node == self.starts.get(state.flow, "")
        parts = [state.locale]
        if not (at_start and state.flow == HOME and not state.means):
            parts.append(state.flow)
        if not at_start or state.means:
            parts.append(state.node)
        parts += [*state.means, *self._steps(state)]
        return "_".join(part for part in parts if part)

    def _steps(self, state: State) -> Iterator[str]:
        here = (state.flow, state.node)
        for origin in state.trail:
            there = (origin.flow, origin.node)
            full = f"{origin.flow}--{origin.node}"
            fitting = [name for name in (origin.node, f"{origin.flow}--") if self._meant(name, here) == there]
            yield ("-" if origin.told else "--") + min(fitting, key=len, default=full)
            here = there

    def _origins(self, parts: Iterable[str], here: Place) -> Iterator[Origin]:
        for part in parts:
            there = self._meant(part.lstrip("-"), here) if part.startswith("-") else None
            if there:
                yield Origin(*there, told=not part.startswith("--"))
                here = there

    def _meant(self, name: str, here: Place) -> Place | None:
        """The place that a step back on the way to `here` names; None if it names none."""
        flow, _, node = name.rpartition("--")
        if not name or not all(_ID.fullmatch(part) for part in (flow, node) if part):
            return None
        if not flow:
            return self._nearest(node, here)
        return flow, node or self._leading(flow, here)

    def _leading(self, flow: str, here: Place) -> str:
        """The only node of a flow that leads here; the first question of the flow if there are none or several."""
        nodes = {before[1] for before in self.into.get(here, ()) if before[0] == flow}
        return nodes.pop() if len(nodes) == 1 else self.starts.get(flow, "")

    def _nearest(self, node: str, here: Place) -> Place:
        """The place of this name from which one gets here soonest; the one of this flow where there are several."""
        own = (here[0], node)
        seen, layer = {here}, {here}
        while layer:
            layer = {before for place in layer for before in self.into.get(place, ())} - seen
            seen |= layer
            named = {place for place in layer if place[1] == node}
            if named:
                return own if own in named or len(named) > 1 else named.pop()
        return own
