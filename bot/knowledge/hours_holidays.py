"""Names of public holidays. Only names: whether a place is open on one is what `schedule` says."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import holidays

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


def holiday_name(day: date, country: str, language: str = "") -> str | None:
    """The holiday on a day, or None. `language` is such as `sl` or `en`; unknown or "" gives the country's own."""
    return _names(country, language, day.year).get(day)


@lru_cache(maxsize=64)
def _names(country: str, language: str, year: int) -> Mapping[date, str]:
    try:
        plain = holidays.country_holidays(country)
    except NotImplementedError:
        return {}
    spoken = (known for known in plain.supported_languages if known.split("_")[0] == language)
    calendar = holidays.country_holidays(country, years=year, language=next(spoken, plain.default_language))
    return dict(calendar)
