"""Numbers in sentences that ring when touched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from bot.knowledge.model import Directory


class Dial:
    """Makes `tel:` links of the numbers in a text that stand in the Directory exactly as written there."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self._numbers = {
            phone.shown: phone.number for service in directory.services.values() for phone in service.phones
        }
        longest_first = sorted(self._numbers, key=len, reverse=True) or [r"\0"]  # no text holds that
        self._known = re.compile(rf"(?<![\w+])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")

    def __call__(self, text: str) -> Markup:
        """The text as HTML."""
        linked, end = Markup(), 0
        for found in self._known.finditer(text):
            number = self._numbers[found[0]]
            linked += escape(text[end : found.start()]) + Markup('<a href="tel:{}">{}</a>').format(number, found[0])
            end = found.end()
        return linked + escape(text[end:])
