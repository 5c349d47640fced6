"""Numbers and placeholders of a translation."""

from __future__ import annotations

import pytest

from bot.locales.compare import faults


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        ("Pokličite 112.", "Call 112."),
        ("Odprto 8.00–20.00.", "Open 08:00 to 20:00."),
        ("Največ 1.000 evrov.", "At most 1,000 euros."),
        ("Pokličite 01 430 10 80.", "Call 01 430-10-80."),
        ("Odprto do {when}.", "Open until {when}."),
        ("{day}. {month}.", "{month}/{day}"),
        ("Pokličite 112.", ""),
    ],
)
def test_what_says_the_same_numbers_has_no_fault(text, translation):
    assert [*faults(text, translation)] == []


@pytest.mark.parametrize(
    ("text", "translation", "sentences"),
    [
        ("Pokličite 112.", "Call us.", ["The translation lost 112."]),
        ("Kličite.", "Call 112.", ["The translation has 112, which the source has not."]),
        (
            "Pokličite 113.",
            "Call 112.",
            ["The translation lost 113.", "The translation has 112, which the source has not."],
        ),
        ("112 ali 112", "112", ["The translation lost 112."]),
        (
            "Do 20.00.",
            "Until 8 p.m.",
            [
                "The translation lost 20.",
                "The translation lost 00.",
                "The translation has 8, which the source has not.",
            ],
        ),
        (
            "Pokličite 01 430.",
            "Call 1 430.",
            ["The translation lost 01.", "The translation has 1, which the source has not."],
        ),
        ("Do {when}.", "Until then.", ["The translation lost {when}."]),
        (
            "Do {when}.",
            "Until {time}.",
            ["The translation lost {when}.", "The translation has {time}, which the source has not."],
        ),
        (
            "Do {when}.",
            "Until {when}}.",
            ["The translation has a single brace. Write {{ or }} for a brace that is shown."],
        ),
    ],
)
def test_each_fault_has_its_words(text, translation, sentences):
    assert [fault.sentence for fault in faults(text, translation)] == sentences


def test_a_number_that_only_the_translation_has_is_a_warning():
    assert [(fault.code, fault.warning) for fault in faults("Še dvakrat.", "2 more times.")] == [("new-number", True)]
