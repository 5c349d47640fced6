"""Somebody who knows the city by heart, and says what to tap and what must then be read, whatever the words are."""

from __future__ import annotations

from datetime import datetime

from bot.channels.numbers import tappable
from tests.people import Person, city


class Guide(Person):
    """Walks beside a person in a messenger, at this moment."""

    def __init__(self, language: str, token: str) -> None:
        zone = city()[0].city.zone
        super().__init__(at=datetime.now(zone).strftime("%Y-%m-%dT%H:%M"), locale=language)
        self.opens(token)

    def leads(self, name: str) -> str:
        """The token behind a button that is called so (see tests/people.py); the guide goes there too."""
        self.taps(name)
        return self.screen.token

    @property
    def telephones(self) -> list[str]:
        """The numbers on the screen, as messengers show them."""
        return [tappable(phone) for place in self.screen.places for phone, _ in place.phones]
