"""From the text of a rule to its pattern: the small language of `pattern.py`, with groups of words that have names."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from bot.source import Items, Text, near
from bot.understanding.pattern import END, GAP, Near, Row, Words, either
from bot.understanding.text import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.source import Node, Problems
    from bot.understanding.pattern import Pattern

SHORTEST = 3
"""Letters of the shortest stem: a shorter one would begin half of all words."""
OPTIONAL = 4
"""Words of a rule that may be left out."""
GAP_SIGN, NEAR_SIGN = "...", "&"

_GROUP = re.compile(r"<([a-z0-9-]+)>")


class Groups:
    """Reads patterns, and the named groups that they are made of.

    `written` gathers every word of every pattern, for the spelling. Faults are reported, each at its rule.
    """

    def __init__(
        self,
        written: set[str],
        problems: Problems,
        entries: Sequence[tuple[Text, Node]] = (),
        shared: Groups | None = None,
    ) -> None:
        """`entries` are the groups by name; what is not among them is looked for in `shared`."""
        self._written = written
        self._problems = problems
        self._entries: Mapping[Text, Node] = dict(entries)
        self._shared = shared
        self._made: dict[str, Pattern | None] = {}
        self._used: set[str] = set()
        for name in self._entries:
            if shared is not None and name in shared.names:
                problems.add("duplicate-group", name, f'"{name}" is also a group that all share. Choose another name.')

    @property
    def names(self) -> frozenset[str]:
        """The names of the groups, without the shared ones."""
        return frozenset(self._entries)

    def report_unused(self) -> None:
        """Warn of groups that were not named by what was read."""
        for name in self._entries:
            if name not in self._used:
                self._problems.add("unused-group", name, f'Nothing says "<{name}>".', warning=True)

    def parse(self, source: Text) -> Pattern | None:
        """A rule as a pattern; None when it cannot be read."""
        parts = [self._row(source, part.split()) for part in source.split(NEAR_SIGN)]
        patterns = tuple(pattern for pattern in parts if pattern is not None)
        if len(patterns) < len(parts):
            return None
        return patterns[0] if len(patterns) == 1 else Near(patterns)

    def _row(self, source: Text, items: Sequence[str]) -> Pattern | None:
        fault = _fault(items)
        if fault:
            self._problems.add("bad-rule", source, fault)
            return None
        terms = [None if item == GAP_SIGN else self._term(source, item.removesuffix("?")) for item in items]
        if terms.count(None) > items.count(GAP_SIGN):
            return None
        ways = product(*((True, False) if item.endswith("?") else (True,) for item in items))
        return either([_in_a_row([term for term, stays in zip(terms, way, strict=True) if stays]) for way in ways])

    def _term(self, source: Text, term: str) -> Pattern | None:
        found = [self._one(source, one) for one in term.split("|")]
        patterns = [pattern for pattern in found if pattern is not None]
        return either(patterns) if len(patterns) == len(found) else None

    def _one(self, source: Text, one: str) -> Pattern | None:
        if name := _GROUP.fullmatch(one):
            return self._group(source, name[1])
        word, stem = one.removesuffix("*"), one.endswith("*")
        folded = (END,) if one == END else tokens(word)
        if len(folded) != 1 or "*" in word or (stem and len(folded[0]) < SHORTEST):
            sentence = f'"{one}" is no word. A stem needs {SHORTEST} letters before its "*".'
            self._problems.add("bad-word", source, sentence)
            return None
        written = f"{folded[0]}*" if stem else folded[0]
        self._written.add(written)
        return Words(frozenset({written}))

    def _group(self, source: Text, name: str) -> Pattern | None:
        if name not in self.names and self._shared is not None and name in self._shared.names:
            return self._shared._group(source, name)  # noqa: SLF001 - another of the same class
        if name not in self.names:
            known = self.names | (self._shared.names if self._shared else frozenset())
            self._problems.add("unknown-group", source, f'There is no group "<{name}>".{near(name, known)}')
            return None
        self._used.add(name)
        if name not in self._made:
            self._made[name] = None  # what names itself finds this
            self._made[name] = self._whole(name)
        elif self._made[name] is None:
            self._problems.add("broken-group", source, f'The group "<{name}>" names itself, or cannot be read.')
        return self._made[name]

    def _whole(self, name: str) -> Pattern | None:
        texts = list(self._texts(name))
        found = [self._row(text, text.split()) for text in texts]
        patterns = [pattern for pattern in found if pattern is not None]
        return either(patterns) if patterns and len(patterns) == len(texts) else None

    def _texts(self, name: str) -> Iterator[Text]:
        node = next(node for key, node in self._entries.items() if key == name)
        for one in node.nodes if isinstance(node, Items) else (node,):
            if isinstance(one, Text):
                yield one
            else:
                self._problems.add("not-text", one, "A group is a list of words.")


def _fault(items: Sequence[str]) -> str:
    """What is wrong with the order of a row's items, or an empty string."""
    if not items or GAP_SIGN in {items[0], items[-1]} or f"{GAP_SIGN} {GAP_SIGN}" in " ".join(items):
        return f'Words must stand on both sides of "{GAP_SIGN}" and "{NEAR_SIGN}".'
    if sum(item.endswith("?") for item in items) > OPTIONAL:
        return f'At most {OPTIONAL} words of a rule may have a "?".'
    if all(item.endswith("?") or item == GAP_SIGN for item in items):
        return 'A rule needs a word without a "?".'
    return ""


def _in_a_row(terms: Sequence[Pattern | None]) -> Pattern:
    """Patterns one after the other; None stands for a gap."""
    patterns: list[Pattern] = []
    gaps: list[int] = []
    gap = 0
    for term in terms:
        if term is not None:
            patterns.append(term)
            gaps.append(gap)
        gap = GAP if term is None else 0
    return patterns[0] if len(patterns) == 1 else Row(tuple(patterns), tuple(gaps))
