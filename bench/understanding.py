"""How typed needs are understood and how fast; run as a module, also how well others do, and across the phrases.

`python -m bench.understanding peers` takes minutes; `… cross` learns ten times; `… load` is a process of its own.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from random import Random
from string import ascii_lowercase
from time import perf_counter
from typing import TYPE_CHECKING

from bench import crossed, meant
from bench.judged import judge, listening, milliseconds, needs, phrases, unknown
from bench.processes import python, resident, told
from bench.table import Row, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.understanding.needs import Needs

LONGEST = 4096
LIKELY, RIGHT = 0.5, 0.6
TIMES = 20
WORDS = range(8, 13)


def measure() -> Iterator[Row]:
    """What we do on the development sets, and at what cost."""
    ours = listening(phrases())
    yield from _right(ours)
    texts = [text for _, text in needs()]
    ten = [text for text in texts if len(text.split()) in WORDS]
    yield Row("needs of a text of ten words, median", f"{milliseconds(ours.rank, ten, 3):.2f} ms", "< 0.7 ms")
    whole = " ".join(texts)[:LONGEST]
    yield Row("needs of 4,096 characters", f"{milliseconds(ours.rank, [whole], TIMES):.1f} ms", "< 8 ms")
    yield Row("needs of 4,096 random letters", f"{milliseconds(ours.rank, [_noise()], TIMES):.1f} ms", "< 8 ms")
    yield Row("words that spoke for them, ten words", f"{milliseconds(ours.why, ten):.2f} ms")
    seconds, size = told(python("bench.understanding", "load"))
    yield Row("phrases and what was learnt: read", f"{seconds:.2f} s", "< 0.35 s")
    yield Row("phrases and what was learnt: in memory", f"{size:.0f} MiB", "< 40 MiB")


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


def _noise() -> str:
    dice = Random(1)  # the same letters every time
    return "".join(dice.choices(ascii_lowercase + "     ", k=LONGEST))


def _load() -> None:
    """Print seconds and MiB of reading all; what was imported before does not count."""
    gc.collect()
    before, start = resident(os.getpid()), perf_counter()
    ours = listening(phrases())
    ours.rank("nimam kje spati")
    seconds = perf_counter() - start
    gc.collect()
    sys.stdout.write(json.dumps([seconds, resident(os.getpid()) - before]) + "\n")


def main() -> int:
    """Print the table that is asked for; 2 for one that there is not."""
    tables = {"": measure, "peers": meant.measure, "cross": crossed.measure}
    wanted = sys.argv[1] if sys.argv[1:] else ""
    if wanted == "load":
        _load()
    elif wanted in tables:
        show(list(tables[wanted]()))
    else:
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
