"""What goes wrong at a messenger's server, on demand. By itself nothing does."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from tests.doubles.bell import Bell

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import Receive, Scope, Send


class Kind(Enum):
    """What happens to a call."""

    STORM = auto()  # refused: too many of them
    CUT_BEFORE = auto()  # the connection breaks before it is carried out
    CUT_AFTER = auto()  # it is carried out, and the connection breaks in the middle of the answer
    STATUS = auto()  # a proxy in front of the server answers with an error page


@dataclass
class Stroke:
    """What happens to the next `times` calls that `hits` names; `value` is a number of seconds or a status."""

    kind: Kind
    times: int
    hits: Callable[[str, object], bool]
    value: int = 0


class Weather:
    """Strokes still to come, a server that is down, and a gate at which calls wait."""

    def __init__(self) -> None:
        self.bell = Bell()
        self.down = False
        self.broken = 0  # connections that broke, as the server was down
        self.strokes: list[Stroke] = []
        self.waiting = 0  # calls at the gate
        self._gate = asyncio.Event()
        self._gate.set()
        self._held = ""

    def breaks(self) -> bool:
        """Whether a connection breaks now."""
        self.broken += self.down
        self.bell.ring()
        return self.down

    def hold(self, method: str) -> None:
        """Let calls of a method wait; "": all."""
        self._gate.clear()
        self._held = method

    def release(self) -> None:
        self._gate.set()

    async def passes_gate(self, method: str, receive: Receive) -> bool:
        """Wait for as long as answers are slow. Whether whoever asked is still there then."""
        if self._gate.is_set() or self._held not in {"", method}:
            return True
        self.waiting += 1
        self.bell.ring()
        opens, leaves = asyncio.ensure_future(self._gate.wait()), asyncio.ensure_future(_leaves(receive))
        await asyncio.wait({opens, leaves}, return_when=asyncio.FIRST_COMPLETED)
        self.waiting -= 1
        self.bell.ring()
        here = not leaves.done()
        for one in (opens, leaves):
            one.cancel()
        return here

    def strikes(self, method: str, chat: object) -> Stroke | None:
        """What happens to this call, used up by one; None: nothing."""
        for stroke in self.strokes:
            if stroke.times > 0 and stroke.hits(method, chat):
                stroke.times -= 1
                return stroke
        return None


async def _leaves(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def cut(_: Scope, __: Receive, send: Send) -> None:
    """Begin an answer and never end it: the server closes the connection."""
    headers = [(b"content-type", b"application/json"), (b"content-length", b"1000")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b'{"ok":true,"resu', "more_body": True})
