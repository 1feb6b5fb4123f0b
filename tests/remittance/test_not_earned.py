"""Which lines that are decided as nothing a run of a ledger lists for its statements, and what a reason is kept as."""

import csv
import io
from datetime import date

from pbr.remittance.not_earned import NotEarnedCsv
from pbr.remittance.reasons_csv import ReasonsCsv, read_reasons
from pbr.settlement.line import Line, Status
from pbr.settlement.reason import NotDue, RowUnread
from pbr.settlement.reason_words import reason_in_words
from pbr.values.period import Period
from tests.reports.hand_made import OPEN, PACKAGE, about

AUGUST = Period(date(2026, 8, 1), date(2026, 8, 31))
REFUSED = PACKAGE._replace(status=Status.NOT_EARNED, amount=0, at_stake=157_500, due_to_date=0)


def listed(*lines: Line, waited: frozenset[tuple[str, ...]] = frozenset()) -> list[str]:
    """The records of the lines that a run of August lists."""
    file = io.StringIO()
    NotEarnedCsv(file, AUGUST, waited).write(lines)
    return [row["record_id"] for row in csv.DictReader(io.StringIO(file.getvalue()))]


def on(record: str, day: date | None) -> Line:
    """A line that is not earned, of this record and day."""
    return about(REFUSED, id=record)._replace(due_on=day)


def test_the_days_of_its_period_and_no_day_are_listed() -> None:
    lines = [
        on("before", date(2026, 7, 31)), on("first", date(2026, 8, 1)), on("last", date(2026, 8, 31)),
        on("after", date(2026, 9, 1)), on("none", None),
    ]  # fmt: skip
    assert listed(*lines) == ["first", "last", "none"]


def test_what_waited_in_the_run_before_is_listed_whatever_its_day() -> None:
    waited = frozenset({("late", "P1", "package", "", "")})
    assert listed(on("late", date(2026, 6, 1)), on("other", date(2026, 6, 1)), waited=waited) == ["late"]


def test_what_is_paid_open_or_moves_is_not_listed() -> None:
    assert listed(PACKAGE, OPEN, REFUSED._replace(due_on=date(2026, 8, 2), amount=-1)) == []


def test_a_reason_is_kept_once_and_found_again_by_what_the_lines_have() -> None:
    file = io.StringIO()
    writer = ReasonsCsv(file, {"finished": "the plan is finished"})
    unread = RowUnread("visits", 12, ("PBR701",), ())
    later = NotDue(date(2026, 9, 1), None)
    for _ in range(2):
        writer.write([PACKAGE, OPEN, PACKAGE._replace(reason=unread), PACKAGE._replace(reason=later)])
    kept = read_reasons(io.StringIO(file.getvalue()))
    assert file.getvalue().count("\n") == 1 + len(kept) == 5
    assert kept[reason_in_words(PACKAGE.reason)].why == "It is due because the plan is finished."
    assert kept[reason_in_words(OPEN.reason)].next == "It is decided when that is recorded."
    assert "12" not in kept[reason_in_words(unread)].why
    assert kept[reason_in_words(later)].why == "It falls due on 1 September 2026."
