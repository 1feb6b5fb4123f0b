"""Marks for nothing and rows that are no records: told once for a file, with their counts, and each held as before."""

from pathlib import Path

import pytest

from pbr.problems.problem import ProblemsFound
from pbr.records.extract.read_extract import read_extract
from tests.records.conftest import Write
from tests.records.paid import HEADING, paid

ROW = "{0},S{0},P1,north,reablement,2026-06-01,2026-06-20,completed,1000.00,none,2026-06-22"
NO_RECORDS = {"PBR630": HEADING, "PBR631": "Total,,,,,,,,5000.00,,", "PBR632": "Source: case system,,,,,,,,,,"}


def test_marks_where_something_must_stand_are_one_problem_of_the_file() -> None:
    marked = ["A,NULL,P1,north,NULL,NULL,,,1000.00,,", "B,S2,P1,north,n/a,2026-06-01,,,1000.00,,", ROW.format("C")]
    told = paid(marked)
    assert [(each.code, each.place.line, each.place.field) for each in told.said] == [("PBR701", 2, "")]
    assert told.said[0].message == (
        '"NULL" and "n/a" stand for nothing where every plan must have something: person_id 1, plan_type 2, '
        "started_on 1 (in 4 cells: lines 2 and 3)"
    )


def test_each_row_with_marks_is_held_with_each_of_its_cells(write: Write) -> None:
    rows = ["A,NULL,P1,north,NULL,NULL,,,1000.00,,", ROW.format("C")]
    # C alone is believed: £1,000.00 and the bonus of £100.00.
    assert (paid(rows, hold_errors=True).due, paid(rows, hold_errors=True).held) == (110000, 1)
    extract = read_extract(write(plans="\n".join([HEADING, *rows, ""])), {"plans": frozenset()}, hold_errors=True)
    (held,) = extract.held_rows
    assert {each.place.field: each.message for each in held.problems} == {
        name: f'{name} holds "NULL", which stands for nothing' for name in ("person_id", "plan_type", "started_on")
    }


def test_marks_in_a_column_alone_name_the_column() -> None:
    told = paid([ROW.format(n).replace("2026-06-01", mark) for n, mark in enumerate(("NULL", "n/k", "tbc"))])
    assert [(each.place.line, each.place.field, each.message) for each in told.said] == [
        (
            2,
            "started_on",
            '"NULL", "n/k" and "tbc" stand for nothing where every plan must have something: started_on '
            "(in 3 cells: lines 2, 3 and 4)",
        )
    ]


def test_one_mark_in_many_cells_of_a_column_is_said_as_in_one() -> None:
    told = paid([ROW.format(n).replace("2026-06-01", "NULL") for n in range(7)])
    assert told.said[0].message == (
        'started_on holds "NULL", which stands for nothing (in 7 cells: lines 2, 3, 4, 5, 6 and 2 more)'
    )


def test_a_row_full_of_marks_is_one_line() -> None:
    assert paid(["A,NULL,P1,north,NULL,NULL,,,1000.00,,"]).said[0].message.endswith("(in 3 cells of line 2)")


def test_marks_where_a_blank_is_an_answer_say_what_it_would_be(write: Write) -> None:
    folder = write(
        plans="plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,initial,2026-06-01\n",
        outcomes="outcome_id,plan_id,outcome,kind,payable,disputed,weight,reviewed_on\n"
        "A1,A,washing,improvement,yes,?,1,\nA2,A,cooking,improvement,yes,tbc,NULL,\n",
    )
    with pytest.raises(ProblemsFound) as found:
        read_extract(folder, {"plans": frozenset(), "outcomes": frozenset({"disputed", "weight"})}, hold_errors=False)
    (problem,) = found.value.problems
    assert problem.code == "PBR721"
    assert problem.message == (
        '"?", "NULL" and "tbc" stand for nothing where a blank cell would be an answer: disputed 2, weight 1 '
        "(in 3 cells: lines 2 and 3)"
    )
    assert problem.help.endswith("(blank means no in disputed, 1 in weight)")


@pytest.mark.parametrize(("code", "row"), NO_RECORDS.items())
def test_rows_that_are_no_records_are_one_problem_with_their_lines(code: str, row: str) -> None:
    between = [each for n in range(300) for each in (ROW.format(n), row)]
    told = paid(between)
    assert told.codes == [code]
    assert told.said[0].place.line == 3
    assert told.said[0].message.endswith("(in 300 rows: lines 3, 5, 7, 9, 11 and 295 more)")
    # Held, each is a row of its own, and the 300 plans are paid £1,000.00 each and the bonus of £100.00.
    held = paid(between, hold_errors=True)
    assert (held.due, held.held) == (33_000_000, 300)


def test_of_five_thousand_rows_that_are_no_records_the_first_thousand_are_counted_and_the_rest_said_to_be(
    tmp_path: Path,
) -> None:
    (tmp_path / "plans.csv").write_text("\n".join([HEADING, *[HEADING] * 5_000, ""]), encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        read_extract(tmp_path, {"plans": frozenset()}, hold_errors=False)
    assert [problem.code for problem in found.value.problems] == ["PBR630", "PBR621"]
