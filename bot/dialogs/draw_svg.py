"""Draws flows as a picture: a self-contained SVG for light and dark screens, with no outside font."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from bot.dialogs.draw import filled, links
from bot.dialogs.layout import BOLD, HEAD, LINE, PAD, SMALL, WIDTH, Card, Row, is_drawn, place, wrap
from bot.dialogs.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.dialogs.model import Choice, Flow, Flows, Node

STYLE = """
  svg { --paper: #ffffff; --ink: #23211c; --soft: #5d594f; --line: #8a857a; --rule: #e2ddd0;
    --question: #fff8e6; --question-edge: #c99a2e; --outcome: #e8f5ed; --outcome-edge: #3c8b63;
    --flow: #edf1fb; --flow-edge: #5a73b5; font-family: system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
  @media (prefers-color-scheme: dark) {
    svg { --paper: #191a1c; --ink: #eceae4; --soft: #b0aca2; --line: #8d897f; --rule: #3a3a38;
      --question: #2d2717; --question-edge: #b78d32; --outcome: #172b21; --outcome-edge: #4d9d74;
      --flow: #1f2536; --flow-edge: #7188c7; }
  }
  .paper { fill: var(--paper); }
  .card { stroke-width: 1.5; }
  .question { fill: var(--question); stroke: var(--question-edge); }
  .outcome { fill: var(--outcome); stroke: var(--outcome-edge); }
  .flow { fill: var(--flow); stroke: var(--flow-edge); }
  .name { font-size: 11.5px; fill: var(--soft); font-family: ui-monospace, "DejaVu Sans Mono", monospace; }
  .head { font-size: 14.5px; font-weight: 600; fill: var(--ink); }
  .small { font-size: 12.5px; fill: var(--soft); }
  .row { font-size: 13.5px; fill: var(--ink); }
  .rule { stroke: var(--rule); }
  .way { fill: none; stroke: var(--line); stroke-width: 1.5; }
  .out { stroke-dasharray: 5 4; }
  .tip { fill: var(--line); }
"""
ROUND = {"question": 8, "outcome": 22, "flow": 3}


def draw_svg(flows: Flows, flow_id: str | None) -> str:
    """Draw one flow, or the map of all flows, as SVG text. KeyError if there is no such flow."""
    if flow_id is None:
        first = next(iter(flows))
        title = flows[first].title
        cards = {card.id: card for card in _map_cards(flows)}
    else:
        first, title = flows[flow_id].start, flows[flow_id].title
        cards = {card.id: card for card in _cards(flows, flows[flow_id])}
    width, height = place(cards, first)
    return "\n".join(_picture(cards, title, width, height))


def _cards(flows: Flows, flow: Flow) -> Iterator[Card]:
    for node in flow.nodes.values():
        say, *more = filled(node)
        hint = (node.hint,) if node.hint else ()
        yield Card(
            id=node.id,
            kind="outcome" if isinstance(node, Outcome) else "question",
            head=wrap(say, HEAD * BOLD),
            small=tuple(line for text in (*hint, *more) for line in wrap(text, SMALL)),
            rows=tuple(_rows(flows, flow, node)),
        )


def _rows(flows: Flows, flow: Flow, node: Node) -> Iterator[Row]:
    for choice in node.choices:
        yield Row(choice.say, choice.node) if choice.flow == flow.id else Row(_elsewhere(flows, choice))
    if isinstance(node, Outcome) and node.none:
        yield Row("none", node.none, way_out=True)


def _elsewhere(flows: Flows, choice: Choice) -> str:
    title = flows[choice.flow].title
    return f"{choice.say} ↗" if choice.say == title else f"{choice.say} ↗ {title}"


def _map_cards(flows: Flows) -> Iterator[Card]:
    leads: dict[str, list[str]] = {id_: [] for id_ in flows}
    for origin, target in links(flows):
        leads[origin].append(target)
    for flow in flows.values():
        rows = tuple(Row(flows[target].title, target) for target in leads[flow.id])
        yield Card(flow.id, "flow", wrap(flow.title, HEAD * BOLD), (), rows)


def _picture(cards: Mapping[str, Card], title: str, width: float, height: float) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title" '
        f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}">'
    )
    yield f'<title id="title">{escape(title)}</title>'
    yield f"<style>{STYLE}</style>"
    yield '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8"'
    yield ' markerUnits="userSpaceOnUse" orient="auto"><path class="tip" d="M0 0 L8 4 L0 8 z"/></marker></defs>'
    yield f'<rect class="paper" width="{width:g}" height="{height:g}"/>'
    for card in cards.values():
        yield from _ways(card, cards)
    for card in cards.values():
        yield from _card(card)
    yield "</svg>\n"


def _card(card: Card) -> Iterator[str]:
    yield "<g>"
    yield (
        f'<rect class="card {card.kind}" x="{card.x:g}" y="{card.y:g}" width="{WIDTH}" height="{card.height}"'
        f' rx="{ROUND[card.kind]}"/>'
    )
    y = card.y + PAD - 6
    for style, lines, step in (
        ("name", (card.id,), LINE - 2),
        ("head", card.head, LINE),
        ("small", card.small, LINE - 2),
    ):
        for line in lines:
            y += step
            yield f'<text class="{style}" x="{card.x + PAD:g}" y="{y:g}">{escape(line)}</text>'
    y = card.y + card.head_height
    for row in card.rows:
        yield f'<line class="rule" x1="{card.x + 1:g}" x2="{card.x + WIDTH - 1:g}" y1="{y:g}" y2="{y:g}"/>'
        style = "small" if row.way_out else "row"
        for number, line in enumerate(row.lines, 1):
            base = y + 2 + number * (LINE - 1)
            yield f'<text class="{style}" x="{card.x + PAD:g}" y="{base:g}">{escape(line)}</text>'
        y += row.height
    yield "</g>"


def _ways(card: Card, cards: Mapping[str, Card]) -> Iterator[str]:
    for number, row in enumerate(card.rows):
        if is_drawn(card, row, cards):
            target = cards[row.target]
            x1, y1, x2, y2 = card.x + WIDTH, card.leaving(number), target.x - 1, target.entry
            middle = (x1 + x2) / 2
            path = f"M{x1:g} {y1:g} C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}"
            yield f'<path class="way{" out" if row.way_out else ""}" d="{path}" marker-end="url(#tip)"/>'
