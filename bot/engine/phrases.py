"""What a typed text can name, where it leads, and how much it counts: a need's own name more than a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogs.model import HOME
from bot.dialogs.sentences import each_word, one_line
from bot.engine.pages import ANY, OFFICE
from bot.engine.state import ABOUT
from bot.knowledge.rights_model import FACTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.dialogs.model import Flow, Flows
    from bot.knowledge.model import Directory, Organization
    from bot.locales.tongue import Tongue

NAME, WORD, LABEL = 1.0, 0.9, 0.6

Phrase = tuple[str, str, float]
"""A phrase, its target (`flow:food`, `place:sos-telefon`) and its weight, 0 to 1."""


def names_of_needs(flows: Flows, tongue: Tongue) -> Iterator[Phrase]:
    """Titles, other words and buttons of all flows in one language."""
    for flow in flows.values():
        if flow.id not in {HOME, ABOUT}:
            yield from _of_flow(flow, tongue)
        if flow.id != ABOUT:
            yield from _of_labels(flow, tongue)


def names_of_pages(directory: Directory, tongue: Tongue) -> Iterator[Phrase]:
    """The names of services, rights and of what is on a page of its own, in one language."""
    for organization in directory.organizations.values():
        yield from _of_organization(organization, tongue)
    for right in directory.rights.values():
        yield tongue.record(right.name), f"right:{right.short}", NAME
    if directory.units:
        yield tongue.ui("Kateri center je moj?"), f"{OFFICE}:{ANY}", NAME
        yield tongue.ui("Kje je moj center za socialno delo?"), f"{OFFICE}:{ANY}", NAME
    if directory.facts:
        yield tongue.ui("Kaj lahko dobim?"), f"claim:{FACTS}", NAME


def _of_flow(flow: Flow, tongue: Tongue) -> Iterator[Phrase]:
    yield tongue.flow(flow.id, flow.title), f"flow:{flow.id}", NAME
    for word in each_word(tongue.flow(f"{flow.id}#words", one_line(flow.words))):
        yield word, f"flow:{flow.id}", WORD


def _of_labels(flow: Flow, tongue: Tongue) -> Iterator[Phrase]:
    """A button speaks for the flow it leads to."""
    for node in flow.nodes.values():
        for choice in node.choices:
            if choice.flow not in {HOME, ABOUT}:
                label = tongue.flow(f"{flow.id}/{node.id}/{choice.id}", choice.say)
                yield label, f"flow:{choice.flow}", LABEL


def _of_organization(organization: Organization, tongue: Tongue) -> Iterator[Phrase]:
    for service in organization.services:
        if service.active:
            for name in (tongue.record(service.name), *service.aliases):
                yield name, f"place:{service.id}", NAME
            for name in (tongue.record(organization.name), *organization.aliases):
                yield name, f"place:{service.id}", WORD
