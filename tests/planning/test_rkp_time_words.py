"""When a yearly line is carried out, in words."""

from datetime import date

import pytest

from planning.rkp_facts import RkpLineFact

JUNE = (date(2026, 6, 1), date(2026, 6, 30))
WHOLE_YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("days", "own", "said"),
    [
        (JUNE, "Juni", "Juni"),
        (WHOLE_YEAR, "12 Bulan", "Januari–Desember"),
        (WHOLE_YEAR, "  12  bulan ", "Januari–Desember"),
        (JUNE, "1 Kali", "Juni, 1 Kali"),
        (JUNE, "", "Juni"),
        ((None, None), "1 Kali", "1 Kali"),
        (WHOLE_YEAR, "6 Bulan", "Januari–Desember, 6 Bulan"),
    ],
)
def test_the_villages_own_words_are_said_only_when_they_say_more(days, own, said):
    line = object.__new__(RkpLineFact)
    for name, value in (("starts_on", days[0]), ("ends_on", days[1]), ("time_words", own)):
        object.__setattr__(line, name, value)
    assert line.time == said
