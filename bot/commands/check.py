"""Read all data files and print every problem with file, line and column."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.app import load
from bot.channels.check import check_fits
from bot.commands.common import add_at, clock_at
from bot.engine.check import check_tokens
from bot.engine.stale import stale
from bot.knowledge.age import UNDATED

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Iterator
    from datetime import date

    from bot.engine.world import World
    from bot.knowledge.model import Service
    from bot.source import Problem

HEADINGS = ("id", "number", "assured", "used by")


def add(parser: argparse.ArgumentParser) -> None:
    """Options of `svetilka check`."""
    parser.add_argument("--quiet", action="store_true", help="print problems only, no warnings")
    parser.add_argument("--stale", action="store_true", help="list whose facts a human should ask for first")
    add_at(parser)


def run(args: argparse.Namespace) -> int:
    """1 if there is a problem; warnings alone are 0."""
    loaded = load(args.config)
    world, counted = loaded.world, ""
    if world is not None:
        now = clock_at(args.at, world.city.zone)()
        check_tokens(world, loaded.spots, loaded.problems)
        if args.stale and not loaded.problems.fatal:
            sys.stdout.writelines(_to_ring(world, now.astimezone(world.city.zone).date()))
            return 0
        fits = check_fits(world, loaded.config, loaded.spots, now, loaded.problems)
        counted = f"{len(world.flows)} flows, {len(world.directory.services)} services\n{fits}\n"
    _tell(loaded.problems.all, quiet=args.quiet)
    sys.stdout.write(counted)
    return 1 if loaded.problems.fatal else 0


def _tell(found: Collection[Problem], *, quiet: bool) -> None:
    warnings = [problem for problem in found if problem.warning]
    for problem in found:
        if not (quiet and problem.warning):
            sys.stdout.write(f"{problem}\n")
    problems = len(found) - len(warnings)
    sys.stdout.write(f"{_counted(problems, 'problem')}, {_counted(len(warnings), 'warning')}\n")


def _to_ring(world: World, today: date) -> Iterator[str]:
    """A table, most pressing first: id, numbers (else where to write), month of the facts, flows that lead there."""
    found = stale(world, today)
    rows = [HEADINGS]
    for one in found:
        service = one.service
        ways = (", ".join(phone.shown for phone in service.phones), *_written(service, world), "-")
        number = next(way for way in ways if way)
        month = service.assured_date[:7] or UNDATED
        rows.append((service.id, number, month, _counted(len(one.flows), "flow")))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() + "\n"
    active = sum(service.active for service in world.directory.services.values())
    yield f"{len(found)} of {_counted(active, 'service')} to ask again\n"


def _written(service: Service, world: World) -> tuple[str, ...]:
    people = world.directory.organizations[service.organization]
    return service.email, people.email, service.url, people.url


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
