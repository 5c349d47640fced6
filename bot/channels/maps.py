"""Where an address leads: a map."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from bot.engine.reply import Place


def map_of(place: Place, template: str) -> str:
    """The address of a map with `{query}` filled in (`config.web.map`), or "" where no house number is known."""
    if not place.address or not place.address.exact:
        return ""
    where = f"{place.address.street}, {place.address.postal_code} {place.address.city}"
    return template.replace("{query}", quote(where))
