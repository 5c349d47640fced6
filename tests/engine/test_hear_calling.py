"""What people say about calling, of the page and of leaving: a true sentence, and the screen stays with its numbers."""

from __future__ import annotations

import pytest

from bot.engine.show import show
from tests.people import TINY, Person

LIFELINES = {"112", "113", "116123"}
TALKING = "116123"
SECRET = ("sl_violence", "sl_suicide", "sl_suicide_me", "sl_violence_young")
"""Screens with numbers of their own."""


def typed(text, on="sl"):
    return Person().opens(on).says(text)


def stays(text, on, sentence):
    """Whether the screen stays as it was, below a sentence."""
    person = typed(text, on)
    before = show(person.world.codec.decode(on), person.world, person.now)
    assert person.screen.token == before.token
    assert set(before.choices) <= set(person.screen.choices)
    assert person.screen.blocks[-len(before.blocks) :] == before.blocks
    return person.sees.startswith(sentence)


@pytest.mark.parametrize(
    "text",
    ["pomoč", "POMOČ", "pomoc prosim", "rabim pomoč", "prosim pomagajte", "na pomoč", "pomozi mi molim te", "nujno"],
)
def test_who_only_calls_for_help_sees_the_numbers_and_what_there_is(text):
    person = typed(text, "sl_food")
    assert person.sees.startswith("Če je nujno, pokličite 112.")
    assert set(person.numbers) >= LIFELINES
    assert person.screen.token == "sl"


@pytest.mark.parametrize("text", ["help", "help me", "please help me", "sos", "can you help", "I need help", "Help!!"])
def test_a_call_for_help_in_english_is_answered_in_english(text):
    person = typed(text)
    assert person.screen.token == "en"
    assert set(person.numbers) >= LIFELINES


@pytest.mark.parametrize("on", SECRET)
def test_a_call_for_help_on_a_secret_screen_names_its_first_number(on):
    first = "113" if "violence" in on else "116\u00a0123"
    assert stays("pomoč", on, f"Pokličite {first}. Povejte, da potrebujete pomoč.")


@pytest.mark.parametrize(
    "text",
    [
        "hočem govoriti s človekom",
        "rad bi govoril s človekom",
        "dajte mi pravega človeka",
        "ne razumem",
        "tega ne razumem",
        "nič ne razumem",
    ],
)
def test_who_wants_a_human_or_does_not_understand_sees_first_where_people_talk(text):
    for on in ("sl", "sl_food", "sl_roof-tonight"):
        person = typed(text, on)
        assert person.numbers[0] == TALKING
        assert person.screen.token == on


@pytest.mark.parametrize("text", ["can I talk to a human", "I want to talk to a real person", "I don't understand"])
def test_who_wants_a_human_in_english_stays_in_english(text):
    person = Person(locale="en").opens("en_food").says(text)
    assert person.numbers[0] == TALKING
    assert person.screen.token == "en_food"


@pytest.mark.parametrize(
    "text", ["nihče se ne oglasi", "ne dvignejo", "zasedeno je", "polno je", "linija je zasedena", "ne javijo se"]
)
def test_where_nobody_answers_the_urgent_number_is_named(text):
    sentence = "Če je zasedeno, poskusite znova čez nekaj minut. Če je življenje v nevarnosti, pokličite 112."
    for on in ("sl_food_parcel", "sl_suicide", "sl_suicide_me"):
        assert stays(text, on, sentence)


def test_an_urgent_number_that_is_busy_is_called_again_at_once():
    for on in ("sl_violence", "sl_violence_young", "sl_suicide_danger", "sl_emergency"):
        assert stays("zasedeno je", on, "Če je zasedeno, takoj pokličite znova.")


@pytest.mark.parametrize("text", ["nobody answers", "they don't pick up", "the line is busy", "it's full"])
def test_where_nobody_answers_is_said_in_english_too(text):
    person = Person(locale="en").opens("en_violence").says(text)
    assert person.sees.startswith("If the line is busy")


@pytest.mark.parametrize(
    "text",
    [
        "ne upam poklicati",
        "ne upam se poklicat",
        "ne morem poklicat",
        "ne morem klicati",
        "nočem klicati",
        "nočem klicati, raje bi pisala",
        "strah me je poklicati",
        "sram me je klicat",
    ],
)
def test_who_dares_not_ring_up_learns_where_no_name_is_asked_and_keeps_the_screen(text):
    for on in SECRET:
        assert stays(text, on, "Povejte le toliko, kolikor želite. Na 116\u00a0123 vam ni treba povedati imena.")
        assert "pošljite SMS na 112" in typed(text, on).sees


def test_what_is_said_of_calling_stands_in_the_records():
    directory = typed("ne upam poklicati").world.directory.services
    assert directory["zaupna-telefona-samarijan-sopotnik"].anonymous
    assert all(phone.free for name in typed("x").world.city.lifelines for phone in directory[name].phones)


@pytest.mark.parametrize("text", ["nimam kredita", "nimam denarja na telefonu", "no credit on my phone"])
def test_who_has_no_credit_learns_which_calls_are_free(text):
    person = typed(text, "sl_violence")
    assert "112, 113, 116\u00a0123" in person.sees.partition("\n")[0]
    assert person.screen.state.flow == "violence"


def test_a_screen_without_numbers_gets_those_that_always_help():
    assert set(typed("ne upam poklicati", "sl_food").numbers) >= LIFELINES


@pytest.mark.parametrize(
    "text",
    [
        "prosim ne kličite policije",
        "prosim ne kliči policije",
        "nočem policije",
        "ali boste poklicali policijo",
        "a moram povedat svoje ime",
        "anonimno",
    ],
)
def test_who_is_afraid_of_being_reported_learns_that_nobody_is_called(text):
    for on in ("sl", "sl_food", *SECRET):
        assert stays(text, on, "Svetilka nikogar ne pokliče. Pokličete lahko samo vi.")


@pytest.mark.parametrize("text", ["will you call the police", "please don't call police", "do I have to say my name"])
def test_nobody_is_called_in_english_either(text):
    said = "Svetilka does not call anyone. Only you can call."
    assert Person(locale="en").opens("en_violence").says(text).sees.startswith(said)


@pytest.mark.parametrize(
    "text",
    ["kako pridem tja", "koliko stane", "so odprti zdaj", "daj mi številko", "kdaj je odprto", "how do I get there"],
)
def test_a_question_about_the_page_keeps_it(text):
    person = typed(text, "sl_food_parcel")
    before = Person().opens("sl_food_parcel").places
    assert person.screen.state.node == "parcel"
    assert person.places == before


def test_a_question_about_the_page_before_there_are_places_asks_for_an_answer():
    assert stays("koliko stane", "sl_food", "Izberite odgovor. Naslove in ure pokažemo potem.")


@pytest.mark.parametrize(("text", "token"), [("nazaj", "sl_food"), ("domov", "sl"), ("na začetek", "sl")])
def test_the_ways_out_can_be_typed(text, token):
    assert typed(text, "sl_food_parcel").screen.token == token


@pytest.mark.parametrize("text", ["adijo", "nasvidenje", "lahko noč", "srečno"])
def test_a_goodbye_is_answered_and_no_number_goes_away(text):
    assert stays(text, "sl_food_parcel", "Srečno. Če boste kaj potrebovali, se vrnite.")


@pytest.mark.parametrize("text", ["bye", "good night", "see you"])
def test_a_goodbye_in_english_is_answered_so(text):
    assert Person(locale="en").says(text).sees.startswith("Take care.")


@pytest.mark.parametrize("text", ["hvala", "najlepša hvala za pomoč"])
def test_thanks_on_a_secret_screen_keep_its_numbers_and_name_one(text):
    for on in ("sl_suicide", "sl_suicide_me"):
        assert stays(text, on, "Pokličite 116\u00a0123, kadar koli vam je hudo.")
    for on in ("sl_violence", "sl_violence_young"):
        assert stays(text, on, "V nevarnosti pokličite 113.")


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("rabim pomoč, lačna sem", "food"),
        ("potrebujem pomoč na domu", "home-care"),
        ("rabim pomoč pri plačilu najemnine", "rent"),
        ("nihče mi ne plača plače", "unpaid-wages"),
    ],
)
def test_a_need_that_begins_like_such_a_saying_is_the_need(text, flow):
    assert Person().says(text).screen.state.flow == flow


@pytest.mark.parametrize("text", ["help", "nobody answers", "bye", "I'm afraid to call", "no credit"])
def test_a_city_without_sayings_answers_such_a_text_too(text):
    assert Person(root=TINY).says(text).buttons


@pytest.mark.parametrize("text", ["pozabi kar sem napisal", "hecam se", "saj ne mislim resno", "šala je bila"])
def test_who_takes_back_what_was_written_keeps_the_number(text):
    person = Person().opens("sl_suicide").says(text)
    assert person.screen.state.flow == "suicide"
    assert person.sees.startswith("V redu. Številka ostane tu")
    assert person.numbers[0] == "116123"
