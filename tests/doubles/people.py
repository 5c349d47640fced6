"""People with Telegram on their telephones, and groups and channels they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.doubles.ledger import TWO_DAYS, Chat, Message, Query
from tests.doubles.telegram_html import units

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.doubles.bot_api import BotApi

PHOTO = [{"file_id": "photo-1", "file_unique_id": "p1", "width": 90, "height": 90}]


class Place:
    """A chat as those in it see it."""

    def __init__(self, api: BotApi, chat: Chat) -> None:
        self.api = api
        self.chat = chat
        self._updates: list[int] = []
        api.run(lambda: api.ledger.chats.setdefault(chat.id, chat))

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def now(self) -> list[str]:
        """The texts in the chat at this moment, whether or not the bot is still at work."""
        return [self._text(message) for message in self._messages()]

    @property
    def sees(self) -> list[str]:
        """The texts in the chat, once the bot has answered all that happened in it."""
        self.waits()
        return self.now

    def waits(self) -> None:
        """Until the bot has answered all that happened in this chat."""
        self.api.until_answered(*self._updates or [0])

    def adds_bot(self, by: Person) -> None:
        """The bot becomes a member."""
        self.chat.started, self.chat.blocked = True, False
        self._member(by.user, "left", "administrator" if self.chat.kind == "channel" else "member")

    def hears(self, who: Person, text: str) -> None:
        """Somebody writes into this chat."""
        kind = "channel_post" if self.chat.kind == "channel" else "message"
        self._write(who.user, kind, text=text, entities=_commands(text))

    def _write(self, sender: dict[str, Any], kind: str = "message", **content: Any) -> None:
        def write() -> None:
            self._updated(kind, self.api.ledger.writes(self.chat, sender, **content).as_json())

        self._do(write)

    def _member(self, by: dict[str, Any], old: str, new: str) -> None:
        me = self.api.ledger.me
        content = {
            "chat": self.chat.as_json(),
            "from": by,
            "date": int(self.api.ledger.now),
            "old_chat_member": _member(me, old),
            "new_chat_member": _member(me, new),
        }
        self._do(lambda: self._updated("my_chat_member", content))

    def _updated(self, kind: str, content: dict[str, Any]) -> None:
        number = self.api.happens(kind, content, f"{kind} {self.chat.id}")
        self._updates += [number] if number else []

    def _do(self, act: Callable[[], Any]) -> Any:
        return self.api.run(act)

    def _messages(self) -> list[Message]:
        return list(self._do(lambda: list(self.chat.messages.values())))

    def _text(self, message: Message) -> str:
        contact = message.more.get("contact")
        return f"{contact['first_name']} {contact['phone_number']}" if contact else message.text


class Person(Place):
    """Somebody in their private chat with the bot. Verbs return at once; `sees`, `reads` and `buttons` wait."""

    def __init__(self, api: BotApi, chat: Chat, user: dict[str, Any]) -> None:
        super().__init__(api, chat)
        self.user = user
        self.opened: list[str] = []  # addresses of buttons that were tapped
        self._queries: list[str] = []
        self._served = 0  # calls in this chat, up to which a tap was not answered yet
        self._quoted: Message | None = None

    # What they do

    def starts(self, payload: str = "") -> Person:
        """Press Start, or come by a link with a payload."""
        self.chat.started, self.chat.blocked = True, False
        return self.types(f"/start {payload}".strip())

    def types(self, text: str) -> Person:
        self.chat.started = True
        self._write(self.user, text=text, entities=_commands(text), quoted=self._quoted)
        self._quoted = None
        return self

    def quotes(self, words: str) -> Person:
        """The next message will answer the bot's newest one that has these words."""
        self._quoted = next(one for one in reversed(self._messages()) if one.of_bot and words in one.text)
        return self

    def edits(self, words: str, text: str) -> Person:
        """Change a message of theirs."""
        message = next(one for one in reversed(self._messages()) if not one.of_bot and words in one.text)

        def change() -> None:
            self.api.ledger.changes(message, text=text)
            self._updated("edited_message", message.as_json())

        self._do(change)
        return self

    def sends_photo(self, caption: str = "") -> Person:
        self._write(self.user, more={"photo": PHOTO} | ({"caption": caption} if caption else {}))
        return self

    def sends_place(self, latitude: float, longitude: float) -> Person:
        self._write(self.user, more={"location": {"latitude": latitude, "longitude": longitude}})
        return self

    def taps(self, label: str, times: int = 1) -> Person:
        """Tap a button of the newest message that has it, so many times in a row without waiting."""
        self.waits()
        return self.taps_now(label, times)

    def taps_now(self, label: str, times: int = 1) -> Person:
        """The same, while the bot may be still at work."""
        return self.taps_on(self._button(label), label, times)

    def taps_on(self, message: Message, label: str, times: int = 1) -> Person:
        """The same, below a certain message."""
        button = next(one for one in message.buttons if label in button_names(one))
        if "url" in button:
            self.opened.append(button["url"])
        else:
            self._served = len(self.api.called(chat=self.id)) + 1
            self._do(lambda: self._tapped(message, button["callback_data"], times))
        return self

    def waits(self) -> None:
        """Until the bot has answered; a tap is taken note of before the screen changes."""
        super().waits()
        self.api.until(lambda: self.chat.blocked or len(self.api.called(chat=self.id)) >= self._served)

    def clears(self) -> Person:
        """Delete the whole chat on both sides."""
        self._do(self.chat.messages.clear)
        return self

    def blocks(self) -> Person:
        """Stop the bot."""
        self.chat.blocked = True
        self._member(self.user, "member", "kicked")
        return self

    # What they see

    @property
    def screen(self) -> Message:
        """The bot's message that was written or changed last, once all is answered."""
        self.waits()
        return self._screen()

    @property
    def reads(self) -> str:
        """Its text."""
        return self._text(self.screen)

    def will_read(self, text: str) -> None:
        """Wait until that is what they read, even if the bot says before that it is done."""
        self.api.until(lambda: self._text(self._shown()) == text)

    def will_lose(self, *texts: str) -> None:
        """Wait until these texts are gone from the chat."""
        self.api.until(lambda: not {one.text for one in self.chat.messages.values()} & set(texts))

    @property
    def buttons(self) -> list[str]:
        """What is on its buttons."""
        return [button["text"] for button in self.screen.buttons]

    @property
    def links(self) -> list[str]:
        """Where its links lead."""
        return [one["url"] for one in self.screen.entities if "url" in one]

    @property
    def alerts(self) -> list[str]:
        """What the bot said over the chat to each tap; "" where it only took note."""
        super().waits()
        return [str(query.answer.get("text", "")) for query in self._asked() if query.answer is not None]

    @property
    def is_waited_for(self) -> int:
        """How many taps show a turning circle still."""
        return sum(query.answer is None for query in self._asked())

    def _asked(self) -> list[Query]:
        return [self.api.ledger.queries[one] for one in self._queries]

    def _screen(self) -> Message:
        shown: Message = self._do(self._shown)
        return shown

    def _shown(self) -> Message:
        own = [one for one in self.chat.messages.values() if one.of_bot]
        assert own, "The bot has written nothing."
        return max(own, key=lambda one: one.touched)

    def _button(self, label: str) -> Message:
        """The message with such a button that was written or changed last."""
        own = [one for one in self._messages() if one.of_bot]
        found = [one for one in own for button in one.buttons if label in button_names(button)]
        assert found, f"No button {label!r} among {[button['text'] for one in own for button in one.buttons]}"
        return max(found, key=lambda one: one.touched)

    def _tapped(self, message: Message, data: str, times: int) -> None:
        ledger = self.api.ledger
        shown = message.as_json()
        if ledger.now - message.date > TWO_DAYS:  # content and date of an old message are not told
            shown = {"chat": shown["chat"], "message_id": message.id, "date": 0}
        for _ in range(times):
            number = str(4_242_000_000_000 + len(ledger.queries))
            ledger.queries[number] = Query(self.id, ledger.now)
            self._queries.append(number)
            asked = {"id": number, "from": self.user, "message": shown, "chat_instance": str(self.id), "data": data}
            self._updated("callback_query", asked)


def button_names(button: dict[str, Any]) -> set[object]:
    """What a button can be called: what it reads, what it sends."""
    return {button["text"], button.get("callback_data")}


def _commands(text: str) -> list[dict[str, Any]]:
    """A command at the beginning, marked."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return [{"type": "bot_command", "offset": 0, "length": units(first)}] if first.startswith("/") else []


def _member(me: dict[str, Any], status: str) -> dict[str, Any]:
    user = {key: me[key] for key in ("id", "is_bot", "first_name", "username")}
    more: dict[str, Any] = {"until_date": 0} if status == "kicked" else {}
    if status == "administrator":
        rights = (
            "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
            "can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories "
            "can_edit_stories can_delete_stories can_send_welcome_messages"
        )
        more = dict.fromkeys(rights.split(), False)
    return {"user": user, "status": status} | more
