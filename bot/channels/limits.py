"""What fits into a message of each channel, and where a longer one is cut."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

JOINT = "\n\n"
"""What stands between two parts of a message."""
NONE = sys.maxsize
"""A channel that sets no such limit."""
TAG = re.compile(r"<(/?)([a-z][a-z-]*)\b[^<>]*>")
_JOINTS = tuple(
    re.compile(joint)
    for joint in (
        r"\n+",
        r"(?<=[^\W\d][.!?…])[ \t]+(?=<?[^\W\d_])",
        r"(?<![\d \t])(?<!\d[.,:/)–-])[ \t]+(?![(+–-]?\d|[ \t])",
    )
)
"""Where a part may be cut, best first: line ends, ends of sentences, blanks that touch no number.

Telephone numbers, days and sums are digits with blanks between. A full stop after a digit ends no sentence: 3. maja.
"""


def utf16(text: str) -> int:
    """Length in UTF-16 units, as both messengers count (an emoji is two)."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shown(html: str) -> int:
    """Length of what Telegram shows of its HTML: "after entities parsing", in UTF-16 units."""
    return utf16(unescape(TAG.sub("", html)))


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one channel. `size` counts a message's text; all other characters are UTF-16 units, bytes UTF-8."""

    channel: str
    size: Callable[[str], int] = utf16
    text: int = NONE
    """Characters of one message."""
    marks: int = NONE
    """Bold words and links of one message; what is over stays plain."""
    label: int = NONE
    """Characters on a button."""
    data: int = NONE
    """Bytes of what a button sends, or of a link's path: the token."""
    start: int = NONE
    """Characters that a link into the chat may carry."""
    row: int = NONE
    """Buttons side by side."""
    rows: int = NONE
    """Rows of buttons below one message."""
    buttons: int = NONE
    """Buttons below one message."""
    keyboard: int = NONE
    """Bytes of all buttons as JSON."""
    whole: int = NONE
    """Bytes of a request, or of a page as it is sent."""
    tracking: int = NONE
    """Characters that come back with the next message."""
    sender: int = NONE
    """Characters of the name above a message."""
    alert: int = NONE
    """Characters of the note over the chat after a tap."""
    deleted: int = NONE
    """Messages to delete in one call."""
    contact: int = NONE
    """Bytes of a contact as a vCard."""
    command: int = NONE
    """Characters of a command's name, and `told` those of its description."""
    told: int = NONE
    description: int = NONE
    """Characters that stand in an empty chat."""
    about: int = NONE
    """Characters on the bot's profile, and in a link to it."""


TELEGRAM = Limits(
    # Bot API, https://core.telegram.org/bots/api: sendMessage.text 1-4096 after entities parsing,
    # InlineKeyboardButton.callback_data 1-64 bytes, answerCallbackQuery.text 0-200, sendContact.vcard 0-2048 bytes,
    # deleteMessages.message_ids 1-100, BotCommand.command 1-32 and .description 1-256, setMyDescription 0-512,
    # setMyShortDescription 0-120;
    # https://core.telegram.org/bots/features#deep-linking: start 64.
    "Telegram",
    size=shown,
    text=4096,
    data=64,
    start=64,
    alert=200,
    deleted=100,
    contact=2048,
    command=32,
    told=256,
    description=512,
    about=120,
    # Undocumented, as its servers do: 100 marks are read, 100 buttons and 8 in a row are taken, and more than 10 kB of
    # buttons are "reply markup is too long".
    marks=100,
    row=8,
    buttons=100,
    keyboard=10_000,
    # Telegram names no limit. Telephones cut what is wider than the screen, some 40 letters.
    label=64,
)

VIBER = Limits(
    # REST API, https://creators.viber.com/docs/bots-api: text 7,000, tracking_data 4,000, sender.name 28, button Text
    # 250 with its tags, a row of 6 columns, a request of 30 kB; its FAQ: 12 rows.
    "Viber",
    text=7000,
    label=250,
    row=6,
    rows=12,
    whole=30_000,
    tracking=4000,
    sender=28,
    # It names no limit for ActionBody and `context`; a token has 64.
    data=64,
    start=64,
)

WEB = Limits(
    # A first page is one round trip: ten packets of 1,460 bytes (RFC 6928). The rest is ours.
    "web",
    size=len,
    data=64,
    start=64,
    whole=14 * 1024,
)

TERMINAL = Limits("terminal", size=len)
"""A terminal scrolls."""


def split(parts: Sequence[str], longest: int, size: Callable[[str], int] = utf16) -> list[list[str]]:
    """Parts as messages, each a list to be joined by `JOINT` that `size` says is at most `longest`.

    A part is cut only where it is too long by itself: between lines, else between sentences, else at a blank; never in
    a number or a tag. What has no such place stays whole and too long. An element of HTML that is cut ends in one
    message and begins again in the next; `size` counts no tags then.
    """
    messages: list[list[str]] = []
    for part in filter(str.strip, parts):
        first, *rest = _whole(_pieces(part, longest, size))
        if messages and size(JOINT.join((*messages[-1], first))) <= longest:
            messages[-1].append(first)
        else:
            messages.append([first])
        messages += [[piece] for piece in rest]
    return messages


def _whole(pieces: Iterable[str]) -> Iterator[str]:
    """Pieces of HTML, each with all elements closed that it opens, and opened that it closes."""
    opened: list[re.Match[str]] = []
    for piece in pieces:
        begun = "".join(tag[0] for tag in opened)
        for tag in TAG.finditer(piece):
            if not tag[1]:
                opened.append(tag)
            elif opened:
                opened.pop()
        yield begun + piece + "".join(f"</{tag[2]}>" for tag in reversed(opened))


def _pieces(
    text: str, longest: int, size: Callable[[str], int], joints: Sequence[re.Pattern[str]] = _JOINTS
) -> list[str]:
    """A text in as few pieces as fit, cut at the best joints that do."""
    if size(text) <= longest or not joints:
        return [text]
    pieces = [""]
    for gap, unit in _units(text, joints[0]):
        first, *rest = _pieces(unit, longest, size, joints[1:])
        if not pieces[-1] or size(pieces[-1] + gap + first) <= longest:
            pieces[-1] += gap + first
        else:
            pieces.append(first)
        pieces += rest
    return pieces


def _units(text: str, joint: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """What stands between the joints, each with the joint before it. Inside a tag there is none."""
    tags = [tag.span() for tag in TAG.finditer(text)]
    gap, start = "", 0
    for found in joint.finditer(text):
        if not any(begin < found.end() and found.start() < end for begin, end in tags):
            if found.start() > start:
                yield gap, text[start : found.start()]
            gap, start = found[0], found.end()
    if start < len(text):
        yield gap, text[start:]
