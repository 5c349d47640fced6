"""A typed text to needs, learnt from how people say them (docs/understanding.md)."""

from bot.understanding.needs.learn import learn
from bot.understanding.needs.learnt import Learnt
from bot.understanding.needs.phrases import NONE, Phrases
from bot.understanding.needs.rank import Need, Needs, Reason
from bot.understanding.needs.read import LEARNT, read_learnt, read_phrases

__all__ = [
    "LEARNT",
    "NONE",
    "Learnt",
    "Need",
    "Needs",
    "Phrases",
    "Reason",
    "learn",
    "read_learnt",
    "read_phrases",
]
