"""What a ledger has settled for one person or one provider, for whoever meets over them."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

from pbr.ledger.folder_names import LINES
from pbr.ledger.ledger import Ledger
from pbr.ledger.paid import paid_in
from pbr.ledger.recorded_cells import pence_in_cell
from pbr.meeting.settled_before import SettledEntry
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.settlement.line import LineKind

_Row = dict[str, str]
"""A line of a ledger, cell by cell as its file has it."""


def settled_for_person(folder: Path, person_id: str, until: date) -> tuple[SettledEntry, ...]:
    """The entries of a person, record by record, in the order of the runs that were made by a day.

    Raises ``ProblemsFound`` for a folder that is no ledger, and for one whose persons stand under pseudonyms.
    """
    ledger = Ledger.open(folder)
    if ledger.settings.pseudonyms:
        raise ProblemsFound([_under_pseudonyms(folder)])
    return _entries(ledger, until, lambda row: row["person_id"] == person_id, lambda row: row["record_id"])


def settled_for_provider(folder: Path, provider_id: str, until: date) -> tuple[SettledEntry, ...]:
    """The entries of a provider, by payment and run, of the runs by a day; what persons are paid is none of them."""

    def paid(row: _Row) -> bool:
        return row["provider_id"] == provider_id and not LineKind(row["kind"]).is_persons

    return _entries(Ledger.open(folder), until, paid, lambda _: "")


def _entries(
    ledger: Ledger, until: date, wanted: Callable[[_Row], bool], about: Callable[[_Row], str]
) -> tuple[SettledEntry, ...]:
    paid = {one.run: one.on for one in paid_in(ledger.folder)}
    found: list[SettledEntry] = []
    for of in (run.manifest for run in ledger.runs if run.manifest.as_at <= until):
        sums: dict[tuple[str, str, str, str], int] = {}
        for row in csv.DictReader(ledger.text_of(of.run, LINES)):
            if wanted(row):
                key = about(row), row["payment"], row["part"], row["change"]
                sums[key] = sums.get(key, 0) + pence_in_cell(row["amount"])
        found += [SettledEntry(of.run, of.period, paid.get(of.run), *key, pence) for key, pence in sums.items()]
    return tuple(found)


def _under_pseudonyms(folder: Path) -> Problem:
    return Problem(
        "PBR596",
        "in this ledger persons stand under pseudonyms, and are not found by the id of the records",
        Place(str(folder)),
        "leave out --ledger; pbr ledger history has them under their pseudonyms",
    )
