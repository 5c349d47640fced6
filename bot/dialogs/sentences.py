"""The sentences of the flows, each with its place as context, for the catalogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.dialogs.model import Flow, Flows

_JOINT = ", "


def one_line(words: Iterable[str]) -> str:
    """The other words for a need, or for an answer, as one sentence for translators."""
    return _JOINT.join(words)


def each_word(line: str) -> list[str]:
    """The words of such a sentence, translated or not; none of an empty one."""
    return [word for word in map(str.strip, line.split(_JOINT.strip())) if word]


def sentences(flows: Flows) -> Iterator[tuple[str, str]]:
    """`(context, text)` in the order of the files.

    Contexts: `flow` the title, `flow#words` all other words for the need in `one_line`, `flow/node` what a node says,
    `flow/node#hint` its hint, `flow/node/choice` a label, `flow/node/choice#words` the other ways to give that answer.
    """
    for flow in flows.values():
        yield from _of_flow(flow)


def _of_flow(flow: Flow) -> Iterator[tuple[str, str]]:
    yield flow.id, flow.title
    if flow.words:
        yield f"{flow.id}#words", one_line(flow.words)
    for node in flow.nodes.values():
        yield f"{flow.id}/{node.id}", node.say
        if node.hint:
            yield f"{flow.id}/{node.id}#hint", node.hint
        for choice in node.choices:
            yield f"{flow.id}/{node.id}/{choice.id}", choice.say
            if choice.words:
                yield f"{flow.id}/{node.id}/{choice.id}#words", one_line(choice.words)
