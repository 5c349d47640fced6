"""What the nodes of one flow must be to each other: every one reachable, no way out that leads back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogs.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.dialogs.model import Flow
    from bot.source import Problems, Text


def check_graph(flow: Flow, spots: Mapping[str, Text], problems: Problems) -> None:
    """Report wrong ways out, and warn of nodes that nobody can reach.

    `problems` are those of this file: while one of them cuts a way, nothing is said about what lies behind it.
    """
    for node in flow.nodes.values():
        if isinstance(node, Outcome) and node.none in flow.nodes:
            _check_none(flow, node, spots[f"{flow.id}/{node.id}#none"], problems)
    if problems.fatal:
        return
    reached = reachable(flow)
    for id_ in flow.nodes:
        if id_ not in reached:
            sentence = f'Nothing in this flow leads to "{id_}".'
            problems.add("unreachable", spots[f"{flow.id}/{id_}"], sentence, warning=True)


def leads_to(flow: Flow, node: str) -> Iterator[str]:
    """Ids of the nodes of this flow one step behind a node: its choices in order, then its way out."""
    here = flow.nodes[node]
    for choice in here.choices:
        if choice.flow == flow.id and choice.node in flow.nodes:
            yield choice.node
    if isinstance(here, Outcome) and here.none in flow.nodes:
        yield here.none


def reachable(flow: Flow) -> set[str]:
    """Ids of the nodes a person can meet from the start of the flow."""
    reached: set[str] = set()
    waiting = [flow.start]
    while waiting:
        node = waiting.pop()
        if node not in reached:
            reached.add(node)
            waiting.extend(leads_to(flow, node))
    return reached


def _check_none(flow: Flow, outcome: Outcome, spot: Text, problems: Problems) -> None:
    chain = [outcome.id]
    while True:
        target = flow.nodes.get(getattr(flow.nodes[chain[-1]], "none", ""))
        if target is None:
            return
        if not isinstance(target, Outcome):
            if len(chain) == 1:
                problems.add("none-asks", spot, f'"none" must lead to an outcome; "{target.id}" is a question.')
            return
        if target.id in chain:
            if target.id == outcome.id:
                ring = " → ".join([*chain, target.id])
                problems.add("none-ring", spot, f'"none" leads in a ring: {ring}.')
            return
        chain.append(target.id)
