"""Strict YAML in which every word knows its place.

Every scalar is text: `20:00` stays `20:00`, `no` stays `no`, `0801155` keeps its zero. What a reader could misread is
refused (tags, anchors, aliases, merge keys, inline collections, duplicate keys, tabs, text lost after ` #`), and all
problems of a file are reported at once, each with a code, a spot and a sentence for the person who can mend it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

NEAR_ENOUGH = 60.0


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place in a data file; `line` and `column` count from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in a data file. A problem stops the load; a warning lets it run."""

    code: str
    spot: Spot
    sentence: str
    line: str = ""
    warning: bool = False

    def __str__(self) -> str:
        head = f"{self.spot}: {'warning ' if self.warning else ''}{self.code}: {self.sentence}"
        if not self.line:
            return head
        return f"{head}\n    {self.line}\n    {' ' * (self.spot.column - 1)}^"


class Text(str):
    """A scalar of a data file: a string that knows its spot and its line."""

    __slots__ = ("line", "spot")

    spot: Spot
    line: str

    def __new__(cls, value: str, spot: Spot, line: str = "") -> Text:
        text = super().__new__(cls, value)
        text.spot = spot
        text.line = line
        return text


@dataclass(frozen=True, slots=True)
class Items:
    """A list of a data file."""

    nodes: tuple[Node, ...]
    spot: Spot
    line: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping of a data file, in file order; keys are `Text`."""

    entries: tuple[tuple[Text, Node], ...]
    spot: Spot
    line: str = ""


Node = Text | Items | Mapping


class Problems:
    """Collects problems so that a person sees all of them at once, in file order."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, code: str, at: Node | Spot, sentence: str, *, warning: bool = False) -> None:
        """Report a fault at a node, or at a bare spot."""
        spot, line = (at, "") if isinstance(at, Spot) else (at.spot, at.line)
        problem = Problem(code, spot, sentence, line, warning)
        if problem not in self._found:
            self._found.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Take over problems found elsewhere."""
        self._found.extend(problems)

    @property
    def all(self) -> tuple[Problem, ...]:
        """Problems and warnings, by file, line and column."""
        return tuple(sorted(self._found, key=lambda problem: problem.spot))

    @property
    def fatal(self) -> bool:
        """Whether any of them stops the load."""
        return any(not problem.warning for problem in self._found)


def near(word: str, known: Collection[str]) -> str:
    """` Did you mean "choices"?` for the known word most like `word`, else an empty string."""
    best = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return f' Did you mean "{best[0]}"?' if best else ""


class Fields:
    """Reads the keys of one mapping and reports what is missing, unknown or of the wrong shape.

    Keys not in `known` are reported when the object is made. Readers return None or an empty tuple after reporting a
    fault, so that the reading goes on and all faults come out together.
    """

    def __init__(self, node: Node, problems: Problems, known: Collection[str] | None, what: str) -> None:
        self._problems = problems
        self._what = what
        self._values: dict[str, Node] = {}
        self.node = node
        if not isinstance(node, Mapping):
            problems.add("not-a-mapping", node, f"{what} must be written as keys and values.")
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
        """The scalar under a key; None if absent or not a scalar."""
        value = self._values.get(key)
        if value is None:
            if required and isinstance(self.node, Mapping):
                self._problems.add("missing-key", self.node, f'{self._what} needs "{key}".')
            return None
        if not isinstance(value, Text):
            self._problems.add("not-text", value, f'"{key}" of {self._what} must be one word or sentence.')
            return None
        if not value:
            self._problems.add("empty", value, f'"{key}" of {self._what} is empty.')
            return None
        return value

    def texts(self, key: str) -> tuple[Text, ...]:
        """The scalars under a key: one scalar, or a list of them."""
        value = self._values.get(key)
        if value is None:
            return ()
        if isinstance(value, Text):
            return (value,) if value else ()
        nodes = value.nodes if isinstance(value, Items) else (value,)
        for node in nodes:
            if not isinstance(node, Text):
                self._problems.add("not-text", node, f'"{key}" of {self._what} must be a list of words.')
        return tuple(node for node in nodes if isinstance(node, Text))

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


def read(path: Path, root: Path, problems: Problems) -> Node | None:
    """Read one data file; None if it cannot be read at all. Spots name the file relative to `root`."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.add("not-utf-8", Spot(name, 1, 1), f"Byte {error.start + 1} is not UTF-8. Save the file as UTF-8.")
        return None
    except OSError as error:
        problems.add("unreadable", Spot(name, 1, 1), f"The file cannot be read: {error.strerror}.")
        return None
    return parse(text, name, problems)


def parse(text: str, name: str, problems: Problems) -> Node | None:
    """Read YAML text under the strict rules; None if there is nothing to go on with."""
    lines = text.split("\n")
    if _tabs(lines, name, problems):
        return None
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        spot = Spot(name, mark.line + 1, mark.column + 1) if mark else Spot(name, 1, 1)
        problems.extend([Problem("not-yaml", spot, _plain(error), _line(lines, spot.line))])
        return None
    except yaml.YAMLError as error:
        problems.add("not-yaml", Spot(name, 1, 1), f"The file is not readable YAML: {str(error).splitlines()[0]}.")
        return None
    if root is None:
        problems.add("empty-file", Spot(name, 1, 1), "The file is empty.")
        return None
    return _Builder(lines, name, problems).build(root)


def _tabs(lines: list[str], name: str, problems: Problems) -> bool:
    found = False
    for number, line in enumerate(lines, 1):
        column = line.find("\t")
        if column >= 0:
            found = True
            spot = Spot(name, number, column + 1)
            problems.extend([Problem("tab", spot, "A tab is not allowed here. Use spaces.", line)])
    return found


def _line(lines: list[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _plain(error: yaml.MarkedYAMLError) -> str:
    if "found undefined alias" in str(error.problem):
        return "An alias (*) is not allowed. Write the value out."
    if "mapping values are not allowed" in str(error.problem):
        return 'A second ": " on this line. Put the whole value in quotes.'
    if "expected a single document" in str(error.context):
        return 'A second document ("---") begins here. One file holds one document.'
    return f"This is not readable YAML: {error.problem or error.context}."


class _Aliased(yaml.YAMLError):
    """An alias met while composing; reported with the rest."""


class _Loader(yaml.SafeLoader if not hasattr(yaml, "CSafeLoader") else yaml.CSafeLoader):  # type: ignore[misc]  # chosen by what is built
    """Composes nodes without resolving what a scalar might mean."""


class _Builder:
    """Turns PyYAML nodes into ours, refusing what the strict rules refuse."""

    def __init__(self, lines: list[str], name: str, problems: Problems) -> None:
        self._lines = lines
        self._name = name
        self._problems = problems
        self._met: set[int] = set()

    def build(self, node: yaml.Node) -> Node:
        spot = Spot(self._name, node.start_mark.line + 1, node.start_mark.column + 1)
        line = _line(self._lines, spot.line)
        self._refuse(node, spot, line)
        if isinstance(node, yaml.ScalarNode):
            return Text(node.value, spot, line)
        if isinstance(node, yaml.SequenceNode):
            return Items(tuple(self.build(child) for child in node.value), spot, line)
        return Mapping(tuple(self._entries(node)), spot, line)

    def _entries(self, node: Any) -> Iterator[tuple[Text, Node]]:
        first: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = self.build(key_node)
            if not isinstance(key, Text):
                self._problems.add("key-not-text", key, "A key must be a plain word.")
                continue
            if key == "<<":
                self._problems.add("merge-key", key, "A merge key (<<) is not allowed. Write the values out.")
                continue
            value = self.build(value_node)
            if key in first:
                sentence = f'"{key}" stands here twice; first on line {first[key]}. Keep one.'
                self._problems.add("duplicate-key", key, sentence)
                continue
            first[key] = key.spot.line
            yield key, value

    def _refuse(self, node: yaml.Node, spot: Spot, line: str) -> None:
        at = Text("", spot, line)
        if id(node) in self._met:
            self._problems.add("alias", at, "An alias (*) is not allowed. Write the value out.")
            return
        self._met.add(id(node))
        before = line[: spot.column - 1]
        if re.search(r"(^|[\s:\-])&\S+\s*$", before) or line[spot.column - 1 :].startswith("&"):
            self._problems.add("anchor", at, "An anchor (&) is not allowed. Write the value out where it is needed.")
        if re.search(r"(^|[\s:\-])!\S*\s*$", before) or line[spot.column - 1 :].startswith("!"):
            self._problems.add("tag", at, "A tag (!) is not allowed. Every value is text.")
        if isinstance(node, yaml.CollectionNode):
            if node.flow_style:
                sentence = "A list or mapping in brackets is not allowed. Put each item on its own line."
                self._problems.add("inline-collection", at, sentence)
        else:
            self._refuse_lost_text(node)

    def _refuse_lost_text(self, node: yaml.Node) -> None:
        """YAML drops what follows ` #`; a person who wrote it probably meant it."""
        line = _line(self._lines, node.end_mark.line + 1)
        rest = line[node.end_mark.column :]
        found = re.match(r"\s*:?\s+#", rest)
        if getattr(node, "style", None) in {"|", ">"}:
            line = _line(self._lines, node.start_mark.line + 1)
            rest = line[node.start_mark.column :]
            found = re.match(r"[|>][-+0-9]*\s+#", rest)
            column = node.start_mark.column
        else:
            column = node.end_mark.column
        if found:
            spot = Spot(self._name, (node.start_mark if line is not _line(self._lines, node.end_mark.line + 1) else node.end_mark).line + 1, column + found.end())
            sentence = 'Text after " #" would be lost. Put the value in quotes, or the remark on a line of its own.'
            self._problems.extend([Problem("lost-text", spot, sentence, line)])
