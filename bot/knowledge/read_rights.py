"""Reads what a city knows of rights: `claims.yaml`, `rights/*.yaml` and `districts.yaml`. Each may be missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.knowledge.files import read_files, read_optional
from bot.knowledge.read_claims import read_claims
from bot.knowledge.read_districts import read_districts
from bot.knowledge.read_right import read_right

if TYPE_CHECKING:
    from pathlib import Path

    from bot.knowledge.model import Directory
    from bot.knowledge.rights_model import Right
    from bot.knowledge.shapes import Reading
    from bot.source import Spot

CLAIMS = "claims.yaml"
DISTRICTS = "districts.yaml"
RIGHTS = "rights"


def with_rights(directory: Directory, folder: Path, root: Path, reading: Reading) -> Directory:
    """The Directory with its rights, shared facts and districts; faults go to the problems of `reading`."""
    claims = read_optional(folder / CLAIMS, root, reading.problems)
    if claims is not None:
        directory = replace(directory, facts=read_claims(claims, reading))
    reading = replace(reading, known=directory)
    rights = _rights(folder / RIGHTS, root, reading)
    districts = read_optional(folder / DISTRICTS, root, reading.problems)
    units = read_districts(districts, reading) if districts is not None else {}
    return replace(
        directory,
        rights=rights,
        rights_by_short={right.short: right for right in rights.values() if right.short},
        units=units,
        districts={district.id: district for unit in units.values() for district in unit.districts},
    )


def _rights(folder: Path, root: Path, reading: Reading) -> dict[str, Right]:
    files = list(read_files(folder, root, reading.problems))
    ids = [str(id_) for id_, _ in files]
    shorts: dict[str, Spot] = {}
    return {str(id_): read_right(id_, node, ids, shorts, reading) for id_, node in files}
