"""A reply as plain text, for the terminal, for `ask`, and for whatever shows no buttons."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from bot.engine.reply import Listing, Say, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.engine.reply import Block, Place, Reply
    from bot.knowledge.model import Phone

INDENT = "  "


def as_written(phone: Phone) -> str:
    """A number in the words of its file."""
    return phone.shown


def plain(reply: Reply, width: int = 0) -> str:
    """The blocks of a reply as paragraphs; lines are wrapped at `width` columns where it is given."""
    return "\n\n".join("\n".join(paragraph(block, width)) for block in reply.blocks)


def paragraph(block: Block, width: int, number: Callable[[Phone], str] = as_written) -> Iterator[str]:
    """The lines of one block; `number` says how a telephone number reads."""
    if isinstance(block, Say):
        heading = block.tone is Tone.HEADING and block.text[-1] not in ".?!"
        text = f"{block.text}:" if heading else block.text
        yield from _wrap(text, width, "")
    elif isinstance(block, Listing):
        yield f"{block.heading}:"
        for line in block.lines:
            yield from _wrap(line, width, INDENT)
    else:
        yield from _place(block, width, number)


def _place(place: Place, width: int, number: Callable[[Phone], str]) -> Iterator[str]:
    yield from _wrap(f"{place.name} – {place.state_words}", width, "")
    yield from _wrap(place.alert, width, INDENT)
    for phone, about in place.phones:
        yield from _wrap(f"{number(phone)}  {about}".rstrip(), width, INDENT)
    reach = () if place.phones else (place.service.email, place.service.url)
    for line in (*reach, *place.warnings):
        yield from _wrap(line, width, INDENT)
    if place.brief:
        return
    for line in (place.what, place.address_words, place.eligibility, place.hours, *place.details, place.assured):
        yield from _wrap(line, width, INDENT)


def _wrap(text: str, width: int, indent: str) -> list[str]:
    if not text:
        return []
    if not width:
        return [indent + text]
    return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
