"""Adjustments by hand: each with a reference, a reason and a source."""

from datetime import date
from pathlib import Path

import pytest

from pbr.problems.problem import ProblemsFound
from pbr.records.papers.adjustments_file import Adjustment, read_adjustments

HEADING = "ref,provider_id,on,amount,reason,source\n"


def written(path: Path, rows: str) -> Path:
    """A folder with these adjustments."""
    (path / "adjustments.csv").write_text(HEADING + rows, encoding="utf-8")
    return path


def test_they_are_read_in_pence(tmp_path: Path) -> None:
    rows = "B,P1,06/07/2026,(12.50),repaid,receipt 4\nA,P2,2026-07-01,£1,200.00,agreed,letter\n"
    read, warnings = read_adjustments(written(tmp_path, rows.replace("£1,200.00", '"£1,200.00"')))
    assert read == (
        Adjustment("A", "P2", date(2026, 7, 1), 120_000, "agreed", "letter"),
        Adjustment("B", "P1", date(2026, 7, 6), -1_250, "repaid", "receipt 4"),
    )
    assert warnings == []


def test_there_are_none_without_a_file(tmp_path: Path) -> None:
    assert read_adjustments(tmp_path) == ((), [])


def test_one_that_is_there_twice_is_counted_once(tmp_path: Path) -> None:
    read, warnings = read_adjustments(written(tmp_path, "A,P1,2026-07-01,5.00,r,s\n" * 2))
    assert [one.amount for one in read] == [500]
    assert [problem.code for problem in warnings] == ["PBR669"]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("A,P1,2026-07-01,5.00,r,s\nA,P1,2026-07-01,6.00,r,s\n", "PBR667"),
        ("A,P9,2026-07-01,5.00,r,s\n", "PBR668"),
        ("A,P1,2026-07-01,five,r,s\n", "PBR703"),
        ("A,P1,2026-07-01,5.00,,s\n", "PBR701"),
        ("A,P1,2026-07-01,5.00,r,\n", "PBR701"),
        (",P1,2026-07-01,5.00,r,s\n", "PBR701"),
    ],
)
def test_one_that_is_wrong(tmp_path: Path, rows: str, code: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        read_adjustments(written(tmp_path, rows), frozenset({"P1"}))
    assert [problem.code for problem in found.value.problems] == [code]
    assert found.value.problems[0].place.line in (2, 3)
