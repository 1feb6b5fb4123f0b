"""What a ledger holds: its runs, the entries of a person or a record, and how things stand."""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from pbr.api.given.types_given import must_be, must_be_path
from pbr.ledger.folder_names import HELD, LINES, REMITTANCES
from pbr.ledger.ledger import Ledger, RunRead
from pbr.ledger.opened_positions import opened_positions
from pbr.ledger.paid import Paid, paid_in, record_paid
from pbr.ledger.recorded_cells import pence_in_cell
from pbr.ledger.remittances import Remittance
from pbr.ledger.remittances_csv import read_remittances
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.values.dataclass import dataclass

NAMED_BY = ("provider_id", "person_id", "record_id", "plan_id", "line_id", "entry")
"""The columns by which an entry is asked for."""

Row = dict[str, str]
"""A line of a ledger, cell by cell as its file has it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a provider and payment stand, in pence: what is settled, and what of that waits since how many days."""

    provider_id: str
    payment: str
    settled: int
    obligations: int
    waits: int
    waiting: int
    days: int


@dataclass(frozen=True, slots=True)
class Balance:
    """How a ledger stands after its last run, what each provider carries to the next, what persons were paid less what
    they were asked back, and of what is payable to providers how much is recorded as paid; in pence.
    """

    run: RunRead
    standing: tuple[Standing, ...]
    carried: dict[str, int]
    to_persons: int
    payable: int
    paid: int
    warnings: tuple[Problem, ...]


def ledger_at(folder: Path) -> Ledger:
    """Open a ledger. Raises ``ProblemsFound`` for a folder that is none, ``TypeError`` for what is no path."""
    must_be_path(folder, "the ledger", "the path of its folder")
    return Ledger.open(Path(folder))


def runs_of(folder: Path) -> tuple[RunRead, ...]:
    """Every run of a ledger. Raises ``ProblemsFound`` for a folder that is none, or whose chain is broken."""
    return ledger_at(folder).runs


def run_of(folder: Path, number: int) -> tuple[RunRead, list[Remittance]]:
    """One run, and what each provider is paid of it. Raises ``ProblemsFound`` where there is none."""
    ledger = ledger_at(folder)
    run = ledger.run(number)
    return run, read_remittances(ledger.text_of(number, REMITTANCES))


def history_of(folder: Path, wanted: str) -> list[Row]:
    """Every entry of a plan, outcome, person, provider or line, in the order of the runs.

    Raises ``ProblemsFound`` where nothing is settled of it.
    """
    must_be(wanted, str, "what is wanted", "text: the id of a plan, outcome, person, provider or line")
    ledger = ledger_at(folder)
    found = [row for row in entries_in(ledger) if is_of(row, wanted)]
    if not found:
        message = f"nothing is settled of '{wanted}' in this ledger"
        how = "give the id of a plan, an outcome, a person or a provider as the lines have it; capitals count"
        raise ProblemsFound([Problem("PBR091", message, Place(str(folder)), how)])
    return found


def balance_of(folder: Path) -> Balance:
    """How everything stands, by provider and payment."""
    ledger = ledger_at(folder)
    run = ledger.runs[-1]
    groups: dict[tuple[str, str], list[int]] = {}
    with opened_positions(ledger) as standing:
        for provider in standing.positions.providers():
            for position in standing.positions.of(provider):
                if position.settled:
                    # What persons were paid is of no provider, as held.csv has it.
                    whose = "" if position.kind.is_persons else provider
                    group = groups.setdefault((whose, position.obligation.payment), [0, 0, 0, 0, 0])
                    group[0] += position.settled
                    group[1] += 1
        warnings = standing.warnings
    for row in csv.DictReader(ledger.text_of(run.manifest.run, HELD)):
        if row["settled"] and pence_in_cell(row["settled"]):
            group = groups.setdefault((row["provider_id"], row["payment"]), [0, 0, 0, 0, 0])
            group[2] += pence_in_cell(row["settled"])
            group[3] += 1
            group[4] = max(group[4], int(row["days"]))
    standings = tuple(Standing(*key, *group) for key, group in sorted(groups.items()))
    payable = sum(one.manifest.paid.payable for one in ledger.runs)
    paid = sum(one.payable for one in paid_in(ledger.folder))
    to_persons = sum(one.settled for one in standings if not one.provider_id)
    return Balance(run, standings, ledger.carried(), to_persons, payable, paid, warnings)


def pay(folder: Path, run: int, on: date, reference: str, then: Callable[[], None] = lambda: None) -> Paid:
    """Record that a run was paid. Raises ``ProblemsFound`` where it is recorded already, or there is no such run."""
    must_be(run, int, "run", "a whole number")
    must_be(on, date, "on", "a date")
    must_be(reference, str, "reference", "text")
    return record_paid(ledger_at(folder), run, on, reference, then)


def payments_of(folder: Path) -> list[Paid]:
    """Every payment that is recorded, in order."""
    return paid_in(Path(folder).absolute())


def entries_in(ledger: Ledger) -> Iterator[Row]:
    """Every entry of a ledger, cell by cell."""
    for run in ledger.runs:
        yield from csv.DictReader(ledger.text_of(run.manifest.run, LINES))


def is_of(row: Row, wanted: str) -> bool:
    """Whether an entry is of a plan, outcome, person, provider or line that is asked for."""
    return wanted in (row[name] for name in NAMED_BY)
