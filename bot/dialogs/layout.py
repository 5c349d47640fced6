"""Places the cards of a flow for `draw_svg`: a column for every tap, each card near the row that leads to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LINE = 19
"""Height of a line of a card's head; smaller lines are a little lower."""
PAD = 14
WIDTH = 300
INSIDE = WIDTH - 2 * PAD
GAP_X = 80
GAP_Y = 26
MARGIN = 30
HEAD, SMALL, ROW = 14.5, 12.5, 13.5
"""Letter sizes."""
BOLD = 1.1
LETTERS = {"narrow": 0.36, "wide": 0.95, "capital": 0.7, "other": 0.6}
"""Width of a letter against its size, as a wide sans serif font has it."""


@dataclass(slots=True)
class Row:
    """A choice on a card. `target` is the id of a card, "" when it leads out of the picture; `lines` are laid out."""

    text: str
    target: str = ""
    way_out: bool = False
    lines: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        """Height of the row."""
        return (LINE - 1) * len(self.lines) + 12


@dataclass(slots=True)
class Card:
    """A node as it is drawn: its name, its head, small lines, rows, and the place it is given."""

    id: str
    kind: str
    head: tuple[str, ...]
    small: tuple[str, ...]
    rows: tuple[Row, ...]
    x: float = 0
    y: float = 0
    column: int = 0

    @property
    def head_height(self) -> int:
        """Height of the part above the rows."""
        return 2 * PAD + LINE * len(self.head) + (LINE - 2) * (len(self.small) + 1) - 4

    @property
    def height(self) -> int:
        """Height of the whole card."""
        return self.head_height + sum(row.height for row in self.rows)

    @property
    def entry(self) -> float:
        """Height at which lines reach the card."""
        return self.y + PAD + LINE * 1.5

    def leaving(self, number: int) -> float:
        """Return the height at which the line of a row leaves the card."""
        above = sum(row.height for row in self.rows[:number])
        return self.y + self.head_height + above + self.rows[number].height / 2


def wrap(text: str, size: float) -> tuple[str, ...]:
    """Break a text into lines that fit a card, measured with usual letter widths."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and size * sum(LETTERS[_kind(letter)] for letter in longer) <= INSIDE:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _kind(letter: str) -> str:
    if letter in "iljtfrI.,:;'|!() -":
        return "narrow"
    if letter in "mwMW@—☎⌕↗→":
        return "wide"
    return "capital" if letter.isupper() else "other"


def place(cards: Mapping[str, Card], first: str) -> tuple[float, float]:
    """Give every card its place and return width and height of the picture.

    Only a line to the next column is drawn; any other row names the card it leads to.
    """
    columns = _columns(cards, first)
    for card in cards.values():
        for row in card.rows:
            name = "" if not row.target or is_drawn(card, row, cards) else f" → {row.target}"
            row.lines = wrap(row.text + name, ROW)
    for number, column in enumerate(columns):
        wished = {card.id: _wished(card, columns[number - 1] if number else []) for card in column}
        column.sort(key=lambda card: wished[card.id])
        below = float(MARGIN)
        for card in column:
            card.x = MARGIN + number * (WIDTH + GAP_X)
            card.y = max(below, wished[card.id])
            below = card.y + card.height + GAP_Y
        _lift(column)
    bottom = max((card.y + card.height for card in cards.values()), default=0.0)
    return MARGIN * 2 + len(columns) * (WIDTH + GAP_X) - GAP_X, bottom + MARGIN


def is_drawn(card: Card, row: Row, cards: Mapping[str, Card]) -> bool:
    """Whether a row has a line of its own."""
    return row.target in cards and cards[row.target].column == card.column + 1


def _columns(cards: Mapping[str, Card], first: str) -> list[list[Card]]:
    """Cards by the fewest taps from the first; those that nothing leads to stand in a last column."""
    columns = [[cards[first]]] if first in cards else []
    met = {first}
    while columns and columns[-1]:
        targets = dict.fromkeys(row.target for card in columns[-1] for row in card.rows)
        columns.append([cards[target] for target in targets if target in cards and target not in met])
        met.update(targets)
    columns = [column for column in (*columns, [card for card in cards.values() if card.id not in met]) if column]
    for number, column in enumerate(columns):
        for card in column:
            card.column = number
    return columns


def _wished(card: Card, before: list[Card]) -> float:
    """Where a card would stand if it were alone: level with the rows that lead to it."""
    heights = [
        other.leaving(number) - PAD - LINE * 1.5
        for other in before
        for number, row in enumerate(other.rows)
        if row.target == card.id
    ]
    return max(float(MARGIN), sum(heights) / len(heights)) if heights else MARGIN


def _lift(column: list[Card]) -> None:
    """Move a column up by half of the room above it, so that a long one does not hang from its last row."""
    room = min(card.y for card in column) - MARGIN
    for card in column:
        card.y -= room / 2
