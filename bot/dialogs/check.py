"""Checks the flows against the Directory: everything they name must exist, and somebody must answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.dialogs.model import Outcome
from bot.source import near

if TYPE_CHECKING:
    from bot.dialogs.model import Choice, Flow, Node
    from bot.dialogs.read import Dialogs
    from bot.knowledge.model import Directory
    from bot.source import Problems, Text

_NUMBER = re.compile(r"\d+")


def check_flows(dialogs: Dialogs, directory: Directory, problems: Problems) -> None:
    """Report services, terms and situations that the Directory does not know, at the word of the dialog file."""
    for flow in dialogs.flows.values():
        for node in flow.nodes.values():
            _check_node(flow, node, dialogs, directory, problems)


def _check_node(flow: Flow, node: Node, dialogs: Dialogs, directory: Directory, problems: Problems) -> None:
    place = f"{flow.id}/{node.id}"
    for service in node.call:
        _check_service(dialogs.spots[f"{place}#call/{service}"], directory, problems)
    if isinstance(node, Outcome) and node.find:
        _check_term(dialogs.spots[f"{place}#find"], directory, problems)
    for right in node.rights if isinstance(node, Outcome) else ():
        if right not in directory.rights:
            sentence = f'There is no right "{right}".{near(right, directory.rights)}'
            problems.add("unknown-right", dialogs.spots[f"{place}#rights/{right}"], sentence)
    for choice in node.choices:
        _check_ages(choice, f"{place}/{choice.id}", dialogs, directory, problems)
        for situation in choice.means:
            if situation not in directory.situations:
                sentence = f'There is no situation "{situation}".{near(situation, directory.situations)}'
                problems.add("unknown-situation", dialogs.spots[f"{place}/{choice.id}#means/{situation}"], sentence)


def _check_ages(choice: Choice, place: str, dialogs: Dialogs, directory: Directory, problems: Problems) -> None:
    """A number at a choice that means an age must be of that age, or nobody is understood by it."""
    known = (directory.situations[one] for one in (*choice.means, choice.id) if one in directory.situations)
    ages = next((one.ages for one in known if one.ages), None)
    if ages is None:
        return
    for word in choice.words:
        if any(not ages.first <= int(number) <= ages.last for number in _NUMBER.findall(word)):
            sentence = f'"{word}" is not of the age that this choice means: {ages.first} to {ages.last}.'
            problems.add("wrong-age", dialogs.spots[f"{place}#words/{word}"], sentence)


def _check_service(id_: Text, directory: Directory, problems: Problems) -> None:
    service = directory.services.get(id_)
    if service is None:
        active = [one.id for one in directory.services.values() if one.active]
        problems.add("unknown-service", id_, f'There is no service "{id_}".{near(id_, active)}')
    elif not service.active:
        problems.add("closed-service", id_, f'The service "{id_}" is {service.status}. Nobody may be sent there.')
    elif not service.phones:
        problems.add("no-phone", id_, f'The service "{id_}" has no telephone number.', warning=True)


def _check_term(id_: Text, directory: Directory, problems: Problems) -> None:
    if id_ not in directory.terms:
        problems.add("unknown-term", id_, f'There is no service kind "{id_}".{near(id_, directory.terms)}')
    elif not directory.by_term.get(id_):
        problems.add("nobody-answers", id_, f'No active service is of the kind "{id_}".', warning=True)
