"""How things stand after the last run: from ``position.csv``, or worked out again from the runs."""

import csv
import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from hashlib import file_digest, sha256
from pathlib import Path
from typing import NamedTuple

from pbr.ledger.damage import does_not_add_up
from pbr.ledger.folder_names import LINES, POSITION, name_of_run
from pbr.ledger.ledger import Ledger
from pbr.ledger.position_csv import PositionsOf, nothing_settled, write_positions
from pbr.ledger.positions import Positions, replay
from pbr.ledger.recorded_cells import entry_in_cell
from pbr.ledger.renamed_positions import names_now, under_new_names
from pbr.problems.problem import Place, Problem, ProblemsFound


class OpenedPositions(NamedTuple):
    """How things stand, and the warning that it had to be worked out again, if it had."""

    positions: PositionsOf
    warnings: tuple[Problem, ...]


@contextmanager
def opened_positions(ledger: Ledger) -> Iterator[OpenedPositions]:
    """Open how things stand after the last run of a ledger, to be read one provider at a time.

    Nothing is written: the next run puts ``position.csv`` right. Raises ``ProblemsFound`` where the runs do not come to
    what the last of them says.
    """
    if ledger.last is None:
        yield OpenedPositions(nothing_settled(), ())
        return
    path, expected = ledger.folder / POSITION, ledger.last.position_sha256
    with ExitStack() as opened:
        file = _opened(path)
        if file is not None and file_digest(opened.enter_context(file), "sha256").hexdigest() == expected:
            yield OpenedPositions(PositionsOf(file), ())
            return
        if file is not None:
            _refuse_where_runs_are_gone(ledger, path, ledger.last.run)
    yield OpenedPositions(_worked_out_again(ledger, expected), (_rebuilt(path),))


def _refuse_where_runs_are_gone(ledger: Ledger, path: Path, last: int) -> None:
    """Raise ``ProblemsFound`` where the file tells of a run after the last one that is there: it was taken out.

    What that run settled would be settled again.
    """
    later = max(_runs_named(path), default=last)
    if later > last and not (ledger.folder / name_of_run(later)).exists():
        message = f"this file is of run {later}, and the last run that is there is run {last}"
        how = (
            f"put run {later} back from a copy of the ledger, or what it settled is settled again; "
            "if it was taken out on purpose, remove this file"
        )
        raise ProblemsFound([Problem("PBR064", message, Place(str(path)), how)])


def _runs_named(path: Path) -> Iterator[int]:
    """The runs of the last entries that a file of positions names, as far as it can be read."""
    with suppress(ValueError, csv.Error), path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            entry = entry_in_cell(row.get("last") or "")
            if entry is not None:
                yield entry.run


def _opened(path: Path) -> io.BufferedReader | None:
    """Open a file to read; None where that cannot be done."""
    try:
        return path.open("rb")
    except OSError:
        return None


def _worked_out_again(ledger: Ledger, expected: str) -> PositionsOf:
    """Replay every entry of every run."""
    positions: Positions = {}
    for run in ledger.runs:
        positions = under_new_names(positions.values(), names_now(run.manifest.renamed))
        replay(ledger.entries_of(run.manifest.run), positions)
    file = io.BytesIO()
    write_positions(file, positions)
    if sha256(file.getvalue()).hexdigest() != expected:
        number = ledger.runs[-1].manifest.run
        path = ledger.folder / name_of_run(number) / LINES
        raise ProblemsFound([does_not_add_up(path, number, "the entries do not come to how it says that things stand")])
    return PositionsOf(file)


def _rebuilt(path: Path) -> Problem:
    what = "is not as the last run left it" if path.exists() else "is not there"
    message = f"this file {what}, so how things stand was worked out again from the runs"
    how = "nothing needs to be done: the next run that is committed writes it again"
    return Problem("PBR066", message, Place(str(path)), how, severity="warning")
