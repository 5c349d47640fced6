"""Answer JSON lines: one input a line on stdin, one reply a line on stdout."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.app import load_world
from bot.channels.jsonlines import Conversation
from bot.commands.common import add_at, add_locale, chosen_locale, clock_at
from bot.engine.answers import Answers

if TYPE_CHECKING:
    import argparse

CHANNEL = "the channel to answer as; all of them give the same reply for now (default: web)"
CHANNELS = ("web", "terminal", "telegram", "viber")


def add(parser: argparse.ArgumentParser) -> None:
    """Options of `svetilka ask`."""
    add_locale(parser)
    add_at(parser)
    parser.add_argument("--channel", choices=CHANNELS, default="web", help=CHANNEL)


def run(args: argparse.Namespace) -> int:
    """Answer until the input ends."""
    config, world = load_world(args.config)
    locale = chosen_locale(args.locale, config.city.locales)
    conversation = Conversation(Answers(world), clock_at(args.at, config.city.zone), locale)
    for line in sys.stdin:
        if line.strip():
            sys.stdout.write(conversation.answer(line) + "\n")
            sys.stdout.flush()
    return 0
