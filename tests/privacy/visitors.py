"""People in the three channels that the net reaches. All they say, and all that names them, are markers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from bot.channels.telegram import webhook as telegram
from bot.channels.viber import webhook as viber
from tests.channels.telegram import bodies as updates
from tests.channels.viber import bodies as callbacks
from tests.privacy.markers import chat, marker

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from random import Random

SHAPES = ("{}", "sl_{}", "sl_food_{}", "en_violence_now_{}", "sl_check_child-benefit_since-{}", "sl_food_meal_-{}")
"""Texts and tokens with a marker in them."""
CRIES = ("ubila se bom, {}", "{} me pravkar tepe", "my friend {} overdosed and is not breathing")
NEEDS = ("nimam kje spati, {} me je vrgla ven", "{} has nothing to eat", "kje je csd šiška, {}?")
OTHERS = ("{}", "asdf {} qwe", "živjo, {}", "{} english please", "jebi se {}", "{} " * 600)
TYPED = (*SHAPES, *CRIES, *NEEDS, *OTHERS)
"""What is typed with a marker in it: cries for help, needs, and what is neither."""
LONGEST_NUMBER = 2**40

Headers = list[tuple[bytes, bytes]]


class Visitors:
    """`ask` sends a request (method, path, body, headers); `secret` is Telegram's, `token` the one of the Viber bot."""

    def __init__(
        self, ask: Callable[[str, str, bytes, Headers], Awaitable[int]], dice: Random, secret: str, token: str
    ) -> None:
        self._ask = ask
        self._dice = dice
        self._secret = secret
        self._token = token

    def says(self) -> str:
        """A text or a token."""
        return self._dice.choice(SHAPES).format(marker())

    def types(self) -> str:
        """A text that a person types."""
        return self._dice.choice(TYPED).replace("{}", marker())

    async def opens_pages(self) -> None:
        """A conversation in the web chat."""
        for _ in range(2):
            await self._browses("GET", f"/{self.says()}?{urlencode({'q': self.says()})}")
        await self._browses("POST", "/", urlencode({"text": self.types(), "token": self.says()}))
        await self._browses("POST", "/", urlencode({"token": self.says(), self.says(): "1"}))
        await self._browses(marker(), f"/{marker()}/{marker()}")

    async def writes_at_telegram(self) -> None:
        """A conversation in Telegram: begun by a link, typed, quoted, with a picture, tapped."""
        number = chat()
        quoted = updates.shown("sl_food", self.says(), "en_food")
        for told in (
            updates.message(text=f"/start {self.says()}"),
            updates.message(text=self.types(), reply_to_message=quoted),
            updates.message(photo=updates.PHOTO, caption=self.says()),
            updates.edited(text=self.types()),
            updates.tap(self.says()),
            updates.tap(f"~card_sl_{marker()}"),
            updates.membership(chat=updates.group(-number)),
        ):
            await self._writes(told, number)

    async def hides_at_telegram(self) -> None:
        """What was typed is hidden, which takes many calls."""
        number = chat()
        await self._writes(updates.message(text=self.types()), number)
        await self._writes(updates.message(text="/skrij"), number)
        await self._writes(updates.tap("~hide_sl"), number)

    async def writes_at_viber(self) -> None:
        """A conversation in Viber: begun by a link, typed, tapped, with a picture."""
        names = ("id", "name", "avatar", "language")
        person: dict[str, Any] = {name: marker() for name in names}
        for body in (
            callbacks.started(self.says(), **person),
            callbacks.text(self.types(), self.says(), **person),
            callbacks.text("sl_food", self.says(), **person),
            callbacks.text(f"~card_sl_{marker()}", "sl_food", **person),
            callbacks.message("picture", {"media": marker(), "file_name": marker()}, "sl_food", **person),
        ):
            await self.posts_callback(body)

    async def _writes(self, told: dict[str, Any], number: int) -> None:
        await self.posts_update(_as(told, number, self._dice.randrange(LONGEST_NUMBER)))

    async def posts_update(self, update: dict[str, Any]) -> None:
        """Telegram tells of something."""
        await self._ask("POST", "/telegram", updates.body(update), [(telegram.SECRET, self._secret.encode())])

    async def posts_callback(self, body: bytes) -> None:
        """Viber tells of something."""
        await self._ask("POST", "/viber", body, [(viber.SIGNATURE, callbacks.signature(body, self._token).encode())])

    async def _browses(self, method: str, path: str, form: str = "") -> None:
        headers = [
            *((name, marker().encode()) for name in (b"user-agent", b"referer", b"cookie", b"x-forwarded-for")),
            (b"accept-language", f"{marker()},sl;q=0.5".encode()),
            (b"accept-encoding", f"gzip, {marker()}".encode()),
            (b"if-none-match", f'"{marker()}"'.encode()),
        ]
        await self._ask(method, path, form.encode(), headers)


def _as(told: Any, number: int, update: int) -> Any:
    """The update of a person whose names are markers and whose chat has this number."""
    if isinstance(told, list):
        return [_as(one, number, update) for one in told]
    if not isinstance(told, dict):
        return told
    names = ("first_name", "last_name", "username") if told.get("id") == updates.CHAT else ()
    mine = {"id": number} if names else {}
    counted = {"update_id": update} if "update_id" in told else {}
    changed = told | {name: marker() for name in names} | mine | counted
    return {key: _as(value, number, update) for key, value in changed.items()}
