"""The lists of bank holidays against the rules of the Act of 1971 and what was proclaimed, worked out here by hand."""

from datetime import date, timedelta

import pytest

from pbr.calendar.bank_holiday_list import NATIONS, bank_holidays_of
from pbr.calendar.calendar import Calendar
from pbr.calendar.kinds_of_day import KindOfDay

EASTER = {  # Easter Sundays, as the Book of Common Prayer's tables have them
    2012: (4, 8), 2013: (3, 31), 2014: (4, 20), 2015: (4, 5), 2016: (3, 27), 2017: (4, 16), 2018: (4, 1),
    2019: (4, 21), 2020: (4, 12), 2021: (4, 4), 2022: (4, 17), 2023: (4, 9), 2024: (3, 31), 2025: (4, 20),
    2026: (4, 5), 2027: (3, 28), 2028: (4, 16), 2029: (4, 1), 2030: (4, 21), 2031: (4, 13),
}  # fmt: skip
MOVED = {date(2020, 5, 4): date(2020, 5, 8), date(2012, 5, 28): date(2012, 6, 4), date(2022, 5, 30): date(2022, 6, 2)}
ONCE = (date(2012, 6, 5), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8))
WORLD_CUP = date(2026, 6, 15)
A_DAY = timedelta(days=1)


def days_of(nation: str, year: int) -> set[date]:
    """The bank holidays of a year by the rules: fixed days that fall on a weekend have the next day that is free."""
    month, day = EASTER[year]
    sunday = date(year, month, day)
    found = {sunday - 2 * A_DAY, monday(year, 5), monday(year, 6) - 7 * A_DAY}
    found |= {monday(year, 8) if nation == "Scotland" else monday(year, 9) - 7 * A_DAY}
    found |= set() if nation == "Scotland" else {sunday + A_DAY}
    found = {MOVED.get(one, one) for one in found} | {one for one in ONCE if one.year == year}
    fixed = [(1, 1), (12, 25), (12, 26)]
    fixed += [(3, 17), (7, 12)] if nation == "Northern Ireland" else []
    fixed += [(1, 2), (11, 30)] if nation == "Scotland" else []
    # Those that stand on a weekday keep it, and the others are moved after that.
    for one in sorted((date(year, *one) for one in fixed), key=lambda one: (one.isoweekday() > 5, one)):
        while one.isoweekday() > 5 or one in found:
            one += A_DAY
        found.add(one)
    return found | ({WORLD_CUP} if nation == "Scotland" and year == WORLD_CUP.year else set())


def monday(year: int, month: int) -> date:
    """The first Monday of a month."""
    first = date(year, month, 1)
    return first + (8 - first.isoweekday()) % 7 * A_DAY


@pytest.mark.parametrize("nation", NATIONS)
def test_each_list_is_what_the_rules_give(nation: str) -> None:
    listed = bank_holidays_of(nation)
    assert set(listed.days) == {day for year in EASTER for day in days_of(nation, year)}
    assert (listed.reaches.first, listed.reaches.last) == (date(2012, 1, 1), date(2031, 12, 31))
    assert (listed.printed.last, listed.worked_out.first) == (date(2028, 12, 31), date(2029, 1, 1))


def test_a_moved_day_says_so() -> None:
    calendar = Calendar("England and Wales", bank_holidays_of("England and Wales"), {})
    assert calendar.is_bank_holiday(date(2026, 12, 26)) is False
    assert calendar.why(date(2026, 12, 28)) == "is a bank holiday in England and Wales: Boxing Day (substitute day)"
    assert calendar.why(date(2026, 12, 25)) == "is a bank holiday in England and Wales: Christmas Day"


def test_a_day_of_the_contract_gives_its_reason() -> None:
    own = Calendar("Scotland", bank_holidays_of("Scotland"), {date(2026, 12, 24): "Christmas Eve, clause 7"})
    assert own.is_bank_holiday(date(2026, 12, 24)) is True
    assert own.why(date(2026, 12, 24)) == "counts as a bank holiday in this contract: Christmas Eve, clause 7"
    assert own.why(date(2026, 12, 23)) == ""


def test_a_day_outside_the_list_is_not_known_and_is_still_a_day_of_the_week() -> None:
    calendar = Calendar("Scotland", bank_holidays_of("Scotland"), {})
    for day in (date(2011, 12, 31), date(2032, 1, 1)):
        assert KindOfDay("bank holiday", calendar).holds(day) is None
    assert KindOfDay("Thursday").holds(date(2032, 1, 1)) is True
    assert KindOfDay("weekend").holds(date(2011, 12, 31)) is True


def test_every_day_of_the_week_has_its_name() -> None:
    week = [date(2026, 6, 1) + after * A_DAY for after in range(7)]
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    for day, name in zip(week, names, strict=True):
        assert [one for one in names if KindOfDay(one).holds(day)] == [name]
        assert KindOfDay("weekday").holds(day) is (name not in ("Saturday", "Sunday"))
        assert KindOfDay("weekend").holds(day) is (name in ("Saturday", "Sunday"))
