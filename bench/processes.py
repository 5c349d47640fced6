"""Processes that are measured: each alone on one core, with what it prints or where it listens."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 20.0
"""Seconds that a server has to start."""
MEASURED, BESIDE = 0, 1
"""The core of what is measured, and that of what must not disturb it."""


def python(module: str, *arguments: str) -> list[str]:
    """The command that runs a module."""
    return [sys.executable, "-m", module, *arguments]


def pinned(command: list[str], core: int = MEASURED) -> list[str]:
    """The command on one core; as it is where there is only one, or no way to choose."""
    if (taskset := shutil.which("taskset")) and (os.cpu_count() or 1) > core:
        return [taskset, "-c", str(core), *command]
    return command


def told(command: list[str], core: int = MEASURED) -> Any:  # noqa: ANN401  # JSON of any shape
    """What a process says in the last line that it prints, as JSON. Raises CalledProcessError."""
    done = subprocess.run(pinned(command, core), stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


@contextmanager
def running(command: list[str], port: int, core: int = MEASURED) -> Iterator[int]:
    """A server that listens on `port` as long as it is needed; the id of its process."""
    server = subprocess.Popen(pinned(command, core), stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        yield server.pid
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def resident(pid: int) -> float:
    """Resident memory of a process in MiB."""
    rss = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True).stdout
    return int(rss) / 1024


def spent(pid: int) -> float:
    """Seconds of the processor that a process has used (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _wait(port: int) -> None:
    end = perf_counter() + PATIENCE
    while perf_counter() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=PATIENCE).close()
        except OSError:
            sleep(0.005)
        else:
            return
    raise RuntimeError(f"nothing listens on port {port}")
