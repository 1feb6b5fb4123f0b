"""What another engine came to, month after month, settled through a ledger: tests/cases/ledger-vectors says whose."""

import csv
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pbr.api.ledger.opening import OpeningAsked, open_ledger
from pbr.api.ledger.run_checks import Confirmed
from pbr.api.ledger.settled_already import AlreadySettled
from pbr.api.ledger.settling import Committed, Previewed, commit, preview
from pbr.api.ledger.started_run import RunAsked
from pbr.api.ledger.verification import verify_ledger
from pbr.ledger.folder_names import name_of_run
from pbr.values.period import Period

FOLDER = Path(__file__).parent.parent / "cases" / "ledger-vectors"
PLANS = "plan_id,person_id,provider_id,plan_type,rate,agreed_on,started_on,ended_on,plan_value\n"
NOTICES = "table,record_id,what,on,replaced_by,reason,source\n"


@dataclass(frozen=True)
class Row:
    """An obligation of a case. Amounts are a thousand times those published, None where there is none."""

    month: int
    kind: str
    paid_before: Decimal | None
    due: Decimal | None
    withheld: bool
    settled_in: int | None
    amount: Decimal | None

    @property
    def plan(self) -> str:
        return f"{self.month:02}-{self.kind}"


def rows_of(case: str) -> list[Row]:
    def amount(cell: str) -> Decimal | None:
        return Decimal(cell) * 1000 if cell else None

    with (FOLDER / f"{case}.csv").open(encoding="utf-8", newline="") as file:
        return [
            Row(
                month=int(row["month"]),
                kind=row["kind"],
                paid_before=amount(row["paid_before"]),
                due=amount(row["due"]),
                withheld=row["withheld"] == "yes",
                settled_in=int(row["settled_in"]) if row["settled_in"] else None,
                amount=amount(row["amount"]),
            )
            for row in csv.DictReader(file)
        ]


def cases() -> list[tuple[str, int, int]]:
    with (FOLDER / "cases.csv").open(encoding="utf-8", newline="") as file:
        return [(row["case"], int(row["first_return"]), int(row["last_return"])) for row in csv.DictReader(file)]


def first_day(month: int) -> date:
    """The first day of a month of the case: 1 is August 2018."""
    return date(2018 + (month + 6) // 12, (month + 6) % 12 + 1, 1)


def last_day(month: int) -> date:
    first = first_day(month)
    return first.replace(day=monthrange(first.year, first.month)[1])


def extract(folder: Path, plans: Iterable[tuple[Row, Decimal]], gone: Sequence[Row] = (), month: int = 1) -> Path:
    """A folder of records: a plan for each row at an amount, and a notice for each that is no longer there."""
    folder.mkdir()
    text = PLANS
    for row, amount in plans:
        agreed = "" if row.withheld else first_day(row.month)
        text += f"{row.plan},S1,P1,other,{'lower' if amount < 0 else 'standard'},{agreed},"
        text += f"{first_day(row.month)},{last_day(row.month)},{abs(amount):.2f}\n"
    (folder / "plans.csv").write_text(text, encoding="utf-8")
    notices = [f"plans,{row.plan},withdrawn,{first_day(month)},,not in the return,return\n" for row in gone]
    (folder / "notices.csv").write_text(NOTICES + "".join(notices), encoding="utf-8")
    return folder


def settled(asked: RunAsked) -> Committed:
    """Look at a run, and settle what was seen, saying the sum of what goes down."""
    previewed = preview(asked)
    assert isinstance(previewed, Previewed)
    done = commit(asked, Confirmed(previewed.written.run_sums.to_confirm, previewed.written.proposal))
    assert isinstance(done, Committed)
    return done


def moved(ledger: Path, run: int) -> dict[str, Decimal]:
    """What a run settled, by plan: one entry for each."""
    with (ledger / name_of_run(run) / "lines.csv").open(encoding="utf-8", newline="") as file:
        entries = [(row["record_id"], Decimal(row["amount"])) for row in csv.DictReader(file)]
    assert len(dict(entries)) == len(entries)
    return dict(entries)


def opened(rows: Sequence[Row], first: int, ledger: Path, folder: Path) -> int:
    """Open the ledger with what was paid before; the first month to be settled."""
    paid = [(row, row.paid_before) for row in rows if row.paid_before is not None]
    if not paid:
        return first
    first = max(first, *(row.month + 1 for row, _ in paid))
    open_ledger(OpeningAsked(ledger, FOLDER / "scheme.yaml", extract(folder / "paid", paid), last_day(first - 1)))
    return first


@pytest.mark.parametrize(("case", "first", "last"), cases(), ids=[case for case, _, _ in cases()])
def test_a_ledger_settles_what_another_engine_did(case: str, first: int, last: int, tmp_path: Path) -> None:
    rows, ledger = rows_of(case), tmp_path / "ledger"
    due = [(row, row.due) for row in rows if row.due is not None]
    gone = [row for row in rows if row.due is None]
    first = opened(rows, first, ledger, tmp_path)
    for month in range(first, last + 1):
        begins = first_day(month) if (ledger / name_of_run(0)).exists() or month > first else first_day(1)
        records = extract(tmp_path / f"{month}", due, gone, first)
        asked = RunAsked(FOLDER / "scheme.yaml", records, ledger, Period(begins, last_day(month)), committing=True)
        expected = {row.plan: row.amount for row in rows if row.settled_in == month}
        done = settled(asked)
        assert moved(ledger, done.written.number) == expected
        assert isinstance(commit(asked, Confirmed()), AlreadySettled)
    assert verify_ledger(ledger).problems == ()


def test_every_case_is_listed_and_settles_something() -> None:
    listed = {case for case, _, _ in cases()}
    assert listed == {path.stem for path in FOLDER.glob("*.csv")} - {"cases"}
    assert all(any(row.amount for row in rows_of(case)) for case in listed)
