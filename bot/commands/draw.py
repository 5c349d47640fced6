"""Draw a flow, or the map of all, as Mermaid or SVG."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import load_world
from bot.commands.common import Unusable
from bot.dialogs.draw import draw
from bot.dialogs.draw_svg import draw_svg
from bot.source import near

if TYPE_CHECKING:
    import argparse


def add(parser: argparse.ArgumentParser) -> None:
    """Options of `svetilka draw`."""
    parser.add_argument("flow", nargs="?", help="id of a flow; the map of all when left out")
    parser.add_argument("-o", "--output", type=Path, help="write here; a name that ends in .svg gives a picture")


def run(args: argparse.Namespace) -> int:
    """Mermaid on stdout, or a file."""
    _, world = load_world(args.config)
    if args.flow is not None and args.flow not in world.flows:
        message = f'There is no flow "{args.flow}".{near(args.flow, world.flows)}'
        raise Unusable(message)
    if args.output is None:
        sys.stdout.write(draw(world.flows, args.flow))
        return 0
    picture = draw_svg if args.output.suffix == ".svg" else draw
    try:
        args.output.write_text(picture(world.flows, args.flow), encoding="utf-8")
    except OSError as error:
        message = f"{args.output} cannot be written: {error.strerror}."
        raise Unusable(message) from None
    return 0
