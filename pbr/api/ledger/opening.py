"""A ledger opened: what was settled elsewhere before its first run, from the records, beside the totals of a file."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from pbr.api.given.types_given import must_be
from pbr.api.ledger.entries_made import LinesByHand
from pbr.api.ledger.kept_scheme import scheme_as_read
from pbr.api.ledger.persons import records_under
from pbr.api.ledger.run_basis import NOBODY_BY_HAND
from pbr.api.ledger.run_checks import Confirmed
from pbr.api.ledger.run_files import RunWritten, write_run
from pbr.api.ledger.settling import Committed, kept_inputs, manifest_of
from pbr.api.ledger.started_run import StartedRun
from pbr.api.settling.prepare import prepare_checked
from pbr.api.settling.progress import NOBODY_WAITS, Progress
from pbr.files.temporary_folder import temporary_folder
from pbr.ledger.changed_figures import changed_figures
from pbr.ledger.changed_records import ChangedRecords
from pbr.ledger.entry import Change
from pbr.ledger.folder_names import OPENING_RUN
from pbr.ledger.ledger import Ledger
from pbr.ledger.manifest import RunKind, Settings
from pbr.ledger.opening import OpeningChanges, OpeningDifferences, differences, read_opening_totals
from pbr.ledger.position_csv import nothing_settled
from pbr.ledger.run_folder import publish_run, run_built
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.dictionary import TABLES
from pbr.records.extract.last_extract import LastExtract
from pbr.records.extract.since_last import SinceLast
from pbr.records.papers.notice import NoticesInForce
from pbr.values.dataclass import dataclass
from pbr.values.period import Period
from pbr.worked_examples.checked_scheme import paying_by_name


@dataclass(frozen=True, slots=True)
class OpeningAsked:
    """What a ledger is opened with. ``check`` is the file of what was settled elsewhere, None where there is none."""

    ledger: Path
    scheme: Path
    records: Path
    settled_to: date
    check: Path | None = None
    two_people: bool = False
    hold_errors: bool = False
    show_values: bool = False
    key: Path | None = None

    def __post_init__(self) -> None:
        """Refuse what is no path or day before anything is read."""
        for name in ("ledger", "scheme", "records"):
            must_be(getattr(self, name), Path, name, "a Path")
        must_be(self.settled_to, date, "settled_to", "a date")


def open_ledger(
    asked: OpeningAsked,
    then: Callable[[], None] = lambda: None,
    shown: Progress = NOBODY_WAITS,
    clock: Callable[[], float] = time.time,
) -> Committed:
    """Make a ledger whose run 0 has every line due by a day, as settled elsewhere.

    Raises ``ProblemsFound`` with what is wrong, for a folder that has runs, and where the totals of the file are others
    without a reason.
    """
    must_be(asked, OpeningAsked, "what is asked", "an OpeningAsked")
    with (
        records_under(asked.key, asked.records, asked.scheme) as (records, fingerprint),
        _started(replace(asked, records=records)) as started,
    ):
        by_hand: LinesByHand = NOBODY_BY_HAND
        if asked.check is not None:
            totals = read_opening_totals(asked.check, asked.show_values)
            found = _by_provider(started, shown)
            by_hand = OpeningDifferences(differences(totals, found, asked.check), started.scheme.name)
        with run_built(started.ledger.folder, OPENING_RUN, "") as built:
            with built.position.open("w+b") as position:
                written = write_run(started, built.aside, position, _changes(started), by_hand, shown)
            said, settings = Confirmed().recorded(written.proposal), replace(started.settings, pseudonyms=fingerprint)
            manifest = manifest_of(started, written, built, said, clock, kind=RunKind.OPENING, settings=settings)
            head = publish_run(built, manifest, kept_inputs(started), then=then)
    return Committed(written, head, started.warnings)


@contextmanager
def _started(asked: OpeningAsked) -> Iterator[StartedRun]:
    ledger = Ledger.open_or_new(asked.ledger)
    if ledger.runs:
        how = "a ledger is opened once, before its first run; to open one anew, name another folder"
        raise ProblemsFound([Problem("PBR090", "this ledger has runs already", Place(str(asked.ledger)), how)])
    checked = paying_by_name(asked.scheme)
    runs = checked.scheme.runs
    if asked.settled_to < runs.first:
        message = f"the scheme runs from {runs.first}, so nothing of it was settled by {asked.settled_to}"
        how = "a ledger without anything before it needs no opening: settle its first period"
        raise ProblemsFound([Problem("PBR090", message, Place(str(asked.ledger)), how)])
    prepared = prepare_checked(
        checked, asked.records, Period(runs.first, asked.settled_to), asked.settled_to,
        hold_errors=asked.hold_errors, show_values=asked.show_values,
        since=SinceLast(LastExtract({}), NoticesInForce(), asked.hold_errors),
    )  # fmt: skip
    yield StartedRun(
        ledger=ledger,
        prepared=prepared,
        positions=nothing_settled(),
        renamed=(),
        adjustments=(),
        last_tables={},
        last_missing={},
        scheme_bytes=scheme_as_read(asked.scheme, checked.file),
        settings=Settings(two_people=asked.two_people),
        number=OPENING_RUN,
        supplementary="",
        again=False,
        not_yet=(),
        last_plans={},
        warnings=(),
    )


def _changes(started: StartedRun) -> OpeningChanges:
    return OpeningChanges(
        started.scheme,
        started.prepared.period.first,
        cache(lambda: ChangedRecords({}, {}, TABLES)),
        changed_figures(started.scheme.text, started.scheme),
        frozenset(),
    )


def _by_provider(started: StartedRun, shown: Progress) -> dict[str, int]:
    """What the records come to by provider, in pence."""
    with temporary_folder("run") as folder, tempfile.TemporaryFile() as position:
        written: RunWritten = write_run(started, folder, position, _changes(started), NOBODY_BY_HAND, shown)
    return {
        provider: sum(one.pence for one in written.sums if one.provider_id == provider and one.change is Change.OPENING)
        for provider in {one.provider_id for one in written.sums if one.provider_id}
    }
