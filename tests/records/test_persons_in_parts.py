"""Plans of persons that were put aside by several parts contradict each other where they do read together."""

from datetime import date
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from pbr.records.consistency.after_death import service_after
from pbr.records.consistency.comparison import Beside
from pbr.records.consistency.overlaps import overlapping
from pbr.records.in_parts.not_clean import NotCleanError
from pbr.records.in_parts.persons import put_aside, refuse_what_persons_contradict
from pbr.records.table import Row, Table

AS_AT = date(2026, 5, 6)
LAYOUT = {"plan_id": 0, "person_id": 1, "started_on": 2, "ended_on": 3, "end_reason": 4}
CUTS = (b"S10", b"S2")


@st.composite
def plans(draw: st.DrawFn) -> list[Row]:
    """Some plans of few persons, of which most follow one another; some go on, some ended by a death."""
    rows: list[Row] = []
    for number in range(draw(st.integers(0, 7))):
        first = draw(st.integers(1, 9))
        last = draw(st.one_of(st.none(), st.integers(first, 9)))
        reason = draw(st.sampled_from(["died", "completed", None]))
        ended = None if last is None else date(2026, 5, last)
        person = draw(st.sampled_from(["S1", "S10", "S2", "S3"]))
        rows.append((f"A{number}", person, date(2026, 5, first), ended, reason, None))
    return rows


@given(plans(), st.lists(st.integers(0, 2), min_size=7, max_size=7))
def test_in_parts_as_together(rows: list[Row], parts: list[int]) -> None:
    together = Beside({"plans": Table("plans", "plans.csv", LAYOUT, rows, 0)}, AS_AT)
    contradict = True in overlapping(together, "plans").answers or True in service_after(together, "plans", ("plans",))
    with TemporaryDirectory() as folder:
        aside = []
        for part in range(3):
            own = [row for row, of in zip(rows, parts, strict=False) if of == part]
            beside = Beside({"plans": Table("plans", "plans.csv", LAYOUT, own, 0)}, AS_AT)
            aside.append(put_aside(beside, CUTS, Path(folder) / str(part)))
        try:
            refuse_what_persons_contradict(aside, range(len(CUTS) + 1), AS_AT)
            refused = False
        except NotCleanError:
            refused = True
    assert refused == contradict


def test_each_contradiction_by_itself(tmp_path: Path) -> None:
    def refused(*days: tuple[int, int | None, str | None]) -> bool:
        own = [
            (f"A{at}", "S1", date(2026, 5, first), date(2026, 5, last) if last else None, reason, None)
            for at, (first, last, reason) in enumerate(days)
        ]
        beside = Beside({"plans": Table("plans", "plans.csv", LAYOUT, own, 0)}, AS_AT)
        try:
            refuse_what_persons_contradict([put_aside(beside, (), tmp_path / str(next(names)))], [0], AS_AT)
        except NotCleanError:
            return True
        return False

    names = count()
    # One after the other, whichever stands first; a shared day; one that goes on to the 6th, before and after that.
    assert not refused((4, 5, "completed"), (1, 3, "completed"))
    assert refused((1, 4, "completed"), (4, 5, "completed"))
    assert refused((1, None, None), (6, 8, "completed"))
    assert not refused((1, None, None), (7, 8, "completed"))
    assert refused((8, None, None), (8, 9, "completed"))
    # A death with nothing after it, with a plan after it, and one whose day is blank.
    assert not refused((1, 3, "completed"), (4, 5, "died"))
    assert refused((1, 3, "died"), (4, 5, "completed"))
    assert not refused((1, None, "died"), (7, 8, "completed"))
