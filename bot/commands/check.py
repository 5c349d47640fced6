"""Read all data files and print every problem with file, line and column."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.app import load
from bot.engine.check import check_tokens

if TYPE_CHECKING:
    import argparse


def add(parser: argparse.ArgumentParser) -> None:
    """Options of `svetilka check`."""
    parser.add_argument("--quiet", action="store_true", help="print problems only, no warnings")


def run(args: argparse.Namespace) -> int:
    """1 if there is a problem; warnings alone are 0."""
    loaded = load(args.config)
    if loaded.world is not None:
        check_tokens(loaded.world, loaded.spots, loaded.problems)
    found = loaded.problems.all
    problems = [problem for problem in found if not problem.warning]
    warnings = [problem for problem in found if problem.warning]
    for problem in found:
        if not (args.quiet and problem.warning):
            sys.stdout.write(f"{problem}\n")
    sys.stdout.write(f"{_counted(len(problems), 'problem')}, {_counted(len(warnings), 'warning')}\n")
    if loaded.world is not None:
        services = loaded.world.directory.services
        sys.stdout.write(f"{len(loaded.world.flows)} flows, {len(services)} services\n")
    return 1 if problems else 0


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
