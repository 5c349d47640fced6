"""Telephone numbers: from the national format of the files to what a telephone can dial from anywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SEPARATORS = re.compile(r"[\s/.()-]+")
_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Plan:
    """How a country writes its numbers: calling code, trunk prefix, and all a person dials within the country."""

    calling: str
    trunk: str
    national: re.Pattern[str]
    short: re.Pattern[str] = re.compile(r"1\d{2,4}|116\d{3}")
    """Numbers without a code: 112, 113, the harmonised 116 xxx (Decision 2007/116/EC)."""


_GROUPED = re.compile(r"0[1-9]\d{5,11}")

PLANS = {
    "AT": Plan("43", "0", _GROUPED),
    "BA": Plan("387", "0", re.compile(r"0[3-9]\d{7}")),
    "CZ": Plan("420", "", re.compile(r"[2-9]\d{8}")),
    "DE": Plan("49", "0", _GROUPED),
    "ES": Plan("34", "", re.compile(r"[5-9]\d{8}"), re.compile(r"0\d{2}|1\d{2,4}|116\d{3}")),
    "FR": Plan("33", "0", re.compile(r"0[1-9]\d{8}")),
    "HR": Plan("385", "0", re.compile(r"0[1-9]\d{6,8}")),
    "HU": Plan("36", "06", re.compile(r"06[1-9]\d{7,8}")),
    "IT": Plan("39", "", re.compile(r"0\d{5,10}|3\d{8,9}|80[03]\d{3,6}|8[49]\d{4,8}")),
    "MK": Plan("389", "0", re.compile(r"0[2-8]\d{7}")),
    "PL": Plan("48", "", re.compile(r"[1-9]\d{8}")),
    "PT": Plan("351", "", re.compile(r"[2-9]\d{8}")),
    "RS": Plan("381", "0", re.compile(r"0[1-9]\d{6,9}")),
    # Slovenia: 0 and eight digits, but free (080) and paid (090) numbers may be as short as 0 and six.
    "SI": Plan("386", "0", re.compile(r"0(?:[1-7]\d{7}|8[1-9]\d{6}|[89]0\d{4,6}|9[1-9]\d{6})")),
    "SK": Plan("421", "0", re.compile(r"0[2-9]\d{8}")),
}
"""By ISO 3166 country. A city elsewhere adds its line (ITU-T E.164, national numbering plans)."""

_ABROAD = re.compile(r"(?:\+|00)([1-9]\d{7,14})")


def dialled(text: str, country: str) -> str | None:
    """The number in E.164 (`+38614301080`), or a short code as it is (`112`); None for what nobody can dial.

    Free numbers (080) are given in E.164 as well. KeyError for a country that is not in `PLANS`.
    """
    plan = PLANS[country]
    digits = _SEPARATORS.sub("", text)
    if abroad := _ABROAD.fullmatch(digits):
        return f"+{abroad[1]}"
    if plan.short.fullmatch(digits):
        return digits
    if plan.national.fullmatch(digits):
        return f"+{plan.calling}{digits.removeprefix(plan.trunk)}"
    return None


def shown(text: str) -> str:
    """The number as a person reads it: in the groups of the file, on one line (no-break spaces)."""
    return _SEPARATORS.sub(_NO_BREAK, text.strip()).strip(_NO_BREAK)
