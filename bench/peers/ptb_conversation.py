"""The dialog in python-telegram-bot's ConversationHandler."""

from __future__ import annotations

import json
import re
import warnings
from typing import TYPE_CHECKING, Any

from telegram import InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, ConversationHandler
from telegram.request import BaseRequest
from telegram.warnings import PTBUserWarning

from bench.peers.rounds import SCREENS, TAPS, TOKEN, Sent, measure, told

if TYPE_CHECKING:
    from telegram.ext import ApplicationBuilder
    from telegram.request import RequestData

KEYBOARDS = [InlineKeyboardMarkup.de_json(screen["reply_markup"], None) for screen in SCREENS]
TEXTS = [screen["text"] for screen in SCREENS]
FIRST, SECOND, THIRD = range(3)
Context = ContextTypes.DEFAULT_TYPE


async def start(update: Update, _: Context) -> int:
    """Ask the first question."""
    if update.message:
        await update.message.reply_text(TEXTS[0], reply_markup=KEYBOARDS[0], parse_mode="HTML")
    return FIRST


async def second(update: Update, context: Context) -> int:
    """Keep the answer, ask the second question."""
    await show(update, context, "topic", 1)
    return SECOND


async def third(update: Update, context: Context) -> int:
    """Keep the answer, ask the third question."""
    await show(update, context, "need", 2)
    return THIRD


async def outcome(update: Update, context: Context) -> int:
    """Tell whom to ring."""
    await show(update, context, "who", 3)
    if context.user_data:
        context.user_data.clear()
    return ConversationHandler.END


async def show(update: Update, context: Context, key: str, screen: int) -> None:
    """Keep the answer, end the waiting, change the message."""
    query = update.callback_query
    if query is None or context.user_data is None:
        return
    context.user_data[key] = query.data
    await query.answer()
    await query.edit_message_text(TEXTS[screen], reply_markup=KEYBOARDS[screen], parse_mode="HTML")


def conversation() -> ConversationHandler[Context]:
    """Three questions."""
    warnings.filterwarnings("ignore", category=PTBUserWarning)  # it advises on per_message, which is meant
    steps = zip((FIRST, SECOND, THIRD), TAPS, (second, third, outcome), strict=True)
    return ConversationHandler(
        entry_points=[CommandHandler("start", start)],
        states={state: [CallbackQueryHandler(step, f"^{re.escape(tap)}$")] for state, tap, step in steps},
        fallbacks=[],
        allow_reentry=True,
    )


def application(builder: ApplicationBuilder[Any, Any, Any, Any, Any, Any]) -> Application[Any, Any, Any, Any, Any, Any]:
    """The bot; updates are given to it."""
    made = builder.token(TOKEN).updater(None).job_queue(None).build()
    made.add_handler(conversation())
    return made


class Request(BaseRequest):
    """Its request up to the socket: serialised as it would go out, and answered at once."""

    def __init__(self, sent: Sent) -> None:
        self._sent = sent

    @property
    def read_timeout(self) -> float:
        """Asked for by the bot."""
        return 5

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: object, **__: object
    ) -> tuple[int, bytes]:
        """Serialise, count, answer."""
        del method
        if request_data is not None:
            self._sent.add(len(request_data.url_encoded_parameters()))
        return 200, told(url.rpartition("/")[2]).encode()


def main() -> None:
    """Measure it with the network stubbed."""
    sent = Sent()
    app = application(Application.builder().request(Request(sent)).get_updates_request(Request(Sent())))

    async def feed(bodies: list[bytes]) -> None:
        await app.initialize()
        for body in bodies:
            await app.process_update(Update.de_json(json.loads(body), app.bot))

    measure(feed, sent)


if __name__ == "__main__":
    main()
