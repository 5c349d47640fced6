"""Reading the keys of a mapping without stopping at the first fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.source.node import Items, Mapping, Node, Text
from bot.source.problem import Problems, near

if TYPE_CHECKING:
    from collections.abc import Collection


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class Fields:
    """Reads the keys of one mapping and reports what is missing, unknown or of the wrong shape.

    `what` names the mapping in sentences ("a choice"). Keys not in `known` are reported when the object is made; None
    allows any key. Readers return None or an empty tuple after reporting a fault, so that the reading goes on and all
    faults come out together.
    """

    def __init__(self, node: Node, problems: Problems, known: Collection[str] | None, what: str) -> None:
        self._problems = problems
        self._what = what
        self._values: dict[str, Node] = {}
        self.node = node
        if not isinstance(node, Mapping):
            problems.add("not-a-mapping", node, f"{_capital(what)} must be written as keys and values.")
            return
        for key, value in node.entries:
            if known is not None and key not in known:
                problems.add("unknown-key", key, f'"{key}" is not a key of {what}.{near(key, known)}')
            else:
                self._values[key] = value

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def node_at(self, key: str) -> Node | None:
        """The raw node under a key."""
        return self._values.get(key)

    def text(self, key: str, *, required: bool = False) -> Text | None:
        """The scalar under a key; None if absent, empty or not a scalar."""
        value = self._values.get(key)
        if value is None:
            if required and isinstance(self.node, Mapping):
                self._problems.add("missing-key", self.node, f'{_capital(self._what)} needs "{key}".')
            return None
        if not isinstance(value, Text):
            self._problems.add("not-text", value, f'"{key}" of {self._what} must be one word or sentence.')
            return None
        if not value:
            self._problems.add("empty", value, f'"{key}" of {self._what} is empty.')
            return None
        return value

    def yes(self, key: str) -> bool | None:
        """`yes` or `no` under a key; None if absent."""
        value = self.text(key)
        if value is not None and value not in {"yes", "no"}:
            self._problems.add("not-yes-or-no", value, f'"{value}" must be yes or no.')
            return None
        return None if value is None else value == "yes"

    def texts(self, key: str) -> tuple[Text, ...]:
        """The scalars under a key: one scalar, or a list of them. Empty ones are reported and left out."""
        value = self._values.get(key)
        if value is None:
            return ()
        texts = []
        for node in value.nodes if isinstance(value, Items) else (value,):
            if not isinstance(node, Text):
                self._problems.add("not-text", node, f'"{key}" of {self._what} must be a list of words.')
            elif not node:
                self._problems.add("empty", node, f'"{key}" of {self._what} is empty.')
            else:
                texts.append(node)
        return tuple(texts)

    def items(self, key: str) -> tuple[Node, ...]:
        """The nodes of a list under a key."""
        value = self._values.get(key)
        if value is None:
            return ()
        if isinstance(value, Items):
            return value.nodes
        self._problems.add("not-a-list", value, f'"{key}" of {self._what} must be a list.')
        return ()

    def entries(self, key: str) -> tuple[tuple[Text, Node], ...]:
        """The named entries of a mapping under a key, in file order."""
        value = self._values.get(key)
        if value is None:
            return ()
        if isinstance(value, Mapping):
            return value.entries
        self._problems.add("not-a-mapping", value, f'"{key}" of {self._what} must be written as keys and values.')
        return ()
