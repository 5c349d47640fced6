"""Sums of money in the words of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.numbers import format_currency

from bot.engine.times import from_month
from bot.knowledge.age import months_old

if TYPE_CHECKING:
    from datetime import date

    from bot.knowledge.rights_model import Amount
    from bot.locales.tongue import Tongue

OLD = 12
"""Months after which a sum says that it may have changed."""


def amount_words(amount: Amount, today: date, tongue: Tongue) -> str:
    """A sum with what it is for and the day it was true: "najvišji dodatek: 177,24 € (iz marca 2026)"."""
    sums = [format_currency(amount.eur, "EUR", locale=tongue.locale)] if amount.eur is not None else []
    text = tongue.record(amount.text)
    when = from_month(amount.as_of, tongue)
    if amount.derived:
        when = tongue.ui("{month}, naš izračun", month=when)
    if months_old(amount.as_of, today) > OLD:
        when = tongue.ui("{month}, zdaj je morda drugače", month=when)
    return f"{tongue.record(amount.label)}: {', '.join([*sums, text] if text else sums)} ({when})"
