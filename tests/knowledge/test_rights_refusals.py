"""The exact words for each fault of the files of rights."""

import pytest

from tests.knowledge.builders import HOUSE, TAXONOMY
from tests.knowledge.rights_builders import BENEFIT, CLAIMS, DISTRICTS, changed, rights_city

QUESTION = BENEFIT[BENEFIT.index("  kid:") : BENEFIT.index("documents:")]
SOURCES = BENEFIT[BENEFIT.index("sources:") :]
DONT_KNOW = QUESTION[QUESTION.index("      dk:") :]
SHELTER = "terms:\n  bed:\n    name:\n      sl: postelja\n      en: bed\n"
WHY = "        why:\n          sl: To je za družine.\n          en: This is for families.\n"


def longer(*names):
    """The question under other names, which ask no fact."""
    return "".join(QUESTION.replace("  kid:", f"  {name}:").replace("    fact: child\n", "") for name in names)


REFUSALS = {
    "an unknown key": (
        "kind: right\n",
        "kind: right\nnmae: x\n",
        '3:1 unknown-key: "nmae" is not a key of the right "benefit". Did you mean "name"?',
    ),
    "an unknown kind": (
        "kind: right",
        "kind: rigth",
        (
            '2:7 bad-kind: "rigth" cannot stand under "kind". Write one of: right, service, obligation, procedure. '
            'Did you mean "right"?'
        ),
    ),
    "an unknown status": (
        "kind: right\n",
        "kind: right\nstatus: gone\n",
        '3:9 bad-status: "gone" cannot stand under "status". Write one of: active, abolished.',
    ),
    "no short name": ("short: benefit\n", "", '1:1 missing-key: The right "benefit" needs "short".'),
    "no kind": ("kind: right\n", "", '1:1 missing-key: The right "benefit" needs "kind".'),
    "no way to apply": (
        "apply:\n  sl: Na centru.\n  en: At the centre.\n",
        "",
        '1:1 missing-key: The right "benefit" needs "apply".',
    ),
    "no date": ("assured_date: '2026-03'\n", "", '1:1 missing-key: The right "benefit" needs "assured_date".'),
    "a date that does not exist": (
        "assured_date: '2026-03'",
        "assured_date: '2026-13'",
        '62:15 bad-date: "2026-13" is not a date. Write it as 2023, 2023-12, 2023-12-05 or undated.',
    ),
    "a short name that is too long": (
        "short: benefit",
        "short: benefit-for-one",
        '1:8 long-id: "benefit-for-one" has 15 characters; 14 fit. It stands in tokens, so shorten it.',
    ),
    "a short name with a line below": (
        "short: benefit",
        "short: ben_efit",
        '1:8 bad-id: "ben_efit" cannot be the id of a right. Use small letters a-z, digits and single "-".',
    ),
    "an unknown service": (
        "- house-lunch",
        "- house-lunches",
        '13:5 unknown-service: There is no service "house-lunches". Did you mean "house-lunch"?',
    ),
    "an unknown term": (
        "find: meal",
        "find: meals",
        '14:7 unknown-term: There is no term "meals". Did you mean "meal"?',
    ),
    "an unknown right": (
        "kind: right\n",
        "kind: right\nstatus: abolished\nreplaced_by: benefits\n",
        '4:14 unknown-right: There is no right "benefits". Did you mean "benefit"?',
    ),
    "a right that replaces itself": (
        "kind: right\n",
        "kind: right\nstatus: abolished\nreplaced_by: benefit\n",
        '4:14 contradiction: "benefit" cannot be replaced by itself.',
    ),
    "an unknown fact": (
        "fact: child",
        "fact: chid",
        '38:11 unknown-fact: There is no fact "chid". Did you mean "child"?',
    ),
    "an unknown source of a question": (
        "    fact: child\n    source: law",
        "    fact: child\n    source: laws",
        '39:13 unknown-source: There is no source "laws". Did you mean "law"?',
    ),
    "an unknown source of the deadline": (
        "  source: law\namounts:",
        "  source: lay\namounts:",
        '25:11 unknown-source: There is no source "lay". Did you mean "law"?',
    ),
    "a question without a source": (
        "    fact: child\n    source: law\n",
        "    fact: child\n",
        '35:5 missing-key: The question "kid" needs "source".',
    ),
    "a deadline without a source": (
        "  source: law\namounts:",
        "amounts:",
        '17:3 missing-key: The deadline needs "source".',
    ),
    "a deadline of an unknown kind": (
        "kind: start-date",
        "kind: start",
        (
            '17:9 bad-kind: "start" cannot stand under "kind". Write one of: final, benefit-shortened, start-date, '
            "no-deadline-starts-next-month, before-start, recurring-date, proof-of-spending, appeal, none. "
            'Did you mean "start-date"?'
        ),
    ),
    "days that are no number": (
        "days: '30'",
        "days: thirty",
        '18:9 bad-days: "thirty" is not a whole number from 1 to 9999.',
    ),
    "no days": ("days: '30'", "days: '0'", '18:9 bad-days: "0" is not a whole number from 1 to 9999.'),
    "working days that are no number": (
        "days: '30'",
        "working_days: 8 dni",
        '18:17 bad-working-days: "8 dni" is not a whole number from 1 to 9999.',
    ),
    "days and months": (
        "days: '30'",
        "days: '30'\n  months: '1'",
        "19:11 two-counts: A deadline is counted in one of: days, months, working_days. Keep one.",
    ),
    "days of what has no deadline": (
        "kind: start-date",
        "kind: none",
        '18:9 contradiction: A deadline of the kind "none" has no "days".',
    ),
    "days without the question when it was": (
        "  when:\n    sl: Kdaj se je otrok rodil?\n    en: When was the child born?\n",
        "",
        '17:3 missing-key: The deadline needs "when".',
    ),
    "an amount without the day it was true": (
        "    as_of: '2026-03-01'\n",
        "",
        '27:5 missing-key: An amount needs "as_of".',
    ),
    "an amount of a day that does not exist": (
        "as_of: '2026-03-01'",
        "as_of: '2026-02-30'",
        '31:12 bad-date: "2026-02-30" is not a date. Write it as 2023, 2023-12, 2023-12-05 or undated.',
    ),
    "an amount without a source": (
        "    as_of: '2026-03-01'\n    source: law\n",
        "    as_of: '2026-03-01'\n",
        '27:5 missing-key: An amount needs "source".',
    ),
    "an amount of nothing": ("    eur: '177.24'\n", "", '27:5 missing-key: An amount needs "eur".'),
    "an amount with a comma": (
        "177.24",
        "177,24",
        '30:10 bad-eur: "177,24" is not a sum in euros. Write it as 177.24.',
    ),
    "an unknown effect": (
        "effect: likely",
        "effect: maybe",
        '45:17 bad-effect: "maybe" cannot stand under "effect". Write one of: likely, unlikely, ask.',
    ),
    "a choice without an effect": (
        "        effect: likely\n",
        "",
        '42:9 missing-key: The choice "yes" needs "effect".',
    ),
    "an unknown scope": (
        "    fact: child\n",
        "    fact: child\n    scope: bonuss\n",
        '39:12 bad-scope: "bonuss" cannot stand under "scope". Write one of: bonus. Did you mean "bonus"?',
    ),
    "nobody may say I don't know": (
        DONT_KNOW,
        "",
        '41:7 no-dont-know: Nobody can say "I don\'t know" to the question "kid". Add the choice "dk".',
    ),
    "who does not know is told no": (
        "effect: ask",
        "effect: unlikely",
        '58:17 bad-effect: The effect of "dk" must be "ask": who does not know should ask.',
    ),
    "no reason for unlikely": (
        WHY,
        "",
        '47:9 no-reason: The choice "no" says "unlikely" without a reason to show. Add "why".',
    ),
    "no reason to ask": (
        "effect: likely",
        "effect: ask",
        '42:9 no-reason: The choice "yes" says "ask" without a reason to show. Add "why".',
    ),
    "a choice the program adds": (
        "      dk:\n",
        "      ns:\n        say:\n          sl: Raje ne\n          en: Rather not\n        effect: likely\n      dk:\n",
        '54:7 taken-id: "ns" is taken: the program adds "I\'d rather not say" to every question.',
    ),
    "a choice with a long id": (
        "      dk:\n",
        "      no-child:\n        say:\n          sl: Ne\n          en: 'No'\n        effect: likely\n      dk:\n",
        '54:7 long-id: "no-child" has 8 characters; 6 fit. It stands in tokens, so shorten it.',
    ),
    "a question with a long id": (
        "  kid:\n",
        "  children2:\n",
        '34:3 long-id: "children2" has 9 characters; 8 fit. It stands in tokens, so shorten it.',
    ),
    "a question that cannot be told from its answer": (
        "  kid:\n",
        "  a-kid:\n",
        ('34:3 bad-id: "a-kid" cannot be the id of a question: its first "-" would begin the answer. Write one word.'),
    ),
    "a check that does not fit a token": (
        QUESTION,
        longer("question", "children", "together", "moneyday"),
        (
            '34:3 token-too-long: A check here can need "sl_check_benefit_question-yes_children-yes_together-yes_'
            'moneyday-yes", 68 characters; 64 fit. Shorten the ids.'
        ),
    ),
    "a group of one": (
        "    fact: child\n",
        "    fact: child\n    group: money\n",
        '39:12 lone-group: No other question is in the group "money".',
    ),
    "what a fact means, but no fact": (
        "    fact: child\n",
        "    by_fact:\n      yes: likely\n",
        '39:7 no-fact: "by_fact" needs "fact": the shared fact whose choices these are.',
    ),
    "an unknown choice of a fact": (
        "    fact: child\n",
        "    fact: child\n    by_fact:\n      yess: likely\n",
        '40:7 unknown-choice: There is no choice "yess". Did you mean "yes"?',
    ),
    "an unknown effect of a fact": (
        "    fact: child\n",
        "    fact: child\n    by_fact:\n      yes: sure\n",
        '40:12 bad-effect: "sure" is no effect. Write one of: likely, unlikely, ask.',
    ),
    "an effect of a fact that is a list": (
        "    fact: child\n",
        "    fact: child\n    by_fact:\n      yes:\n        - likely\n",
        '41:9 bad-effect: "This" is no effect. Write one of: likely, unlikely, ask.',
    ),
    "a choice of a fact that means nothing here": (
        "      no:\n",
        "      none:\n",
        '35:5 unmapped-choice: What "no" of the fact "child" means here is not said. Add it to "by_fact".',
    ),
    "a document without a language": (
        "  - sl: rojstni list\n    en: birth certificate\n",
        "  - rojstni list\n",
        '60:5 not-a-mapping: "documents" of the right "benefit" must be written by language.',
    ),
    "words without a source": (
        "      - what\n",
        "",
        '7:3 no-source: "what" of "benefit" rests on no source. Add it to "supports" of the source that states it.',
    ),
    "an unknown field a source supports": (
        "      - what\n",
        "      - what\n      - what-for\n",
        '72:9 unknown-field: There is no field "what-for". Did you mean "what"?',
    ),
}


@pytest.mark.parametrize(
    ("old", "new", "faults"), [(a, b, faults) for a, b, *faults in REFUSALS.values()], ids=REFUSALS
)
def test_a_fault_of_a_right_is_refused_with_its_place_and_its_cure(tmp_path, old, new, faults):
    found = rights_city(tmp_path, benefit=changed(old, new)).faults
    assert [fault.removeprefix("rights/benefit.yaml:") for fault in found] == faults


def test_a_right_without_a_source_is_refused(tmp_path):
    told = BENEFIT[BENEFIT.index("deadline:") : BENEFIT.index("documents:")]
    bare = BENEFIT.replace(SOURCES, "").replace(told, "")
    found = rights_city(tmp_path, benefit=bare).faults
    assert found == ['rights/benefit.yaml:1:1 missing-key: The right "benefit" needs "sources".']


def test_an_active_right_is_not_replaced(tmp_path):
    new = changed("short: benefit", "short: new")
    found = rights_city(tmp_path, benefit=changed("kind: right\n", "kind: right\nreplaced_by: new\n"), new=new).faults
    assert found == [
        (
            'rights/benefit.yaml:3:14 contradiction: "benefit" is active and cannot be replaced. '
            'Write "status: abolished".'
        )
    ]


def test_two_rights_of_one_short_name_are_refused(tmp_path):
    found = rights_city(tmp_path, benefit=BENEFIT, other=BENEFIT).faults
    assert found == [
        (
            'rights/other.yaml:1:8 duplicate-short: There is already a right with "short: benefit" at '
            "rights/benefit.yaml:1:8. Give one of them another."
        )
    ]


def test_nobody_is_sent_to_a_closed_service(tmp_path):
    (tmp_path / "organizations").mkdir()
    closed = HOUSE.replace("house-lunch", "old-lunch").replace("    confidence", "    status: defunct\n    confidence")
    (tmp_path / "organizations/closed.yaml").write_text(closed, encoding="utf-8")
    found = rights_city(tmp_path, benefit=changed("- house-lunch", "- old-lunch")).faults
    assert found == [
        'rights/benefit.yaml:13:5 closed-service: The service "old-lunch" is defunct. Nobody may be sent there.'
    ]


def test_a_kind_of_service_that_nobody_offers_is_a_warning(tmp_path):
    read = rights_city(
        tmp_path, taxonomy=changed("terms:\n", SHELTER, TAXONOMY), benefit=changed("find: meal", "find: bed")
    )
    assert not read.problems.fatal
    assert read.faults == ['rights/benefit.yaml:14:7 warning nobody-answers: No active service is of the kind "bed".']


def test_all_faults_of_all_files_come_out_together(tmp_path):
    two = changed("effect: likely", "effect: maybe", changed("177.24", "a lot", changed("short: benefit", "short: b")))
    claims = changed("        en: 'Yes'\n", "", CLAIMS)
    districts = changed("house-lunch", "house", DISTRICTS)
    found = rights_city(
        tmp_path, claims=claims, districts=districts, benefit=changed("fact: child", "fact: dog"), two=two
    ).faults
    assert [fault.partition(": ")[0] for fault in found] == [
        "claims.yaml:8:9 warning missing-locale",
        "districts.yaml:2:3 unknown-service",
        "rights/benefit.yaml:38:11 unknown-fact",
        "rights/two.yaml:30:10 bad-eur",
        "rights/two.yaml:45:17 bad-effect",
    ]
