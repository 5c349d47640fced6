"""The buttons below a message: answers first, each on its row, then the ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.doors import CARD, HIDE, Door, savable
from bot.channels.limits import TELEGRAM
from bot.engine.reply import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.engine.reply import Choice, Reply
    from bot.locales.tongue import Tongue

Row = list[dict[str, str]]
Rows = list[Row]

_ANSWERS = {Role.ANSWER, Role.GUESS}
_WAYS = ({Role.BACK, Role.HOME}, {Role.ABOUT, Role.LOCALE})
"""What stands side by side."""


def below(reply: Reply, tongue: Tongue) -> Rows:
    """The buttons of a reply. Who hides a conversation finds that at the very end, always at the same place."""
    return [row for row in _rows(reply, tongue) if row]


def _rows(reply: Reply, tongue: Tongue) -> Iterator[Row]:
    for choice in reply.choices:
        if choice.role in _ANSWERS:
            yield _row([choice])
    if place := savable(reply):
        yield [button(tongue.ui("Shranite stik"), Door(CARD, tongue.locale, place.service.id).value)]
    for roles in _WAYS:
        side = [choice for choice in reply.choices if choice.role in roles]
        for start in range(0, len(side), TELEGRAM.row):
            yield _row(side[start : start + TELEGRAM.row])
    if reply.sensitive:
        yield hiding(tongue.ui("Izbrišite sporočila"), tongue.locale)


def _row(choices: Iterable[Choice]) -> Row:
    return [button(choice.label, choice.token) for choice in choices]


def button(label: str, value: str) -> dict[str, str]:
    """A button that sends a value."""
    return {"text": label, "callback_data": value}


def hiding(label: str, locale: str) -> Row:
    """The button that deletes what can be deleted."""
    return [button(label, Door(HIDE, locale).value)]


def languages(tongues: Mapping[str, Tongue]) -> Rows:
    """A button for each language, in its own words; it leads home."""
    return [[button(tongue.ui("Slovensko"), locale)] for locale, tongue in tongues.items()]


def quoted_screen(values: Sequence[str], locales: Iterable[str]) -> str:
    """The token of the screen that had buttons with these values; "" where they do not tell.

    No button leads to the screen it stands on, but one leads to it in another language. The others tell which language
    it was in.
    """
    tokens = [(*value.partition("_"),) for value in values if value.partition("_")[0] in locales]
    own = next((locale for locale, _, _ in tokens), "")
    return next((f"{own}{gap}{rest}" for locale, gap, rest in tokens if locale != own), "")
