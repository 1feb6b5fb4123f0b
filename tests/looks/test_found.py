"""What a look finds is what holding every record against every other would find, however many one person has."""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.facts.looks import Looking
from pbr.engine.facts.narrowed import Narrowed, narrowing_of
from pbr.records.consistency import RecordsCompared
from pbr.records.extract.needed import looks_of
from pbr.records.table import Row, Table
from tests.engine.settled import scheme

AS_AT = date(2026, 9, 30)
LAYOUT = {
    name: at for at, name in enumerate(("plan_id", "person_id", "provider_id", "plan_type", "started_on", "ended_on"))
}
BONUS = """
payments:
  bonus:
    assumed: made up
    pay: £1.00
    for each: plan
    priced at: started_on
    when: {}
    due: started_on
"""
RETURN = (
    'another plan of the person where (plan_type is "ongoing" and started_on > this plan\'s ended_on '
    "and started_on <= this plan's ended_on + 4 weeks)"
)
SAME_PROVIDER = (
    "another plan of the person where (provider_id is this plan's provider_id and ended_on >= this plan's started_on)"
)
SPAN = "another plan of the person where (this plan's ended_on between started_on and ended_on)"
EITHER = 'another plan of the person where (plan_type is "ongoing" or started_on > this plan\'s started_on)'


def looking(when: str) -> Looking:
    """The one look of a condition."""
    plan: CompiledScheme = scheme(BONUS.format(when))
    (look,) = looks_of(plan.needs)
    assert isinstance(look, Looking)
    return look


def _less(one: date | None, other: date | None) -> bool | None:
    return None if one is None or other is None else one < other


def _not(answer: bool | None) -> bool | None:
    return None if answer is None else not answer


def _all(*answers: bool | None) -> bool | None:
    return False if False in answers else None if None in answers else True


def _any(*answers: bool | None) -> bool | None:
    return _not(_all(*map(_not, answers)))


def _later(day: date | None, days: int) -> date | None:
    return None if day is None else day + timedelta(days=days)


def _fits(which: str, row: Row, other: Row) -> bool | None:
    """A condition asked of two plans, by its own words and nothing of the engine's."""
    _, _, provider, _, started, ended = row[:6]
    _, _, provider_of_other, kind, other_started, other_ended = other[:6]
    ongoing = None if kind is None else kind == "ongoing"
    if which == RETURN:
        within = _not(_less(_later(ended, 28), other_started))
        return _all(ongoing, _less(ended, other_started), within)
    if which == SAME_PROVIDER:
        return _all(provider == provider_of_other, _not(_less(other_ended, started)))
    if which == SPAN:
        return _all(_not(_less(ended, other_started)), _not(_less(other_ended, ended)))
    return _any(ongoing, _less(started, other_started))


def one_by_one(which: str, rows: Sequence[Row]) -> list[bool | None]:
    """Every plan held against every other of its person."""
    return [
        _any(*(_fits(which, row, other) for other in rows if other is not row and other[1] == row[1])) for row in rows
    ]


days = st.integers(0, 60).map(lambda after: date(2026, 4, 1) + timedelta(days=after))
plans = st.lists(
    st.tuples(
        st.sampled_from(["S1", "S1", "S1", "S2"]),
        st.sampled_from(["P1", "P2"]),
        st.sampled_from(["ongoing", "other", None]),
        days,
        st.one_of(st.none(), days),
    ),
    max_size=30,
)


def beside(rows: Sequence[Row]) -> RecordsCompared:
    return RecordsCompared({"plans": Table("plans", "plans.csv", LAYOUT, list(rows), 0)}, AS_AT)


@pytest.mark.parametrize("when", [RETURN, SAME_PROVIDER, SPAN, EITHER])
def test_as_one_by_one(when: str) -> None:
    look = looking(when)

    @given(plans)
    def found(drawn: list[tuple[str, str, str | None, date, date | None]]) -> None:
        rows = [(f"A{at}", *values, None) for at, values in enumerate(drawn)]
        assert look.of(beside(rows)) == one_by_one(when, rows)

    found()


def test_a_plan_is_no_other_plan_of_its_person() -> None:
    row: Row = ("A", "S1", "P1", "ongoing", date(2026, 4, 1), date(2026, 5, 1), None)
    assert looking(SAME_PROVIDER).of(beside([row])) == [False]


def _looked_at(when: str, rows: Sequence[Row], counted: pytest.MonkeyPatch) -> int:
    """How many records are looked at for all the answers together."""
    times = 0

    def counting(*of: Any) -> Narrowed:
        narrowed = narrowing_of(*of)

        def each(row: Row, group: Hashable) -> Iterator[Row]:
            nonlocal times
            for other in narrowed(row, group):
                times += 1
                yield other

        return each

    counted.setattr("pbr.engine.facts.looks.narrowing_of", counting)
    looking(when).of(beside(rows))
    return times


def _many(count: int, persons: int) -> list[Row]:
    """Plans of some persons that begin and end all through four months, one in three of them ongoing."""
    return [
        (
            f"A{at:05}",
            f"S{at % persons}",
            f"P{at % 3}",
            "ongoing" if at % 3 == 0 else "other",
            date(2026, 4, 1) + timedelta(days=at * 7 % 120),
            date(2026, 4, 1) + timedelta(days=at * 7 % 120 + 20),
            None,
        )
        for at in range(count)
    ]


@pytest.mark.parametrize("when", [RETURN, SAME_PROVIDER, SPAN])
def test_the_work_grows_with_the_rows(when: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Two plans of each person, and all of one person: an id, perhaps, that stands for whoever was not named.
    for persons in (500, 1):
        few = _looked_at(when, _many(1_000, persons), monkeypatch)
        many = _looked_at(when, _many(4_000, persons * 4 if persons > 1 else 1), monkeypatch)
        assert many <= 4 * few + 100
