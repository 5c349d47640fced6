"""Have a conversation in this terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.app import load_world
from bot.channels.terminal import Terminal
from bot.commands.common import add_at, add_locale, chosen_locale, clock_at
from bot.engine.answers import Answers

if TYPE_CHECKING:
    import argparse


def add(parser: argparse.ArgumentParser) -> None:
    """Options of `svetilka talk`."""
    add_locale(parser)
    add_at(parser)


def run(args: argparse.Namespace) -> int:
    """Talk until the person leaves."""
    config, world = load_world(args.config)
    locale = chosen_locale(args.locale, config.city.locales)
    Terminal(Answers(world), clock_at(args.at, config.city.zone)).talk(locale)
    return 0
