"""The dialog in aiogram-dialog: four windows of one dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram import Dispatcher
from aiogram.filters import CommandStart
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.methods import SendMessage
from aiogram.types import InlineKeyboardMarkup, Message, Update
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.widgets.kbd import Button, Group, SwitchTo, Url
from aiogram_dialog.widgets.text import Const

from bench.peers.aiogram_session import stubbed
from bench.peers.rounds import ANSWERS, SCREENS, TAPS, Sent, measure

if TYPE_CHECKING:
    from aiogram.methods import TelegramMethod


class Asked(StatesGroup):
    """The three questions and the outcome."""

    first = State()
    second = State()
    third = State()
    outcome = State()


STATES = [Asked.first, Asked.second, Asked.third, Asked.outcome]


def window(number: int) -> Window:
    """One screen; the button of the dialog leads to the next."""
    rows = SCREENS[number]["reply_markup"]["inline_keyboard"]
    names = iter(range(1000))
    keyboard = [Group(*(widget(button, number, next(names)) for button in row), width=len(row)) for row in rows]
    return Window(Const(SCREENS[number]["text"]), *keyboard, state=STATES[number], parse_mode="HTML")


def widget(button: dict[str, Any], number: int, name: int) -> Any:  # noqa: ANN401  # any of aiogram-dialog's keyboards
    """A button of a screen."""
    text = Const(button["text"])
    if "url" in button:
        return Url(text, Const(button["url"]))
    if number < len(TAPS) and button.get("callback_data") == TAPS[number]:
        return SwitchTo(text, id="on", state=STATES[number + 1])
    return Button(text, id=f"b{name}")


async def start(_: Message, dialog_manager: DialogManager) -> None:
    """Ask the first question."""
    await dialog_manager.start(Asked.first, mode=StartMode.RESET_STACK)


class Intents:
    """Its buttons carry ids made at random: the updates must carry those that were sent."""

    def __init__(self) -> None:
        self._ids: dict[int, str] = {}

    def look(self, method: TelegramMethod[Any]) -> None:
        """Keep the id of a chat from the first message."""
        if isinstance(method, SendMessage) and isinstance(method.reply_markup, InlineKeyboardMarkup):
            data = method.reply_markup.inline_keyboard[0][0].callback_data or ""
            self._ids[int(method.chat_id)] = data.partition("\x1d")[0]

    def ready(self, bodies: list[bytes]) -> list[bytes]:
        """The updates with those ids."""
        return [self._with_id(body) for body in bodies]

    def _with_id(self, body: bytes) -> bytes:
        head, tap, _ = body.rpartition(b',"data":"')
        if not tap:
            return body
        chat = Update.model_validate_json(body).callback_query.from_user.id  # type: ignore[union-attr]  # it is a tap
        return head + tap + self._ids[chat].encode() + b'\\u001don"}}'


def main() -> None:
    """Measure it with the network stubbed."""
    ANSWERS["editmessagetext"] = ANSWERS["sendmessage"]  # it cannot take `true` for an edit
    sent, intents = Sent(), Intents()
    bot, dispatcher = stubbed(sent, intents.look), Dispatcher(storage=MemoryStorage())
    dispatcher.message.register(start, CommandStart())
    dispatcher.include_router(Dialog(*map(window, range(len(SCREENS)))))
    setup_dialogs(dispatcher)

    async def feed(bodies: list[bytes]) -> None:
        for body in bodies:
            await dispatcher.feed_update(bot, Update.model_validate_json(body, context={"bot": bot}))

    measure(feed, sent, intents.ready)


if __name__ == "__main__":
    main()
