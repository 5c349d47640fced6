"""Every schedule against npm opening_hours, the reference implementation, where Node is there."""

import json
import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.knowledge.schedule import Schedule
from tests.knowledge.oracle_cases import LJUBLJANA, TRICKY, known

PEER = Path(__file__).with_name("opening_hours_peer.js")
BEGIN, END = datetime(2026, 1, 1, tzinfo=LJUBLJANA), datetime(2027, 7, 1, tzinfo=LJUBLJANA)
MINUTE = timedelta(minutes=1)
EXPRESSIONS = tuple(dict.fromkeys(known() + TRICKY))


def missing() -> str:
    """Why the peer cannot answer, or an empty string."""
    node = shutil.which("node")
    if not node:
        return "Node is not installed"
    found = subprocess.run(
        [node, "-e", "require.resolve('opening_hours')"], cwd=PEER.parent, check=False, capture_output=True
    )
    return "npm opening_hours is not installed: npm --prefix tests install" if found.returncode else ""


@pytest.fixture(scope="module")
def answers():
    if reason := missing():
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    questions = [
        {
            "expression": Schedule.read(text, LJUBLJANA, "SI").expression,
            "from": BEGIN.isoformat(),
            "to": END.isoformat(),
        }
        for text in EXPRESSIONS
    ]
    run = subprocess.run(
        ["node", str(PEER)],
        input="\n".join(json.dumps(question) for question in questions),
        env=os.environ | {"TZ": "Europe/Ljubljana"},
        text=True,
        capture_output=True,
        check=True,
        timeout=60,
    )
    return dict(zip(EXPRESSIONS, map(json.loads, run.stdout.splitlines()), strict=True))


def whole(spans):
    """The peer's spans with those that touch put together, and the closed time between them."""
    last = [BEGIN.timestamp(), BEGIN.timestamp(), "closed"]
    for start, end, state in [*spans, [END.timestamp(), END.timestamp(), "closed"]]:
        if start > last[1]:
            yield last
            last = [last[1], start, "closed"]
        if state != last[2]:
            yield last
            last = [start, end, state]
        last[1] = end
    yield last


@pytest.mark.node
@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_the_reference_implementation_agrees(expression, answers):
    assert "refused" not in answers[expression]
    schedule = Schedule.read(expression, LJUBLJANA, "SI")
    for start, end, state in whole(answers[expression]["spans"]):
        if end <= start:
            continue
        first, last = (datetime.fromtimestamp(second, UTC) for second in (start, end))
        assert schedule.at(first).state == state, first
        assert schedule.at(last - MINUTE).state == state, last
        until = schedule.at(first).until
        if state == "open" and last < END and until:
            assert until.timestamp() == end, first
