"""The dialog in aiogram's finite-state machine, its states in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Dispatcher, F, Router
from aiogram.filters import CommandStart
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message, Update

from bench.peers.aiogram_session import stubbed
from bench.peers.rounds import SCREENS, TAPS, Sent, measure

if TYPE_CHECKING:
    from aiogram.fsm.context import FSMContext

KEYBOARDS = [InlineKeyboardMarkup.model_validate(screen["reply_markup"]) for screen in SCREENS]
TEXTS = [screen["text"] for screen in SCREENS]
router = Router()


class Asked(StatesGroup):
    """The three questions."""

    first = State()
    second = State()
    third = State()


@router.message(CommandStart())
async def start(message: Message, state: FSMContext) -> None:
    """Ask the first question."""
    await state.set_state(Asked.first)
    await message.answer(TEXTS[0], reply_markup=KEYBOARDS[0], parse_mode="HTML")


@router.callback_query(Asked.first, F.data == TAPS[0])
async def second(query: CallbackQuery, state: FSMContext) -> None:
    """Keep the answer, ask the second question."""
    await state.update_data(topic=query.data)
    await state.set_state(Asked.second)
    await show(query, 1)


@router.callback_query(Asked.second, F.data == TAPS[1])
async def third(query: CallbackQuery, state: FSMContext) -> None:
    """Keep the answer, ask the third question."""
    await state.update_data(need=query.data)
    await state.set_state(Asked.third)
    await show(query, 2)


@router.callback_query(Asked.third, F.data == TAPS[2])
async def outcome(query: CallbackQuery, state: FSMContext) -> None:
    """Tell whom to ring."""
    await state.clear()
    await show(query, 3)


async def show(query: CallbackQuery, screen: int) -> None:
    """End the waiting, change the message."""
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(TEXTS[screen], reply_markup=KEYBOARDS[screen], parse_mode="HTML")


def dispatcher() -> Dispatcher:
    """The bot, without its session."""
    made = Dispatcher(storage=MemoryStorage())
    made.include_router(router)
    return made


def main() -> None:
    """Measure it with the network stubbed."""
    sent = Sent()
    bot, bots = stubbed(sent), dispatcher()

    async def feed(bodies: list[bytes]) -> None:
        for body in bodies:
            await bots.feed_update(bot, Update.model_validate_json(body, context={"bot": bot}))

    measure(feed, sent)


if __name__ == "__main__":
    main()
