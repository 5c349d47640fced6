"""The command line: finds the command and turns errors into one plain sentence.

Exit status: 0 done, 1 the thing checked is not right, 2 wrong usage or unusable configuration.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from importlib import import_module
from pathlib import Path

from bot.app import DataError
from bot.commands.common import Unusable
from bot.config import ConfigError
from bot.source import near

COMMANDS = {
    "serve": "run the web chat on http://127.0.0.1:8000",
    "talk": "have a conversation in this terminal",
    "ask": "answer JSON lines from stdin with JSON lines on stdout",
    "replay": "tell what would go out for webhook bodies of Telegram or Viber",
    "check": "read all data files and print every problem",
    "prove": "walk every path at every half hour and check the promises",
    "hours": "tell whether a service is open, and its week",
    "match": "tell what a text says: needs, crisis, places, language",
    "draw": "draw a flow, or the map of all, as Mermaid or SVG",
    "words": "collect, merge and review the translations",
}
"""Each command is a module of `bot.commands` with `add(parser)` and `run(args) -> int`; the others do not load."""


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    _speak_utf8()
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments or arguments[0] in {"-h", "--help"}:
        sys.stdout.write(_overview())
        return 0 if arguments else 2
    name, *rest = arguments
    if name not in COMMANDS:
        sys.stderr.write(f'svetilka: there is no command "{name}".{near(name, COMMANDS)} See svetilka --help.\n')
        return 2
    try:
        return _run(name, rest)
    except (ConfigError, DataError, Unusable) as error:
        problems = error.problems if isinstance(error, DataError) else ()
        sys.stderr.write("".join(f"{problem}\n" for problem in problems if not problem.warning))
        sys.stderr.write(f"svetilka: {error}\n")
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the locale says: names here have carons."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _run(name: str, rest: list[str]) -> int:
    command = import_module(f"bot.commands.{name}")
    parser = argparse.ArgumentParser(prog=f"svetilka {name}", description=COMMANDS[name])
    parser.add_argument(
        "--config", type=Path, default=_config_file(), help="the city's bot.toml (default: %(default)s)"
    )
    command.add(parser)
    try:
        args = parser.parse_args(rest)
    except SystemExit as stop:
        return int(stop.code or 0)
    status: int = command.run(args)
    return status


def _config_file() -> Path:
    """bot.toml named in the environment, else here, else beside the package."""
    if named := os.environ.get("SVETILKA_CONFIG"):
        return Path(named)
    here = Path("bot.toml")
    return here if here.exists() else Path(__file__).resolve().parent.parent / "bot.toml"


def _overview() -> str:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {what}" for name, what in COMMANDS.items()]
    return "\n".join(["usage: svetilka COMMAND [options]", "", *lines, "", "svetilka COMMAND --help tells more.", ""])
