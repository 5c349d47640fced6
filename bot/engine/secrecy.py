"""Which states must leave no trace in an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.engine.state import State
    from bot.engine.world import World


def is_sensitive(state: State, world: World) -> bool:
    """Whether a state must leave no trace in an address.

    So it is when its flow is sensitive, or one it remembers, or when only sensitive flows speak of what it says.
    """
    if state.node in world.secret.services or not world.secret.means.isdisjoint(state.means):
        return True
    flows = {state.flow, *(origin.flow for origin in state.trail)}
    return any(world.flows[flow].sensitive for flow in flows if flow in world.flows)
