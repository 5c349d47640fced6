"""Counts the work of a call, which is the same on every machine and every day, unlike the time it takes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


def work(call: Callable[[], object]) -> int:
    """The steps of Python's own code that a call takes; what is done inside of a function of C counts as one."""
    steps = 0

    def traced(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal steps
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        steps += event == "opcode"
        return traced

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        call()
    finally:
        sys.settrace(before)
    return steps
