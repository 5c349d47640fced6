"""A person with a browser window of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

    from bot.config import Web

ELSEWHERE = "<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>"


class Guest:
    """Opens pages of the chat. What its browser asks of others is answered here, and noted when it was no way out."""

    def __init__(self, chromium: Browser, address: str, web: Web, **wishes: Any) -> None:
        self.address = address
        self.leave = web.leave
        self._map = web.map.partition("{")[0]
        self.strays: list[str] = []
        self.context = chromium.new_context(**{"locale": "sl-SI", "viewport": {"width": 375, "height": 700}} | wishes)
        self.context.route(lambda url: not url.startswith(address), self._away)
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)

    def opens(self, path: str) -> Guest:
        """Type an address."""
        self.page.goto(self.address + path)
        return self

    def takes(self, token: str) -> Guest:
        """Touch the choice that leads to a state, be it a link or a button."""
        self.page.locator(f'main a[href="/{token}"], main button[value="{token}"]').first.click()
        return self.stands_on(token)

    def stands_on(self, token: str) -> Guest:
        """Wait until the page of a state is there."""
        self.page.locator(f'.words input[value="{token}"]').wait_for(state="attached")
        return self

    def tabs_to(self, selector: str, most: int = 60) -> Guest:
        """Press Tab until the focus is on what the selector means."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return self
        message = f"{selector} is not reached with {most} presses of Tab"
        raise AssertionError(message)

    def presses(self, *keys: str) -> Guest:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def is_away(self) -> None:
        """Stand on the neutral site."""
        expect(self.page).to_have_title("Elsewhere")
        assert self.page.url == self.leave

    @property
    def history(self) -> list[str]:
        """The addresses that Back and Forward know, oldest first."""
        entries = self.context.new_cdp_session(self.page).send("Page.getNavigationHistory")["entries"]
        return [entry["url"].removeprefix(self.address) for entry in entries if entry["url"] != "about:blank"]

    def _away(self, route: Route) -> None:
        url = route.request.url
        is_way_out = route.request.is_navigation_request() and url.startswith((self.leave, self._map))
        if not is_way_out:
            self.strays.append(url)
        if "referer" in route.request.headers:
            self.strays.append(f"{url} was told where the person came from")
        route.fulfill(body=ELSEWHERE, content_type="text/html")
