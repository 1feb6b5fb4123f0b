"""What an entry is, by what was settled of its obligation before, and why it moved: the first reason that is true."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from pbr.ledger.changed_figures import changed_figures
from pbr.ledger.changed_records import ChangedRecords, changed_records
from pbr.ledger.changes import Changes
from pbr.ledger.entry import Because, Change
from pbr.ledger.opening import OpeningChanges
from pbr.records.extract.written_rows import RecordKey
from pbr.settlement.ledger_reasons import MovedToProvider, NoLongerApplies, Withdrawn
from pbr.settlement.line import Line, LineKind
from pbr.settlement.obligation import EntryId, Position, obligation_of
from pbr.settlement.reason import Retained
from pbr.values.period import Period
from pbr.values.window import Window
from tests.engine.settled import scheme
from tests.ledger.hand_made import LINE

SECTIONS = """\
prices:
  package_price:
    from 2026-04-01: £1,575.00
    assumed: made up
measures:
  finished:
    count: plan where ended_on is known
    out of: plan
    per: provider
    over: quarter
    assumed: made up
    dated by: started_on
payments:
  package:
    assumed: made up
    pay: package_price
    for each: plan
    priced at: started_on
    due: started_on
  reward:
    assumed: made up
    pay: £10.00
    for each: plan
    priced at: started_on
    scaled by: finished
    steps of the whole:
      below 50%: nil
      from 50%: 100%
    due: end of quarter + 2 weeks
"""
SCHEME = scheme(SECTIONS).scheme
RAISED = scheme(SECTIONS.replace("£1,575.00", "£1,600.00")).scheme
HEADING = "plan_id,person_id,provider_id,ended_on,end_reason\n"
NOTHING = ChangedRecords({}, {})
ENTRY, LAST, FIRST = EntryId(3, 7), EntryId(2, 5), EntryId(1, 1)
PERIOD_FIRST = date(2026, 5, 1)


def changes(
    records: ChangedRecords = NOTHING, before: str = SCHEME.text, replacing: tuple[RecordKey, ...] = ()
) -> Changes:
    return Changes(SCHEME, PERIOD_FIRST, lambda: records, changed_figures(before, SCHEME), replacing)


def line(due: int, settled: int = 0, **said: object) -> Line:
    """A line of which so many pence are due to date, and so many were settled before."""
    return LINE._replace(amount=due - settled, due_to_date=due, settled_before=settled)._replace(**said)  # type: ignore[arg-type]


def stood(settled: int, brings: Fraction | None = None, of: Line = LINE) -> Position:
    """How its obligation stood."""
    return Position(obligation_of(of), of.kind, "A", "S1", settled, brings, of.service_to, LAST, FIRST)


def change(of: Line, position: Position | None = None) -> Change:
    return changes().change_of(of, position)


@pytest.mark.parametrize(
    ("of", "position", "expected"),
    [
        (line(500), None, Change.NEW),
        (line(500, due_on=date(2026, 4, 30)), None, Change.LATE),
        (line(500, due_on=PERIOD_FIRST), None, Change.NEW),
        (line(500, due_on=None), None, Change.NEW),
        (line(-500), None, Change.NEW),
        (line(0, 500), stood(500), Change.TAKEN_BACK),
        (line(0, -500), stood(-500), Change.TAKEN_BACK),
        (line(400, 500), stood(500), Change.CORRECTION),
        (line(600, 500), stood(500), Change.CORRECTION),
        # The same service has gone on since, and comes to more.
        (line(600, 500, service_to=date(2026, 6, 30)), stood(500), Change.MORE),
        (line(-600, -500, service_to=date(2026, 6, 30)), stood(-500), Change.MORE),
        # It has gone on and comes to less; or comes to more and has not.
        (line(400, 500, service_to=date(2026, 6, 30)), stood(500), Change.CORRECTION),
        (line(600, 500, service_to=date(2026, 5, 30)), stood(500), Change.CORRECTION),
        (line(600, 500, service_to=None), stood(500), Change.CORRECTION),
        # What was taken back is there again: its obligation has entries already.
        (line(500), stood(0), Change.CORRECTION),
        (line(-500, kind=LineKind.LIMIT), None, Change.LIMIT),
        (line(0, -500, kind=LineKind.LIMIT), stood(-500), Change.LIMIT),
        (line(500, kind=LineKind.ADJUSTMENT), None, Change.ADJUSTMENT),
        (line(0, 500, kind=LineKind.ADJUSTMENT), stood(500), Change.ADJUSTMENT),
        (line(500, payment="reward"), None, Change.LIMIT),
        (line(0), None, Change.POOL),
        (line(500, 500), stood(500), Change.POOL),
    ],
)
def test_what_an_entry_is(of: Line, position: Position | None, expected: Change) -> None:
    assert change(of, position) is expected


def test_an_opening_is_one_whatever_moves() -> None:
    opening = OpeningChanges(SCHEME, PERIOD_FIRST, lambda: NOTHING, changed_figures(SCHEME.text, SCHEME), ())
    for of in (line(500), line(500, due_on=date(2026, 4, 1)), line(500, kind=LineKind.LIMIT)):
        assert opening.change_of(of, None) is Change.OPENING
    assert opening.change_of(line(0), None) is Change.POOL


def test_what_moves_nothing_is_no_entry() -> None:
    assert changes().entry_of(line(500, 500), stood(500), ENTRY) is None
    assert changes().entry_of(line(0), None, ENTRY) is None


def test_an_entry_names_the_last_and_the_first_of_its_obligation() -> None:
    first = changes().entry_of(line(500), None, ENTRY)
    assert first is not None
    assert (first.id, first.corrects, first.first_entry, first.brings) == (ENTRY, None, None, None)
    then = changes().entry_of(line(400, 500), stood(500), ENTRY)
    assert then is not None
    assert (then.corrects, then.first_entry) == (LAST, FIRST)


def test_what_a_record_brings_to_a_pool_is_an_entry_of_nil_when_it_changes() -> None:
    window = Window("quarter", "2026-04-to-06", Period(date(2026, 4, 1), date(2026, 6, 30)))
    # Half of a plan at 400 thirds of a penny.
    reason, share = Retained(window, "finished"), Fraction(1, 2)
    pooled = line(0, quantity=Fraction(1), unit_price=Fraction(400, 3), share=share, reason=reason)
    brought = changes().entry_of(pooled, None, ENTRY)
    assert brought is not None
    assert (brought.change, brought.line.amount, brought.brings) == (Change.POOL, 0, Fraction(200, 3))
    assert changes().entry_of(pooled, stood(0, Fraction(200, 3)), ENTRY) is None
    less = changes().entry_of(pooled, stood(0, Fraction(201, 3)), ENTRY)
    assert less is not None
    assert (less.corrects, less.brings) == (LAST, Fraction(200, 3))


@pytest.fixture
def ended(tmp_path: Path) -> ChangedRecords:
    """Plan A has ended since, and is of provider P2 no more; of plan B the reason is another."""
    for name, rows in (("then", "A,S1,P2,,\nB,S2,P1,,died\n"), ("now", "A,S1,P1,2026-05-20,\nB,S2,P1,,moved\n")):
        (tmp_path / f"{name}.csv").write_text(HEADING + rows, encoding="utf-8")
    return changed_records({"plans": tmp_path / "then.csv"}, {"plans": tmp_path / "now.csv"})


def why(of: Line, position: Position | None, made: Changes) -> tuple[Because | None, str]:
    entry = made.entry_of(of, position, ENTRY)
    assert entry is not None
    return entry.because, entry.because_of


def test_the_first_reason_that_is_true(ended: ChangedRecords) -> None:
    less, before = line(400, 500), stood(500)
    everything = changes(ended, RAISED.text, (("plans", "A"),))
    withdrawn, moved = Withdrawn("plans", "A", "C"), MovedToProvider("P9")
    assert why(line(0, 500, reason=withdrawn), before, everything) == (Because.NOTICE, "C")
    assert why(line(0, 500, reason=moved), before, everything) == (Because.PROVIDER, "P9")
    assert why(less, before, everything) == (Because.NOTICE, "")
    recorded = changes(ended, RAISED.text)
    # What is first of its obligation is with this provider because it was with another.
    assert why(line(500), None, recorded) == (Because.PROVIDER, "P2")
    assert why(less, before, recorded) == (Because.RECORD, "provider_id, ended_on")
    assert why(less, before, changes(NOTHING, RAISED.text)) == (Because.SCHEME, "package_price")
    assert why(less, before, changes()) == (Because.OTHERS, "")
    assert why(line(0, 500, reason=NoLongerApplies()), before, changes()) == (Because.OTHERS, "")


def test_a_record_of_a_plan_has_what_changed_of_both(ended: ChangedRecords) -> None:
    outcome = LINE.record._replace(table="outcomes", id="O1", plan="B")
    less = line(400, 500, record=outcome)
    assert why(less, stood(500, of=less), changes(ended)) == (Because.RECORD, "end_reason")


def test_it_is_by_its_day_where_nothing_else_changed() -> None:
    on, until = PERIOD_FIRST, date(2026, 6, 30)
    assert why(line(600, 500, service_to=until), stood(500), changes()) == (Because.DAY, "")
    # It was taken back, and falls due again in this period; or before it.
    assert why(line(500, due_on=on), stood(0), changes()) == (Because.DAY, "")
    assert why(line(500, due_on=date(2026, 4, 30)), stood(0), changes()) == (Because.OTHERS, "")


@pytest.mark.parametrize(
    ("of", "position"),
    [
        (line(500), None),
        (line(500, due_on=date(2026, 4, 1)), None),
        (line(-700, -500, kind=LineKind.LIMIT), stood(-500)),
        (line(700, 500, kind=LineKind.ADJUSTMENT), stood(500)),
    ],
)
def test_what_comes_of_a_month_that_goes_on_needs_no_reason(of: Line, position: Position | None) -> None:
    assert why(of, position, changes(NOTHING, RAISED.text)) == (None, "")


def test_records_are_compared_only_where_it_matters() -> None:
    def asked() -> ChangedRecords:
        raise AssertionError("nobody needs to know")

    made = replace(changes(), records=asked)
    assert made.entry_of(line(500, 500), stood(500), ENTRY) is None
    assert why(line(0, 500, reason=Withdrawn("plans", "A", "")), stood(500), made) == (Because.NOTICE, "")
