"""Collect, merge and review the translations."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.app import DataError
from bot.config import read_config
from bot.dialogs.read import read_flows
from bot.dialogs.sentences import sentences
from bot.locales.words import extract_command, merge_command, status_command
from bot.source import Problems

if TYPE_CHECKING:
    import argparse


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of `svetilka words`."""
    parser.add_argument("what", choices=("extract", "merge", "status"), help="what to do with the catalogs")


def run(args: argparse.Namespace) -> int:
    """1 if a translation lost a number or a placeholder."""
    config = read_config(args.config)
    folder, city = config.root / "locales", config.city
    problems = Problems()
    dialogs = read_flows(config.root / "dialogs", config.root, problems)
    if dialogs is None or problems.fatal:
        raise DataError(problems.all)
    told = list(sentences(dialogs.flows))
    if args.what == "extract":
        lines, status = extract_command(folder, told)
    else:
        command = merge_command if args.what == "merge" else status_command
        lines, status = command(folder, told, city.locales, city.source_locale)
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return status
