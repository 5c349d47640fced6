"""How typed texts are understood, and how fast; run as a module, also how well others do, and across the phrases.

`python -m bench.understanding peers` takes minutes; `… cross` learns six times, `… cries` five times a little,
`… needs` looks at needs alone.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bench import cries, crossed, heard, meant
from bench.judged import judge, listening, milliseconds, needs, phrases, unknown
from bench.table import Row, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.understanding.needs import Needs

LONGEST = 4096
LIKELY, RIGHT = 0.5, 0.6
WORDS = range(8, 13)


def measure() -> Iterator[Row]:
    """What the learnt needs do by themselves: before anything else is heard, and whatever their score."""
    ours = listening(phrases())
    yield from _right(ours)
    texts = [text for _, text in needs()]
    ten = [text for text in texts if len(text.split()) in WORDS]
    yield Row("needs of a text of ten words, median", f"{milliseconds(ours.rank, ten):.2f} ms", "< 0.7 ms")
    long = " ".join(texts)[:LONGEST]
    yield Row("needs of 4,096 characters", f"{milliseconds(ours.rank, [long]):.1f} ms", "< 8 ms")
    yield Row("words that spoke for them, ten words", f"{milliseconds(ours.why, ten):.2f} ms")


def _right(ours: Needs) -> Iterator[Row]:
    asked = needs()
    judged = judge(asked, lambda text: [need.id for need in ours.rank(text)])
    first = [(meant, ours.rank(text)[0]) for meant, text in asked]
    named = sum(need.score >= LIKELY for _, need in first) / len(first)
    likely = [need.id == meant for meant, need in first if need.score >= RIGHT]
    small_talk = unknown()
    silent = sum(all(need.score < LIKELY for need in ours.rank(text)) for text in small_talk)
    yield Row(f"{len(asked)} needs, first", f"{judged.first / judged.asked:.1%}", ">= 93 %")
    yield Row("needs, among three", f"{judged.among / judged.asked:.1%}", ">= 98 %")
    yield Row("needs that are likely", f"{named:.1%}", ">= 97 %")
    yield Row("right, of those with 0.6 or more", f"{sum(likely) / len(likely):.1%}", ">= 95 %")
    yield Row(f"{len(small_talk)} texts that are no need: none likely", f"{silent / len(small_talk):.1%}", ">= 92 %")


TABLES = {"": heard.measure, "needs": measure, "peers": meant.measure, "cross": crossed.measure, "cries": cries.measure}


def main() -> int:
    """Print the table that is asked for; 2 for one that there is not."""
    wanted = sys.argv[1] if sys.argv[1:] else ""
    if wanted not in TABLES:
        return 2
    show(list(TABLES[wanted]()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
