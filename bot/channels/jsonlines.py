"""A conversation as JSON lines, for scripts and tests; the shapes are those of `svetilka ask`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from bot.channels.plain import plain
from bot.source import near

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.engine.answers import Answers
    from bot.engine.reply import Place, Reply

_HALF = re.compile("[\ud800-\udfff]")
INPUTS = ("say", "tap", "start")


class WrongInput(Exception):  # noqa: N818  # a wrong line of the asker, not an error of ours
    """A line that is none of the three inputs, said in one sentence."""


class Conversation:
    """One person's conversation: what is on the screen, and the next reply."""

    def __init__(self, answers: Answers, clock: Callable[[], datetime], locale: str) -> None:
        self._answers = answers
        self._clock = clock
        self._home = answers.world.codec.encode(answers.world.codec.home(locale))
        self._screen: Reply | None = None

    def answer(self, line: str) -> str:
        """The reply to one input line, as one line of JSON; a wrong line gets `{"error": …}`."""
        try:
            self._screen = self._reply(line)
        except WrongInput as error:
            return json.dumps({"error": str(error)}, ensure_ascii=False)
        return json.dumps(as_json(self._screen), ensure_ascii=False)

    def _reply(self, line: str) -> Reply:
        kind, text = _input(line)
        now = self._clock()
        if kind == "say":
            return self._answers.hear(text, self._screen.token if self._screen else self._home, now)
        token = (text or self._home) if kind == "start" else self._tapped(text)
        return self._answers.show(token, now)

    def _tapped(self, text: str) -> str:
        screen = self._screen or self._answers.show(self._home, self._clock())
        for choice in screen.choices:
            if text in {choice.label, choice.token}:
                return choice.token
        if text.partition("_")[0] in self._answers.world.city.locales:
            return text
        labels = [choice.label for choice in screen.choices]
        message = f'There is no choice "{text}" on the screen.{near(text, labels)}'
        raise WrongInput(message)


def _input(line: str) -> tuple[str, str]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        message = "This line is not JSON."
        raise WrongInput(message) from None
    if not isinstance(value, dict) or len(value) != 1 or next(iter(value)) not in INPUTS:
        message = 'A line is one of {"say": "…"}, {"tap": "…"} and {"start": "…"}.'
        raise WrongInput(message)
    kind, text = next(iter(value.items()))
    if not isinstance(text, str):
        message = f'"{kind}" must be text.'
        raise WrongInput(message)
    if _HALF.search(text):
        message = f'"{kind}" holds half a character (a lone surrogate), which is no text.'
        raise WrongInput(message)
    return kind, text


def as_json(reply: Reply) -> dict[str, Any]:
    """A reply in the shape of COMMANDS: found places are `services`, the dialog's own numbers are `calls`."""
    return {
        "token": reply.token,
        "text": plain(reply),
        "services": [_service(place) for place in reply.places if not place.called],
        "rights": [
            {
                "id": right.id,
                "verdict": right.verdict,
                "deadline": right.deadline.isoformat() if right.deadline else None,
            }
            for right in reply.rights
        ],
        "calls": [
            {"number": phone.number, "name": place.name}
            for place in reply.places
            if place.called
            for phone, _ in place.phones
        ],
        "choices": [{"label": choice.label, "token": choice.token} for choice in reply.choices],
        "needs": [{"id": need, "score": score} for need, score in reply.needs],
        "crisis": reply.crisis,
    }


def _service(place: Place) -> dict[str, Any]:
    opening = place.opening
    return {
        "id": place.service.id,
        "name": place.name,
        "state": opening.state.value,
        "until": opening.until.isoformat(timespec="minutes") if opening.until else None,
        "opens_at": opening.opens_at.isoformat(timespec="minutes") if opening.opens_at else None,
        "phones": [phone.number for phone, _ in place.phones],
        "address": place.address_words or None,
        "assured_date": place.service.assured_date or None,
        "sources": [source.url or source.id for source in place.service.sources],
    }
