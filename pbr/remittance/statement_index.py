"""``statements.csv`` and ``statements.json``: which statements there are, and that they add up to the run."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

from pbr import __version__
from pbr.files.publish_folder import MADE_BY
from pbr.files.seal import seal
from pbr.files.utf8_writer import new_file
from pbr.ledger.recorded_cells import pence_in_cell
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.papers.provider_directory import ProviderDetails
from pbr.remittance.control_totals import (
    CONTROL_TOTALS,
    ControlTotal,
    by_sign,
    of_remittances,
    of_several,
    write_control_totals,
)
from pbr.remittance.paid_run import PaidRun, ProviderRemittance
from pbr.remittance.statement_files import INDEX, SUMMARY
from pbr.reports.spreadsheet_safe_cells import money_cell, text_cell, write_table
from pbr.values.dataclass import dataclass
from pbr.values.money import plain_pounds, pounds

STATEMENTS = "statements"
"""What the totals of all statements together are called."""

INDEX_COLUMNS = (
    "provider_id",
    "name",
    "supplier_number",
    "invoice_reference",
    "lines",
    "brought_forward",
    "entries",
    "payable",
    "carried_forward",
    "page",
    "table",
)


@dataclass(frozen=True, slots=True)
class Written:
    """A statement that was written: whose it is, what it is paid, and how many lines it tells of."""

    details: ProviderDetails
    remittance: ProviderRemittance
    lines: int


def refuse_other_sums(run: PaidRun, written: Sequence[Written], build: Path, only: str) -> list[ControlTotal]:
    """Give what each statement comes to, read again as it was written.

    Raises ``ProblemsFound`` unless they come to what the run comes to: each to its provider's entries, what is brought
    forward and they to what is payable and carried forward, and all together to what the run says, unless only one
    provider's was asked for.
    """
    wrong: list[str] = []
    totals = [_added_up(build, one.remittance) for one in written]
    in_all = sum(one.net for one in totals)
    for one, total in zip(written, totals, strict=True):
        of, came_to = one.remittance, total.net
        if came_to != of.entries:
            wrong.append(f"that of {of.provider_id} comes to {pounds(came_to)}, and the run to {pounds(of.entries)}")
        if of.brought_forward + of.entries != of.payable + of.carried_forward:
            wrong.append(f"what {of.provider_id} is paid and carries is not what it had and what the run comes to")
    if not only and in_all != run.entries:
        wrong.append(f"they come to {pounds(in_all)}, and the run to {pounds(run.entries)}")
    if wrong:
        how = "nothing was written; what is paid out is not whole: pbr ledger verify looks at a ledger"
        raise ProblemsFound(
            [Problem("PBR919", f"the statements do not add up: {said}", Place(str(run.source)), how) for said in wrong]
        )
    return totals


def _added_up(build: Path, of: ProviderRemittance) -> ControlTotal:
    """What the amounts of a statement come to, as they were written."""
    name = f"{of.invoice_reference}.csv"
    with (build / name).open(encoding="utf-8", newline="") as file:
        amounts = [pence_in_cell(row["amount"]) for row in csv.DictReader(file)]
    return ControlTotal(name, len(amounts), *by_sign(amounts), sum(amounts), of.brought_forward, of.carried_forward)


def write_index(
    run: PaidRun, written: Sequence[Written], totals: Sequence[ControlTotal], build: Path, only: str
) -> None:
    """Write which statements there are, what they come to, and the hash of each; ``totals`` are of each of them."""
    remittances = [one.remittance for one in written]
    in_all = of_several(STATEMENTS, totals, remittances)
    with new_file(build / CONTROL_TOTALS) as file:
        write_control_totals([of_remittances(remittances), in_all, *totals], file, run.payer)
    with new_file(build / INDEX) as file:
        write_table(file, INDEX_COLUMNS, map(_cells, written))
    sums = {name: sum(getattr(one.remittance, name) for one in written) for name in _SUMS}
    said = {
        "scheme": {"name": run.scheme, "title": run.title},
        "period": {"first": run.period.first.isoformat(), "last": run.period.last.isoformat()},
        "as_at": run.as_at.isoformat(),
        "run": run.number,
        "fingerprint": run.fingerprint,
        "only_provider": only or None,
        **({"only_payer": run.payer} if run.payer else {}),
        "statements": len(written),
        "totals": {name: plain_pounds(pence) for name, pence in sums.items()},
        MADE_BY: f"pbr {__version__}",
    }
    with new_file(build / SUMMARY) as file:
        file.write(json.dumps(said, ensure_ascii=False, indent=2) + "\n")
    seal(build, SUMMARY)


_SUMS = ("brought_forward", "entries", "payable", "carried_forward")


def _cells(one: Written) -> tuple[object, ...]:
    details, of = one.details, one.remittance
    return (
        *map(text_cell, (details.provider_id, details.name, details.supplier_number, of.invoice_reference)),
        one.lines,
        *(money_cell(getattr(of, name)) for name in _SUMS),
        f"{of.invoice_reference}.html",
        f"{of.invoice_reference}.csv",
    )
