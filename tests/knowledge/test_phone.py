"""Telephone numbers."""

import pytest

from bot.knowledge.phone import PLANS, dialled, shown


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("01 430 10 80", "+38614301080"),
        ("01/430-10-80", "+38614301080"),
        ("(01) 430 10 80", "+38614301080"),
        ("031 379 459", "+38631379459"),
        ("080 11 55", "+386801155"),
        ("+386 1 430 10 80", "+38614301080"),
        ("00386 1 430 10 80", "+38614301080"),
        ("+43 1 71719", "+43171719"),
        ("112", "112"),
        ("113", "113"),
        ("116 123", "116123"),
    ],
)
def test_a_slovene_number_is_dialled(written, number):
    assert dialled(written, "SI") == number


@pytest.mark.parametrize(
    "written", ["01 430 10 8", "1 430 10 80", "01 430 10 80 0", "01 430 10 8O", "08", "999", "", "+38"]
)
def test_what_nobody_can_dial_is_none(written):
    assert dialled(written, "SI") is None


def test_portugal_has_no_zero_to_drop():
    assert dialled("296 000 001", "PT") == "+351296000001"


def test_italy_keeps_its_zero():
    assert dialled("040 123456", "IT") == "+39040123456"


@pytest.mark.parametrize("country", PLANS)
def test_112_is_a_number_in_every_country(country):
    assert dialled("112", country) == "112"


def test_a_number_is_shown_on_one_line_in_the_groups_of_the_file():
    assert shown("01/430  10 80") == "01\u00a0430\u00a010\u00a080"


def test_a_number_from_abroad_is_shown_with_its_plus():
    assert shown("+386 1 430 10 80") == "+386\u00a01\u00a0430\u00a010\u00a080"
