"""The exact words for each fault of the shared facts and of the districts."""

import pytest

from tests.knowledge.builders import HOUSE
from tests.knowledge.rights_builders import CLAIMS, DISTRICTS, changed, rights_city

CLAIM_REFUSALS = {
    "no facts": (
        "facts:",
        "fact:",
        [
            '1:1 unknown-key: "fact" is not a key of this file. Did you mean "facts"?',
            '1:1 missing-key: This file needs "facts".',
        ],
    ),
    "nobody may say I don't know": (
        "      dk:\n        sl: Ne vem\n        en: I don't know\n",
        "",
        ['7:7 no-dont-know: Nobody can say "I don\'t know" to the fact "child". Add the choice "dk".'],
    ),
    "a long id": (
        "  child:",
        "  childrens:",
        ['2:3 long-id: "childrens" has 9 characters; 8 fit. It stands in tokens, so shorten it.'],
    ),
    "a choice without words": (
        "      yes:\n        sl: Da\n        en: 'Yes'\n",
        "      yes: Da\n",
        ['7:12 not-a-mapping: "yes" of the fact "child" must be written as keys and values.'],
    ),
    "no question": (
        "    say:\n      sl: Imate otroka?\n      en: Do you have a child?\n",
        "",
        ['3:5 missing-key: The fact "child" needs "say".'],
    ),
    "no choices": (
        CLAIMS[CLAIMS.index("    choices:") :],
        "",
        ['3:5 missing-key: The fact "child" needs "choices".'],
    ),
}


@pytest.mark.parametrize(("old", "new", "faults"), CLAIM_REFUSALS.values(), ids=CLAIM_REFUSALS)
def test_a_fault_of_the_shared_facts_is_refused(tmp_path, old, new, faults):
    found = rights_city(tmp_path, claims=changed(old, new, CLAIMS)).faults
    assert [fault.removeprefix("claims.yaml:") for fault in found] == faults


def test_shared_facts_that_do_not_fit_a_token_are_refused(tmp_path):
    fact = CLAIMS.removeprefix("facts:\n")
    names = ("children", "pregnant", "insured2", "homeless")
    claims = "facts:\n" + "".join(fact.replace("child:", f"{name}:") for name in names)
    assert rights_city(tmp_path, claims=claims).faults == [
        (
            'claims.yaml:1:1 token-too-long: A check here can need "sl_claim_facts_children-yes_pregnant-yes_'
            'insured2-yes_homeless-yes", 66 characters; 64 fit. Shorten the ids.'
        )
    ]


DISTRICT_REFUSALS = {
    "an unknown office": (
        "house-lunch",
        "house-lunchy",
        '2:3 unknown-service: There is no service "house-lunchy". Did you mean "house-lunch"?',
    ),
    "no word on its source": ("    sourced: no\n", "", '3:5 missing-key: The unit "house-lunch" needs "sourced".'),
    "sourced without a source": (
        "sourced: no",
        "sourced: yes",
        '3:5 missing-key: The unit "house-lunch" needs "sources".',
    ),
    "neither yes nor no": ("sourced: no", "sourced: maybe", '3:14 not-yes-or-no: "maybe" must be yes or no.'),
    "a district without a name": (
        "        name: Grič\n",
        "        words: Grič\n",
        '10:9 missing-key: The district "hill" needs "name".',
    ),
}


@pytest.mark.parametrize(("old", "new", "fault"), DISTRICT_REFUSALS.values(), ids=DISTRICT_REFUSALS)
def test_a_fault_of_the_districts_is_refused(tmp_path, old, new, fault):
    found = rights_city(tmp_path, districts=changed(old, new, DISTRICTS)).faults
    assert [one.removeprefix("districts.yaml:") for one in found] == [fault]


def test_a_district_has_one_office(tmp_path):
    (tmp_path / "organizations").mkdir()
    (tmp_path / "organizations/other.yaml").write_text(HOUSE.replace("house-lunch", "other"), encoding="utf-8")
    twice = DISTRICTS + DISTRICTS[len("units:\n") : DISTRICTS.index("      hill:")].replace("house-lunch", "other")
    assert rights_city(tmp_path, districts=twice).faults == [
        (
            'districts.yaml:14:7 duplicate-district: There is already a district "centre" at districts.yaml:5:7. '
            "One office serves it; keep one."
        )
    ]
