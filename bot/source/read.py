"""Reading a data file: bytes to nodes under the strict rules."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from itertools import takewhile
from typing import TYPE_CHECKING

import yaml

from bot.source.build import REFUSED, Builder, TooDeepError
from bot.source.explain import explain
from bot.source.node import Node, Spot
from bot.source.problem import Problem, Problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    Place = tuple[int, int]
    """Line and column, counted from 0."""

LOST = re.compile(r"(?<=\s)#")


def read(path: Path, root: Path, problems: Problems) -> Node | None:
    """Read one data file; None if it cannot be read to its end. Spots name the file relative to `root`."""
    name = name_of(path, root)
    try:
        data = path.read_bytes().removeprefix(codecs.BOM_UTF8)
        text = data.decode("utf-8")
    except OSError as error:
        problems.add("unreadable", Spot(name, 1, 1), f"The file cannot be read: {error.strerror}.")
        return None
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        spot = Spot(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        problems.add("not-utf-8", spot, "This is not UTF-8. Save the file as UTF-8.")
        return None
    return parse(text, name, problems)


def name_of(path: Path, root: Path) -> str:
    """How problems name a file or folder: relative to `root` where it lies within, else in full."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def parse(text: str, name: str, problems: Problems) -> Node | None:
    """Read YAML text under the strict rules; None if it cannot be read to its end.

    A node that is returned beside problems is the best reading of a faulty text, good for finding further faults.
    """
    raw = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    raw.append("")  # libyaml may end a value on the line behind the last
    lines = [REFUSED.sub(_stand_in, line) for line in raw]
    if _refuse_characters(raw, lines, name, problems):
        return None
    builder = Builder(lines, name, problems)
    whole = _build(builder, lines, name, problems)
    _refuse_lost_text(builder, lines, name, problems)
    if not whole:
        return None
    if not builder.root and not builder.scalars[1:]:
        problems.add("empty-file", Spot(name, 1, 1), "The file is empty.")
        return None
    return builder.root


def _stand_in(found: re.Match[str]) -> str:
    return " " if found[0] == "\t" else "\N{REPLACEMENT CHARACTER}"


def _refuse_characters(raw: Sequence[str], lines: Sequence[str], name: str, problems: Problems) -> bool:
    """Report characters nobody can see; true if tabs indent a line, so that its place in the file is unknown."""
    unplaced = False
    for number, line in enumerate(raw):
        for found in REFUSED.finditer(line):
            code, sentence = "character", f"The invisible character U+{ord(found[0]):04X} is not allowed. Delete it."
            if found[0] == "\t":
                code, sentence = "tab", "A tab is not allowed here. Use spaces."
                unplaced |= not line[: found.start()].strip()
            spot = Spot(name, number + 1, found.start() + 1)
            problems.extend([Problem(code, spot, sentence, lines[number])])
    return unplaced


def _build(builder: Builder, lines: Sequence[str], name: str, problems: Problems) -> bool:
    """Feed the builder; whether the text came to its end."""
    try:
        for event in yaml.parse("\n".join(lines), Loader=yaml.CSafeLoader):
            builder.take(event)
    except TooDeepError:
        return False
    except yaml.MarkedYAMLError as error:
        last = builder.scalars[-1][0] if builder.scalars else (0, 0)
        code, (line, column), sentence = explain(error, lines, last)
        if line >= len(lines) - 1:  # what never came is missed at the end of the last line
            line, column = len(lines) - 2, len(lines[-2])
        if not builder.inside_brackets:  # else the brackets are the fault, and reported
            problems.extend([Problem(code, Spot(name, line + 1, column + 1), sentence, lines[line])])
        return False
    return True


def _refuse_lost_text(builder: Builder, lines: Sequence[str], name: str, problems: Problems) -> None:
    """YAML drops what follows ` #`; a person who wrote it on the line of a value probably meant it."""
    starts = [start for start, _ in builder.scalars]
    for place in takewhile(lambda place: place <= builder.reached, _hashes(lines)):
        index = bisect_right(starts, place) - 1
        if index >= 0 and place < builder.scalars[index][1]:
            continue
        sentence = 'Text after " #" would be lost. Put the value in quotes, or the remark on a line of its own.'
        problems.extend([Problem("lost-text", Spot(name, place[0] + 1, place[1] + 1), sentence, lines[place[0]])])


def _hashes(lines: Sequence[str]) -> Iterator[Place]:
    """Every ` #` that stands behind something on its line."""
    for number, line in enumerate(lines):
        if "#" in line:
            yield from ((number, found.start()) for found in LOST.finditer(line) if line[: found.start()].strip())
