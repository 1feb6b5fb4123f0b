"""Rows that repeat a record and say something else of it are held with ``hold_errors``, and nothing of them is paid."""

from pathlib import Path

import pytest

from pbr.api import ProblemsFound, records_through, settle
from pbr.api.settling.settlement import Settled
from tests.mapping.test_settled import EACH, ONE_A_ROW, OUTCOMES

K1_AGAIN = "K1 ,C1,P1,2026-05-04"


def settled(folder: Path, extract: str, mapping: str = EACH, *, hold_errors: bool = True) -> Settled:
    """Settle an extract in which a plan stands on a row for each outcome; one that was met is paid £40."""
    (folder / "scheme.yaml").write_text(OUTCOMES, encoding="utf-8")
    (folder / "cases June.csv").write_text(extract, encoding="utf-8")
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    records = records_through([folder / "cases June.csv"], folder / "mapping.yaml")
    return settle(folder / "scheme.yaml", records, hold_errors=hold_errors)


def test_both_rows_of_the_plan_are_held_and_its_outcomes_with_it(tmp_path: Path) -> None:
    """K1 stands on rows 2, 3 and 5, and row 5 has another provider. K2 has one goal that was met: £40."""
    found = settled(tmp_path, ONE_A_ROW.replace(K1_AGAIN, "K1 ,C1,P2,2026-05-04"))
    assert found.total_due == 4_000
    plans = [row for row in found.held_rows if row.table == "plans"]
    assert [(row.record_id, row.line) for row in plans] == [("K1", 2), ("K1", 5)]
    assert [row.problems[0].message for row in plans] == [
        "this row and row 5 are of one plan, and differ under Agency",
        "this row and row 2 are of one plan, and differ under Agency",
    ]
    assert [row.problems[0].place.heading for row in plans] == ["Agency", "Agency"]
    assert {row.record_id for row in found.held_rows if row.table == "outcomes"} == {
        "K1-Washing", "K1-Cooking", "K1-Walking outdoors",
    }  # fmt: skip


def test_each_row_that_says_something_else_is_held(tmp_path: Path) -> None:
    """Rows 3 and 5 say something else than row 2, each in another way."""
    extract = ONE_A_ROW.replace(K1_AGAIN, "K1 ,C1,P2,2026-05-04").replace(
        "2026-05-04,2026-06-12,Cooking", "2026-05-05,2026-06-12,Cooking"
    )
    found = settled(tmp_path, extract)
    assert [row.line for row in found.held_rows if row.table == "plans"] == [2, 3, 5]
    assert found.total_due == 4_000


def test_where_the_ids_themselves_differ_both_are_held(tmp_path: Path) -> None:
    """One row for each client, and two cases of one client: neither plan may be paid for as the other."""
    extract = ONE_A_ROW.replace("K2,C2,", "K2,C1,")
    found = settled(tmp_path, extract, EACH.replace("one row for each: Case", "one row for each: Client"))
    assert {row.record_id for row in found.held_rows if row.table == "plans"} == {"K1", "K2"}
    assert found.total_due == 0


def test_rows_that_agree_are_read_once_as_ever(tmp_path: Path) -> None:
    """Two goals of K1 and one of K2 were met: 3 x £40."""
    found = settled(tmp_path, ONE_A_ROW)
    assert (found.total_due, found.held_rows) == (12_000, ())


def test_without_it_the_extract_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        settled(tmp_path, ONE_A_ROW.replace(K1_AGAIN, "K1 ,C1,P2,2026-05-04"), hold_errors=False)
    assert [one.code for one in found.value.problems if one.severity == "error"] == ["PBR765"]
