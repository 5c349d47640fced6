"""Requests to a messenger's API as data: what would go out, before anything goes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Chat = int | str
"""A chat as its messenger names it: a number at Telegram, a text at Viber."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request: method and parameters, as JSON values. `chat` is whose turn it takes; None: nobody's."""

    method: str
    params: Mapping[str, Any]
    chat: Chat | None = None
    urgent: bool = False
    """A crisis: not given up for newer ones when too many wait."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a call. Without anything set it is done, whether or not the messenger liked it."""

    again: float | None = None
    """Seconds after which it is to be tried again."""
    instead: Call | None = None
    """What goes out in its place: the message to edit is no longer there."""
    gone: bool = False
    """The chat takes no more: the bot is blocked, or the chat is no longer there."""


DONE = Outcome()
