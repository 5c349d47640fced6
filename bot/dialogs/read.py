"""Reads `dialogs/`: one file a flow, in the format of docs/writing-dialogs.md. All faults come out at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.dialogs.graph import check_graph
from bot.dialogs.model import HOME, Flow, Node
from bot.dialogs.nodes import Reader
from bot.dialogs.wording import check_id, check_label, read_number
from bot.source import Fields, Problems, Spot, Text, name_of, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

TAPS = 4

FLOW_KEYS = ("title", "start", "taps", "sensitive", "words", "questions", "outcomes")


@dataclass(frozen=True, slots=True)
class Dialogs:
    """The flows, `home` first and the others in the order of their files, and where their words were written.

    `spots` leads from a path to the word of the file, for faults that only show against other data:

    - `roof-tonight`: the title of a flow; `roof-tonight/beds`, `roof-tonight/who/man`: the id of a node, a choice
    - `roof-tonight/beds#find`, `…#none`, `…#say`, `…#hint`, `roof-tonight/who/man#go`, `roof-tonight#start`: a value
    - `roof-tonight/beds#call/klic-v-sili-112`, `roof-tonight/who/man#means/man`, `roof-tonight/who/man#words/fant`,
      `suicide/now#crisis/suicide`: one value of a list

    When a problem was reported, the flows are whole enough to be checked further but not to be shown.
    """

    flows: dict[str, Flow]
    spots: dict[str, Text]


def read_flows(folder: Path, root: Path, problems: Problems) -> Dialogs | None:
    """Read every `*.yaml` of a folder; None if there is nothing to read. Spots name files relative to `root`."""
    name = name_of(folder, root)
    paths = sorted(folder.glob("*.yaml"), key=lambda path: (path.stem != HOME, path.stem))
    for path in sorted(folder.glob("*.yml")):
        problems.add("not-read", Spot(f"{name}/{path.name}", 1, 1), 'Only files that end in ".yaml" are read.')
    if not paths:
        problems.add("no-flows", Spot(name, 1, 1), 'There is no dialog here: no file that ends in ".yaml".')
        return None
    if paths[0].stem != HOME:
        sentence = "This file is missing. Every conversation begins in it."
        problems.add("no-home", Spot(f"{name}/{HOME}.yaml", 1, 1), sentence)
    files: dict[str, tuple[Fields, Problems]] = {}
    for path in paths:
        found = Problems()
        node = read(path, root, found)
        if node is None:
            problems.extend(found.all)
        else:
            files[path.stem] = Fields(node, found, FLOW_KEYS, "a flow"), found
    starts = dict.fromkeys((path.stem for path in paths), "")
    starts |= {flow: str(fields.text("start", required=True) or "") for flow, (fields, _) in files.items()}
    dialogs = Dialogs({}, {})
    for flow, (fields, found) in files.items():
        dialogs.flows[flow] = _read_flow(flow, fields, starts, dialogs.spots, found)
        check_graph(dialogs.flows[flow], dialogs.spots, found)
        problems.extend(found.all)
    return dialogs


def _read_flow(
    id_: str,
    fields: Fields,
    starts: Mapping[str, str],
    spots: dict[str, Text],
    problems: Problems,
) -> Flow:
    """Read one flow; what cannot be read is reported and left out."""
    check_id(Text(id_, Spot(fields.node.spot.path, 1, 1)), problems)
    title = fields.text("title", required=True)
    if title is not None:
        spots[id_] = title
        check_label(title, problems)
    questions, outcomes = fields.entries("questions"), fields.entries("outcomes")
    ids = _ids((key for key, _ in (*questions, *outcomes)), problems)
    spots.update({f"{id_}/{key}": key for key in ids.values()})
    reader = Reader(id_, ids, starts, spots, problems)
    nodes: dict[str, Node] = {}
    for key, node in questions:
        nodes[str(key)] = reader.question(key, node)
    for key, node in outcomes:
        nodes.setdefault(str(key), reader.outcome(key, node))
    return Flow(
        id=id_,
        title=str(title or ""),
        start=str(reader.leads(reader.word(fields, "start", id_)) or ""),
        nodes=nodes,
        sensitive=fields.yes("sensitive") or False,
        taps=read_number(fields.text("taps"), TAPS, problems),
        words=reader.words(fields, id_),
    )


def _ids(keys: Iterable[Text], problems: Problems) -> dict[str, Text]:
    ids: dict[str, Text] = {}
    for key in keys:
        check_id(key, problems)
        if key in ids:
            sentence = f'"{key}" is also the id of the question on line {ids[key].spot.line}. Choose another.'
            problems.add("duplicate-id", key, sentence)
        else:
            ids[str(key)] = key
    return ids
