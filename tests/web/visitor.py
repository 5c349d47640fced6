"""A browser without JavaScript, at a fixed moment."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import httpx

from bot.channels.web import web_app
from bot.engine.answers import Answers
from tests.people import CHRISTMAS_EVE, ROOT, city
from tests.web.screen import Screen

if TYPE_CHECKING:
    import asyncio
    from pathlib import Path

    from bot.config import Config


class Visitor:
    """Somebody who opens pages, follows links, presses buttons and types."""

    def __init__(
        self,
        runner: asyncio.Runner,
        answers: Any = None,
        root: Path = ROOT,
        language: str = "sl",
        config: Config | None = None,
    ) -> None:
        own, self.world = city(root)
        self.config = config or own
        self.answers = answers or Answers(self.world)
        self.now = datetime.fromisoformat(CHRISTMAS_EVE).replace(tzinfo=self.config.city.zone)
        self.app = web_app(self.answers, self.config, lambda: self.now)
        self._runner = runner
        self._language = language
        self.response: httpx.Response = httpx.Response(204)

    def asks(self, method: str, path: str, **more: Any) -> Visitor:
        """Send any request at all; redirects are followed, as a browser does."""
        headers = {"accept-language": self._language} | more.pop("headers", {})

        async def go() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://test", follow_redirects=True) as client:
                return await client.request(method, path, headers=headers, **more)

        self.response = self._runner.run(go())
        return self

    def opens(self, path: str, **headers: str) -> Visitor:
        """Type an address, or follow a link."""
        return self.asks("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def takes(self, token: str) -> Visitor:
        """Touch the link, or press the button, that leads to a state."""
        screen = self.screen
        if token in screen.buttons.values():
            return self.asks("POST", "/", data={"token": token})
        assert f"/{token}" in screen.links.values()
        return self.opens(f"/{token}")

    def types(self, text: str) -> Visitor:
        """Send a text from the page on the screen."""
        fields = {field.attributes["name"]: field.attributes.get("value", "") for field in self.screen.all("input")}
        return self.asks("POST", "/", data=fields | {"text": text})

    @property
    def path(self) -> str:
        """What the address bar shows."""
        return self.response.url.path

    @property
    def screen(self) -> Screen:
        """The page."""
        return Screen(self.response.text)
