"""Draws flows as Mermaid flowcharts; `bot.dialogs.draw_svg` draws the same as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogs.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.dialogs.model import Flow, Flows, Node

STYLES = (
    "classDef question fill:#fdf3d8,stroke:#b8860b,color:#222",
    "classDef outcome fill:#dff1e6,stroke:#2e7d57,color:#222",
    "classDef flow fill:#e6ebf7,stroke:#4a64a8,color:#222",
)


def draw(flows: Flows, flow_id: str | None) -> str:
    """Draw one flow, or the map of all flows, as Mermaid text. KeyError if there is no such flow."""
    lines = _map(flows) if flow_id is None else _flow(flows, flows[flow_id])
    return "\n".join(["flowchart LR", *(f"    {line}" for line in (*lines, *STYLES)), ""])


def _flow(flows: Flows, flow: Flow) -> Iterator[str]:
    elsewhere: dict[str, str] = {}
    for node in flow.nodes.values():
        yield _shape(node)
        for choice in node.choices:
            if choice.flow == flow.id:
                target = _name("n", choice.node)
            else:
                target = _name("f", choice.flow)
                elsewhere[choice.flow] = flows[choice.flow].title
            yield f"{_name('n', node.id)} -->|{_quote(choice.say)}| {target}"
        if isinstance(node, Outcome) and node.none:
            yield f"{_name('n', node.id)} -.->|{_quote('none')}| {_name('n', node.none)}"
    for id_, title in elsewhere.items():
        yield f"{_name('f', id_)}[[{_quote(title)}]]:::flow"


def _shape(node: Node) -> str:
    if not isinstance(node, Outcome):
        return f"{_name('n', node.id)}[{_quote(*filled(node))}]:::question"
    return f"{_name('n', node.id)}([{_quote(*filled(node))}]):::outcome"


def filled(node: Node) -> tuple[str, ...]:
    """Return the lines of a node: what it says, whom it lets a person call, what it finds."""
    lines = [node.say, *(f"☎ {service}" for service in node.call)]
    if isinstance(node, Outcome) and node.find:
        lines.append(f"⌕ {node.find} ({node.open}, {node.show})")
    return tuple(lines)


def links(flows: Flows) -> Iterator[tuple[str, str]]:
    """Yield each pair of flows of which the first leads to the second, once, in order."""
    met: set[tuple[str, str]] = set()
    for flow in flows.values():
        for node in flow.nodes.values():
            for choice in node.choices:
                link = (flow.id, choice.flow)
                if choice.flow != flow.id and link not in met:
                    met.add(link)
                    yield link


def _map(flows: Flows) -> Iterator[str]:
    for flow in flows.values():
        yield f"{_name('f', flow.id)}[[{_quote(flow.title)}]]:::flow"
    for origin, target in links(flows):
        yield f"{_name('f', origin)} --> {_name('f', target)}"


def _name(kind: str, id_: str) -> str:
    """Name a node: a bare `end` or a `-` would be read as Mermaid's own."""
    return f"{kind}_{id_.replace('-', '_')}"


def _quote(*lines: str) -> str:
    """Quote a text. Mermaid has its own escapes: `#` and a number or name, then `;`."""
    escaped = (line.translate(_ESCAPES) for line in lines)
    return f'"{"<br>".join(escaped)}"'


_ESCAPES = str.maketrans({sign: f"#{ord(sign)};" for sign in '#"&<>`\\|[](){}*_'})
