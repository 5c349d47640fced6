"""Updates of the Bot API, as far as we need them: https://core.telegram.org/bots/api#update.

What stands in no field here (names, pictures, where somebody is) is not even read.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

Number = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
"""Of a chat: Telegram's own have at most 52 bits."""
MessageNumber = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
TapName = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
"""Of a tap: Telegram's own have some twenty digits."""

PRIVATE, GROUPS = "private", frozenset({"group", "supergroup"})
"""Kinds of chats."""


class Person(msgspec.Struct, frozen=True, gc=False):
    """Who wrote or tapped. `language_code` is that of the telephone, such as `sl` or `pt-br`, or ""."""

    id: Number = 0
    is_bot: bool = False
    language_code: str = ""


class Chat(msgspec.Struct, frozen=True, gc=False):
    """Where it happened."""

    id: Number
    type: str = ""


class Some(msgspec.Struct, frozen=True, gc=False):
    """A thing that was sent and that we do not look into."""


class Button(msgspec.Struct, frozen=True, gc=False):
    """A button below a message of ours."""

    callback_data: str = ""


class Markup(msgspec.Struct, frozen=True, gc=False):
    """The buttons below a message of ours, by rows."""

    inline_keyboard: tuple[tuple[Button, ...], ...] = ()

    @property
    def values(self) -> list[str]:
        """What the buttons send."""
        return [button.callback_data for row in self.inline_keyboard for button in row if button.callback_data]


class Quoted(msgspec.Struct, frozen=True, gc=False):
    """The message that a person answers to."""

    sender: Person = msgspec.field(name="from", default=Person())
    reply_markup: Markup = Markup()


class Where(msgspec.Struct, frozen=True, gc=False):
    """A message by its number. `date` is in seconds since 1970, 0 where it cannot be reached any more."""

    message_id: MessageNumber
    chat: Chat
    date: int = 0


class Shown(Where, frozen=True, gc=False):
    """A message of ours, with its buttons."""

    reply_markup: Markup = Markup()


class Thing(Where, frozen=True, gc=False):
    """A message with all that can be in it besides words."""

    photo: tuple[Some, ...] = ()
    paid_media: Some | None = None
    voice: Some | None = None
    audio: Some | None = None
    video: Some | None = None
    video_note: Some | None = None
    document: Some | None = None
    sticker: Some | None = None
    animation: Some | None = None
    contact: Some | None = None
    location: Some | None = None
    venue: Some | None = None
    poll: Some | None = None
    checklist: Some | None = None
    dice: Some | None = None
    game: Some | None = None
    story: Some | None = None

    @property
    def thing(self) -> str:
        """The kind of what was sent, such as `photo`; "" for texts and for what nobody sent (a pinned message)."""
        return next((kind for kind in THINGS if getattr(self, kind)), "")


class Message(Thing, frozen=True, gc=False, kw_only=True):
    """A message with what somebody said in it."""

    sender: Person = msgspec.field(name="from", default=Person())
    text: str = ""
    caption: str = ""
    reply_to_message: Quoted = Quoted()

    @property
    def words(self) -> str:
        """What was typed: the text, or the words below a picture."""
        return self.text or self.caption

    @property
    def quoted(self) -> list[str]:
        """What the buttons send of the message of ours that this one answers to."""
        return self.reply_to_message.reply_markup.values if self.reply_to_message.sender.is_bot else []


class Tap(msgspec.Struct, frozen=True, gc=False):
    """A tap on a button (callback_query). Without `message` where Telegram does not know any more what was tapped."""

    id: TapName
    sender: Person = msgspec.field(name="from", default=Person())
    data: str = ""
    message: Shown | None = None

    @property
    def chat(self) -> Chat:
        """Where it was tapped. A private chat has the number of the person."""
        return self.message.chat if self.message else Chat(self.sender.id, PRIVATE)


class Member(msgspec.Struct, frozen=True, gc=False):
    """What the bot is in a chat, such as `member` or `left`."""

    status: str = ""


class Membership(msgspec.Struct, frozen=True, gc=False):
    """The bot was added, removed, blocked … (my_chat_member)."""

    chat: Chat
    sender: Person = msgspec.field(name="from", default=Person())
    new_chat_member: Member = Member()


class Update(msgspec.Struct, frozen=True, gc=False):
    """One update; one of the others is there beside its number."""

    update_id: int
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: Tap | None = None
    my_chat_member: Membership | None = None

    @property
    def known(self) -> bool:
        """Whether this is an update we ask Telegram for."""
        return bool(self.message or self.edited_message or self.callback_query or self.my_chat_member)


KINDS = Update.__struct_fields__[1:]
"""The updates we ask Telegram for."""
THINGS = Thing.__struct_fields__[len(Where.__struct_fields__) :]

_DECODER = msgspec.json.Decoder(Update)


def read_update(body: bytes) -> Update | None:
    """The update in a request's body; None if it is none, or none we know. Never raises."""
    try:
        update = _DECODER.decode(body)
    except (ValueError, RecursionError):  # msgspec's errors are ValueErrors, like those of what is not UTF-8
        return None
    return update if update.known else None


def convert_update(raw: object) -> Update | None:
    """The same of JSON that was read already."""
    try:
        update = msgspec.convert(raw, Update)
    except (ValueError, RecursionError):
        return None
    return update if update.known else None
