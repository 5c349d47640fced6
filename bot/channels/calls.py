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
