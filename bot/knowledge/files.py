"""The files of a folder in which each file is one record, named by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import source
from bot.knowledge.shapes import check_id
from bot.source import Spot, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.source import Node, Problems


def read_files(folder: Path, root: Path, problems: Problems) -> Iterator[tuple[Text, Node]]:
    """The id and the content of each `*.yaml`, by name; none when there is no such folder. Bad names are reported."""
    for path in sorted(folder.glob("*.y*ml")):
        spot = Spot(path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix(), 1, 1)
        if path.suffix != ".yaml":
            problems.add("wrong-name", spot, f'Name this file "{path.stem}.yaml", or it will not be read.')
            continue
        node = source.read(path, root, problems)
        id_ = Text(path.stem, spot)
        if node is not None and check_id(id_, "file", problems):
            yield id_, node


def read_optional(path: Path, root: Path, problems: Problems) -> Node | None:
    """The content of a file that a city may do without."""
    return source.read(path, root, problems) if path.is_file() else None
