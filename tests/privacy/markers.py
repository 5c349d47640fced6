"""Words and numbers that nobody else uses, and where they are still held."""

from __future__ import annotations

import gc
import re
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CHATS = range(3_141_592_653_000_000, 3_141_592_653_900_000)
"""Numbers of chats that nobody has."""

_counter = count(1)


def marker(kind: str = "a") -> str:
    """A new word of a kind. No test keeps it: it stands in no code and in no list."""
    return f"zqxmarker{kind}{next(_counter):06x}"


def markers(kind: str = "a") -> re.Pattern[str]:
    """All words of a kind."""
    return re.compile(f"zqxmarker{kind}[0-9a-f]{{6}}")


def chat() -> int:
    """A new number."""
    return CHATS[next(_counter)]


def held(kind: str = "a") -> list[str]:
    """What live objects hold a marker: its type, and the types of who refers to it.

    Looked at are all containers the garbage collector knows, and all that these refer to, step by step. Not seen is
    what only C code refers to, what is packed or encrypted, and memory that is free but not overwritten yet.
    """
    pattern = markers(kind)
    gc.collect()
    found: list[object] = []
    waiting: list[object] = gc.get_objects()
    above: dict[int, object] = {id(one): None for one in waiting}
    above |= {id(ours): None for ours in (found, waiting, above)}
    while waiting:
        thing = waiting.pop()
        if _holds(thing, pattern):
            found.append(thing)
        others = {id(one): one for one in _referents(thing) if id(one) not in above}
        above |= dict.fromkeys(others, thing)
        waiting += others.values()
    return [_told(one, above) for one in found]


def _referents(thing: object) -> list[object]:
    """What a thing refers to. The collector passes over the keys of a dict that are all texts."""
    return [*gc.get_referents(thing), *(dict.keys(thing) if isinstance(thing, dict) else ())]


def _told(thing: object, above: dict[int, object]) -> str:
    """The way up from what is held, as far as it was gone down."""
    way = [type(thing).__name__]
    while (thing := above[id(thing)]) is not None:
        way.append(type(thing).__name__ + (f" with {list(thing)[:4]}"[:90] if isinstance(thing, dict) else ""))
    return " in ".join(way)


def _holds(thing: object, pattern: re.Pattern[str]) -> bool:
    """Whether a text holds a marker, or a number is one."""
    if isinstance(thing, str):
        return pattern.search(thing) is not None
    if isinstance(thing, bytes | bytearray | memoryview):
        return pattern.search(bytes(thing).decode("latin-1")) is not None
    return isinstance(thing, int) and CHATS.start < abs(thing) < CHATS.stop


def files(*folders: Path) -> dict[str, tuple[int, int]]:
    """All files in some folders, with their size and the time they were written."""
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in paths}
