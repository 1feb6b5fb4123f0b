"""A period settled against a ledger: looked at as often as anyone likes, and settled once."""

import os
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from pbr import __version__
from pbr.api.given.types_given import must_be
from pbr.api.ledger.empty_first_run import refuse_empty_first_run
from pbr.api.ledger.run_basis import adjustments_of, changes_of
from pbr.api.ledger.run_checks import Confirmed, check_commit, check_first_run
from pbr.api.ledger.run_files import RunWritten, write_run
from pbr.api.ledger.settled_already import AlreadySettled, refuse_what_differs, settled_already
from pbr.api.ledger.started_run import RunAsked, StartedRun, started_run
from pbr.api.settling.progress import NOBODY_WAITS, Progress
from pbr.api.settling.workbook_asked import WorkbookAsked
from pbr.files.atomic import Built, folder_aside, put_all_in_place
from pbr.files.temporary_folder import temporary_folder
from pbr.ledger.input_copies import InputToKeep
from pbr.ledger.ledger import Ledger
from pbr.ledger.left_over import clear_left_over
from pbr.ledger.manifest import Bounds, Manifest, RunKind, SchemeOfRun, Settings, SignOff
from pbr.ledger.recorded_time import time_recorded
from pbr.ledger.remittances import paid_of
from pbr.ledger.run_folder import RunBuilt, files_of, hash_of, publish_run, run_built
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.opened.mapped_path import MappedPath
from pbr.values.dataclass import dataclass

CALLED = "folder of a run"


@dataclass(frozen=True, slots=True)
class Previewed:
    """A run as it would be: nothing is settled. ``warnings`` are of the ledger and what is entered by hand."""

    written: RunWritten
    bounds: Bounds
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Committed:
    """A run that is settled, and its head: the hash by which all runs up to it are known.

    ``cleared`` says what was left in the ledger by runs that were killed, and is removed.
    """

    written: RunWritten
    head: str
    warnings: tuple[Problem, ...]
    cleared: tuple[str, ...] = ()


def preview(
    asked: RunAsked, out: Path | None = None, shown: Progress = NOBODY_WAITS, workbook: WorkbookAsked | None = None
) -> Previewed | AlreadySettled:
    """Work out what a period would settle, and settle nothing; ``out`` and ``workbook`` get the run as it would be.

    Raises ``ProblemsFound`` with what is wrong, and for a period that is settled from other inputs.
    """
    must_be(asked, RunAsked, "what is asked", "a RunAsked")
    must_be(out, Path | None, "out", "the Path of a folder")
    with started_run(asked) as started:
        same = settled_already(started)
        if same is not None:
            _write_workbook_of_last(started, workbook)
            return same
        with ExitStack() as until_the_end:
            built: list[Built] = []
            if out is None:
                folder = until_the_end.enter_context(temporary_folder("run"))
            else:
                place = out.absolute()
                folder = until_the_end.enter_context(folder_aside(place, CALLED))
                built.append(Built(place, folder, CALLED, lambda: _must_be_free(place)))
            found = _previewed(started, folder, shown)
            if workbook is not None:
                built.append(_workbook_built(until_the_end, workbook, started, folder, found.written, settled=False))
            put_all_in_place(built)
        return found


def _previewed(started: StartedRun, folder: Path, shown: Progress) -> Previewed:
    with tempfile.TemporaryFile() as position:
        written = write_run(started, folder, position, changes_of(started), adjustments_of(started), shown)
    refuse_what_differs(started, written.entries, written.first)
    refuse_empty_first_run(started, written)
    check_first_run(started, written)
    return Previewed(written, started.ledger.settings.bounds, started.warnings)


def _must_be_free(out: Path) -> None:
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        message = f"the {CALLED} is there already, and a run as it would be takes the place of nothing"
        raise ProblemsFound([Problem("PBR021", message, Place(str(out)), "choose a new or empty folder")])


def commit(
    asked: RunAsked,
    said: Confirmed,
    then: Callable[[], None] = lambda: None,
    shown: Progress = NOBODY_WAITS,
    clock: Callable[[], float] = time.time,
    workbook: WorkbookAsked | None = None,
) -> Committed | AlreadySettled:
    """Settle a period: write its run into the ledger, whole or not at all. ``then`` is called once it is settled.

    ``workbook`` is built before the run is settled, and put in its place after: where that cannot be done any more, the
    run is settled all the same, and a warning says so.

    Raises ``ProblemsFound`` with what is wrong, where a bound is exceeded that nobody confirmed, and where another run
    was quicker; nothing is then settled.
    """
    must_be(asked, RunAsked, "what is asked", "a RunAsked")
    must_be(said, Confirmed, "what is said of it", "a Confirmed")
    with started_run(asked) as started:
        same = settled_already(started)
        if same is not None:
            _write_workbook_of_last(started, workbook)
            return same
        ledger = started.ledger
        cleared = clear_left_over(ledger.folder, lambda: Ledger.open_or_new(ledger.folder).read_by_runs())
        with ExitStack() as until_the_end, run_built(ledger.folder, started.number, ledger.head) as built:
            with built.position.open("w+b") as position:
                written = write_run(started, built.aside, position, changes_of(started), adjustments_of(started), shown)
            refuse_what_differs(started, written.entries, written.first)
            refuse_empty_first_run(started, written)
            check_first_run(started, written)
            check_commit(started, written, said)
            books: list[Built] = []
            if workbook is not None:
                books.append(_workbook_built(until_the_end, workbook, started, built.aside, written, settled=True))
                books[0].may_take()
            manifest = manifest_of(started, written, built, said.recorded(written.proposal), clock)
            head = publish_run(built, manifest, kept_inputs(started), then=then)
            not_written = _put_after_it_is_settled(books)
    return Committed(written, head, (*started.warnings, *not_written), tuple(cleared))


def _workbook_built(
    until_the_end: ExitStack,
    workbook: WorkbookAsked,
    started: StartedRun,
    folder: Path,
    written: RunWritten,
    *,
    settled: bool,
) -> Built:
    """Build the workbook of a run, of the files that it wrote into a folder."""
    # imported late: it needs XlsxWriter, which only a workbook does
    from pbr.api.ledger.run_workbook import run_started, workbook_of

    told = run_started(started, folder, written.proposal, settled=settled)
    return until_the_end.enter_context(workbook_of(workbook, told))


def _write_workbook_of_last(started: StartedRun, workbook: WorkbookAsked | None) -> None:
    """Write the workbook of the last run, which settled the same, if one is asked for."""
    if workbook is None:
        return
    # imported late: it needs XlsxWriter, which only a workbook does
    from pbr.api.ledger.run_workbook import run_settled, workbook_of

    with workbook_of(workbook, run_settled(started.ledger, started.ledger.runs[-1])) as built:
        put_all_in_place([built])


def _put_after_it_is_settled(books: list[Built]) -> tuple[Problem, ...]:
    """Put what goes with a run in its place; what is wrong is a warning, because the run is settled."""
    try:
        put_all_in_place(books)
    except ProblemsFound as wrong:
        how = "the run is settled; its workbook can be had with pbr ledger show DIR RUN --workbook FILE.xlsx"
        return tuple(replace(one, severity="warning", help=how) for one in wrong.problems)
    return ()


def manifest_of(
    started: StartedRun,
    written: RunWritten,
    built: RunBuilt,
    said: SignOff,
    clock: Callable[[], float],
    *,
    kind: RunKind | None = None,
    settings: Settings | None = None,
) -> Manifest:
    """What a run says of itself."""
    prepared, path = started.prepared, started.prepared.records_path
    return Manifest(
        run=written.number,
        kind=kind or started.kind,
        why=started.supplementary,
        period=prepared.period,
        as_at=prepared.as_at,
        scheme=SchemeOfRun(started.scheme.name, started.scheme.runs, prepared.scheme_file.sha256),
        renamed=started.renamed,
        inputs=prepared.records.inputs,
        settings=settings or started.settings,
        said=said,
        sums=written.sums,
        paid=paid_of(written.remittances),
        position_sha256=hash_of(built.position),
        files=files_of(built.aside),
        previous=started.ledger.head,
        made_at=time_recorded(os.environ, clock),
        made_by=f"pbr {__version__}",
        mapping=path.through.mapping.sha256 if isinstance(path, MappedPath) else "",
    )


def kept_inputs(started: StartedRun) -> Iterable[InputToKeep]:
    """The files that a run was worked out from, to be kept."""
    path = started.prepared.records_path
    if isinstance(path, MappedPath):
        return [InputToKeep(used, path.through.source_of(used)) for used in started.prepared.records.inputs]
    return [InputToKeep(used, path / used.name if path.is_dir() else path) for used in started.prepared.records.inputs]
