"""Telegram without a network: our bot and its peers hold the same dialog, each in a process of its own on one core."""

from __future__ import annotations

import shutil
from pathlib import Path
from subprocess import CalledProcessError
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from bench.dialog import REQUESTS, dialog, write_walks
from bench.processes import python, told
from bench.table import Row
from bot.app import load_world
from bot.engine.answers import Answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.dialog import Dialog
    from bot.engine.world import World

CHATS = 3_000
"""In each round; each has a conversation of four updates."""
PEERS = {
    "Telegraf WizardScene (Node)": "telegraf_wizard.mjs",
    "python-telegram-bot ConversationHandler": "ptb_conversation",
    "aiogram FSM": "aiogram_fsm",
    "aiogram-dialog": "aiogram_windows",
    "grammY conversations (Node)": "grammy_conversations.mjs",
}
WHY = "what it said stands above; for Node: npm ci --prefix bench/peers"


def measure() -> Iterator[Row]:
    """All rows, as they come."""
    config, world = load_world(Path("bot.toml"))
    talked = dialog(Answers(world), config)
    with TemporaryDirectory() as name:
        folder = Path(name)
        talked.write(folder, CHATS)
        yield Row("Telegram, network stubbed: updates a second, from bytes to bytes", "")
        found = {peer: _peer(module, folder) for peer, module in PEERS.items()}
        yield from _ours(folder, max((each for each in found.values() if each), default=0.0))
        for peer, each in found.items():
            yield Row(f"  {peer}", f"{each:.0f}") if each else Row(f"  {peer}", "not measured", WHY)
        yield from _walks(talked, world, folder)


def _ours(folder: Path, best: float) -> Iterator[Row]:
    ours = told(python("bench.ours", str(folder)))
    assert ours["requests"] == REQUESTS * CHATS, "we do not hold the whole dialog"
    parts = ", ".join(f"{part} {ours[part]:.1f}" for part in ("read", "answer", "write"))
    yield Row("  ours", f"{ours['per_s']:.0f}", f"> {best:.0f}, the fastest peer")
    yield Row("  ours, of which µs", parts)
    whole = told(python("bench.whole", str(folder)))
    yield Row("  ours through webhook, lanes and python-telegram-bot's calls", f"{whole['per_s']:.0f}")


def _walks(talked: Dialog, world: World, folder: Path) -> Iterator[Row]:
    write_walks(talked, world, folder, CHATS)
    ours = told(python("bench.ours", str(folder)))
    yield Row("  ours, every button equally likely", f"{ours['per_s']:.0f}")


def _peer(module: str, folder: Path) -> float | None:
    """Updates a second; None if it cannot be measured here."""
    command = python(f"bench.peers.{module}", str(folder))
    if module.endswith(".mjs"):
        command = [shutil.which("node") or "node", f"bench/peers/{module}", str(folder)]
    try:
        peer: dict[str, Any] = told(command)
    except (CalledProcessError, OSError):
        return None
    assert peer["requests"] == REQUESTS * CHATS, f"{module} does not hold the whole dialog"
    per_s: float = peer["per_s"]
    return per_s
