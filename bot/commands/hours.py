"""Tell whether a service is open, when that changes, and its week."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.app import load_world
from bot.commands.common import Unusable, add_at, clock_at, span
from bot.engine.times import opening_words
from bot.knowledge.age import hours_trusted
from bot.knowledge.find import opening_of
from bot.knowledge.model import Status
from bot.knowledge.schedule import Openness
from bot.source import near

if TYPE_CHECKING:
    import argparse
    from datetime import datetime

    from bot.engine.world import World
    from bot.knowledge.model import Service
    from bot.knowledge.schedule import Day


def add(parser: argparse.ArgumentParser) -> None:
    """Options of `svetilka hours`."""
    parser.add_argument("id", nargs="?", help="id of a service; all when left out")
    add_at(parser)
    parser.add_argument("--days", type=int, default=7, help="days of the week table (default: 7)")
    parser.add_argument("--json", action="store_true", help="one JSON object a service")


def run(args: argparse.Namespace) -> int:
    """Print one service or all."""
    config, world = load_world(args.config)
    days = span(args.days)
    now = clock_at(args.at, config.city.zone)().astimezone(config.city.zone).replace(second=0, microsecond=0)
    for service in _services(args.id, world):
        if args.json:
            sys.stdout.write(json.dumps(as_json(service, world, now, days), ensure_ascii=False) + "\n")
        else:
            sys.stdout.write("\n".join(_lines(service, world, now, days)) + "\n\n")
    return 0


def _services(wanted: str | None, world: World) -> list[Service]:
    services = world.directory.services
    if wanted is None:
        return [service for service in services.values() if service.status is Status.ACTIVE]
    if wanted not in services:
        message = f'There is no service "{wanted}".{near(wanted, services)}'
        raise Unusable(message)
    return [services[wanted]]


def _week(service: Service, world: World, now: datetime, days: int) -> list[Day]:
    if service.schedule is None:
        return []
    years = world.facts.hours_unknown_after_years
    return [_told(day, service, years) for day in service.schedule.week(now.date(), days)]


def _told(day: Day, service: Service, years: int) -> Day:
    """A day as `opening_of` would tell it: hours that nobody trusts say neither open nor closed."""
    if not service.active:
        return replace(day, state=Openness.CLOSED, spans=())
    if not hours_trusted(service, day.date, years):
        return replace(day, state=Openness.APPOINTMENT if service.by_appointment else Openness.UNKNOWN, spans=())
    if service.by_appointment and day.state is not Openness.CLOSED:
        return replace(day, state=Openness.APPOINTMENT)
    return day


def as_json(service: Service, world: World, now: datetime, days: int) -> dict[str, Any]:
    """The shape of `svetilka hours --json`."""
    opening = opening_of(service, now, world.facts.hours_unknown_after_years)
    return {
        "id": service.id,
        "state": opening.state.value,
        "until": opening.until.isoformat(timespec="minutes") if opening.until else None,
        "opens_at": opening.opens_at.isoformat(timespec="minutes") if opening.opens_at else None,
        "expression": service.schedule.expression if service.schedule else None,
        "week": [
            {
                "date": day.date.isoformat(),
                "open": [list(span) for span in day.spans],
                "holiday": day.holiday,
                "state": day.state.value,
            }
            for day in _week(service, world, now, days)
        ],
        "assured_date": service.assured_date or None,
    }


def _lines(service: Service, world: World, now: datetime, days: int) -> list[str]:
    tongue = world.tongues[world.city.source_locale]
    opening = opening_of(service, now, world.facts.hours_unknown_after_years)
    words = opening_words(opening, now, tongue, line=service.address is None)
    lines = [service.id, f"  {tongue.record(service.name)}: {words}"]
    if service.schedule:
        lines.append(f"  {service.schedule.expression}")
    for day in _week(service, world, now, days):
        spans = ", ".join(f"{since}-{until}" for since, until in day.spans)
        told = spans if day.state is Openness.OPEN else f"{day.state.value} {spans}".strip()
        lines.append(f"  {day.date.isoformat()}  {told}{f'  ({day.holiday})' if day.holiday else ''}")
    return lines
