"""What staff may type, and the exact sentence for what cannot be used."""

import pytest

from bot.knowledge.schedule import HoursError, Schedule
from tests.knowledge.oracle_cases import LJUBLJANA


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Mo-Fr 8:00-16:00", "Mo-Fr 08:00-16:00"),
        ("Mo-Fr 8-16", "Mo-Fr 08:00-16:00"),
        ("mo-fr 08.00 - 16.30", "Mo-Fr 08:00-16:30"),
        ("Pon–Pet 8.00–16.00", "Mo-Fr 08:00-16:00"),
        ("Pon-Pet: 8-16", "Mo-Fr 08:00-16:00"),
        ("ponedeljek do petek od 8h do 16h", "Mo-Fr 08:00-16:00"),
        ("pon., tor., čet. od 15. do 7. ure", "Mo,Tu,Th 15:00-07:00"),
        ("cet 17-20", "Th 17:00-20:00"),
        ("Monday to Friday 8-16", "Mo-Fr 08:00-16:00"),
        ("vsak dan 8-20", "Mo-Su 08:00-20:00"),
        (
            "pon in pet 9-12; sre 9-12 in 14-16.30; prazniki zaprto",
            "Mo,Fr 09:00-12:00; We 09:00-12:00,14:00-16:30; PH off",
        ),
        ("Mo-Fr 10:00-12:00, 14:00-16:00", "Mo-Fr 10:00-12:00,14:00-16:00"),
        ("Mo 22:00-26:00", "Mo 22:00-02:00"),
        ("Mo 20:00-00:00", "Mo 20:00-24:00"),
        ("Mo 0-24", "Mo 00:00-24:00"),
        ("Mo-Mo 8-9", "Mo 08:00-09:00"),
        ("Mo 8-16; 24. 12. 2026 zaprto", "Mo 08:00-16:00; 2026 Dec 24 off"),
        ("Mo 8-16; 2026-12-24 off", "Mo 08:00-16:00; 2026 Dec 24 off"),
        ("Mo 8-16; 24.–26. 12. 2026 zaprto", "Mo 08:00-16:00; 2026 Dec 24-2026 Dec 26 off"),
        ("Mo 8-16; 24. do 26. december zaprto", "Mo 08:00-16:00; Dec 24-Dec 26 off"),
        ("Mo 8-16; 24. 12. - 2. 1. 2027 zaprto", "Mo 08:00-16:00; 2026 Dec 24-2027 Jan 2 off"),
        ("Mo 8-16; 2026 Dec 24-Jan 2 off", "Mo 08:00-16:00; 2026 Dec 24-2027 Jan 2 off"),
        ("Jul-Aug 8-16", "Jul-Aug 08:00-16:00"),
        ("julij-avgust pon 8-16", "Jul-Aug Mo 08:00-16:00"),
        ("2026 Nov-Feb Mo 8-16", "2026 Nov 1-2027 Feb 28 Mo 08:00-16:00"),
        ("Sep-Apr Th[5] 8-9", "Sep-Apr Th[5] 08:00-09:00"),
        ("Fr[1,3] 10-12", "Fr[1,3] 10:00-12:00"),
        ("po dogovoru", 'unknown "by appointment"'),
        ("po dogovoru, Mo-Fr 8-16", 'unknown "by appointment", Mo-Fr 08:00-16:00'),
        ("čet 17-20 po naročilu", 'Th 17:00-20:00 unknown "by appointment"'),
        ("Mo unknown „Po dogovoru“", 'Mo unknown "by appointment"'),
        ("Mo 8-16 open", "Mo 08:00-16:00"),
        ("Mo 8-16;", "Mo 08:00-16:00"),
        ("Mo-Fr 8-16; Sa closed", "Mo-Fr 08:00-16:00; Sa off"),
        ("Mo-Fr 8-16; We 8-18", "Mo-Fr 08:00-16:00; We 08:00-18:00"),
        ("Mo 8-12, Mo 13-15", "Mo 08:00-12:00, Mo 13:00-15:00"),
        ("Mo 8-12; Jul-Aug Mo 13-15", "Mo 08:00-12:00; Jul-Aug Mo 13:00-15:00"),
        ("Mo 8-12; Mo off", "Mo 08:00-12:00; Mo off"),
    ],
)
def test_staff_may_type_as_they_speak(typed, written):
    assert Schedule.read(typed, LJUBLJANA, "SI").expression == written


@pytest.mark.parametrize(
    ("typed", "column", "sentence"),
    [
        ("", 1, "There are no hours here."),
        ("  ", 3, "There are no hours here."),
        ("x" * 501, 501, "These hours are longer than 500 characters. Shorten them."),
        (
            "Mo-Su 20:00-08:00; Dec 24 10:00-12:00",
            18,
            '";" cuts off the hours after midnight. Separate the rules with "," instead.',
        ),
        (
            "Mo-Fr 10:00-12:00; Sa 20:00-08:00",
            18,
            '";" cuts off the hours after midnight. Separate the rules with "," instead.',
        ),
        (
            "Mo-Su 20:00-08:00, Dec 24 off",
            20,
            'A whole day cuts nights in two. Say which hours, for example "Dec 24 20:00-08:00 off".',
        ),
        (
            "Mo 08:00-12:00; Tu 9-10; Mo 13:00-15:00",
            26,
            'This would replace the hours of "Mo" before it. Write the times of a day with ",".',
        ),
        (
            "Dec 24 8-12; Dec 24 13-15",
            14,
            'This would replace the hours of "Dec 24" before it. Write the times of a day with ",".',
        ),
        ("Mo 08:00+", 9, '"+" does not say when it closes. Write both times, for example 08:00-16:00.'),
        ("Mo 8-9 || off", 8, '"||" is not allowed. Write all rules one after another, separated by ";".'),
        ("SH off", 1, '"SH" (school holidays) is not known here. Write the dates, for example "Jul 1-Aug 31".'),
        ("Mo sunrise-16:00", 4, "Hours by the sun are not known here. Write times, for example 08:00-16:00."),
        ("week 1-53/2 Th 8-9", 1, 'Week numbers are not known here. Write days, for example "Th[1,3]".'),
        ("easter 8-9", 1, '"easter" is not known here. Write the date, for example "2026 Apr 5".'),
        ('Mo 8-9 "po dogovoru"', 8, 'A remark alone does not say whether it is open. Write unknown "by appointment".'),
        (
            'Mo-Fr 8-16; Sa off "x"',
            20,
            'A remark alone does not say whether it is open. Write unknown "by appointment".',
        ),
        ('Mo unknown "x', 12, "The remark has no closing quotation mark."),
        ("Feb 30 8-9", 1, "There is no Feb 30."),
        ("Mo 8-9; 31. 4. zaprto", 9, "There is no Apr 31."),
        ("2027 Feb 29 8-9", 1, "There is no Feb 29 in 2027."),
        ("Feb 20-Feb 29 8-9", 8, "Feb 29 is not in every year. Write Feb 28 or Mar 1, or add the year."),
        ("Dec 0 8-9", 1, "There is no Dec 0."),
        ("24. 13. 8-9", 1, "There is no month 13."),
        ("1926 Dec 24 8-9", 1, "The year 1926 is not between 2020 and 2099."),
        ("2026 Dec 24-2026 Dec 20 8-9", 1, "The last date comes before the first."),
        ("2027-2026 Mo 8-9", 1, "The last date comes before the first."),
        ("2026-2027 Dec 24 8-9", 1, 'Write both dates with month and day, for example "2026 Dec 24-2027 Jan 2".'),
        ("Dec 24-Jan off", 1, 'Write both dates with month and day, for example "Dec 24-Jan 2".'),
        ("Dec- off", 6, 'After "-" a date must follow, for example "Dec 24-Jan 2".'),
        ("Dec 24,31 8-9", 7, 'Write the month before each day, for example "Dec 24,Dec 31".'),
        ("Jul,Aug Th[1] 8-9", 1, 'Name the weekday with every month, for example "Jul Th[1],Aug Th[1]".'),
        ("Mar Su[1,2]-Oct Su[1] 8-9", 1, 'Write both dates with month and day, for example "Dec 24-Jan 2".'),
        ("PH Mo 8-9", 4, 'Separate days with "," or "-". Dates and days of the week need rules of their own.'),
        ("PH,Dec 24 8-9", 3, 'Separate days with "," or "-". Dates and days of the week need rules of their own.'),
        ("Mo-PH 8-9", 4, 'After "-" a day of the week must follow.'),
        ("Mo-Fr[1] 8-9", 6, 'A number in brackets belongs to one day, for example "Fr[1]".'),
        ("Fr[6] 8-9", 3, 'In brackets must stand 1 to 5, or -1 for the last, for example "Fr[1]".'),
        ("Fr[ 8-9", 3, 'In brackets must stand 1 to 5, or -1 for the last, for example "Fr[1]".'),
        ("Mo 12-12", 4, "This begins and ends at the same time. For the whole day write 00:00-24:00."),
        ("Mo 10:00-48:00", 4, "This is not within one day and night. Write for example 20:00-08:00."),
        ("Mo 24:00-08:00", 4, "This is not within one day and night. Write for example 20:00-08:00."),
        ("Mo 10:60-12:00", 4, '"10:60" is not a time.'),
        ("Mo 8-25", 6, '"25" is not a time.'),
        ("Mo 8", 4, "Write the hours from and to, for example 08:00-16:00."),
        ("Mo 8-", 6, "Here a time must stand, for example 16:00."),
        ("Mo", 1, '"Mo" has no hours. Write for example "Mo-Fr 08:00-16:00".'),
        ("Mo 8-9 Tu 8-9", 8, 'Here a new rule must begin with ";" or ",".'),
        ("Mo 8-9,", 7, 'After "," another day or time must follow.'),
        (";", 1, "Here days or hours must stand."),
        ("Mo 8-9; po dogovoru", 9, "This would replace all that stands before it. Say for which days it is."),
        ("Mo 8-9; 24/7", 9, "This would replace all that stands before it. Say for which days it is."),
        ("PH off", 1, "Only closed days stand here. Say first when it is open."),
        ("Mo xx 8-9", 4, '"xx" is not known in opening hours. Write for example "Mo-Fr 08:00-16:00; PH off".'),
        ("Mo ☃ 8-9", 4, '"☃" cannot stand here.'),
        ("Mo \x07 8-9", 4, '"U+0007" cannot stand here.'),
    ],
)
def test_what_cannot_be_used_is_refused_in_plain_words(typed, column, sentence):
    with pytest.raises(HoursError) as caught:
        Schedule.read(typed, LJUBLJANA, "SI")
    assert (caught.value.column, caught.value.sentence) == (column, sentence)
