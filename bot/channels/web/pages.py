"""Replies drawn as pages: Jinja templates with style and script inside, so that a page is one request."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, replace
from enum import IntEnum
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bot.channels.maps import map_of
from bot.channels.web.dial import Dial
from bot.channels.web.page import Page
from bot.dialogs.model import HOME
from bot.engine.reply import Listing, Place, Refused, Role, Say, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.config import Config
    from bot.engine.answers import Answers
    from bot.engine.reply import Choice, Reply
    from bot.knowledge.model import Phone


class Trouble(IntEnum):
    """Why there is no answer, as an HTTP status."""

    METHOD = 405
    TOO_LONG = 413
    FAILED = 500


@dataclass(frozen=True, slots=True)
class Section:
    """One block of a reply, ready for its template. `level` is that of its heading, if it has one."""

    kind: str
    block: Any
    level: int = 2


class Pages:
    """Draws pages in the words of the world that `answers` has at the time."""

    def __init__(self, config: Config, answers: Answers) -> None:
        self.locales = config.city.locales
        self._config = config
        self._answers = answers
        self._dial = Dial(answers.world.directory)
        style, script, self.icon = _part("page.css"), _part("page.js"), _part("icon.svg").encode()
        self._policy = _policy(style, script)
        jinja = Environment(
            loader=PackageLoader("bot.channels.web"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            undefined=StrictUndefined,
        )
        jinja.filters["short"] = _short
        jinja.globals |= {
            "style": Markup(style),  # noqa: S704  # our own file
            "script": Markup(script),  # noqa: S704  # our own file
            "icon": "data:image/svg+xml;base64," + b64encode(self.icon).decode(),
            "title": config.city.name,
            "leave": config.web.leave,
            "address": config.web.address,
            "map_of": lambda place: map_of(place, config.web.map),
        }
        self._reply = jinja.get_template("reply.html")
        self._gate = jinja.get_template("gate.html")
        self._trouble = jinja.get_template("trouble.html")

    def of(self, reply: Reply) -> Page:
        """The page of a state."""
        return self._draw(reply, private=reply.sensitive)

    def of_text(self, reply: Reply) -> Page:
        """The page that answers a typed text; it has no address of its own."""
        return self._draw(reply, private=True)

    def lost(self, reply: Reply) -> Page:
        """The first page, for who came by a link that leads nowhere."""
        said = self._answers.world.tongues[reply.state.locale].ui("Ta povezava je poškodovana. Začnite tukaj.")
        return self._draw(replace(reply, blocks=(Say(said, Tone.NOTE), *reply.blocks)), kept=False)

    def gate(self, reply: Reply) -> Page:
        """What stands at the old address of a sensitive state: numbers, a button, and no word of what is behind it."""
        locale = reply.state.locale
        html = self._gate.render(
            self._frame(locale), token=reply.token, lifelines=self._lifelines(locale), private=True, sensitive=True
        )
        return Page(html, self._policy, kept=False)

    def trouble(self, trouble: Trouble, locale: str) -> Page:
        """A page for when there is no answer, with the numbers that always are one."""
        html = self._trouble.render(
            self._frame(locale),
            trouble=trouble.name,
            lifelines=self._lifelines(locale),
            private=False,
            sensitive=False,
        )
        return Page(html, self._policy, kept=False)

    def _draw(self, reply: Reply, *, private: bool = False, kept: bool = True) -> Page:
        html = self._reply.render(
            self._frame(reply.state.locale, _one(reply, Role.HOME)),
            reply=reply,
            sections=tuple(_sections(reply)),
            answers=[choice for choice in reply.choices if choice.role in {Role.ANSWER, Role.GUESS}],
            ways=[choice for choice in reply.choices if choice.role in {Role.BACK, Role.HOME, Role.ABOUT}],
            languages=[choice for choice in reply.choices if choice.role is Role.LOCALE],
            onward=tuple(self._onward(reply)),
            private=private,
            sensitive=reply.sensitive,
        )
        return Page(html, self._policy, kept=kept and not private)

    def _onward(self, reply: Reply) -> Iterator[tuple[str, str]]:
        """The same screen in the messengers: words and address. Not of a sensitive one: an address would tell of it."""
        if reply.sensitive:
            return
        tongue = self._answers.world.tongues[reply.state.locale]
        if name := self._config.telegram.name:
            yield tongue.ui("Nadaljujte v Telegramu"), f"https://t.me/{name}?start={reply.token}"
        if name := self._config.viber.name:
            yield tongue.ui("Nadaljujte v Viberju"), f"viber://pa?chatURI={name}&context={reply.token}"

    def _frame(self, locale: str, home: Choice | None = None) -> dict[str, Any]:
        tongue = self._answers.world.tongues[locale]
        brand = tongue.flow(HOME, self._answers.world.flows[HOME].title)
        return {
            "tongue": tongue,
            "locale": locale,
            "brand": brand,
            "home": home.token if home else locale,
            "dial": self._dialled(),
        }

    def _dialled(self) -> Dial:
        if self._dial.directory is not self._answers.world.directory:
            self._dial = Dial(self._answers.world.directory)
        return self._dial

    def _lifelines(self, locale: str) -> list[tuple[str, tuple[Phone, ...]]]:
        """The names and numbers that stand wherever the bot did not understand or broke."""
        world = self._answers.world
        services = [world.directory.services[id_] for id_ in world.city.lifelines]
        return [(world.tongues[locale].record(service.name), service.phones) for service in services]


def _one(reply: Reply, role: Role) -> Choice | None:
    return next((choice for choice in reply.choices if choice.role is role), None)


def _sections(reply: Reply) -> Iterator[Section]:
    """The blocks in order. The first lead heads the page; places under a group's heading stand one level lower."""
    level, headed = 2, False
    for block in reply.blocks:
        if isinstance(block, Place):
            yield Section("brief" if block.brief else "place", block, level)
        elif isinstance(block, Refused):
            level = 2
            yield Section("refused", block)
        elif isinstance(block, Listing):
            level = 3
            yield Section("listing", block)
        elif block.tone is Tone.LEAD and not headed:
            headed = True
            yield Section("title", block, 1)
        elif block.tone is Tone.HEADING:
            level = 3
            yield Section("heading", block)
        else:
            yield Section("say", block)
    if not headed:
        yield Section("untitled", Say(reply.title), 1)


def _short(url: str) -> str:
    """The name of a site, as people say it."""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")


def _part(name: str) -> str:
    """A file of ours without its remarks and indentation."""
    text = files("bot.channels.web").joinpath("templates", name).read_text("utf-8")
    text = re.sub(r"/\*.*?\*/|<!--.*?-->|^\s*//.*?$", "", text, flags=re.DOTALL | re.MULTILINE)
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _policy(style: str, script: str) -> str:
    """A Content-Security-Policy that lets in this style, this script and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {_hash(style)}",
            f"script-src {_hash(script)}",
            "img-src data:",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
