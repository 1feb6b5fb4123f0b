"""A settlement that is in no ledger, read from its folder, as it is paid out."""

import csv
import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, TextIO, TypeVar

from pbr.files.publish_folder import refuse_unless_ours
from pbr.files.seal import changed_since_sealed
from pbr.ledger.invoice_reference import invoice_references
from pbr.ledger.recorded_cells import pence_in_cell
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.input_file import InputFile
from pbr.remittance.paid_line import NotAsWrittenError, Unguarded, read_held_items, read_paid_lines
from pbr.remittance.paid_run import PaidRun, ProviderRemittance
from pbr.reports.settlement_files import SETTLEMENT
from pbr.reports.spreadsheet_safe_cells import FORMULA_STARTS
from pbr.settlement.line import LineKind, Status
from pbr.values.period import Period

OF_NO_LEDGER = 0
"""Stands for the number of a run in the references of a settlement that is in no ledger."""

Item = TypeVar("Item")


def settlement_read(folder: Path) -> PaidRun:
    """Read the folder of a settlement, which must be as pbr wrote it, by its seal.

    Raises ``ProblemsFound`` where a file was changed, added or taken out since.
    """
    refuse_unless_ours(folder, SETTLEMENT)
    try:
        changed = changed_since_sealed(folder, SETTLEMENT.summary)
        written = (folder / SETTLEMENT.summary).read_bytes()
        said = json.loads(written)
    except (ValueError, RecursionError):
        raise _changed(folder, [SETTLEMENT.summary]) from None
    if changed:
        raise _changed(folder, changed)
    read = partial(_read, folder)
    lines = partial(read, "lines.csv", read_paid_lines)
    return PaidRun(
        source=folder,
        scheme=said["scheme"]["name"],
        title=said["scheme"]["title"],
        period=Period(_day(said["period"]["first"]), _day(said["period"]["last"])),
        as_at=_day(said["as_at"]),
        number=None,
        head="",
        fingerprint=sha256(written).hexdigest(),
        why="",
        remittances=_remittances(folder, said),
        inputs=tuple(InputFile(one["file"], one["sha256"], one.get("rows")) for one in said["inputs"]),
        as_at_of={},
        read_lines=lines,
        read_held=partial(read, "held.csv", read_held_items),
        opened=partial(_opened, folder),
        to_persons=sum(pence_in_cell(one["amount"]) for one in said["totals"] if not one["provider_id"]),
    )


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _remittances(folder: Path, said: Any) -> tuple[ProviderRemittance, ...]:
    """What each provider with a line is paid: what is due of it, as nothing is known of other settlements."""
    due: dict[str, int] = {}
    limits: dict[str, int] = {}
    below_nil: dict[str, int] = {}
    for one in said["totals"]:
        if one["provider_id"]:
            due[one["provider_id"]] = due.get(one["provider_id"], 0) + pence_in_cell(one["amount"])
    with (folder / "lines.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["status"] == Status.DUE and not LineKind(row["kind"]).is_persons:
                provider, pence = unguarded(row["provider_id"]), pence_in_cell(row["amount"])
                below_nil[provider] = below_nil.get(provider, 0) + min(pence, 0)
                if row["kind"] == LineKind.LIMIT:
                    limits[provider] = limits.get(provider, 0) + pence
    references = invoice_references(said["scheme"]["name"], OF_NO_LEDGER, due)
    return tuple(
        _remittance(one, due[one], limits.get(one, 0), below_nil.get(one, 0), references[one]) for one in sorted(due)
    )


def _remittance(provider: str, due: int, limits: int, below_nil: int, reference: str) -> ProviderRemittance:
    return ProviderRemittance(
        provider_id=provider,
        brought_forward=0,
        new=due - limits,
        late=0,
        more=0,
        corrections=0,
        taken_back=0,
        limits=limits,
        adjustments=0,
        entries=due,
        invoices=due - below_nil,
        credits=below_nil,
        payable=max(due, 0),
        carried_forward=min(due, 0),
        invoice_reference=reference,
    )


def unguarded(cell: str) -> str:
    """A text of a cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_STARTS) else cell


def _opened(folder: Path, name: str) -> TextIO | None:
    """A file of the settlement as text; None where it has none of this name."""
    path = folder / name
    return path.open(encoding="utf-8", newline="") if name in SETTLEMENT.files and path.is_file() else None


def _read(folder: Path, name: str, reader: Callable[[TextIO, Unguarded], Iterator[Item]]) -> Iterator[Item]:
    try:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            yield from reader(file, unguarded)
    except NotAsWrittenError:
        raise _changed(folder, [name]) from None


def _changed(folder: Path, names: list[str]) -> ProblemsFound:
    message = f"this settlement is not as pbr wrote it: {', '.join(names)} changed since"
    how = "settle again into a folder of its own, and pay out of that"
    return ProblemsFound([Problem("PBR916", message, Place(str(folder)), how)])
