"""Honest bodies of both messengers, of every kind we know and some we do not; hostile ones are made of them."""

from __future__ import annotations

import json
from typing import Any

from tests.channels.telegram import bodies as updates
from tests.channels.viber import bodies as callbacks

MARK = "zqxhostile7f3"
"""Stands in names and texts, so that it is found wherever it should not be."""
TOKENS = ("sl", "en_food_meal", "sl_violence_leave", "sl_check_child-benefit_child-yes_since-20261114", "~hide_sl")
DOORS = ("~card_sl_tom-telefon", "~card_en_policija-113", "~hide_en")
WORDS = ("Nimam kje spati", MARK)
"""What a button reads is heard a hundred times as fast as what none does."""
COMMANDS = ("/start", "/start sl_food", "/start@Bot en_food", "/skrij", "/hide", "/help", "/jezik", f"/{MARK} x")
TELLING = ("delivered", "seen", "failed", "webhook", "unsubscribed", "client_status")
"""Callbacks that ask for no answer."""


def telegram() -> list[dict[str, Any]]:
    """Updates of the Bot API."""
    return [
        *(updates.message(text=text) for text in (*WORDS, *COMMANDS)),
        *(updates.tap(token) for token in (*TOKENS, *DOORS)),
        *(updates.message(**{kind: thing}) for kind, thing in updates.THINGS.items()),
        updates.message(text=MARK, reply_to_message=updates.shown("sl_food_meal", "sl", "en_food")),
        updates.message(photo=updates.PHOTO, caption=MARK),
        updates.message(text=MARK, chat=updates.group()),
        updates.edited(text=MARK),
        updates.edited(location=updates.THINGS["location"]),
        updates.tap_inaccessible("sl_food"),
        updates.tap_nowhere("en"),
        updates.membership(),
        updates.membership("kicked", updates.private()),
        updates.channel_post(MARK),
        updates.service_message(),
        {"update_id": 1, "inline_query": {"id": "1", "from": updates.person(), "query": MARK, "offset": ""}},
    ]


def viber() -> list[dict[str, Any]]:
    """Callbacks of Viber."""
    texts = [callbacks.text(text, name=MARK, on="sl_food") for text in (*WORDS, *TOKENS, *DOORS)]
    opened = [callbacks.started(context, name=MARK) for context in ("", "sl_violence", "en", MARK)]
    things = [callbacks.picture(name=MARK), callbacks.sticker(), callbacks.location(), callbacks.contact()]
    told = [callbacks.told(name) for name in TELLING]
    return [json.loads(body) for body in (*texts, *opened, *things, callbacks.subscribed(), *told)]
