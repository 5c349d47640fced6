"""What the doubles of messengers' servers share: their life, what tests wait for, and faults on demand."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, Self

from tests.doubles.loopback import PATIENCE, Loopback
from tests.doubles.mail import Mail
from tests.doubles.weather import Kind, Stroke, Weather

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.types import ASGIApp, Receive

    from tests.doubles.mail import Letter, Trouble


@dataclass(frozen=True)
class Carried:
    """A call that arrived. `refused`: the words of the error, if any; `replied`: it came in a webhook's response."""

    method: str
    params: dict[str, Any]
    chat: object
    at: float
    refused: str = ""
    replied: bool = False


class Double:
    """A server at `url`, used in a `with`. What it would not take is in `faults`; what it was asked, in `calls`."""

    unhurried = ""  # the method that no weather hits, as it is the way in and not out

    def __init__(self, app: ASGIApp) -> None:
        self.faults: list[str] = []
        self.calls: list[Carried] = []
        self.weather = Weather()
        self.bell = self.weather.bell
        self.mail = Mail(self.bell, self.deliver)
        self._loopback = Loopback(app, self.weather)

    def __enter__(self) -> Self:
        self._loopback.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.run(self.close)
        self._loopback.run(self.mail.close())
        self._loopback.stop()

    @property
    def url(self) -> str:
        return self._loopback.url

    async def deliver(self, letter: Letter) -> Trouble:
        """Post one letter to the bot's webhook."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of everybody who waits."""
        self.weather.release()

    def note(
        self, method: str, params: dict[str, Any], chat: object, refused: str = "", *, replied: bool = False
    ) -> None:
        """Write down that a call came, and what was wrong with it."""
        self.calls.append(Carried(method, params, chat, monotonic(), refused, replied))
        self.bell.ring()

    async def passes_gate(self, method: str, receive: Receive) -> bool:
        """Wait while answers are slow; whether whoever asked is still there."""
        return method == self.unhurried or await self.weather.passes_gate(method, receive)

    # What tests wait for and look at

    def until_held(self) -> None:
        """Wait until a call waits, as answers are slow."""
        self.until(lambda: self.weather.waiting)

    def until_broken(self) -> None:
        """Wait until somebody has met a broken connection, as the server is down."""
        self.until(lambda: self.weather.broken)

    def run(self, act: Callable[[], Any]) -> Any:
        """Do something on the server's own thread."""

        async def go() -> Any:
            return act()

        return self._loopback.run(go())

    def until(self, test: Callable[[], object], why: str = "") -> None:
        """Wait until something is so, at most `PATIENCE` seconds."""

        async def go() -> None:
            async with asyncio.timeout(PATIENCE):
                await self.bell.until(test)

        try:
            self._loopback.run(go())
        except TimeoutError:
            raise AssertionError(why or f"It was not so within {PATIENCE:g} s. {self.calls[-3:]}") from None

    def until_answered(self, *numbers: int) -> None:
        """Wait until the bot has said of what happened that it is done with it; without numbers, of all."""
        why = f"Something was not answered within {PATIENCE:g} s. {self.mail.troubles} {self.calls[-3:]}"
        self.until(lambda: not self.mail.pending.keys() & (set(numbers) or self.mail.pending.keys()), why)

    def called(self, method: str = "", chat: object = None) -> list[Carried]:
        """Calls so far, in order; of one method, or in one chat."""
        return [one for one in self.calls if method in {"", one.method} and chat in {None, one.chat}]

    # The webhook

    def leads(self, host: str, url: str) -> None:
        """A host of the outside world is at `url` on this machine."""
        self.run(lambda: self.mail.lead(host, url))

    def sends_again(self) -> None:
        """Post what the bot did not take once more."""
        self.run(self.mail.try_again)

    def repeats(self) -> None:
        """Post the last that the bot has taken once more."""
        trouble = self._loopback.run(self.mail.repeat())
        assert trouble is None, trouble

    # Faults on demand

    @contextmanager
    def is_down(self) -> Iterator[None]:
        """Every connection breaks without an answer."""
        self.weather.down, self.weather.broken = True, 0
        yield
        self.weather.down = False

    @contextmanager
    def answers_slowly(self, method: str = "") -> Iterator[None]:
        """Calls, of all methods or one, wait and are carried out when this ends."""
        self.run(lambda: self.weather.hold(method))
        yield
        self.run(self.weather.release)

    def storms(self, retry_after: int = 1, times: int = 1, chat: object = None) -> None:
        """The next calls are too many."""
        self._strike(Kind.STORM, times, "", chat, retry_after)

    def cuts_connection(self, times: int = 1, method: str = "", *, carried_out: bool = True) -> None:
        """The next calls are carried out, or not, and their answer breaks off in the middle."""
        self._strike(Kind.CUT_AFTER if carried_out else Kind.CUT_BEFORE, times, method)

    def breaks(self, status: int = 502, times: int = 1, method: str = "") -> None:
        """The next calls are answered with an error page of a proxy."""
        self._strike(Kind.STATUS, times, method, value=status)

    def _strike(self, kind: Kind, times: int, method: str = "", chat: object = None, value: int = 0) -> None:
        def hits(called: str, its: object) -> bool:
            return called != self.unhurried and method in {"", called} and chat in {None, its}

        self.run(lambda: self.weather.strokes.append(Stroke(kind, times, hits, value)))
