"""What becomes of good knowledge files."""

import pytest

from bot.knowledge.model import Address, Ages, Confidence, Phone, Situation, Source, Status, Term
from tests.knowledge.builders import HOUSE, city

SERVICE = "    confidence: medium\n"
PHONE = "      - number: 01 430 10 80\n"
HOURS = "    hours: Mo-Fr 10:00-14:00\n"
SOURCE = "        date: 2023-12\n"


def changed(old, new, text=HOUSE):
    assert old in text
    return text.replace(old, new, 1)


def test_a_good_file_has_no_faults(tmp_path):
    assert city(tmp_path, house=HOUSE).faults == []


def test_the_file_names_the_organization(tmp_path):
    house = city(tmp_path, house=HOUSE).found.organizations["house"]
    assert (house.id, house.name, [one.id for one in house.services]) == (
        "house",
        {"sl": "Hiša", "en": "House"},
        ["house-lunch"],
    )


def test_texts_are_read_by_language(tmp_path):
    assert city(tmp_path, house=HOUSE).house.what == {"sl": "Toplo kosilo.", "en": "A hot lunch."}


def test_a_phone_is_dialled_from_anywhere_and_shown_as_in_the_file(tmp_path):
    shown = "01\u00a0430\u00a010\u00a080"
    assert city(tmp_path, house=HOUSE).house.phones == (Phone("+38614301080", shown, {}, free=False, date="2023-12"),)


def test_a_phone_with_a_source_of_its_own_has_its_date(tmp_path):
    older = "      leaflet:\n        name:\n          sl: letak\n          en: leaflet\n        date: 2014-05\n"
    text = changed(PHONE, f"{PHONE}        source: leaflet\n") + older
    assert city(tmp_path, house=text).house.phones[0].date == "2014-05"


def test_an_address_has_the_date_of_its_newest_source(tmp_path):
    older = "      leaflet:\n        name:\n          sl: letak\n          en: leaflet\n        date: 2014-05\n"
    text = HOUSE + older + "        supports: address\n"
    assert city(tmp_path, house=text).house.address == Address(
        "Pražakova ulica 6", "1000", "Ljubljana", exact=True, note={}, date="2023-12"
    )


def test_hours_have_the_date_of_the_source_they_name(tmp_path):
    older = "      leaflet:\n        name:\n          sl: letak\n          en: leaflet\n        date: 2014-05\n"
    text = changed(HOURS, f"{HOURS}    hours_source: leaflet\n") + older
    assert city(tmp_path, house=text).house.hours_date == "2014-05"


def test_hours_become_a_schedule(tmp_path):
    schedule = city(tmp_path, house=HOUSE).house.schedule
    assert schedule is not None
    assert schedule.expression == "Mo-Fr 10:00-14:00"


def test_an_undated_source_has_an_empty_date(tmp_path):
    house = city(tmp_path, house=changed(SOURCE, "        date: undated\n")).house
    assert house.sources == (Source("page", {"sl": "stran", "en": "page"}, "", "", ("address", "phones", "hours")),)


def test_what_is_left_out_is_empty(tmp_path):
    house = city(tmp_path, house=HOUSE).house
    assert (house.rank, house.by_appointment, house.anonymous, house.fees, house.languages, house.email) == (
        0,
        False,
        None,
        {},
        (),
        "",
    )


def test_what_is_there_is_read(tmp_path):
    extra = (
        "    rank: 2\n    anonymous: yes\n    by_appointment: yes\n    languages: sl\n    ages: 18-\n    only: man\n"
    )
    house = city(tmp_path, house=changed(SERVICE, "    confidence: high\n" + extra)).house
    assert (house.rank, house.anonymous, house.by_appointment, house.languages) == (2, True, True, ("sl",))
    assert (house.eligibility.ages, house.eligibility.only) == (Ages(18, 150), ("man",))
    assert house.confidence is Confidence.HIGH


@pytest.mark.parametrize(("text", "ages"), [("6-18", Ages(6, 18)), ("18-", Ages(18, 150)), ("'-14'", Ages(0, 14))])
def test_ages_include_both_ends(tmp_path, text, ages):
    assert city(tmp_path, house=changed(SERVICE, f"{SERVICE}    ages: {text}\n")).house.eligibility.ages == ages


def test_the_taxonomy_is_read(tmp_path):
    found = city(tmp_path, house=HOUSE).found
    assert found.terms == {"meal": Term("meal", {"sl": "obrok", "en": "meal"})}
    assert found.situations["man"] == Situation(
        "man",
        {"sl": "moški", "en": "man"},
        {"sl": "samo za moške", "en": "men only"},
        {"sl": "ne sprejme moških", "en": "does not take men"},
        rules_out=("woman",),
    )


def test_an_active_service_is_found_by_its_term(tmp_path):
    found = city(tmp_path, house=HOUSE).found
    assert found.by_term == {"meal": (found.services["house-lunch"],)}


@pytest.mark.parametrize("status", ["defunct", "temporarily closed"])
def test_a_closed_service_is_kept_but_under_no_term(tmp_path, status):
    found = city(tmp_path, house=changed(SERVICE, f"{SERVICE}    status: {status}\n")).found
    assert (found.services["house-lunch"].status, found.by_term) == (Status(status), {})


def test_no_service_of_a_defunct_organization_is_active(tmp_path):
    found = city(tmp_path, house=changed("services:\n", "status: defunct\nservices:\n")).found
    assert (found.services["house-lunch"].active, found.by_term) == (False, {})


def test_a_text_that_lacks_another_language_is_only_a_warning(tmp_path):
    read = city(tmp_path, house=changed("      en: A hot lunch.\n", ""))
    assert not read.problems.fatal
    assert read.faults == [
        (
            "organizations/house.yaml:10:7 warning missing-locale: "
            '"what" of the service "house-lunch" lacks the text in "en".'
        )
    ]
