"""The exact words for each fault of knowledge files that cannot be read."""

from datetime import date

import pytest

from bot.knowledge.model import Status
from bot.knowledge.read import read_directory
from bot.source import Problems
from tests.knowledge.builders import HOUSE, LJUBLJANA, TAXONOMY, city


def changed(old, new, text=HOUSE):
    assert old in text
    return text.replace(old, new, 1)


def refused(folder, old, new):
    """The faults after a change of `HOUSE`, as `line:column code: sentence`."""
    return [fault.removeprefix("organizations/house.yaml:") for fault in city(folder, house=changed(old, new)).faults]


REFUSALS = {
    "an unknown key": (
        "assured_how:",
        "asured_how:",
        '6:5 missing-key: The service "house-lunch" needs "assured_how".',
        '23:5 unknown-key: "asured_how" is not a key of the service "house-lunch". Did you mean "assured_how"?',
    ),
    "a missing name": (
        "    name:\n      sl: Kosilo v hiši\n      en: Lunch at the house\n",
        "",
        '6:5 missing-key: The service "house-lunch" needs "name".',
    ),
    "a missing list of terms": (
        "    terms:\n      - meal\n",
        "",
        '6:5 missing-key: The service "house-lunch" needs "terms".',
    ),
    "missing confidence": (
        "    confidence: medium\n",
        "",
        '6:5 missing-key: The service "house-lunch" needs "confidence".',
    ),
    "a missing assured date": (
        "    assured_date: 2023-12\n",
        "",
        '6:5 missing-key: The service "house-lunch" needs "assured_date".',
    ),
    "an unknown term": (
        "      - meal\n",
        "      - meals\n",
        '13:9 unknown-term: There is no term "meals". Did you mean "meal"?',
    ),
    "an unknown situation": (
        "    confidence: medium\n",
        "    confidence: medium\n    only: men\n",
        '15:11 unknown-situation: There is no situation "men". Did you mean "man"?',
    ),
    "an unknown bar": (
        "    confidence: medium\n",
        "    confidence: medium\n    never: woman-x\n",
        '15:12 unknown-situation: There is no situation "woman-x". Did you mean "woman"?',
    ),
    "an unknown source of a phone": (
        "10 80\n",
        "10 80\n        source: pages\n",
        '21:17 unknown-source: There is no source "pages". Did you mean "page"?',
    ),
    "an unknown source of hours": (
        "14:00\n",
        "14:00\n    hours_source: web\n",
        '22:19 unknown-source: There is no source "web".',
    ),
    "an unknown field a source supports": (
        "- phones\n",
        "- phone\n",
        (
            '20:7 no-source: "phones" of "house-lunch" rests on no source. Add it to "supports" of the source '
            "that states it."
        ),
        '32:13 unknown-field: There is no field "phone". Did you mean "phones"?',
    ),
    "a text without the source language": (
        "      sl: Toplo kosilo.\n",
        "",
        '10:7 missing-locale: "what" of the service "house-lunch" lacks the text in "sl".',
    ),
    "a text in a language the city does not speak": (
        "      en: A hot lunch.\n",
        "      en: A hot lunch.\n      de: Mittagessen.\n",
        '12:7 unknown-locale: "de" is not a language of this city: sl, en.',
    ),
    "a text that is a list": (
        "      sl: Toplo kosilo.\n",
        "      sl:\n        - Toplo\n",
        '11:9 not-text: "what" in "sl" must be a sentence.',
    ),
    "a text without a language": (
        "    what:\n      sl: Toplo kosilo.\n      en: A hot lunch.\n",
        "    what: Toplo kosilo.\n",
        '9:11 not-a-mapping: "what" of the service "house-lunch" must be written as keys and values.',
    ),
    "a month that does not exist": (
        "    assured_date: 2023-12\n",
        "    assured_date: 2023-13\n",
        '22:19 bad-date: "2023-13" is not a date. Write it as 2023, 2023-12, 2023-12-05 or undated.',
    ),
    "a day that does not exist": (
        "        date: 2023-12\n",
        "        date: 2023-02-30\n",
        '29:15 bad-date: "2023-02-30" is not a date. Write it as 2023, 2023-12, 2023-12-05 or undated.',
    ),
    "an unknown status": (
        "    confidence: medium\n",
        "    confidence: medium\n    status: closed\n",
        '15:13 bad-status: "closed" cannot stand under "status". Write one of: active, defunct, temporarily closed.',
    ),
    "an unknown confidence": (
        "confidence: medium",
        "confidence: middling",
        '14:17 bad-confidence: "middling" cannot stand under "confidence". Write one of: high, medium, low.',
    ),
    "an unknown way of assuring": (
        "assured_how: web",
        "assured_how: phone",
        (
            '23:18 bad-assured-how: "phone" cannot stand under "assured_how". Write one of: web, press, leaflet, '
            "call, visit, mail, e-mail."
        ),
    ),
    "neither yes nor no": (
        "10 80\n",
        "10 80\n        free: maybe\n",
        '21:15 not-yes-or-no: "maybe" must be yes or no.',
    ),
    "a rank in words": (
        "    confidence: medium\n",
        "    confidence: medium\n    rank: first\n",
        '15:11 bad-rank: "first" is not a whole number.',
    ),
    "ages without a dash": (
        "    confidence: medium\n",
        "    confidence: medium\n    ages: 18+\n",
        '15:11 bad-ages: "18+" is not a range of ages. Write it as 6-18, 18- or -14.',
    ),
    "ages upside down": (
        "    confidence: medium\n",
        "    confidence: medium\n    child_ages: 18-6\n",
        '15:17 bad-ages: "18-6" is not a range of ages. Write it as 6-18, 18- or -14.',
    ),
    "ages without a number": (
        "    confidence: medium\n",
        "    confidence: medium\n    ages: '-'\n",
        '15:11 bad-ages: "-" is not a range of ages. Write it as 6-18, 18- or -14.',
    ),
    "a phone nobody can dial": (
        "01 430 10 80",
        "01 430 10 8",
        '20:17 bad-phone: Nobody can dial "01 430 10 8". Write the whole number as it is dialled within the country.',
    ),
    "a phone without a number": (
        "      - number: 01 430 10 80\n",
        "      - free: yes\n",
        '20:9 missing-key: A phone needs "number".',
    ),
    "a street without a number": (
        "ulica 6",
        "ulica",
        '16:15 no-house-number: "Pražakova ulica" has no house number. Add it, or write "exact: no" below.',
    ),
    "an address without a city": (
        "      city: Ljubljana\n",
        "",
        '16:7 missing-key: An address needs "city".',
    ),
    "a page without https": (
        "    confidence: medium\n",
        "    confidence: medium\n    url: www.house.si\n",
        '15:10 bad-url: "www.house.si" is not an address of a page. Begin it with https://.',
    ),
    "an e-mail address without a point": (
        "    confidence: medium\n",
        "    confidence: medium\n    email: house@si\n",
        '15:12 bad-email: "house@si" is not an e-mail address.',
    ),
    "a language in words": (
        "    confidence: medium\n",
        "    confidence: medium\n    languages: slovene\n",
        '15:16 bad-language: "slovene" is not the code of a language, as "en".',
    ),
    "an id with capitals": (
        "  house-lunch:\n",
        "  House_Lunch:\n",
        '5:3 bad-id: "House_Lunch" cannot be the id of a service. Use small letters a-z, digits and single "-".',
    ),
    "hours that cannot be read": (
        "Mo-Fr 10:00-14:00",
        "Mo-Fr 10:00-14:00; Oct",
        '21:31 bad-hours: "Oct" has no hours. Write for example "Mo-Fr 08:00-16:00".',
    ),
    "hours in quotes that cannot be read": (
        "Mo-Fr 10:00-14:00",
        "'08:00+'",
        '21:18 bad-hours: "+" does not say when it closes. Write both times, for example 08:00-16:00.',
    ),
}


@pytest.mark.parametrize(
    ("old", "new", "faults"), [(a, b, faults) for a, b, *faults in REFUSALS.values()], ids=REFUSALS
)
def test_a_fault_is_refused_with_its_place_and_its_cure(tmp_path, old, new, faults):
    assert refused(tmp_path, old, new) == faults


def test_an_organization_without_services_is_refused(tmp_path):
    faults = city(tmp_path, house=HOUSE[: HOUSE.index("services:")]).faults
    assert faults == ['organizations/house.yaml:1:1 missing-key: The organization "house" needs "services".']


def test_all_faults_of_all_files_come_out_together(tmp_path):
    attic = changed("house-lunch", "attic", changed("Mo-Fr", "Fr-Moo"))
    cellar = changed("house-lunch", "cellar", changed("01 430 10 80", "430", changed("- meal", "- meals")))
    places = [fault.partition(": ")[0] for fault in city(tmp_path, attic=attic, cellar=cellar).faults]
    assert places == [
        "organizations/attic.yaml:21:15 bad-hours",
        "organizations/cellar.yaml:13:9 unknown-term",
        "organizations/cellar.yaml:20:17 bad-phone",
    ]


def test_a_broken_file_does_not_hide_the_others(tmp_path):
    read = city(tmp_path, house=HOUSE, attic="- not\n- an organization\n")
    assert "house-lunch" in read.found.services
    assert read.problems.fatal


def test_a_file_named_yml_is_refused(tmp_path):
    (tmp_path / "first").mkdir()
    city(tmp_path / "first", house=HOUSE)
    (tmp_path / "first/organizations/house.yaml").rename(tmp_path / "first/organizations/house.yml")
    problems = Problems()
    read_directory(tmp_path / "first", tmp_path, LJUBLJANA, "SI", ("sl", "en"), problems)
    assert [str(problem) for problem in problems.all] == [
        'first/organizations/house.yml:1:1: wrong-name: Name this file "house.yaml", or it will not be read.'
    ]


def test_a_file_name_that_is_no_id_is_refused(tmp_path):
    assert city(tmp_path, House=HOUSE).faults == [
        (
            "organizations/House.yaml:1:1 bad-id: "
            '"House" cannot be the id of a file. Use small letters a-z, digits and single "-".'
        )
    ]


def test_without_a_taxonomy_there_is_no_directory(tmp_path):
    problems = Problems()
    assert read_directory(tmp_path, tmp_path, LJUBLJANA, "SI", ("sl", "en"), problems) is None
    assert [str(problem) for problem in problems.all] == [
        "taxonomy.yaml:1:1: unreadable: The file cannot be read: No such file or directory."
    ]


def test_a_country_without_a_numbering_plan_is_refused(tmp_path):
    read = city(tmp_path, country="XX")
    assert read.directory is None
    assert read.faults == [
        'taxonomy.yaml:1:1 unknown-country: How "XX" writes its numbers is not known. Add it to bot/knowledge/phone.py.'
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "      - woman",
            "      - women",
            '18:9 unknown-situation: There is no situation "women". Did you mean "woman"?',
        ),
        ("      - woman", "      - man", '18:9 contradiction: "man" cannot rule out "man": it is that itself.'),
        (
            "  meal:",
            "  Meal:",
            '2:3 bad-id: "Meal" cannot be the id of a term. Use small letters a-z, digits and single "-".',
        ),
        (
            "situations:",
            "situation:",
            '6:1 unknown-key: "situation" is not a key of the taxonomy. Did you mean "situations"?',
        ),
        (
            "      en: woman",
            "      fr: femme",
            '21:7 missing-locale: "name" of the situation "woman" lacks the text in "en".',
        ),
    ],
)
def test_a_fault_of_the_taxonomy_is_refused(tmp_path, old, new, fault):
    faults = city(tmp_path, taxonomy=changed(old, new, TAXONOMY)).faults
    assert f"taxonomy.yaml:{fault}" in [one.replace("warning ", "") for one in faults]


@pytest.mark.parametrize("status", [status.value for status in Status if status is not Status.ACTIVE])
def test_a_closed_service_needs_no_contact_and_no_words(tmp_path, status):
    bare = """name:
  sl: Hiša
  en: House
services:
  gone:
    name:
      sl: Stara hiša
      en: Old house
    status: {status}
    sources:
      page:
        name:
          sl: stran
          en: page
        date: 2025-02
        supports: status
"""
    assert city(tmp_path, house=bare.format(status=status)).faults == []


@pytest.mark.parametrize(
    ("old", "line"), [("    assured_date: 2023-12\n", "22:19"), ("        date: 2023-12\n", "29:15")]
)
def test_a_date_after_today_is_refused(tmp_path, old, line):
    house = changed(old, old.replace("2023-12", "2026-12"))
    assert city(tmp_path, house=house, today=date(2026, 11, 30)).faults == [
        f'organizations/house.yaml:{line} future-date: "2026-12" is still to come. Write the day the source is from.'
    ]


def test_the_month_and_the_year_we_are_in_are_not_to_come(tmp_path):
    house = changed("assured_date: 2023-12", "assured_date: 2026").replace("date: 2023-12", "date: 2026-12")
    assert city(tmp_path, house=house, today=date(2026, 12, 1)).faults == []
