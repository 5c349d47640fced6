"""Where updates are answered, however they came."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.log import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from bot.channels.calls import Call, Chat
    from bot.channels.telegram.updates import Update

_LOG = logging.getLogger(__name__)


class Desk:
    """`answer` makes calls of an update and a time, `clock` gives the time, aware."""

    def __init__(self, answer: Callable[[Update, datetime], list[Call]], clock: Callable[[], datetime]) -> None:
        self._answer = answer
        self._clock = clock

    def calls(self, update: Update) -> list[Call]:
        """What goes out for an update. Never raises: Telegram would send it again, before all others."""
        try:
            return self._answer(update, self._clock())
        except Exception as error:  # noqa: BLE001  # see above
            _LOG.error("An update could not be answered.", exc_info=silent(error))  # its words may quote a person
            return []


def lane(calls: Iterable[Call]) -> Chat:
    """Whose lane the calls of one update take; 0 is nobody's."""
    return next((call.chat for call in calls if call.chat is not None), 0)
