"""Run measurements and print one table: all, or the parts named (`python -m bench telegram memory`)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bench import heard, memory, pages, replies, telegram, webhooks
from bench.table import Row, show

if TYPE_CHECKING:
    from collections.abc import Iterator


def shown() -> Iterator[Row]:
    """How long `show` takes."""
    found = replies.measure()
    yield Row("show, same minute, median", f"{found.same_minute:.2f} µs", "< 20 µs")
    yield Row("show, first in a minute, median", f"{found.first:.0f} µs", "< 300 µs")
    yield Row("show, first in a minute, slowest screen", f"{found.slowest:.0f} µs ({found.slowest_token})")


def web() -> Iterator[Row]:
    """The web chat."""
    found = pages.measure()
    yield Row("serve: start to first page", f"{found.first_page:.2f} s", "< 1.5 s")
    yield Row("serve: resident after 10,000 pages", f"{found.resident:.0f} MiB", "< 90 MiB")
    yield Row("pages a second, one core, each for the first time", f"{found.fresh:.0f}")
    yield Row("pages a second, one core, conversations", f"{found.talks:.0f}")
    yield Row("pages a second, one core, one page again and again", f"{found.ours:.0f}")
    yield Row(f"bare Starlette + Jinja2, {found.length} bytes", f"{found.bare:.0f}")
    yield Row("share of the bare page", f"{found.ours / found.bare:.2f}", ">= 0.80")


PARTS = {
    "show": shown,
    "understanding": heard.brief,
    "pages": web,
    "telegram": telegram.measure,
    "webhooks": webhooks.measure,
    "memory": memory.measure,
}


def main() -> int:
    """Print the table; 2 for a part that there is not."""
    wanted = sys.argv[1:] or list(PARTS)
    if unknown := [part for part in wanted if part not in PARTS]:
        sys.stderr.write(f"bench: there is no part {unknown[0]}; there are {', '.join(PARTS)}.\n")
        return 2
    show([row for part in wanted for row in PARTS[part]()])
    return 0


if __name__ == "__main__":
    sys.exit(main())
