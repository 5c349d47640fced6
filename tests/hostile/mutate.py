"""Makes hostile bodies of honest ones. The same seed gives the same bodies."""

from __future__ import annotations

import json
from copy import deepcopy
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

DEEP = 3000
RAW = {
    "@huge@": "9" * 400,
    "@hugest@": "9" * 5000,
    "@deep@": "[" * DEEP + "]" * DEEP,
    "@deeper@": '{"a":' * DEEP + "1" + "}" * DEEP,
    "@nan@": "NaN",
    "@float@": "1e400",
    "@half@": r'"\ud83d"',
    "@nul@": r'"sl\u0000food"',
}
"""What Python's own JSON would not write; stands for itself until the body is text."""
TWICE = "@twice"
"""At the end of a key: the key without it, a second time."""
ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz0123456789_-",
    "_-",
    "~_acdehir",
    "абвгдежзиклмн_",
    "ابتثجحخ",
    "ไทยภาษา_",
    "😀🙂👩‍👩‍👧",
    "čšžČŠŽ_sl",
    "\u202e\u2066\u200b\u200dsl_",
    " \t\n\r",
    "<>&\"'`\\/{}[]%",
)
LONGEST = 1_000_000
THINGS: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**63, -(2**63) - 1, 2**64, 1.5),
    *("", "sl", "en", "xx", "SL", "sl-SI", "pt-br", "private", "message"),
    *([], {}, [[]], [None], [{}], {"": ""}, {"id": None}, [0] * 50, {"type": "private"}),
    *("\u202esl_food", "sl_" + "a" * 62, "~card_sl_" + "x" * 90, "~hide_xx", "~hide_", "~", "_", "-", "sl__", "sl_-_-"),
    *("/start " + "x" * 90, "/start ~hide_sl", "/hide@x", "/", "112", "\u0660\u0661\u0662", "https://x.example/"),
    *RAW,
)


class Mutator:
    """Changes one to four things in an honest body: its JSON, then perhaps its bytes."""

    def __init__(self, honest: Sequence[dict[str, Any]], seed: int) -> None:
        self._honest = [json.dumps(body) for body in honest]
        self._dice = Random(seed)

    def bodies(self, count: int) -> Iterator[bytes]:
        """So many bodies."""
        for _ in range(count):
            body = json.loads(self._dice.choice(self._honest))
            for _ in range(self._dice.choice((1, 1, 1, 2, 4))):
                self._change(body)
            yield self._torn(written(body)) if self._dice.random() < 0.25 else written(body)

    def _change(self, body: dict[str, Any]) -> None:
        """Change one value anywhere."""
        spots = list(spots_in(body)) or [({"": None}, "")]
        holder, key = self._dice.choice(spots)
        changes: tuple[Callable[[Any, Any], None], ...] = (self._replace, self._replace, self._say, self._say)
        self._dice.choice((*changes, self._wrap, self._lose, self._double, self._swap))(holder, key)

    def _replace(self, holder: Any, key: Any) -> None:
        holder[key] = self._thing()

    def _thing(self) -> Any:
        return deepcopy(self._dice.choice(THINGS))

    def _say(self, holder: Any, key: Any) -> None:
        """A text in some alphabet: short, or over 64 bytes, rarely a million letters."""
        length = LONGEST if self._dice.random() < 0.0004 else self._dice.choice((1, 3, 12, 40, 65, 200))
        letters = self._dice.choices(self._dice.choice(ALPHABETS), k=min(length, 200))
        text = ("".join(letters) * (length // len(letters)))[:length]
        holder[key] = self._dice.choice(("", "", "sl_", "/start ", "~card_sl_")) + text

    def _wrap(self, holder: Any, key: Any) -> None:
        holder[key] = self._dice.choice(([holder[key]], {"a": holder[key]}, [holder[key]] * 2, str(holder[key])))

    def _lose(self, holder: Any, key: Any) -> None:
        del holder[key]

    def _double(self, holder: Any, key: Any) -> None:
        """The same key twice, with another value."""
        if isinstance(holder, dict):
            holder[f"{key}{TWICE}"] = self._thing()

    def _swap(self, holder: Any, key: Any) -> None:
        """The value of a neighbour."""
        others = list(holder.values()) if isinstance(holder, dict) else holder
        holder[key] = deepcopy(self._dice.choice([*others, None]))

    def _torn(self, body: bytes) -> bytes:
        """Bytes that are flipped, cut off, doubled or put in."""
        dice, at = self._dice, self._dice.randrange(len(body) or 1)
        there = at + dice.randrange(1, 9)
        torn: tuple[Callable[[], bytes], ...] = (
            lambda: body[:at] + bytes([body[at] ^ 1 << dice.randrange(8)]) + body[at + 1 :],
            lambda: body[:at],
            lambda: body[:at] + body[at:there] * 3 + body[there:],
            lambda: body[:at] + dice.randbytes(3) + body[at:],
            lambda: body[at:],
        )
        return dice.choice(torn)()


def spots_in(body: Any) -> Iterator[tuple[Any, Any]]:
    """Each value in a body, as what holds it and its key there."""
    holders = [body]
    for holder in holders:
        for key, inner in holder.items() if isinstance(holder, dict) else enumerate(holder):
            yield holder, key
            if isinstance(inner, dict | list):
                holders.append(inner)


def written(body: Any) -> bytes:
    """A body as JSON, with what stands for something that JSON has no word for."""
    text = json.dumps(body, ensure_ascii=False).replace(f'{TWICE}"', '"')
    for name, raw in RAW.items():
        text = text.replace(f'"{name}"', raw) if name in text else text
    return text.encode("utf-8", "surrogatepass")
