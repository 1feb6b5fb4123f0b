"""How ``examples/a-year`` was made: extracts of one contract, what happened to them, and the runs that settle them.

``python -m tests.examples.regenerate a-year`` makes the extracts, the scheme of October and the ledger again.
"""

import shutil
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.cli.command import pbr
from tests.examples.made import EXAMPLES, ROOT, SCHEMES
from tests.examples.year_records import MONTHS, Life, Row, Written, lives, write_table

A_YEAR = EXAMPLES / "a-year"
SHIPPED = SCHEMES / "wiltshire-payable-outcomes.yaml"
RAISED = "scheme-from-october.yaml"
"""The contract with the standard rate that was agreed in October, back to 1 August."""

_OLD_RATES = "    from 2026-04-01:\n      standard: £17.00\n      specialist: £21.00\n"
_NEW_RATES = _OLD_RATES + "    from 2026-08-01:\n      standard: £17.50\n      specialist: £21.00\n"
_ADJUSTMENT = """\
ref,provider_id,on,amount,reason,source
ADJ-1,P1,2027-01-15,-60.00,keys that the provider lost,letter of 12 January
"""
_NOTICE = """\
table,record_id,what,on,replaced_by,reason,source
outcomes,W09-3,withdrawn,2026-11-10,,entered for another person,e-mail of 10 November
"""
_SUPPLEMENTARY = "2026-11-again"

_CONFIRMED = {"2026-08": "0.00", "2026-09": "-272.00", "2026-12": "-147.00", "2027-02": "-560.00"}
"""What is corrected and taken back in the months that go beyond a bound, by hand."""

_LATE_REVIEWS = {
    "W04-1": date(2026, 8, 10),
    "W04-2": date(2026, 8, 10),
    "W14-1": date(2026, 12, 4),
    "W14-2": date(2026, 12, 4),
}
"""Outcomes whose review was entered late, and when."""

_NOT_ACHIEVED = {"result": "not_achieved", "achieved_on": "", "verified_by": "council"}
_CHANGED: Mapping[str, tuple[tuple[date, Mapping[str, str]], ...]] = {
    "W03-1": (
        (date(2026, 7, 20), {"disputed": "yes"}),
        (date(2026, 9, 10), {**_NOT_ACHIEVED, "reviewed_on": "2026-09-10", "disputed": "no"}),
    ),
    "W13": ((date(2026, 12, 8), {"provider_id": "P2"}),),
    "W16-2": ((date(2027, 2, 12), {**_NOT_ACHIEVED, "reviewed_on": "2027-02-12"}),),
    "W18": ((date(2027, 3, 9), {"weekly_hours": "12"}),),
}
"""What was written over in a row, and when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRun:
    """One run: the folder of its extract, the day on which that was taken, and what is said to settle it."""

    records: str
    taken_on: date
    scheme: str
    words: tuple[str, ...] = ()

    @property
    def command(self) -> list[str]:
        """The command that settles it, from the root of the project."""
        words = ["settle", self.scheme, f"examples/a-year/{self.records}", "--ledger", "examples/a-year/ledger"]
        return [*words, "--commit", *self.words]


def runs() -> Iterator[YearRun]:
    """The runs of the year in their order."""
    said = {"2026-04": ("--period", "2026-04")} | {month: ("--confirm", pounds) for month, pounds in _CONFIRMED.items()}
    for first in MONTHS:
        month = f"{first:%Y-%m}"
        last = first.replace(day=monthrange(first.year, first.month)[1])
        scheme = f"examples/a-year/{RAISED}" if first >= date(2026, 10, 1) else f"schemes/{SHIPPED.name}"
        yield YearRun(records=month, taken_on=last, scheme=scheme, words=said.get(month, ()))
        if month == "2026-11":
            words = ("--period", month, "--supplementary", "the review of W14 was entered on 4 December")
            yield YearRun(records=_SUPPLEMENTARY, taken_on=date(2026, 12, 4), scheme=scheme, words=words)


def what_happened(life: Life) -> Life:
    """The same plans with reviews that were entered late, and with what was written over."""
    return Life({table: [_happened(written) for written in rows] for table, rows in life.tables.items()})


def _happened(written: Written) -> Written:
    late = _LATE_REVIEWS.get(written.key)
    later = tuple((late or day, cells) for day, cells in written.later)
    return Written(written.key, written.row, written.entered_on, (*later, *_CHANGED.get(written.key, ())))


def _in_extract(table: str, row: Row, taken_on: date) -> bool:
    """Whether a row was in an extract: one was lost in August, and one was withdrawn in November."""
    lost = row.get("outcome_id") == "W05-2" and (taken_on.year, taken_on.month) == (2026, 8)
    withdrawn = row.get("outcome_id") == "W09-3" and taken_on >= date(2026, 11, 10)
    return table != "outcomes" or not (lost or withdrawn)


def write_records(folder: Path) -> None:
    """Write every extract of the year, with notices and adjustments beside them, and the scheme of October."""
    life = what_happened(lives())
    for run in runs():
        for table, rows in life.extract(run.taken_on).items():
            write_table(folder / run.records, table, [row for row in rows if _in_extract(table, row, run.taken_on)])
        if run.taken_on >= date(2026, 11, 10):
            (folder / run.records / "notices.csv").write_text(_NOTICE, encoding="utf-8")
        if run.taken_on >= date(2027, 1, 15):
            (folder / run.records / "adjustments.csv").write_text(_ADJUSTMENT, encoding="utf-8")
    shipped = SHIPPED.read_text(encoding="utf-8")
    assert shipped.count(_OLD_RATES) == 1
    (folder / RAISED).write_text(shipped.replace(_OLD_RATES, _NEW_RATES), encoding="utf-8")


def settle(run: YearRun, root: Path) -> None:
    """Settle a run into ``examples/a-year/ledger`` under ``root``, as if on the day of its extract."""
    at = (run.taken_on - date(1970, 1, 1)).days * 24 * 60 * 60
    done = pbr(*run.command, cwd=root, SOURCE_DATE_EPOCH=str(at))
    if done.returncode:
        raise AssertionError(f"pbr {' '.join(run.command)} ended with {done.returncode}:\n{done.stderr}")


def remake_year() -> None:
    """Make the extracts, the scheme of October and the ledger again, in their place."""
    for folder in (*(run.records for run in runs()), "ledger"):
        shutil.rmtree(A_YEAR / folder, ignore_errors=True)
    write_records(A_YEAR)
    for run in runs():
        settle(run, ROOT)
