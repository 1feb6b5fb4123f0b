"""A few visits typed in hours among others in minutes: one warning with its rows, and calls of a few minutes none."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.records.consistency import RecordsCompared
from pbr.records.consistency.hours_among_minutes import written_in_hours
from pbr.records.table import Row, Table
from tests.cli.command import pbr
from tests.records.consistency.test_silent_losses import EXAMPLES
from tests.records.consistency.test_slips import A_PLAN, MADE, told
from tests.records.consistency.test_warnings import VISITS

REST = ("30", "45", "60", "90", "30")


def found(*minutes: str | Fraction) -> tuple[int, ...]:
    rows: list[Row] = [(Fraction(each), None) for each in minutes]
    table = Table("visits", "visits.csv", {"delivered_minutes": 0}, rows, 0)
    return written_in_hours(RecordsCompared({"visits": table}, date(2026, 6, 30)), "delivered_minutes")


@pytest.mark.parametrize(
    ("figures", "places"),
    [
        (("1", *REST), (0,)),
        ((*REST, "0", "1.5"), (6,)),  # Nobody came to the visit of nought.
        (("1", "1.5", *REST, "2", "1.25"), (0, 1, 7, 8)),
        ((*REST, "1.1", "1.33"), (5, 6)),  # No quarters of an hour, and no whole minutes as the rest
        ((*REST, "37.2", "1.1"), ()),
        ((*REST, "6", "1.1", "2"), (6,)),
        ((*REST, "4"), ()),  # 240 minutes are more than twice 90.
        ((*REST, "3"), (5,)),  # 180 minutes are not.
        ((*REST, "5"), ()),
        # Beside a call of six minutes one of two is a call too, and one and a half is none.
        ((*REST, "6", "2"), ()),
        ((*REST, "6", "1.5"), (6,)),
        ((*REST, "6.4", "1.5"), ()),  # A clock that counts parts of minutes
        # Four in minutes are too few to tell, and so are five beside six in hours.
        (("1", *REST[:4]), ()),
        (("1", "1", "1", "1", "1", *REST), (0, 1, 2, 3, 4)),
        (("1", "1", "1", "1", "1", "1", *REST), ()),
        ((), ()),
    ],
)
def test_figures_far_below_the_rest(figures: tuple[str, ...], places: tuple[int, ...]) -> None:
    assert found(*figures) == places


MINUTES = st.lists(st.integers(15, 120).map(Fraction), min_size=5, max_size=40)


@given(MINUTES, st.data())
def test_hours_typed_for_minutes_are_told_wherever_they_stand_and_minutes_are_not(
    minutes: list[Fraction], data: st.DataObject
) -> None:
    assert found(*minutes) == ()
    # Up to twice the longest of the rest, and an hour at least, as less cannot be.
    most = min(16, int(max(minutes)) * 2 * 4 // 60)
    quarters = data.draw(st.lists(st.integers(4, max(most, 4)), min_size=1, max_size=len(minutes)))
    if max(minutes) * 2 < 60:
        return
    typed = [(Fraction(each, 4), True) for each in quarters]
    rows = data.draw(st.permutations([*typed, *((each, False) for each in minutes)]))
    assert found(*(figure for figure, _ in rows)) == tuple(at for at, (_, is_typed) in enumerate(rows) if is_typed)


def written(folder: Path, *visits: tuple[str, str]) -> Path:
    """Visits of one plan, one a day, each with its planned and delivered minutes."""
    rows = "".join(f"V{day},A,2026-06-{day:02},{plan},{done}\n" for day, (plan, done) in enumerate(visits, 1))
    (folder / "plans.csv").write_text(A_PLAN, encoding="utf-8")
    (folder / "visits.csv").write_text(MADE + rows, encoding="utf-8")
    return folder


def test_it_is_told_once_for_a_column_with_its_lines(tmp_path: Path) -> None:
    same = [(each, each) for each in (*REST, "30", "1", "1.5")]
    of_at_most = "of at most 4, far below the rest: typed in hours? (lines 8 and 9)"
    assert told(written(tmp_path, *same), VISITS, "PBR836") == [
        f"visits.csv:8: 2 visits have planned_minutes {of_at_most}",
        f"visits.csv:8: 2 visits have delivered_minutes {of_at_most}",
    ]


def test_what_is_far_from_its_plan_is_told_as_that_alone(tmp_path: Path) -> None:
    # 1 is less than a tenth of 60, and not of 1.
    folder = written(tmp_path, *[(each, each) for each in REST], ("60", "1"), ("1", "1"))
    assert told(folder, VISITS, "PBR836") == [
        "visits.csv:8: 1 visit has planned_minutes of at most 4, far below the rest: typed in hours?",
        "visits.csv:8: 1 visit has delivered_minutes of at most 4, far below the rest: typed in hours?",
    ]
    assert len(told(folder, VISITS, "PBR807")) == 1


@pytest.mark.parametrize("example", sorted(path.parent.parent.name for path in EXAMPLES.glob("*/records/visits.csv")))
def test_no_example_has_any(example: str) -> None:
    assert "PBR836" not in pbr("settle", example, EXAMPLES / example / "records").stdout
