"""Run every measurement and print one table."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from bench import pages, replies


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    what: str
    measured: str
    goal: str


def rows() -> list[Row]:
    """All measurements, each with its goal."""
    show = replies.measure()
    web = pages.measure()
    return [
        Row("show, same minute, median", f"{show.same_minute:.2f} µs", "< 20 µs"),
        Row("show, first in a minute, median", f"{show.first:.0f} µs", "< 300 µs"),
        Row("show, first in a minute, slowest screen", f"{show.slowest:.0f} µs ({show.slowest_token})", ""),
        Row("serve: start to first page", f"{web.first_page:.2f} s", "< 1.5 s"),
        Row("serve: resident after 10,000 pages", f"{web.resident:.0f} MiB", "< 90 MiB"),
        Row("pages a second, one core, each for the first time", f"{web.fresh:.0f}", ""),
        Row("pages a second, one core, conversations", f"{web.talks:.0f}", ""),
        Row("pages a second, one core, one page again and again", f"{web.ours:.0f}", ""),
        Row(f"bare Starlette + Jinja2, {web.length} bytes", f"{web.bare:.0f}", ""),
        Row("share of the bare page", f"{web.ours / web.bare:.2f}", ">= 0.80"),
    ]


def main() -> None:
    """Print the table."""
    table = rows()
    width = max(len(row.what) for row in table)
    wide = max(len(row.measured) for row in table)
    for row in table:
        sys.stdout.write(f"{row.what:<{width}}  {row.measured:>{wide}}  {row.goal}\n")


main()
