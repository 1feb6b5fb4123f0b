"""A run settled by several processes has the bytes that one settles, whatever moves between their providers."""

from pathlib import Path
from typing import Any

import pytest

from pbr.api.ledger.providers_apart import ranges_of
from pbr.api.ledger.run_checks import Confirmed
from pbr.api.ledger.run_text import preview_in_words
from pbr.api.ledger.settling import Committed, Previewed, commit, preview
from pbr.api.ledger.some_providers import entries_numbered, positions_numbered
from pbr.api.ledger.started_run import RunAsked
from pbr.api.ledger.verification import verify_ledger
from pbr.api.settling.processes import results_of
from pbr.api.settling.workers_that_pay import START
from pbr.problems.problem import ProblemsFound
from pbr.records.dictionary import TABLES
from pbr.records.table import Records, Table
from tests.engine.settled import period_of

COPIES = pytest.mark.skipif(START != "fork", reason="a process begins anew here, and one settles")

SCHEME = """\
pbr: 1
scheme: northshire
title: A scheme of a test
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
prices:
  price:
    from 2026-04-01: £1,000.00
    assumed: made up
payments:
  care:
    assumed: made up
    pay: price
    for each: plan
    priced at: started_on
    in parts:
      start:
        share: 20%
        due: started_on
      balance:
        share: rest
        due: ended_on
examples:
  One plan:
    plans:
      - {plan_id: A, person_id: S1, provider_id: P1, plan_type: initial, started_on: 2026-04-20}
    as at: 2026-04-30
    lines:
      A/care.start: £200.00
      A/care.balance: open £800.00
    total due: £200.00
"""
HEADING = "plan_id,person_id,provider_id,plan_type,started_on,ended_on\n"
APRIL = HEADING + (
    "A,S1,P1,initial,2026-04-06,\n"
    "B,S2,P2,initial,2026-04-07,\n"
    "C,S3,P3,initial,2026-04-08,\n"
    "D,S4,P3,initial,2026-04-09,\n"
    "E,S5,P4,initial,2026-04-20,\n"
)
# A ends, C is another provider's, B is withdrawn, D is missing, and F is new.
MAY = HEADING + (
    "A,S1,P1,initial,2026-04-06,2026-05-04\n"
    "C,S3,P2,initial,2026-04-08,\n"
    "E,S5,P4,initial,2026-04-20,\n"
    "F,S6,P4,initial,2026-05-06,\n"
)
BY_HAND = "ref,provider_id,on,amount,reason,source\nR1,P2,2026-04-30,-30.00,repaid,mail\nR2,P9,2026-04-30,{},fee,mail\n"
NOTICES = "table,record_id,what,on,replaced_by,reason,source\nplans,B,withdrawn,2026-05-10,,never began,mail\n"

BY_PROVIDER = {
    "2026-04": {"P1": 20000, "P2": 20000 - 3000, "P3": 40000, "P4": 20000, "P9": 500},
    # C goes from P3 to P2 with its £200.00, and B's goes back; D's stands.
    "2026-05": {"P1": 80000, "P2": 20000 - 20000, "P3": -20000, "P4": 20000, "P9": 200},
}
"""What each run brings each provider, in pence."""


def given(folder: Path, period: str, plans: str, fee: str, notices: str = "") -> Path:
    """The records of a month, with what is entered by hand."""
    records = folder / period
    records.mkdir()
    (records / "plans.csv").write_text(plans, encoding="utf-8")
    (records / "adjustments.csv").write_text(BY_HAND.format(fee), encoding="utf-8")
    if notices:
        (records / "notices.csv").write_text(notices, encoding="utf-8")
    return records


def settled(asked: RunAsked) -> tuple[Committed, str]:
    """Look at a run and settle it; what came of it, and what was said of it before."""
    looked = preview(asked)
    assert isinstance(looked, Previewed)
    bounded = looked.written.run_sums.to_confirm if looked.written.exceeded else None
    done = commit(asked, Confirmed(bounded), clock=lambda: 0.0)
    assert isinstance(done, Committed)
    return done, preview_in_words(looked)


def everything_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@COPIES
def test_two_processes_and_five_settle_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scheme, begun = tmp_path / "scheme.yaml", list[int]()
    scheme.write_text(SCHEME, encoding="utf-8")

    def counted(work: Any, each: Any, start: str) -> list[Any]:
        begun.append(len(each))
        return results_of(work, each, start)

    monkeypatch.setattr("pbr.api.ledger.settled_in_parts.results_of", counted)
    for period, records in {
        "2026-04": given(tmp_path, "2026-04", APRIL, "5.00"),
        "2026-05": given(tmp_path, "2026-05", MAY, "7.00", NOTICES),
    }.items():
        found = []
        for workers in (1, 2, 5):
            ledger = tmp_path / f"ledger-{workers}"
            asked = RunAsked(scheme, records, ledger, period_of(period), committing=True, workers=workers)
            done, said = settled(asked)
            found.append((said, everything_in(ledger), done.head))
            paid = {one.provider_id: one.entries for one in done.written.remittances}
            assert paid == BY_PROVIDER[period]
        assert found[0] == found[1] == found[2]
    # Each run is looked at and then settled. Of P9 there is no record; D of P3 is missing, and put back.
    assert begun == [2, 2, 4, 4] * 2
    assert verify_ledger(tmp_path / "ledger-5").problems == ()


CASES = Path(__file__).parents[1] / "cases"
OF_A_CAP = {
    # £10.00 a plan and £15.00 a person with all providers: of S1's £30.00 the two due last give up £7.50 each.
    "2026-05": (
        {"plans": "A,S1,P1,ongoing,2026-05-04\nB,S1,P1,ongoing,2026-05-05\nC,S1,P2,ongoing,2026-05-05\n"},
        {"P1": 2000 - 750, "P2": 1000 - 750},
    ),
}
OF_PLACES = {
    # £20.00 a visit that was not made, two of a plan and month: A's third of June is one too many.
    "2026-06": (
        {
            "plans": "A,S1,P1,ongoing,2026-05-04\nB,S1,P2,ongoing,2026-05-04\nC,S2,P3,ongoing,2026-05-04\n",
            "visits": "V1,A,2026-06-01,30,0\nV2,A,2026-06-02,30,0\nV3,A,2026-06-03,30,0\nV4,B,2026-06-02,30,0\n"
            "V5,C,2026-06-09,30,0\n",
        },
        {"P1": 4000, "P2": 2000, "P3": 2000},
    ),
}
COLUMNS = {
    "plans": "plan_id,person_id,provider_id,plan_type,started_on\n",
    "visits": "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n",
}


@COPIES
@pytest.mark.parametrize(
    ("case", "months"),
    [("limits/good/over-a-person-with-all-providers", OF_A_CAP), ("payments/good/at-most-two-a-month", OF_PLACES)],
)
def test_what_is_of_several_providers_or_told_of_each_is_that_of_one_process(
    case: str, months: dict[str, tuple[dict[str, str], dict[str, int]]], tmp_path: Path
) -> None:
    for period, (tables, by_provider) in months.items():
        records = tmp_path / period
        records.mkdir()
        for table, rows in tables.items():
            (records / f"{table}.csv").write_text(COLUMNS[table] + rows, encoding="utf-8")
        found = []
        for workers in (1, 2, 3):
            ledger = tmp_path / f"ledger-{workers}"
            asked = RunAsked(
                CASES / f"{case}.yaml", records, ledger, period_of(period), committing=True, workers=workers
            )
            done, said = settled(asked)
            assert {one.provider_id: one.entries for one in done.written.remittances} == by_provider
            found.append((said, everything_in(ledger), done.head))
        assert found[0] == found[1] == found[2]


@COPIES
def test_a_record_without_a_price_is_told_as_by_one_and_leaves_nothing(tmp_path: Path) -> None:
    scheme = tmp_path / "scheme.yaml"
    scheme.write_text(SCHEME.replace("from 2026-04-01: £1", "from 2026-04-09: £1"), encoding="utf-8")
    records, told = given(tmp_path, "2026-04", APRIL, "5.00"), []
    for workers in (1, 2):
        with pytest.raises(ProblemsFound) as refused:
            commit(RunAsked(scheme, records, tmp_path / "ledger", committing=True, workers=workers), Confirmed())
        told.append([(one.code, one.message, one.place) for one in refused.value.problems])
    assert told[0] == told[1]
    assert {code for code, *_ in told[0]} == {"PBR901"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2026-04", "scheme.yaml"]


def test_entries_are_numbered_where_a_row_begins_and_nowhere_else() -> None:
    rows = [b'2/000001,"a\n', b'2/000001,x",P1\n', b'2/000002,"say ""no""",P1\n', b"2/000003,b,P1\n"]
    numbered = list(entries_numbered(rows, 2, 999_998))
    assert numbered == [
        b'2/999999,"a\n', b'2/000001,x",P1\n', b'2/1000000,"say ""no""",P1\n', b"2/1000001,b,P1\n",
    ]  # fmt: skip


def test_positions_name_the_entries_of_the_run_by_their_numbers() -> None:
    rows = [b"P1,2/000001,2/000001,2/000001\n", b"P1,B,2/000002,1/000002\n", b"P1,C,1/000002,1/000001\n"]
    assert list(positions_numbered(rows, 2, 40)) == [
        b"P1,2/000001,2/000041,2/000041\n", b"P1,B,2/000042,1/000002\n", b"P1,C,1/000002,1/000001\n",
    ]  # fmt: skip


def test_providers_are_divided_where_half_of_the_rows_are() -> None:
    plans = TABLES["plans"]
    rows = [(provider, str(number)) for provider, many in (("A", 50), ("C", 9), ("D", 41)) for number in range(many)]
    table = Table("plans", plans.file, {"provider_id": 0, "plan_id": 1}, rows, 0)
    records = Records({"plans": table}, (), ())
    # Nobody has a record of B.
    assert list(ranges_of(["A", "B", "C", "D"], records, 2)) == [("A", "B"), ("C", "D")]
    assert list(ranges_of(["A", "B", "C", "D"], records, 1)) == [("A", "B", "C", "D")]
