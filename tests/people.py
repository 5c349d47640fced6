"""A person with a screen in front of them: `person.says("…")`, `person.taps("…")`.

A button is tapped by its label, or by what it is called whatever it reads: the id of a choice of a flow, of an answer
of a check or a claim, of the right, service or flow it opens; `check`, `claim`, `back`, `start`, `about` or a locale.
The days of an event are `7d`, `30d`, `long` and `dk`. `a/b` taps `a`, then `b`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import load_world
from bot.channels.plain import plain
from bot.engine.answers import Answers
from bot.engine.pages import RIGHT, SINCE
from bot.engine.reply import Role
from bot.engine.steps import step
from bot.knowledge.rights_model import CHECK, CLAIM

if TYPE_CHECKING:
    from bot.config import Config
    from bot.engine.reply import Choice, Reply
    from bot.engine.world import World

ROOT = Path(__file__).resolve().parent.parent
TINY = ROOT / "tests" / "tiny"
CHRISTMAS_EVE = "2026-12-24T23:10"


@cache
def city(root: Path = ROOT) -> tuple[Config, World]:
    """The real city, or the tiny one, read once for all tests."""
    return load_world(root / "bot.toml")


@dataclass(frozen=True, slots=True)
class Step:
    """What a person did once, in words that hold in any channel, and the reply.

    `verb` is `begins` (`words`: the locale), `taps` (the label), `says` (the text), or `opens` (the token of a link).
    """

    verb: str
    words: str
    reply: Reply


class Person:
    """Somebody having a conversation at a fixed moment; `steps` is all they did."""

    def __init__(self, at: str = CHRISTMAS_EVE, locale: str = "", root: Path = ROOT) -> None:
        config, self.world = city(root)
        self._answers = Answers(self.world)
        self.now = datetime.fromisoformat(at).replace(tzinfo=config.city.zone)
        self.locale = locale or config.city.source_locale
        self.steps: list[Step] = []
        self._shown("begins", self.locale, self.world.codec.encode(self.world.codec.home(self.locale)))

    def taps(self, name: str) -> Person:
        """Press the button that reads `name` or is called so; see above."""
        for one in [name] if name in self.buttons else name.split("/"):
            token = self._token(one)
            label = next(choice.label for choice in self.screen.choices if choice.token == token)
            self._shown("taps", label, token)
        return self

    def says(self, text: str) -> Person:
        """Type a text."""
        heard = self._answers.hear(text, self.screen.token, self.now)
        self.steps.append(Step("says", text, heard))
        return self

    def opens(self, token: str) -> Person:
        """Follow an old link."""
        self._shown("opens", token, token)
        return self

    @property
    def screen(self) -> Reply:
        """What is shown now."""
        return self.steps[-1].reply

    @property
    def sees(self) -> str:
        """The screen as text."""
        return plain(self.screen)

    @property
    def buttons(self) -> list[str]:
        """The labels on the screen."""
        return [choice.label for choice in self.screen.choices]

    @property
    def numbers(self) -> list[str]:
        """The telephone numbers on the screen, in order."""
        return [phone.number for place in self.screen.places for phone, _ in place.phones]

    @property
    def places(self) -> list[str]:
        """The ids of the services on the screen, in order."""
        return [place.service.id for place in self.screen.places]

    @property
    def offers(self) -> dict[str, str]:
        """What the buttons on the screen are called, and the tokens behind them."""
        shown = {choice.token: choice for choice in self.screen.choices}
        asked = {id_: token for id_, token in self._dialog().items() if token in shown}
        return {self._called(shown[token]): token for token in shown.keys() - set(asked.values())} | asked

    def _shown(self, verb: str, words: str, token: str) -> None:
        self.steps.append(Step(verb, words, self._answers.show(token, self.now)))

    def _token(self, name: str) -> str:
        labelled = {choice.label: choice.token for choice in self.screen.choices}
        token = labelled.get(name) or self.offers.get(name)
        if token is None:
            raise AssertionError(f"no button {name!r} among {self.buttons}, called {sorted(self.offers)}")
        return token

    def _dialog(self) -> dict[str, str]:
        """The choices of the flow's own node, by id."""
        state = self.screen.state
        flow = self.world.flows.get(state.flow)
        choices = flow.nodes[state.node].choices if flow else ()
        return {choice.id: self.world.codec.encode(step(state, choice, self.world)) for choice in choices}

    def _called(self, choice: Choice) -> str:
        """What a button is called that no dialog file names."""
        ways_out = {Role.BACK: "back", Role.HOME: "start", Role.ABOUT: "about", Role.LOCALE: choice.locale}
        if choice.role in ways_out:
            return ways_out[choice.role]
        there = self.world.codec.decode(choice.token)
        told = set(there.means) - set(self.screen.state.means)
        if there.flow in {CHECK, CLAIM} and told:
            return self._answered(told.pop())
        if there.flow == RIGHT:
            return self.world.directory.rights_by_short[there.node].id
        if there.flow in {CHECK, CLAIM} or there.flow in self.world.flows:
            return there.flow
        return there.node

    def _answered(self, mean: str) -> str:
        """What an answer is called: its id, or how many days ago it says."""
        question, _, answer = mean.partition("-")
        if question == SINCE and answer.isdigit():
            return f"{(self.now.date() - date.fromisoformat(answer)).days}d"
        return answer
