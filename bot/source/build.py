"""From YAML events to nodes, refusing on the way what the strict rules refuse.

Events and not PyYAML's own nodes, because composing stops at the first alias and forgets what was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import yaml

from bot.source.node import Items, Mapping, Node, Spot, Text
from bot.source.problem import Problem, Problems

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Place = tuple[int, int]
    """Line and column, counted from 0."""

DEEPEST = 20
"""Levels of nesting; what lies deeper is a slip of the hand, or an attack."""

REFUSED = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Tabs, and what no eye can see: controls, odd line ends, soft hyphens, zero-width and direction marks."""

BLOCK = frozenset("|>")

ANCHOR = "An anchor (&) is not allowed. Write the value out where it is needed."
ALIAS = "An alias (*) is not allowed. Write the value out."
TAG = "A tag (!) is not allowed. Every value is text."
INLINE = "A list or mapping in brackets is not allowed. Put each item on its own line."


class TooDeepError(yaml.YAMLError):
    """Nested beyond `DEEPEST`; already reported."""


@dataclass(slots=True)
class _OpenItems:
    """A list whose end has not come yet."""

    spot: Spot
    line: str
    inline: bool
    _nodes: list[Node] = field(default_factory=list)

    def put(self, node: Node, _problems: Problems) -> None:
        self._nodes.append(node)

    def close(self) -> Items:
        return Items(tuple(self._nodes), self.spot, self.line)


@dataclass(slots=True)
class _OpenMapping:
    """A mapping whose end has not come yet; keys and values arrive in turn."""

    spot: Spot
    line: str
    inline: bool
    _entries: dict[Text, Node] = field(default_factory=dict)
    _first: dict[str, int] = field(default_factory=dict)
    _key: Text | None = None
    _value_next: bool = False

    def put(self, node: Node, problems: Problems) -> None:
        if not self._value_next:
            self._key = self._good_key(node, problems)
        elif self._key is not None:
            self._entries[self._key] = node
        self._value_next = not self._value_next

    def close(self) -> Mapping:
        return Mapping(tuple(self._entries.items()), self.spot, self.line)

    def _good_key(self, key: Node, problems: Problems) -> Text | None:
        if not isinstance(key, Text):
            problems.add("key-not-text", key, "A key must be a plain word.")
            return None
        if key == "<<":
            problems.add("merge-key", key, "A merge key (<<) is not allowed. Write the values out.")
            return None
        line = self._first.setdefault(key, key.spot.line)
        if key in self._entries or line != key.spot.line:
            problems.add("duplicate-key", key, f'"{key}" stands here twice; first on line {line}. Keep one.')
            return None
        return key


class Builder:
    """Takes the events of one file in order; `root` is the tree once they have all come.

    `scalars` are the places of the scalars so far as (start, end) pairs, in file order; `reached` is
    the end of the last event.
    """

    def __init__(self, lines: Sequence[str], name: str, problems: Problems) -> None:
        self._lines = lines
        self._name = name
        self._problems = problems
        self._open: list[_OpenItems | _OpenMapping] = []
        self._documents = 0
        self._take: dict[type[yaml.Event], Callable[..., None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            yaml.SequenceStartEvent: self._begin,
            yaml.MappingStartEvent: self._begin,
            yaml.SequenceEndEvent: self._end,
            yaml.MappingEndEvent: self._end,
            yaml.DocumentStartEvent: self._document,
        }
        self.root: Node | None = None
        self.scalars: list[tuple[Place, Place]] = []
        self.reached: Place = (0, 0)
        self._start: Place = (0, 0)

    def take(self, event: yaml.Event) -> None:
        """Take the next event. Raises TooDeepError."""
        start, end = cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)
        self._start = start.line, start.column
        self.reached = end.line, end.column
        take = self._take.get(type(event))
        if take:
            take(event)

    @property
    def inside_brackets(self) -> bool:
        """Whether a list or mapping in brackets is open."""
        return bool(self._open) and self._open[-1].inline

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            sentence = 'A second document ("---") begins here. One file holds one document.'
            self._report("second-document", sentence)
        if event.version or event.tags:
            sentence = "A line that begins with % is not allowed. Delete it."
            self._report("directive", sentence)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        (first, _), (last, _) = self._start, self.reached
        # What follows "|" on its own line is no part of the text.
        self.scalars.append(((first + 1, 0) if event.style in BLOCK else self._start, self.reached))
        self._properties(event)
        if last > first and not event.style:
            self._refuse_swallowed_items(first + 1, last)
        unseen = event.style == '"' and REFUSED.search(event.value)
        if unseen:
            sentence = f"The code of an invisible character (U+{ord(unseen[0]):04X}) is not allowed. Delete it."
            self._report("character", sentence)
        self._put(Text(event.value, *self._place()))

    def _refuse_swallowed_items(self, first: int, last: int) -> None:
        """Refuse a list that would silently become text: a plain value goes on over lines."""
        for number in range(first, last + 1):
            line = self._lines[number]
            column = len(line) - len(line.lstrip())
            if line.startswith("- ", column):
                spot = Spot(self._name, number + 1, column + 1)
                sentence = 'This "-" would be read as text of the value above. Give the list a key of its own.'
                self._problems.extend([Problem("swallowed-item", spot, sentence, line)])

    def _alias(self, event: yaml.AliasEvent) -> None:
        self._report("alias", ALIAS)
        self._put(Text(f"*{event.anchor}", *self._place()))

    def _begin(self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent) -> None:
        self._properties(event)
        inline = bool(event.flow_style)
        if inline and not self.inside_brackets:
            self._report("inline-collection", INLINE)
        if len(self._open) == DEEPEST:
            sentence = f"This is nested deeper than {DEEPEST} levels, which no data file needs."
            self._report("too-deep", sentence)
            raise TooDeepError
        opened = _OpenMapping if isinstance(event, yaml.MappingStartEvent) else _OpenItems
        self._open.append(opened(*self._place(), inline))

    def _end(self, _event: yaml.Event) -> None:
        self._put(self._open.pop().close())

    def _put(self, node: Node) -> None:
        if self._open:
            self._open[-1].put(node, self._problems)
        elif self._documents == 1:
            self.root = node

    def _properties(self, event: yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent) -> None:
        """Both stand before the value, in either order; the event begins with the first of them."""
        if event.anchor is not None:
            self._report("anchor", ANCHOR, "&")
        if event.tag is not None:
            self._report("tag", TAG, "!")

    def _report(self, code: str, sentence: str, sign: str = "") -> None:
        spot, line = self._place()
        if sign:
            column = line.find(sign, spot.column - 1)
            spot = Spot(self._name, spot.line, column + 1) if column >= 0 else spot
        self._problems.extend([Problem(code, spot, sentence, line)])

    def _place(self) -> tuple[Spot, str]:
        line, column = self._start
        return Spot(self._name, line + 1, column + 1), self._lines[line]
