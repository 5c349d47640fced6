"""Telephone numbers as messengers recognise them: they make a number tappable when it begins with +."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.knowledge.model import Phone


def tappable(phone: Phone) -> str:
    """The number with its calling code, in the groups of the file: `+386 1 430 10 80`. Short codes stay: `112`."""
    shown = phone.shown.replace("\u00a0", " ")
    if not phone.number.startswith("+") or shown.startswith("+"):
        return shown
    local = shown.lstrip("0") if not phone.number.endswith(shown.replace(" ", "")) else shown
    digits = local.replace(" ", "")
    return f"{phone.number.removesuffix(digits)} {local}" if phone.number.endswith(digits) else phone.number
