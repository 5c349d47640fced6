"""Telegram's HTML: https://core.telegram.org/bots/api#html-style. Four characters need escaping, and few tags exist."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def plain(text: str) -> str:
    """A text that is no markup."""
    return escape(text, quote=False)


def bold(text: str) -> str:
    """A heading, a name."""
    return f"<b>{plain(text)}</b>" if text else ""


def italic(text: str) -> str:
    """Small print."""
    return f"<i>{plain(text)}</i>" if text else ""


def link(address: str, text: str) -> str:
    """A text that leads to a web address; without one only the text."""
    return f'<a href="{escape(address)}">{plain(text)}</a>' if address and text else plain(text)


OPEN_LINES = 3
"""Lines that Telegram shows of a quote that can be opened (Bot API 7.4)."""


def quote(lines: Iterable[str]) -> str:
    """Lines of HTML set off from what stands above them, nothing without lines. Of many the first are shown."""
    told = [*lines]
    if not told:
        return ""
    tag = "blockquote expandable" if len(told) > OPEN_LINES else "blockquote"
    return f"<{tag}>{chr(10).join(told)}</blockquote>"
