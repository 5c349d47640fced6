"""Walk every path at every half hour in every language and check the promises."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.app import load_world
from bot.commands.common import day, span
from bot.engine.moments import NIGHT
from bot.engine.prove import TAPS, prove
from bot.engine.seen import Reach
from bot.engine.state import LONGEST
from bot.engine.walk import FOREVER

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from bot.engine.prove import Proof

REACHED = {
    Reach.ADDRESS: "open_address",
    Reach.UNSURE: "address_of_unknown_hours",
    Reach.LINE: "only_a_line",
    Reach.NOBODY: "nobody",
}
"""How the command calls what is found at night."""


def add(parser: argparse.ArgumentParser) -> None:
    """Options of `svetilka prove`."""
    parser.add_argument("--from", dest="first", metavar="DATE", help="first day, such as 2026-01-01 (default: today)")
    parser.add_argument("--days", type=int, default=365, help="how many days (default: 365)")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """1 if a promise is broken."""
    config, world = load_world(args.config)
    first = day(args.first) if args.first else datetime.now(UTC).astimezone(config.city.zone).date()
    proof = prove(world, first, span(args.days))
    sys.stdout.write(json.dumps(as_json(proof), ensure_ascii=False) + "\n" if args.json else _told(proof))
    return 1 if proof.broken else 0


def as_json(proof: Proof) -> dict[str, Any]:
    """The proof as JSON."""
    return {
        "screens": proof.screens,
        "pages": proof.pages,
        "replies": proof.replies,
        "half_hours": proof.half_hours,
        "moments": proof.moments,
        "steps": proof.trodden.steps,
        "longest_token": proof.trodden.longest_token,
        "forgetful_steps": proof.trodden.forgetful,
        "taps": {
            flow: {
                "number": taps.number if taps.number < FOREVER else None,
                "called": taps.called,
                "place": taps.place,
            }
            for flow, taps in proof.taps.items()
        },
        "nights": [
            {
                "means": list(profile.means),
                **{name: profile.half_hours[reach] for reach, name in REACHED.items()},
            }
            for profile in proof.nights
        ],
        "broken": [
            {
                "promise": broken.promise,
                "token": broken.token,
                "at": broken.at.isoformat(timespec="minutes"),
                "half_hours": broken.half_hours,
                "sentence": broken.sentence,
            }
            for broken in proof.broken
        ],
    }


def _told(proof: Proof) -> str:
    trodden = proof.trodden
    most = max((taps.number for taps in proof.taps.values()), default=0)
    lines = [
        f"screens       {proof.screens} in all languages; {proof.pages} of places, offices, rights, checks and claims",
        f"replies       {proof.replies}, for {proof.half_hours} half hours of {proof.moments} kinds",
        f"steps back    {trodden.steps} on every way of {TAPS} taps; {trodden.forgetful} without room for the first",
        f"longest token {len(trodden.longest_token)} of {LONGEST}: {trodden.longest_token}",
        f"longest taps  {_taps(most)} from home to a number somebody answers, whatever one chooses, without circles",
        "              number  place",
    ]
    for flow, taps in sorted(proof.taps.items()):
        place = "-" if taps.place is None else str(taps.place)
        lines.append(f"              {_taps(taps.number) + '*' * taps.called:8}{place:7}{flow}")
    lines += [
        "              number: most taps to the first number; * it can be one under a question (`call`)",
        "              place: fewest taps to a place that was found",
    ]
    lines += _nights(proof)
    ends = [broken for broken in proof.broken if broken.promise == "no dead end"]
    lines.append(f"dead ends     {len(ends)}")
    for broken in proof.broken:
        at = broken.at.isoformat(timespec="minutes")
        lines.append(
            f"BROKEN {broken.promise}: {broken.token} at {at} ({broken.half_hours} half hours): {broken.sentence}"
        )
    lines.append("every promise holds" if not proof.broken else f"{len(proof.broken)} broken promises")
    return "\n".join(lines) + "\n"


def _nights(proof: Proof) -> Iterator[str]:
    """Who finds what at night, at the worst of its half hours; those who find no address by all that they told."""
    begin, end = (f"{hour:%H:%M}" for hour in (NIGHT.since, NIGHT.until))
    yield f"nights        {len(proof.nights)} profiles by the least they find at some half hour from {begin} to {end}"
    for reach, name in REACHED.items():
        found = [profile for profile in proof.nights if min(profile.half_hours, default=None) is reach]
        yield f"              {len(found):3} {name.replace('_', ' ')}"
        if reach <= Reach.LINE:
            yield from (f"                    {' '.join(profile.means) or 'nothing told'}" for profile in found)


def _taps(number: int) -> str:
    return str(number) if number < FOREVER else "never"
