"""Walk every path at every half hour in every language and check the promises."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.app import load_world
from bot.commands.common import Unusable, day
from bot.engine.prove import prove

if TYPE_CHECKING:
    import argparse

    from bot.engine.prove import Proof

MOST_DAYS = 3660


def add(parser: argparse.ArgumentParser) -> None:
    """Options of `svetilka prove`."""
    parser.add_argument("--from", dest="first", metavar="DATE", help="first day, such as 2026-01-01 (default: today)")
    parser.add_argument("--days", type=int, default=365, help="how many days (default: 365)")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """1 if a promise is broken."""
    config, world = load_world(args.config)
    if not 0 < args.days <= MOST_DAYS:
        message = f"--days is a number from 1 to {MOST_DAYS}, not {args.days}."
        raise Unusable(message)
    first = day(args.first) if args.first else datetime.now(UTC).astimezone(config.city.zone).date()
    proof = prove(world, first, args.days)
    sys.stdout.write(json.dumps(as_json(proof), ensure_ascii=False) + "\n" if args.json else _told(proof))
    return 1 if proof.broken else 0


def as_json(proof: Proof) -> dict[str, Any]:
    """The proof as JSON."""
    return {
        "states": proof.states,
        "replies": proof.replies,
        "half_hours": proof.half_hours,
        "moments": proof.moments,
        "longest_token": proof.longest_token,
        "taps": proof.taps,
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
    lines = [
        f"paths         {proof.states} screens in all languages",
        f"replies       {proof.replies}, for {proof.half_hours} half hours of {proof.moments} kinds",
        f"longest token {len(proof.longest_token)} of 64: {proof.longest_token}",
        f"longest taps  {max(proof.taps.values(), default=0)} to a number somebody answers",
    ]
    lines += [f"              {number}  {flow}" for flow, number in sorted(proof.taps.items())]
    ends = [broken for broken in proof.broken if broken.promise == "no dead end"]
    lines.append(f"dead ends     {len(ends)}")
    for broken in proof.broken:
        at = broken.at.isoformat(timespec="minutes")
        lines.append(
            f"BROKEN {broken.promise}: {broken.token} at {at} ({broken.half_hours} half hours): {broken.sentence}"
        )
    lines.append("every promise holds" if not proof.broken else f"{len(proof.broken)} broken promises")
    return "\n".join(lines) + "\n"
