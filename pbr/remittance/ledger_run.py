"""A run of a ledger, as it is paid out."""

from collections.abc import Callable, Iterator
from functools import partial
from json import loads
from pathlib import Path
from typing import TextIO, TypeVar

from pbr.ledger.damage import file_damaged
from pbr.ledger.folder_names import HELD, LINES, REMITTANCES, SETTLEMENT, name_of_run
from pbr.ledger.invoice_reference import invoice_references
from pbr.ledger.ledger import Ledger, RunRead
from pbr.ledger.manifest import RunKind
from pbr.ledger.recorded_cells import text_recorded
from pbr.ledger.remittances import IN_NO_PAYABLE
from pbr.ledger.remittances_csv import read_remittances
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.remittance.paid_line import NotAsWrittenError, PaidLine, Unguarded, read_held_items, read_paid_lines
from pbr.remittance.paid_run import PaidRun, ProviderRemittance

Item = TypeVar("Item")


def ledger_run(folder: Path, number: int | None) -> PaidRun:
    """Read a run of a ledger, the last where none is named; its files are read when they are asked for.

    Raises ``ProblemsFound`` where the chain of runs is broken, a file of it is not as it was written, there is no such
    run, or it is the opening: that was settled elsewhere, and is in no payment.
    """
    ledger = Ledger.open(folder)
    run = ledger.runs[-1] if number is None else ledger.run(number)
    of = run.manifest
    if of.kind is RunKind.OPENING:
        message = f"run {of.run} is what was settled elsewhere before, and is in no payment"
        raise ProblemsFound([Problem("PBR915", message, Place(str(folder)), "name a later run with --run")])
    read = partial(_read, ledger, of.run)
    return PaidRun(
        source=folder,
        scheme=of.scheme.name,
        title=loads(ledger.file_of(of.run, SETTLEMENT))["scheme"]["title"],
        period=of.period,
        as_at=of.as_at,
        number=of.run,
        head=run.head,
        fingerprint=run.head,
        why=of.why,
        remittances=_remittances(ledger, run),
        inputs=of.inputs,
        as_at_of={one.manifest.run: one.manifest.as_at for one in ledger.runs},
        read_lines=partial(read, LINES, read_paid_lines),
        read_held=partial(read, HELD, read_held_items),
        opened=partial(_opened, ledger, run),
        earlier=partial(_earlier, ledger),
        lines_of=partial(_lines_of, ledger),
        scheme_of={one.manifest.run: one.manifest.scheme.name for one in ledger.runs},
        to_persons=sum(one.pence for one in of.sums if not one.provider_id and one.change not in IN_NO_PAYABLE),
    )


def _remittances(ledger: Ledger, run: RunRead) -> tuple[ProviderRemittance, ...]:
    of = run.manifest
    made = read_remittances(ledger.text_of(of.run, REMITTANCES))
    references = invoice_references(of.scheme.name, of.run, [one.provider_id for one in made])
    return tuple(ProviderRemittance(**one._asdict(), invoice_reference=references[one.provider_id]) for one in made)


def _earlier(ledger: Ledger, number: int) -> dict[str, ProviderRemittance]:
    """The remittances of another run, under the name that its scheme had then."""
    return {one.provider_id: one for one in _remittances(ledger, ledger.run(number))}


def _lines_of(ledger: Ledger, number: int) -> Iterator[PaidLine]:
    """The entries of a run of the ledger."""
    return _read(ledger, number, LINES, read_paid_lines)


def _opened(ledger: Ledger, run: RunRead, name: str) -> TextIO | None:
    """A file of a run as text; None where the run has none of this name."""
    listed = {one.name for one in run.manifest.files}
    return ledger.text_of(run.manifest.run, name) if name in listed else None


def _read(
    ledger: Ledger, number: int, name: str, reader: Callable[[TextIO, Unguarded], Iterator[Item]]
) -> Iterator[Item]:
    """Read a file of a run. Raises ``ProblemsFound`` where it is not as pbr writes it."""
    try:
        yield from reader(ledger.text_of(number, name), text_recorded)
    except NotAsWrittenError:
        path = ledger.folder / name_of_run(number) / name
        raise ProblemsFound([file_damaged(path, number, "has no lines as pbr writes them")]) from None
