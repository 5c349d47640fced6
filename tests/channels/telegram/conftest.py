"""Somebody at Telegram, in the real city or in the tiny one."""

from __future__ import annotations

import pytest

from tests.channels.telegram.chatter import Chatter
from tests.people import TINY


@pytest.fixture
def chatter():
    return Chatter()


@pytest.fixture
def tiny():
    return Chatter(TINY)
