"""What a messenger is told about the bot at the start: in the background, and again until it was heard."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from itertools import chain, repeat
from random import uniform
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bot.channels.calls import Outcome

Step = Callable[[], Awaitable["Outcome"]]
"""A call that is still to be made."""
RESTS = (2.0, 5.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0)
"""Seconds between the rounds. With the last one it is given up, unless a vital step is left: then it is repeated."""
_LOG = logging.getLogger(__name__)


async def introduce(
    steps: Iterable[Step],
    rest: Callable[[float], Awaitable[None]] = asyncio.sleep,
    unheard: str = "",
    vital: Collection[Step] = (),
) -> None:
    """Take each step, in order, until it is done. One whose outcome is `gone` ends it all.

    `unheard` is said if nobody was there the second time either. While one of `vital` is left, nothing is given up.
    """
    left = list(steps)
    for number, seconds in enumerate(chain(RESTS, repeat(RESTS[-1]))):
        if number >= len(RESTS) and not any(step in vital for step in left):
            break
        left, asked = await _round(left)
        if not left:
            return
        if number == 1 and asked is None and unheard:
            _LOG.warning(unheard)
        await rest(max(asked or 0.0, seconds * uniform(0.5, 1)))  # noqa: S311  # spreads tries
    _LOG.warning("A messenger was not told everything about the bot; %d calls are missing.", len(left))


async def _round(steps: list[Step]) -> tuple[list[Step], float | None]:
    """The steps that are left, and the seconds of silence that were asked for; None if nobody was there."""
    left: list[Step] = []
    asked = 0.0
    for number, step in enumerate(steps):
        outcome = await step()
        if outcome.gone:
            return [], 0.0
        if outcome.again == 0:  # the others would only wait for nothing
            return left + steps[number:], None
        if outcome.again is not None:
            left.append(step)
            asked = max(asked, outcome.again)
    return left, asked
