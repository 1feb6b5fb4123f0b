"""What does not move in a run: since which run it waits, and how many days that is."""

import csv
import io
from datetime import date

from pbr.ledger.held_in_run import COLUMNS, HeldInRun, HeldSince, RowsWaiting, read_held_since
from pbr.problems.problem import Place, Problem
from pbr.records.expected_row import ExpectedRow
from pbr.records.held_row import HeldRow
from pbr.records.put_back import PutBackRow, WhyPutBack
from pbr.settlement.ledger_reasons import HeldAsMissing
from pbr.settlement.line import Line, Status
from pbr.values.period import Period
from pbr.values.window import Window
from tests.ledger.hand_made import LINE

AS_AT = {1: date(2026, 6, 30), 2: date(2026, 7, 30)}
HELD = LINE._replace(
    status=Status.HELD, due_to_date=157_500, settled_before=157_500, at_stake=157_500,
    reason=HeldAsMissing("plans", "A"),
)  # fmt: skip


def written(run: int, before: str, *lines: Line, **rows: list[object]) -> str:
    file = io.StringIO()
    since = HeldSince(read_held_since(io.StringIO(before, newline="")), AS_AT, run, date(2026, 6 + run - 1, 30))
    waiting = RowsWaiting({}, rows.get("rows", []), rows.get("expected", []), rows.get("put_back", []))  # type: ignore[arg-type]
    made = HeldInRun(file, since, waiting)
    made.write(lines)
    return file.getvalue()


def cells(text: str, *names: str) -> list[tuple[str, ...]]:
    return [tuple(row[name] for name in names) for row in csv.DictReader(io.StringIO(text, newline=""))]


def test_a_line_waits_since_the_run_that_first_held_it() -> None:
    first = written(1, "", HELD)
    assert cells(first, "record_id", "settled", "at_stake", "since", "days") == [("A", "1575.00", "1575.00", "1", "0")]
    second = written(2, first, HELD, HELD._replace(payment="reward"))
    # 30 June to 30 July is 30 days, and to 30 August 61; what is new waits since run 2.
    assert cells(second, "payment", "since", "days") == [("package", "1", "30"), ("reward", "2", "0")]
    assert cells(written(3, second, HELD), "since", "days") == [("1", "61")]
    # It moved between, and waits anew.
    assert cells(written(3, written(2, first), HELD), "since", "days") == [("3", "0")]


def test_a_line_of_any_name_waits_since_the_run_that_first_held_it() -> None:
    odd = HELD._replace(record=HELD.record._replace(id='=A,"1"\n'), status=Status.ERROR)
    first = written(1, "", odd, HELD)
    assert cells(first, "held", "record_id", "since") == [("error", '\'=A,"1"\n', "1"), ("line", "A", "1")]
    assert cells(written(2, first, HELD, odd), "since", "days") == [("1", "30"), ("1", "30")]


def test_what_has_nothing_standing_and_nothing_at_stake_is_not_listed() -> None:
    nothing = HELD._replace(due_to_date=0, at_stake=0)
    decided = HELD._replace(status=Status.DUE)
    of_a_row = HELD._replace(payment="")
    assert cells(written(1, "", nothing, decided, of_a_row), "held") == []
    unknown, standing = nothing._replace(at_stake=None), HELD._replace(at_stake=0)
    assert cells(written(1, "", unknown, standing), "settled", "at_stake") == [("0.00", ""), ("1575.00", "0.00")]


def test_rows_that_were_put_back_say_why_and_since_when() -> None:
    rows: list[object] = [
        PutBackRow("plans", "A", "A", WhyPutBack.MISSING),
        PutBackRow("plans", "=B", "=B", WhyPutBack.UNREAD),
        PutBackRow("plans", "C", "C", WhyPutBack.PERHAPS_THE_SAME, "A"),
    ]
    first = written(1, "", put_back=rows)
    assert cells(first, "held", "table", "file", "record_id", "since") == [
        ("put back", "plans", "plans.csv", "A", "1"),
        ("put back", "plans", "plans.csv", "'=B", "1"),
        ("put back", "plans", "plans.csv", "C", "1"),
    ]
    assert len({reason for (reason,) in cells(first, "reason")}) == 3
    assert cells(written(2, first, put_back=rows[1:]), "record_id", "since", "days") == [
        ("'=B", "1", "30"),
        ("C", "1", "30"),
    ]


def test_rows_that_cannot_be_read_or_are_expected_have_no_run() -> None:
    problem = Problem("PBR701", "this is no day", Place("plans.csv", 3, field="ended_on"))
    unread = HeldRow("plans", "plans.csv", 3, "A", "P1", (problem, problem))
    window = Window("month", "2026-06", Period(date(2026, 6, 1), date(2026, 6, 30)))
    expected = ExpectedRow("standards", "S:P1:2026-06-01", "S", "P1", window, window.period)
    text = written(1, "", rows=[unread], expected=[expected])
    assert cells(text, "held", "settled", "since", "days") == [
        ("row", "", "", ""),
        ("row", "", "", ""),
        ("expected", "", "", ""),
    ]
    assert read_held_since(io.StringIO(text, newline="")) == {}


def test_nothing_and_a_heading_alone_hold_nothing() -> None:
    assert read_held_since([]) == {}
    assert read_held_since([",".join(COLUMNS) + "\n"]) == {}
