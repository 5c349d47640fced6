"""The page docs/coverage.md, made of the plan and of what the flows reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.rights_model import Standing
from tests.coverage.plan import plan
from tests.coverage.reach import flows_of_rights, flows_of_services, shown, ways_from_home
from tests.people import ROOT, city

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PAGE = ROOT / "docs" / "coverage.md"
HEAD = """# Coverage

What the city's leaflet and its strategy speak of, and what serves it here. Made by `python -m tests.coverage` from
`tests/coverage/coverage.yaml`, the knowledge and the dialogs; do not edit it by hand. A test keeps it true.

"""


def page() -> str:
    """The whole page."""
    return HEAD + "\n".join([*_leaflet(), *_rights(), *_groups(), *_needs(), *_unshown()])


def _leaflet() -> Iterator[str]:
    entries = plan().leaflet
    yield from _title(f"The leaflet's {len(entries)} places", '"Pomoč v socialni stiski", City of Ljubljana, May 2014.')
    yield from _head("", "leaflet", "record", "state", "flows that lead there")
    for number, (record, words) in enumerate(entries.items(), 1):
        yield _row(str(number), words, _code([record]), _state(record), _served(record))


def _state(record: str) -> str:
    return city()[1].directory.services[record].status.value


def _served(record: str) -> str:
    if not city()[1].directory.services[record].active:
        return "never shown"
    if record in plan().unshown:
        right = plan().unshown[record].right
        return f"right {_code([right])}: {_code(flows_of_rights().get(right, ()))}" if right else "by its name"
    return _code(flows_of_services().get(record, ()))


def _rights() -> Iterator[str]:
    directory = city()[1].directory
    text = "Each has a page, is found by its name, and unless abolished has a check or is for everybody to ask about."
    yield from _title(f"The {len(directory.rights)} rights", text)
    yield from _head("", "leaflet's chapter", "right", "state", "flows that offer it")
    words = {**plan().chapters, **dict.fromkeys(plan().younger, "– (younger than the leaflet)")}
    for number, (id_, chapter) in enumerate(words.items(), 1):
        right = directory.rights[id_]
        state = right.status.value
        if right.status is Standing.ABOLISHED:
            state += f", now {_code([right.replaced_by])}"
        yield _row(str(number), chapter, _code([id_]), state, _code(flows_of_rights().get(id_, ())))


def _groups() -> Iterator[str]:
    groups = plan().groups
    yield from _title(f"The strategy's {len(groups)} groups", "Strategy of social care 2021–2027, chapter 11.")
    for chapter, group in groups.items():
        yield f"**{chapter} {group.name}**\n"
        yield f"- flows: {_code(group.flows)}"
        if group.rights:
            yield f"- rights: {_code(group.rights)}"
        yield f"- services: {_code(group.services)}\n"


def _needs() -> Iterator[str]:
    _, world = city()
    text = "Each is a flow. The way is what a person taps from home to its first question."
    yield from _title(f"The {len(plan().needs)} needs", text)
    yield from _head("need", "in Slovene", "in English", "way", "taps")
    for need in plan().needs:
        titles = [world.tongues[locale].flow(need, world.flows[need].title) for locale in ("sl", "en")]
        way = ways_from_home()[need]
        yield _row(_code([need]), *titles, " → ".join(way), str(len(way)))


def _unshown() -> Iterator[str]:
    services = city()[1].directory.services
    text = "Active records that no flow brings on the screen; they are found by typing their name."
    yield from _title(f"Found by name only: {len(plan().unshown)} records", text)
    yield from _head("record", "looked for by", "why")
    for record, one in plan().unshown.items():
        yield _row(_code([record]), _code(flows_of_services().get(record, ())), one.why)
    gone = [service.id for service in services.values() if not service.active]
    text = "Their files stay so that nobody adds them again: " + _code(gone) + "."
    yield from _title(f"Closed: {len(gone)} records", text)
    text = f"{len(services)} records in all, {len(shown())} of them on some screen."
    yield from _title("In all", text)


def _title(title: str, text: str) -> Iterator[str]:
    yield f"\n## {title}\n"
    yield f"{text}\n"


def _head(*columns: str) -> Iterator[str]:
    yield _row(*columns)
    yield _row(*("---" for _ in columns))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _code(ids: Iterable[str]) -> str:
    return ", ".join(f"`{id_}`" for id_ in ids) or "–"
