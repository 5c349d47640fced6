"""Tell what a text says: its needs, a crisis, places, its language; with `--why` also which words said so."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from bot.app import CRIES, PHRASES, DataError, load_world, read_said
from bot.config import read_config
from bot.dialogs.read import read_flows
from bot.source import Problems, name_of
from bot.understanding.needs import LEARNT, learn

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from bot.engine.world import World
    from bot.understanding.needs import Phrases, Reason
    from bot.understanding.understood import Understood

WORDS = 8
"""Words of a text that are told for a need, those that say most."""


def add(parser: argparse.ArgumentParser) -> None:
    """Options of `svetilka match`."""
    parser.add_argument("text", nargs="?", help="the text; one a line on stdin when left out")
    parser.add_argument("--json", action="store_true", help="one JSON object a text")
    parser.add_argument("--why", action="store_true", help="which words spoke for which need, and how much")
    parser.add_argument("--learn", action="store_true", help="learn anew from the phrases, after a change there")


def run(args: argparse.Namespace) -> int:
    """Tell of one text, or of each line until the input ends."""
    if args.learn:
        sys.stdout.write(_learn(args.config))
        return 0
    _, world = load_world(args.config)
    for line in [args.text] if args.text is not None else sys.stdin:
        text = line.removesuffix("\n")
        said = world.understanding.of(text)
        reasons = world.understanding.why(text) if args.why else None
        if args.json:
            sys.stdout.write(json.dumps(as_json(text, said, world, reasons), ensure_ascii=False) + "\n")
        else:
            sys.stdout.write("\n".join(_lines(text, said, world, reasons)) + "\n\n")
        sys.stdout.flush()
    return 0


def _learn(config_file: Path) -> str:
    """Learn from all phrases and cries, and say of how many. DataError when a file cannot be read."""
    config, problems = read_config(config_file), Problems()
    root = config.root
    dialogs = read_flows(root / "dialogs", root, problems)
    read = read_said(root, config.city, dialogs.flows, problems) if dialogs is not None else ()
    if problems.fatal:
        raise DataError(problems.all)
    said = [
        _learnt(root / "dialogs" / folder / LEARNT, texts, root)
        for folder, texts in zip((PHRASES, CRIES), read, strict=True)
        if texts.of
    ]
    return "".join(said) or "There is nothing to learn from: no file in dialogs/phrases.\n"


def _learnt(file: Path, phrases: Phrases, root: Path) -> str:
    file.write_bytes(learn(phrases).to_bytes())
    return f"{name_of(file, root)}: {sum(1 for _ in phrases):,} phrases of {len(phrases.of)} kinds\n"


def as_json(text: str, said: Understood, world: World, reasons: tuple[Reason, ...] | None = None) -> dict[str, Any]:
    """The shape of `svetilka match --json`; `reasons` add which words said so."""
    told: dict[str, Any] = {
        "text": text,
        "lang": said.locale or world.city.source_locale,
        "needs": [{"id": need.id, "score": round(need.score, 3)} for need in said.needs],
        "crisis": said.crisis.kind if said.crisis else None,
        "places": list(said.places),
        "kind": said.kind.told.value,
    }
    if reasons is not None:
        told["why"] = {
            reason.need.id: {word: round(weight, 3) for word, weight in reason.words[:WORDS]} for reason in reasons
        }
        told["crisis_words"] = list(world.understanding.why_crisis(text, said.crisis)) if said.crisis else []
    return told


def _lines(text: str, said: Understood, world: World, reasons: tuple[Reason, ...] | None) -> Iterator[str]:
    """What `as_json` tells, to be read by people."""
    yield text
    yield f"  {said.kind.value}, {said.locale or 'language not clear'}"
    if said.crisis:
        words = " ".join(world.understanding.why_crisis(text, said.crisis))
        sure = "crisis" if said.crisis.sure else "perhaps a crisis"
        by = f"by the rule: {said.crisis.rule}" if said.crisis.rule else "as learnt"
        yield f"  {sure}: {said.crisis.kind} ({words}), {by}"
    for need in said.needs:
        yield f"  {need.score:.2f} {need.id}"
    for need in said.near:
        yield f"  {need.score:.2f} {need.id}, too little"
    for page in said.pages:
        yield f"  named: {page.target.partition(':')[2]}"
    for reason in reasons or ():
        words = ", ".join(f"{word} {weight:+.2f}" for word, weight in reason.words[:WORDS])
        yield f"  {reason.need.id} by: {words}"
