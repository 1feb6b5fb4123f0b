"""What a ledger is opened with: the totals of a file beside what the records come to."""

from pathlib import Path

import pytest

from pbr.ledger.opening import OpeningDifferences, OpeningTotal, differences, read_opening_totals
from pbr.problems.problem import Place, ProblemsFound
from pbr.settlement.ledger_reasons import ByHand
from pbr.settlement.line import LineKind, Payer, Status
from pbr.settlement.obligation import Obligation, obligation_of

HEADING = "provider_id,settled,source,reason\n"
FILE = Path("totals.csv")


def total(provider: str, settled: int, reason: str = "") -> OpeningTotal:
    return OpeningTotal(provider, settled, "finance system", reason, Place("totals.csv", 2))


def read(folder: Path, rows: str) -> list[OpeningTotal]:
    (folder / "totals.csv").write_text(HEADING + rows, encoding="utf-8")
    return read_opening_totals(folder / "totals.csv")


def said(found: pytest.ExceptionInfo[ProblemsFound]) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in found.value.problems]


def test_totals_are_read(tmp_path: Path) -> None:
    totals = read(tmp_path, 'P1,"12,000.00",finance,an advance\nP2,-5.00,finance,\n')
    assert [(one.provider_id, one.settled, one.source, one.reason) for one in totals] == [
        ("P1", 1_200_000, "finance", "an advance"),
        ("P2", -500, "finance", ""),
    ]


def test_a_provider_has_one_total(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        read(tmp_path, "P1,1.00,finance,\nP1,2.00,finance,\n")
    assert said(found) == [("PBR090", "this provider has two totals")]
    assert found.value.problems[0].place.line == 3


def test_a_total_is_money_and_says_where_it_is_written_down(tmp_path: Path) -> None:
    for rows in ("P1,much,finance,\n", "P1,1.00,,\n", ",1.00,finance,\n"):
        with pytest.raises(ProblemsFound):
            read(tmp_path, rows)


def test_what_is_the_same_differs_by_nothing() -> None:
    assert differences([total("P1", 500), total("P2", 0)], {"P1": 500}, FILE) == {}
    # A reason that is not needed makes no entry.
    assert differences([total("P1", 500, "an advance")], {"P1": 500}, FILE) == {}


def test_a_difference_with_a_reason_is_the_providers_own() -> None:
    # 12,000.00 was settled and the records come to 11,850.00: 150.00 more; and 20.00 less.
    more, less = total("P1", 1_200_000, "an advance"), total("P2", 0, "not paid yet")
    found = differences([more, less], {"P1": 1_185_000, "P2": 2_000}, FILE)
    assert found == {"P1": (15_000, more), "P2": (-2_000, less)}


def test_a_difference_without_a_reason_and_a_provider_left_out_are_refused_together() -> None:
    with pytest.raises(ProblemsFound) as found:
        differences([total("P1", 1_200_000), total("P4", 100)], {"P1": 1_185_000, "P2": 2_000, "P3": 0}, FILE)
    assert said(found) == [
        (
            "PBR090",
            "provider P1 was settled £12,000.00 elsewhere, and these records come to £11,850.00: "
            "£150.00 is not accounted for",
        ),
        (
            "PBR090",
            "provider P4 was settled £1.00 elsewhere, and these records come to £0.00: £1.00 is not accounted for",
        ),
        ("PBR090", "provider P2 has no total, and these records come to £20.00"),
    ]


def test_a_difference_is_a_line_of_no_record() -> None:
    made = OpeningDifferences({"P1": (-1_500, total("P1", 0, "a credit"))}, "by_hand")
    assert made.providers() == {"P1"}
    assert list(made.of("P2", {})) == []
    (line,) = made.of("P1", {})
    assert obligation_of(line) == Obligation("P1", line.record_id, "opening", "", Payer.COUNCIL, "")
    assert (line.amount, line.due_to_date, line.settled_before) == (-1_500, -1_500, 0)
    assert (line.kind, line.status, line.reason) == (LineKind.OPENING, Status.DUE, ByHand("a credit", "finance system"))
