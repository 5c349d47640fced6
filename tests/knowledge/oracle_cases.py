"""The hours that are judged: every `hours:` in knowledge/, and a list of tricky ones."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.source import Items, Mapping, Problems, Text, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.source import Node

LJUBLJANA = ZoneInfo("Europe/Ljubljana")
ROOT = Path(__file__).resolve().parents[2]

TRICKY = (
    "24/7",
    "24/7; Dec 24 off",
    "24/7; PH off",
    "off",
    "unknown",
    "Mo-Fr 00:00-24:00",
    "Mo-Fr 20:00-24:00,00:00-08:00",
    "Mo-Su 23:00-22:00",
    "Mo-Su 20:00-08:00",
    "Mo-Su 20:00-08:00, Dec 24 20:00-08:00 off",
    "Mo-Su 20:00-08:00, 2026 Dec 24 18:00-20:00",
    "Mo 15:00-07:00, Fr 13:00-24:00, Sa,Su 00:00-24:00",
    "Mar Su[-1]-Oct Su[-1] Mo-Fr 21:00-09:00, Oct Su[-1]-Mar Su[-1] Mo-Fr 18:00-09:00, Sa,Su,PH 18:00-09:00",
    'unknown "by appointment", Mo-Fr 08:00-16:00',
    'Mo-Fr 08:00-16:00 unknown "by appointment", We 10:00-12:00',
    'Mo-Fr 08:00-16:00, We 10:00-12:00 unknown "by appointment"',
    'Mo-Fr 08:00-16:00; We 10:00-12:00 unknown "by appointment"',
    'Mo-Fr 08:00-16:00 unknown "by appointment"; Mo-Th 08:00-10:00 unknown',
    "Mo-Fr 08:00-16:00; We 10:00-12:00 unknown",
    "Mo-Fr 08:00-16:00; PH off",
    "Mo-Fr 08:00-16:00, PH off",
    "Mo-Fr 08:00-16:00; PH 10:00-12:00",
    "Mo-Fr 08:00-16:00; PH off; 2026 Dec 24 off",
    "Mo-Fr,PH 10:00-12:00",
    "PH,Sa 10:00-12:00",
    "Mo-Fr 08:00-12:00,11:00-14:00",
    "Mo-Fr 08:00-16:00; We 09:00-10:00",
    "Mo-Fr 08:00-16:00; Dec 24 09:00-10:00 off",
    "Mo-Fr 08:00-16:00, Dec 24 09:00-10:00 off",
    "Fr-Mo 08:00-12:00",
    "Fr[1] 10:00-12:00",
    "Fr[1,3],Mo 10:00-12:00",
    "Mo[-1] 22:00-02:00",
    "Th[5] 10:00-12:00",
    "Mo-Fr 08:00-16:00; 2026 Dec 24 off",
    "Mo-Fr 08:00-16:00; 2026 Dec 24-2027 Jan 2 off",
    "Mo-Fr 08:00-16:00; Dec 24-Jan 2 off",
    "Mo-Fr 08:00-16:00; Dec 24-26 off",
    "Mo-Fr 08:00-16:00; Dec 24,Dec 31 08:00-12:00",
    "2026 Jul 1-2026 Aug 31 Mo 08:00-16:00",
    "2026 Mo 08:00-16:00",
    "2026-2027 Mo 08:00-16:00",
    "2026 Dec 31 18:00-06:00",
    "Jul-Aug 08:00-16:00",
    "Nov-Feb Mo-Fr 08:00-16:00; Mar-Oct Mo-Fr 09:00-17:00",
    "Feb 29 10:00-12:00",
    "Dec Fr[1] 10:00-12:00",
    "Nov-Aug Th[4] 08:00-21:00",
    "May Th[-1]-Sep 15 10:00-12:00",
    "Dec 31-Jan 1 10:00-12:00",
    "Su 01:00-02:00,03:00-04:00",
    "Su 02:00-03:00",
)
# npm opening_hours does not read the first three, and moves 02:30 of the night in March to 03:30, where the clock
# already shows later; on the evening after that night it also takes an hour from the hours past midnight.
ODD = (
    "Jul Th[1],Aug Th[1] 10:00-12:00",
    "Dec Fr[1],Mar Su[-1] 10:00-12:00",
    "2026 Mar Su[-1]-2026 Oct Su[-1] 10:00-12:00",
    "Su 22:00-04:00",
    "Sa 22:00-02:30",
    "Su 00:00-02:30,05:00-06:00",
    "Su 02:30-05:00",
    "Mar Su[-1] 02:10-02:50",
)


@lru_cache
def known() -> tuple[str, ...]:
    """Every expression under a key `hours` in knowledge/, once each, in file order."""
    found: dict[str, None] = {}
    for path in sorted((ROOT / "knowledge").rglob("*.yaml")):
        node = read(path, ROOT, Problems())
        if node is not None:
            found |= dict.fromkeys(_hours(node))
    return tuple(found)


def _hours(node: Node) -> Iterator[str]:
    if isinstance(node, Items):
        for child in node.nodes:
            yield from _hours(child)
    if isinstance(node, Mapping):
        for key, value in node.entries:
            if key == "hours" and isinstance(value, Text):
                yield str(value)
            else:
                yield from _hours(value)
