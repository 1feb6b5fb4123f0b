"""Whether a period is settled already: from the same inputs, where nothing is to be done, or from others."""

import io
from collections.abc import Sequence

from pbr.api.ledger.started_run import StartedRun
from pbr.ledger.entry import Entry
from pbr.ledger.manifest import Manifest
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.files.record_names import ADJUSTMENTS_FILE, NOTICES_FILE
from pbr.records.input_file import InputFile
from pbr.records.papers.adjustments_file import write_adjustments
from pbr.records.papers.notices_file import write_notices
from pbr.settlement.line import Line
from pbr.values.dataclass import dataclass
from pbr.values.money import pounds


@dataclass(frozen=True, slots=True)
class AlreadySettled:
    """The run that settled the same, from the same scheme, records, notices and adjustments, as at the same day."""

    run: int
    head: str


def settled_already(started: StartedRun) -> AlreadySettled | None:
    """The run that settled exactly this; None where none did, or where it is settled from anything else."""
    last = started.ledger.last
    if last is None or not started.again:
        return None
    same = (
        last.as_at == started.prepared.as_at
        and last.scheme.sha256 == started.prepared.scheme_file.sha256
        and _known(last.inputs) == _known(started.prepared.records.inputs)
        and _by_hand_the_same(started, last)
    )
    return AlreadySettled(last.run, started.ledger.head) if same else None


def _known(inputs: Sequence[InputFile]) -> list[tuple[str, str]]:
    return sorted((used.name, used.sha256) for used in inputs)


def _by_hand_the_same(started: StartedRun, last: Manifest) -> bool:
    """Whether the notices and adjustments are those that the last run had."""
    notices, adjustments = io.StringIO(), io.StringIO()
    write_notices(notices, started.prepared.notices)
    write_adjustments(adjustments, started.adjustments)
    files = ((NOTICES_FILE, notices), (ADJUSTMENTS_FILE, adjustments))
    return all(started.ledger.file_of(last.run, name) == said.getvalue().encode() for name, said in files)


def refuse_what_differs(started: StartedRun, entries: int, first: Sequence[Entry]) -> None:
    """Raise ``ProblemsFound`` for a period that is settled from other inputs.

    The first of what would differ, by ids and sums, is listed only where problems may quote the records.
    """
    last = started.ledger.last
    if last is None or not started.again or started.supplementary:
        return
    place = Place(str(started.ledger.folder))
    many = "1 obligation comes" if entries == 1 else f"{entries:,} obligations come"
    differs = f"; {many} to something else now" if entries else ", and nothing else comes of them now"
    how = 'settle the next period, which puts it right; or say --supplementary "why" to settle it in a run of its own'
    said = ""
    if first and started.show_values:
        more = f"; and {entries - len(first):,} more" if entries > len(first) else ""
        said = f": {'; '.join(_difference(entry.line) for entry in first)}{more}"
    elif first:
        how += "; --show-values lists the first of them"
    message = f"run {last.run} settled {last.period} already, from other inputs{differs}{said}"
    raise ProblemsFound([Problem("PBR089", message, place, how)])


def _difference(line: Line) -> str:
    return f"{line.line_id} {pounds(line.settled_before)} settled, {pounds(line.due_to_date)} now"
