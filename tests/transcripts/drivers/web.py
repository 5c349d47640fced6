"""A conversation in the web chat, read off the HTML as a browser without JavaScript shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from bot.engine.answers import Answers
from tests.people import city
from tests.transcripts.screen import Button, Screen
from tests.web.visitor import Visitor

if TYPE_CHECKING:
    import asyncio
    from datetime import datetime

VOID = frozenset({"meta", "link", "input", "br", "img"})
INLINE = frozenset({"a", "b", "em", "i", "span", "strong", "time"})
UNSEEN = frozenset({"title", "style", "script"})
OWN = frozenset({"brand", "exit", "skip", "vh", "words", "shift", "printed"})
"""Classes of what is the page's own: its name, the way out of it, hints to it, and the box for a text."""

SAID = (
    "Zemljevid",
    "Kdo lahko pride",
    "Ure",
    "Po hitrem izhodu zaprite še ta zavihek. Gumb Nazaj vas sicer vrne sem.",
    "Ta stran pusti v zgodovini brskalnika samo naslov prve strani.",
    "Naslov te strani lahko ostane v zgodovini brskalnika.",
)
"""Words that the page adds to a reply."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a browser asks for after a touch."""

    method: str
    path: str
    fields: dict[str, str] = field(default_factory=dict)


class Browser:
    """Somebody with a browser that runs no scripts."""

    def __init__(self, now: datetime, locale: str, runner: asyncio.Runner) -> None:
        world = city()[1]
        self._visitor = Visitor(runner, Answers(world), language=locale)
        self._visitor.now = now
        self._page = Page("")
        self.own = tuple(tongue.ui(text) for tongue in world.tongues.values() for text in SAID)

    def begins(self) -> Screen:
        """Type the address."""
        return self._asks(Sent("GET", "/"))

    def opens(self, token: str) -> Screen:
        """Follow a link; at a page that tells nothing, press its only button."""
        screen = self._asks(Sent("GET", f"/{token}"))
        return self._asks(screen.buttons[0].sends) if len(screen.buttons) == 1 else screen

    def presses(self, token: str) -> Screen:
        """Press a button of a page that was open for long."""
        return self._asks(Sent("POST", "/", {"token": token}))

    def taps(self, label: str) -> Screen:
        """Touch a link or a button."""
        return self._asks(self._page.screen.button(label).sends)

    def says(self, text: str) -> Screen:
        """Type into the box and send it."""
        return self._asks(Sent("POST", self._page.box.path, self._page.box.fields | {"text": text}))

    def _asks(self, sent: Sent) -> Screen:
        more = {"data": sent.fields} if sent.method == "POST" else {}
        self._page = Page(self._visitor.asks(sent.method, sent.path, **more).response.text)
        return self._page.screen


class Page(HTMLParser):
    """Lines, buttons and the text box of a page. Languages stand in its header, and are read last."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.box = Sent("", "")
        self._lines: list[str] = [""]
        self._buttons: list[Button] = []
        self._languages: list[Button] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self._form = Sent("", "")
        self._dials: set[str] = set()
        self.feed(html)
        lines = tuple(line for line in map(str.strip, self._lines) if line)
        self.screen = Screen(lines, (*self._buttons, *self._languages), frozenset(self._dials))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Sent(said["method"].upper(), said["action"])
            self.box = self._form if said.get("class") == "words" else self.box
        if tag == "input":
            self._form.fields[said["name"]] = said.get("value", "")
        if said.get("href", "").startswith("tel:"):
            self._dials.add(said["href"].removeprefix("tel:"))
        if tag not in VOID:
            self._open.append((tag, said))
        if tag not in INLINE:
            self._lines.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag not in INLINE:
            self._lines.append("")

    def handle_data(self, data: str) -> None:
        classes = {one for _, said in self._open for one in said.get("class", "").split()}
        tags = {tag for tag, _ in self._open}
        if tags & UNSEEN or classes & OWN:
            return
        sent = self._touched() if data.strip() else None
        if sent is None:
            self._lines[-1] += data
        else:
            (self._languages if "language" in classes else self._buttons).append(Button(data, sent))

    def _touched(self) -> Sent | None:
        """What a touch on the words at hand asks for, if it leads to another page of ours."""
        tag, said = self._open[-1]
        if tag == "a" and said["href"].startswith("/"):
            return Sent("GET", said["href"])
        if tag == "button":
            return Sent(self._form.method, self._form.path, {**self._form.fields, said["name"]: said["value"]})
        return None
