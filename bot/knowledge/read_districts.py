"""Reads `districts.yaml`: which office serves which part of the city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.check import check_destination
from bot.knowledge.read_service import Sources
from bot.knowledge.rights_model import District, Unit
from bot.knowledge.shapes import Record

if TYPE_CHECKING:
    from bot.knowledge.shapes import Reading
    from bot.source import Node, Spot, Text

SUPPORTS = ("districts",)


def read_districts(node: Node, reading: Reading) -> dict[str, Unit]:
    """Units by the id of their service, in file order."""
    record = Record(node, reading, ("units",), "this file")
    record.need("units")
    first: dict[str, Spot] = {}
    units = (_unit(id_, entry, first, reading) for id_, entry in record.ids("units", "unit"))
    return {unit.service: unit for unit in units}


def _unit(id_: Text, node: Node, first: dict[str, Spot], reading: Reading) -> Unit:
    check_destination(id_, reading)
    record = Record(node, reading, ("sourced", "districts", "sources"), f'the unit "{id_}"')
    record.need("sourced", "districts")
    sourced = record.yes("sourced") or False
    if sourced:
        record.need("sources")
    return Unit(
        service=str(id_),
        sourced=sourced,
        districts=tuple(
            _district(district, entry, str(id_), reading)
            for district, entry in record.ids("districts", "district")
            if _is_new(district, first, reading)
        ),
        sources=Sources(record, id_, reading, SUPPORTS).all,
    )


def _district(id_: Text, node: Node, unit: str, reading: Reading) -> District:
    record = Record(node, reading, ("name", "words"), f'the district "{id_}"')
    record.need("name")
    return District(str(id_), record.plain("name"), unit, tuple(map(str, record.texts("words"))))


def _is_new(id_: Text, first: dict[str, Spot], reading: Reading) -> bool:
    if id_ in first:
        sentence = f'There is already a district "{id_}" at {first[id_]}. One office serves it; keep one.'
        reading.problems.add("duplicate-district", id_, sentence)
        return False
    first[str(id_)] = id_.spot
    return True
