"""Which part of the city a person names, and which office serves it."""

from pathlib import Path

import pytest

from bot.knowledge.read import read_directory
from bot.knowledge.rights_model import District
from bot.source import Problems
from bot.understanding.districts import Districts
from tests.knowledge.builders import LJUBLJANA

ROOT = Path(__file__).parents[2]

UNITS = {
    "csd-bezigrad": ["Bežigrad", "Črnuče", "Posavje"],
    "csd-center": ["Center"],
    "csd-moste-polje": ["Golovec", "Jarše", "Moste", "Polje", "Sostro"],
    "csd-siska": ["Dravlje", "Šentvid", "Šiška", "Šmarna gora"],
    "csd-vic-rudnik": ["Rožnik", "Rudnik", "Trnovo", "Vič"],
}

SAID = {
    "csd-bezigrad": ["Bežigrad", "za bezigradom", "Bezigrat", "v Črnučah", "crnuce", "Savsko naselje", "BS3", "Ježica"],
    "csd-center": ["center", "v centru", "city centre", "stara Ljubljana", "na Prulah"],
    "csd-moste-polje": ["v Mostah", "MOSTE", "Fužine", "na Fužinah", "Štepanjsko naselje", "v Zalogu", "Moste-Polje"],
    "csd-siska": ["Šiška", "živim v Šiški", "I live in Siska", "v Kosezah", "Šentvid", "pod Šmarno goro", "Dravle"],
    "csd-vic-rudnik": ["na Viču", "vic", "Vič-Rudnik", "v rožni dolini", "Murgle", "v Trnovem", "Rakovnik"],
}

NOTHING = [
    *("", "?!", "ne vem", "I don't know", "nimam naslova", "spim zunaj pri železniški postaji", "v mestu", "ljubljana"),
    *("Maribor", "Kranj", "Nova Gorica", "Novo mesto", "Kamnik", "Domžale", "Celovška cesta 100", "Trg republike"),
    *("naselje", "Stepan", "v bloku", "x" * 5000),
]


@pytest.fixture(scope="module")
def ljubljana():
    found = read_directory(ROOT / "knowledge", ROOT, LJUBLJANA, "SI", ("sl", "en"), Problems())
    assert found is not None
    return found


@pytest.fixture(scope="module")
def districts(ljubljana):
    return Districts(ljubljana.districts)


def test_each_of_the_seventeen_districts_has_its_office(ljubljana):
    assert {id_: [one.name for one in unit.districts] for id_, unit in ljubljana.units.items()} == UNITS


def test_every_office_can_be_rung(ljubljana):
    assert [unit for unit in ljubljana.units if not ljubljana.services[unit].phones] == []


def test_no_office_pretends_to_a_source(ljubljana):
    assert [unit.service for unit in ljubljana.units.values() if unit.sourced != bool(unit.sources)] == []


@pytest.mark.parametrize(("unit", "said"), [(unit, said) for unit, all_ in SAID.items() for said in all_])
def test_what_people_type_leads_to_their_office(districts, unit, said):
    assert {one.unit for one in districts.named(said)} == {unit}


@pytest.mark.parametrize("said", NOTHING, ids=lambda said: said[:40])
def test_what_names_no_part_of_the_city_leads_nowhere(districts, said):
    assert districts.named(said) == ()


def test_every_name_in_the_file_leads_to_its_own_office(ljubljana, districts):
    for one in ljubljana.districts.values():
        for name in (one.name, *one.words):
            assert one.unit in {found.unit for found in districts.named(name)}, name


def test_only_a_name_that_two_places_share_is_unclear(ljubljana, districts):
    names = {name for one in ljubljana.districts.values() for name in (one.name, *one.words)}
    assert {name for name in names if len({one.unit for one in districts.named(name)}) > 1} == {"Poljane"}


SMALL = Districts(
    {
        "old": District("old", "Selo", "east", ("Vas",)),
        "new": District("new", "Novo Selo", "west", ("Seli",)),
        "sea": District("sea", "Obala", "south", ("Vas",)),
    }
)


def named(text):
    return [one.id for one in SMALL.named(text)]


def test_a_name_within_a_longer_one_is_not_meant():
    assert (named("Selo"), named("Novo Selo")) == (["old"], ["new"])


def test_of_two_readings_of_a_word_the_nearer_is_meant():
    assert named("Seli") == ["new"]


def test_a_shared_name_leads_to_both():
    assert named("vas") == ["old", "sea"]


def test_two_names_come_in_the_order_they_were_said():
    assert (named("Obala ali Selo"), named("Selo ali Obala")) == (["sea", "old"], ["old", "sea"])


def test_a_part_of_a_long_name_is_not_enough():
    assert named("Novo") == []


def test_a_short_name_must_be_written_right():
    assert named("Vasi") == []


def test_a_city_without_districts_knows_none():
    assert Districts({}).named("Center") == ()
