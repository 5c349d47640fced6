"""Groups: the bot says once that it does not talk there, where others read along."""

from __future__ import annotations

from hashlib import blake2b
from secrets import token_bytes
from typing import TYPE_CHECKING

from bot.channels.once import Once
from bot.channels.telegram.markup import plain
from bot.channels.telegram.screens import screen

if TYPE_CHECKING:
    from bot.channels.calls import Call
    from bot.locales.tongue import Tongue

ROOM = 4096
"""Groups that are remembered, by a hash whose key ends with the process."""
PRESENT = frozenset({"member", "administrator"})


class Groups:
    """Sends whoever calls it in a group to the private chat; `name` is the bot's."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._told = Once(ROOM)
        self._key = token_bytes(16)

    def notice(self, chat: int, tongue: Tongue) -> list[Call]:
        """The notice, the first time; then nothing."""
        if not self._told.first(blake2b(b"%d" % chat, key=self._key, digest_size=8).digest()):
            return []
        said = tongue.ui("Pogovarjamo se samo zasebno. Tukaj bi vas lahko brali drugi.")
        address = f"https://t.me/{self._name}?start={tongue.locale}"
        return screen([plain(said)], [[{"text": tongue.ui("Odprite zasebni pogovor"), "url": address}]]).sent(chat)
