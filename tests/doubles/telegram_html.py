"""Telegram's HTML style, read as the Bot API reads it: the text without tags, and entities in UTF-16 units."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
LINKS = ("http://", "https://", "tg://", "ton://", "ftp://")
"""A link to anything else is dropped, and its text stays: `tel:` for one."""

NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot)\b);?")
ATTRIBUTE = re.compile(r"""\s+([^\s=>/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[A-Za-z0-9.-]+))?""")
START = re.compile(rf"<([^\s>/][^\s>]*)((?:{ATTRIBUTE.pattern})*)\s*>")
END = re.compile(r"</([^\s>]*)\s*>")


class UnreadableError(ValueError):
    """The text is not Telegram's HTML; the words are those of the Bot API."""


def units(text: str) -> int:
    """The length of a text in UTF-16 code units, in which the Bot API counts."""
    return len(text.encode("utf-16-le")) // 2


@dataclass
class _Tag:
    name: str
    attributes: dict[str, str]
    offset: int


@dataclass
class _Reading:
    source: str
    parts: list[str] = field(default_factory=list)
    length: int = 0
    open: list[_Tag] = field(default_factory=list)
    entities: list[dict[str, Any]] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += units(text)

    def opens(self, at: int) -> int:
        place = len(self.source[:at].encode())
        found = START.match(self.source, at)
        if not found:
            raise UnreadableError(f"Unclosed start tag at byte offset {place}")
        name = found[1].lower()
        if name not in TYPES:
            raise UnreadableError(f'Unsupported start tag "{name}" at byte offset {place}')
        told = {one[1]: _plain((one[2] or "").strip("\"'")) for one in ATTRIBUTE.finditer(found[2])}
        if name == "span" and told.get("class") != "tg-spoiler":
            raise UnreadableError(f'Tag "span" must have class "tg-spoiler" at byte offset {place}')
        self.open.append(_Tag(name, told, self.length))
        return found.end()

    def closes(self, at: int) -> int:
        place = len(self.source[:at].encode())
        if not self.open:
            raise UnreadableError(f"Unexpected end tag at byte offset {place}")
        found = END.match(self.source, at)
        if not found:
            raise UnreadableError(f"Unclosed end tag at byte offset {place}")
        tag, name = self.open.pop(), found[1].lower()
        if name and name != tag.name:
            raise UnreadableError(
                f'Unmatched end tag at byte offset {place}, expected "</{tag.name}>", found "</{name}>"'
            )
        if self.length > tag.offset:
            self.entities += _entity(tag, self.length)
        return found.end()


def parse_html(source: str) -> tuple[str, list[dict[str, Any]]]:
    """The text that people see and its entities. Raises UnreadableError."""
    reading, at = _Reading(source), 0
    while at < len(source):
        if source.startswith("</", at):
            at = reading.closes(at)
        elif source[at] == "<":
            at = reading.opens(at)
        else:
            end = source.find("<", at)
            end = len(source) if end < 0 else end
            reading.add(_plain(source[at:end]))
            at = end
    if reading.open:
        raise UnreadableError(f'Can\'t find end tag corresponding to start tag "{reading.open[-1].name}"')
    return "".join(reading.parts), sorted(reading.entities, key=lambda one: (one["offset"], -one["length"]))


def _entity(tag: _Tag, end: int) -> list[dict[str, Any]]:
    entity = {"type": TYPES[tag.name], "offset": tag.offset, "length": end - tag.offset}
    if tag.name == "a":
        url = tag.attributes.get("href", "")
        return [entity | {"url": url}] if url.startswith(LINKS) else []
    if tag.name == "blockquote" and "expandable" in tag.attributes:
        entity["type"] = "expandable_blockquote"
    return [entity]


def _plain(text: str) -> str:
    def sign(found: re.Match[str]) -> str:
        return NAMED.get(found[3]) or chr(int(found[1], 16) if found[1] else int(found[2]))

    return REFERENCE.sub(sign, text)
