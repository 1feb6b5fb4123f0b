"""The workbook of a run of a ledger: of one that is looked at, as it would be, and of one that is settled."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from pbr.api.given.types_given import must_be
from pbr.api.ledger.reading import ledger_at
from pbr.api.ledger.started_run import StartedRun
from pbr.api.settling.workbook_asked import WorkbookAsked, workbook_aside
from pbr.files.atomic import Built, put_all_in_place
from pbr.ledger.ledger import Ledger, RunRead
from pbr.remittance.workbook.run_workbook import RunDescribed, write_run_workbook


@contextmanager
def workbook_of(asked: WorkbookAsked, run: RunDescribed) -> Iterator[Built]:
    """Build the workbook of a run beside its place; what is there at the end goes.

    Raises ``ProblemsFound`` where it cannot be written.
    """
    with workbook_aside(asked) as (built, folder):
        write_run_workbook(built.aside, folder, run)
        yield built


def run_started(started: StartedRun, folder: Path, proposal: str, *, settled: bool) -> RunDescribed:
    """A run whose files are in a folder, and which is being settled or only looked at."""

    def opened(name: str) -> TextIO | None:
        path = folder / name
        return path.open(encoding="utf-8", newline="") if path.is_file() else None

    prepared = started.prepared
    return RunDescribed(
        number=started.number, kind=started.kind, why=started.supplementary, period=prepared.period,
        as_at=prepared.as_at, inputs=prepared.records.inputs, proposal=proposal, is_settled=settled, opened=opened,
    )  # fmt: skip


def run_settled(ledger: Ledger, run: RunRead) -> RunDescribed:
    """A run that is in a ledger; each of its files is read as it was written, or not at all."""
    of = run.manifest
    listed = {one.name for one in of.files}

    def opened(name: str) -> TextIO | None:
        return ledger.text_of(of.run, name) if name in listed else None

    return RunDescribed(
        number=of.run, kind=of.kind, why=of.why, period=of.period, as_at=of.as_at, inputs=of.inputs,
        proposal=of.said.proposal, is_settled=True, opened=opened,
    )  # fmt: skip


def write_workbook_of_run(folder: Path, number: int, asked: WorkbookAsked, then: Callable[[], None]) -> None:
    """Write the workbook of a run that is settled; ``then`` is called when it is in its place.

    Raises ``ProblemsFound`` where there is no such run, or a file of it is not as it was written.
    """
    must_be(asked, WorkbookAsked, "what is asked", "a WorkbookAsked")
    ledger = ledger_at(folder)
    with workbook_of(asked, run_settled(ledger, ledger.run(number))) as built:
        put_all_in_place([built], then)
