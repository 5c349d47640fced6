"""Log lines that cannot give a person away.

A line holds when, how bad, which logger, the fixed words of the message, small numbers, and for an exception its type
and the places in the code. Texts put into a message are left out, whoever put them there, and so is what an exception
says: both may quote what a person typed, a token, a name or a chat.
"""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime
from traceback import extract_tb
from typing import TextIO

HIDDEN = "…"
SMALL = 100_000
"""Numbers from here on may be chats."""
OUR_WORDS = ("bot", "uvicorn")
"""Loggers whose messages without arguments are fixed words; others may have put texts into the message itself."""


class Formatter(logging.Formatter):
    """One line a record, and one for each place in the code an exception went through."""

    def format(self, record: logging.LogRecord) -> str:
        """Make the line. Never raises: what does not fit is left out."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = f"{at} {record.levelname} {record.name}: {_words(record)}"
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return line
        places = [f"    {frame.filename}:{frame.lineno} {frame.name}" for frame in extract_tb(error.__traceback__)]
        return "\n".join([f"{line} ({type(error).__qualname__})", *places])


def _words(record: logging.LogRecord) -> str:
    if isinstance(record.args, tuple) and record.args:
        try:
            return str(record.msg) % tuple(_shown(arg) for arg in record.args)
        except (TypeError, ValueError):
            return HIDDEN
    ours = record.name.partition(".")[0] in OUR_WORDS and isinstance(record.msg, str) and not record.args
    return record.msg.partition("\n")[0] if ours else f"{HIDDEN} ({record.module}:{record.lineno})"


def _shown(arg: object) -> object:
    return arg if isinstance(arg, int | float) and -SMALL < arg < SMALL else HIDDEN


def setup(level: int | str = logging.INFO, stream: TextIO = sys.stderr) -> None:
    """Send all log lines through `Formatter`, libraries' own handlers included."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Formatter())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = name != "uvicorn.access"


def silent(error: Exception) -> Exception:
    """The same fault at the same place in the code, without a word of what it says."""
    wordless: Exception = type(type(error).__name__, (Exception,), {})()
    return wordless.with_traceback(error.__traceback__)
