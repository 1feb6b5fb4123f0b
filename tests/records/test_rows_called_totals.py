"""A row that calls itself a total is none of the records, though every cell of it can be read."""

from pathlib import Path

import pytest

from pbr.problems.problem import ProblemsFound
from pbr.records.extract.extract import Extract
from pbr.records.extract.read_extract import read_extract
from pbr.records.files.total_and_note_rows import is_called_a_total, no_totals_in
from tests.cli.command import pbr
from tests.records.conftest import Write
from tests.records.paid import paid

ROW = "{0},S{0},P1,north,reablement,2026-06-01,2026-06-20,completed,1000.00,none,2026-06-22"
VISITS = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n"
PLANS = "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,ongoing,2026-05-04\n"
CALLED = [
    *(
        "Total",
        "TOTAL",
        "total",
        "Totals",
        "Total:",
        "Subtotal",
        "SUBTOTAL A",
        "Sub-total P1",
        "Grand Total",
        "P1 Total",
    ),
    *("Total A", "Total 2026", "Total for June", "Sum", "SUM", "Average", "Mean", "Count", "Running total"),
    *(
        "Total hours delivered",
        "TOTAL - all plans",
        "Grand-total",
        "Sub total P1",
        "Sum:",
        "Average:",
        "Tot.",
        "Overall",
    ),
    *("TOTALS (hours)", "Sub-Total - P1", "Total: all 3 teams", "Avg. per plan", "Overall average", "Sum P", "Median:"),
]


@pytest.mark.parametrize("called", CALLED)
def test_a_total_that_looks_like_a_record_is_not_paid(called: str) -> None:
    # A and B at £1,000.00 and the bonus of £100.00 each; the third row adds them up.
    rows = [ROW.format("A"), ROW.format("B"), ROW.format("A").replace("A,SA", f"{called},SA").replace("1000", "2000")]
    assert paid(rows).codes == ["PBR631"]
    assert paid(rows).said[0].place.line == 4
    held = paid(rows, hold_errors=True)
    assert (held.due, held.held) == (220000, 1)


@pytest.mark.parametrize(
    "reference",
    [
        *("TOTAL-CARE-01", "Totalis", "A total of 3", "summer-1", "Total Care Plan 7", "T1"),
        *("Overall-12", "sum1", "Countess", "Totnes 3"),
    ],
)
def test_other_references_are_records(reference: str) -> None:
    assert not is_called_a_total(reference)
    assert paid([ROW.format("A").replace("A,SA", f"{reference},SA")]).due == 110000


def test_a_provider_or_a_standard_may_be_called_so() -> None:
    assert paid([ROW.format("A").replace(",P1,", ",Total Care,").replace("north", "Total")]).due == 110000


@pytest.mark.parametrize("called", CALLED)
def test_no_total_is_overlooked_at_a_glance(called: str) -> None:
    assert is_called_a_total(called)
    assert not no_totals_in(["V1", called, "V2"], ",".join(["V1", called, "V2"]))


def test_the_minutes_of_a_subtotal_are_not_paid(tmp_path: Path) -> None:
    rows = "V1,A,2026-06-01,30,30\nV2,A,2026-06-02,30,30\nSubtotal,A,2026-06-30,60,60\n"
    (tmp_path / "plans.csv").write_text(PLANS, encoding="utf-8")
    (tmp_path / "visits.csv").write_text(VISITS + rows, encoding="utf-8")
    asked = ("settle", "time-and-task", tmp_path, "--period", "2026-06")
    refused = pbr(*asked)
    assert refused.returncode == 1
    assert "visits.csv:4: error[PBR631] this row is a total of the others, not a record" in refused.stderr
    # Two visits of half an hour at £23.26 an hour.
    held = pbr(*asked, "--hold-errors")
    assert held.returncode == 3
    assert "Total due: £23.26" in held.stdout


def test_a_total_belongs_to_no_record(write: Write) -> None:
    folder = write(plans=PLANS, visits=VISITS + "V1,A,2026-06-01,30,30\nTotal A,A,2026-06-30,30,30\n")
    (held,) = _held(folder).held_rows
    assert (held.record_id, held.provider_id, held.belongs_to) == ("", "", "")


def test_a_standard_may_be_called_a_total(write: Write) -> None:
    folder = write(
        standards="standard,provider_id,from_on,to_on,assessed_on,met\nTotal,P1,2026-04-01,2026-06-30,2026-07-05,yes\n"
    )
    assert len(read_extract(folder, {"standards": frozenset({"met"})}, hold_errors=False).tables["standards"].rows) == 1


def test_totals_are_told_once_with_their_lines() -> None:
    rows = [row for n in range(20) for row in (ROW.format(n), ROW.format(n).replace(f"{n},S", f"Total {n},S", 1))]
    assert paid(rows).codes == ["PBR631"]
    assert paid(rows).said[0].message == (
        "this row is a total of the others, not a record (in 20 rows: lines 3, 5, 7, 9, 11 and 15 more)"
    )


def _held(folder: Path) -> Extract:
    needs = {"plans": frozenset[str](), "visits": frozenset({"delivered_minutes", "visited_on"})}
    with pytest.raises(ProblemsFound):
        read_extract(folder, needs, hold_errors=False)
    return read_extract(folder, needs, hold_errors=True)
