"""Keeps today's tokens for ever: `python -m tests.tokens` writes a file named after the day."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.people import city
from tests.tokens.sample import sample

TODAY = datetime.now(UTC).date()
FILE = Path(__file__).parent / f"{TODAY}.txt"

try:
    with FILE.open("x", encoding="utf-8") as file:
        file.writelines(f"{token}\n" for token in sample(city()[1], TODAY))
except FileExistsError:
    sys.exit(f"{FILE.name} is there already, and no line of it may change.")
