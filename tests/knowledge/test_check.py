"""What must hold of a service beyond its shape."""

import pytest

from tests.knowledge.builders import HOUSE, city

ONLY_MEN = HOUSE.replace("    confidence: medium\n", "    confidence: medium\n    only: man\n")
WOMEN_ONLY = HOUSE.replace("    confidence: medium\n", "    confidence: medium\n    only: woman\n")


def faults(folder, text, **more):
    return [fault.removeprefix("organizations/house.yaml:") for fault in city(folder, house=text, **more).faults]


@pytest.mark.parametrize(
    ("field", "spot"),
    [("address", "16:7"), ("phones", "20:7"), ("hours", "21:12")],
)
def test_a_fact_that_no_source_states_is_refused(tmp_path, field, spot):
    assert faults(tmp_path, HOUSE.replace(f"          - {field}\n", "")) == [
        (
            f'{spot} no-source: "{field}" of "house-lunch" rests on no source. '
            'Add it to "supports" of the source that states it.'
        )
    ]


def test_hours_in_words_need_a_source_too(tmp_path):
    words = "    hours_words:\n      sl: Ob torkih.\n      en: On Tuesdays.\n"
    text = HOUSE.replace("    hours: Mo-Fr 10:00-14:00\n", words).replace("          - hours\n", "")
    assert faults(tmp_path, text) == [
        (
            '22:7 no-source: "hours_words" of "house-lunch" rests on no source. '
            'Add it to "supports" of the source that states it.'
        )
    ]


def test_a_phone_that_names_its_source_rests_on_it(tmp_path):
    text = HOUSE.replace("10 80\n", "10 80\n        source: page\n").replace("          - phones\n", "")
    assert faults(tmp_path, text) == []


def test_hours_that_name_their_source_rest_on_it(tmp_path):
    text = HOUSE.replace("14:00\n", "14:00\n    hours_source: page\n").replace("          - hours\n", "")
    assert faults(tmp_path, text) == []


def test_a_service_nobody_can_reach_is_refused(tmp_path):
    start, end = HOUSE.index("    address:"), HOUSE.index("    hours:")
    assert faults(tmp_path, HOUSE[:start] + HOUSE[end:]) == [
        '6:5 no-contact: Nobody can reach "house-lunch": it has no phone, address, url or email.'
    ]


@pytest.mark.parametrize("contact", ["url: https://house.si/", "email: house@house.si"])
def test_a_page_or_a_letter_box_is_a_way_to_reach_it(tmp_path, contact):
    start, end = HOUSE.index("    address:"), HOUSE.index("    hours:")
    assert faults(tmp_path, f"{HOUSE[:start]}    {contact}\n{HOUSE[end:]}") == []


def test_a_refusal_without_a_reason_is_refused(tmp_path):
    assert faults(tmp_path, WOMEN_ONLY) == [
        (
            '6:5 no-reason: "house-lunch" refuses "man" without a reason to show. '
            'Add "eligibility" here, or "only" and "never" to the situations.'
        )
    ]


def test_the_words_of_the_record_are_a_reason(tmp_path):
    words = "    eligibility:\n      sl: Ženske.\n      en: Women.\n"
    assert faults(tmp_path, WOMEN_ONLY.replace("    hours:", f"{words}    hours:")) == []


def test_the_words_of_the_situation_are_a_reason(tmp_path):
    assert faults(tmp_path, ONLY_MEN) == []


def test_a_closed_service_is_not_asked_for_reasons(tmp_path):
    assert faults(tmp_path, WOMEN_ONLY.replace("    only:", "    status: defunct\n    only:")) == []


def test_the_same_id_in_two_files_is_refused(tmp_path):
    assert city(tmp_path, attic=HOUSE, house=HOUSE).faults == [
        (
            "organizations/house.yaml:5:3 duplicate-service: Both organizations/attic.yaml:5:3 and "
            'organizations/house.yaml:5:3 name a service "house-lunch". Give one of them another id.'
        )
    ]


def test_the_first_of_two_stays(tmp_path):
    found = city(tmp_path, attic=HOUSE, house=HOUSE).found
    assert found.services["house-lunch"].organization == "attic"
