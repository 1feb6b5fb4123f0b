"""A run of a ledger, ready to be worked out: its period and day, the records with what is missing, and what stands."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from pbr.api.given.types_given import must_be
from pbr.api.ledger.kept_scheme import scheme_as_read
from pbr.api.ledger.mapped_tables import tables_of, tables_of_last
from pbr.api.ledger.persons import check_key, records_under
from pbr.api.ledger.scheme_before import refuse_other_records
from pbr.api.settling.prepare import Prepared, prepare_checked
from pbr.files.temporary_folder import temporary_folder
from pbr.ledger.folder_names import MISSING, SCHEME, input_named, name_of_run
from pbr.ledger.ledger import Ledger
from pbr.ledger.manifest import Manifest, RunKind, Settings
from pbr.ledger.opened_positions import opened_positions
from pbr.ledger.paid import payments_that_do_not_follow
from pbr.ledger.position_csv import PositionsOf, StillSettledIn
from pbr.ledger.renamed_positions import RenamedPositions
from pbr.ledger.run_period import check_as_at, check_period, next_period
from pbr.ledger.scheme_over_time import check_scheme, refuse_unsettled_names
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.cells.council_codes import PROVIDER_CODES
from pbr.records.extract.last_extract import LastExtract, last_extract
from pbr.records.extract.since_last import SinceLast
from pbr.records.files.record_names import NOTICES_FILE
from pbr.records.files.table_files import tables_in_files
from pbr.records.opened.mapped_path import MappedPath
from pbr.records.papers.adjustments_file import Adjustment, read_adjustments
from pbr.records.papers.notice import Notice
from pbr.records.papers.notices_file import read_notices
from pbr.scheme.closed_rows import closed_and_needed
from pbr.scheme.reading.renamed import Renamed
from pbr.scheme.scheme import Scheme
from pbr.source.text_file import decode
from pbr.values.dataclass import dataclass
from pbr.values.period import Period
from pbr.worked_examples.checked_scheme import paying_by_name


@dataclass(frozen=True, slots=True)
class RunAsked:
    """What is asked to be settled against a ledger.

    Without a period it is the next month; ``supplementary`` is why what was settled last is settled again, empty where
    it is not. ``committing`` says that it is meant to be settled, and not only looked at.
    ``key`` is the file of the key under which persons have pseudonyms; ``kept`` says that
    the records are those that a run kept, which have them. So many ``workers`` settle at once, None for as many as
    pay: what is settled is the same.
    """

    scheme: Path
    records: Path
    ledger: Path
    period: Period | None = None
    as_at: date | None = None
    hold_errors: bool = False
    show_values: bool = False
    supplementary: str = ""
    committing: bool = False
    key: Path | None = None
    kept: bool = False
    workers: int | None = 1

    def __post_init__(self) -> None:
        """Refuse what is no path before anything is read."""
        for name in ("scheme", "records", "ledger"):
            must_be(getattr(self, name), Path, name, "a Path")
        must_be(self.period, Period | None, "period", "a Period")
        must_be(self.as_at, date | None, "as_at", "a date")
        must_be(self.workers, int | None, "workers", "a whole number")


@dataclass(frozen=True, slots=True)
class StartedRun:
    """A run that can be worked out. ``last_tables`` has the copies of what the last run read, by table, and
    ``last_missing`` the rows that it kept as they had been, because they were missing.

    ``scheme_bytes`` is the scheme as it was read. ``not_yet`` are notices of days after the run's. ``last_plans`` has
    the plan that a record belonged to that the last run had and this extract has not. ``aside`` is a folder for what is
    written to be compared and then goes. ``period_asked``: somebody said which period it is of. ``show_values``:
    problems may quote the records.
    """

    ledger: Ledger
    prepared: Prepared
    positions: PositionsOf
    renamed: tuple[Renamed, ...]
    adjustments: tuple[Adjustment, ...]
    last_tables: dict[str, Path]
    last_missing: Mapping[str, Path]
    scheme_bytes: bytes
    settings: Settings
    number: int
    supplementary: str
    again: bool
    not_yet: tuple[Notice, ...]
    last_plans: Mapping[tuple[str, str], str]
    warnings: tuple[Problem, ...]
    aside: Path | None = None
    period_asked: bool = True
    workers: int | None = 1
    show_values: bool = False

    @property
    def kind(self) -> RunKind:
        """What it is."""
        return RunKind.SUPPLEMENTARY if self.supplementary else RunKind.SETTLEMENT

    @property
    def scheme(self) -> Scheme:
        """The scheme that settles."""
        return self.prepared.scheme

    @property
    def tables(self) -> dict[str, Path]:
        """The files of its own records, by table."""
        records, path = self.prepared.records, self.prepared.records_path
        if isinstance(path, MappedPath):
            assert self.aside is not None, "a run that is read through a mapping has a folder for its tables"
            return tables_of(path, records.tables, self.aside, self.scheme.tables)
        names = tables_in_files([used.name for used in records.inputs], records.tables)
        return {table: path / name if path.is_dir() else path for name, table in names.items()}

    @property
    def scheme_before(self) -> str:
        """The text of the scheme that the last run settled with."""
        last = self.ledger.last
        return self.scheme.text if last is None else decode(self.ledger.file_of(last.run, SCHEME), SCHEME)


@contextmanager
def started_run(asked: RunAsked) -> Iterator[StartedRun]:
    """Open a ledger, and read the scheme and the records against it, as far as the lines.

    Raises ``ProblemsFound`` with everything that is wrong at the first stage that cannot go on.
    """
    ledger = Ledger.open_or_new(asked.ledger)
    with records_under(asked.key, asked.records, asked.scheme) as (records, fingerprint):
        if not asked.kept:
            check_key(ledger, fingerprint)
        with (
            temporary_folder("tables") as aside,
            _started(replace(asked, records=records), ledger, aside) as started,
        ):
            settings = replace(ledger.settings, pseudonyms=ledger.settings.pseudonyms or fingerprint)
            yield replace(started, settings=settings, workers=asked.workers, show_values=asked.show_values)


@contextmanager
def _started(asked: RunAsked, ledger: Ledger, aside: Path) -> Iterator[StartedRun]:
    checked = paying_by_name(asked.scheme)
    scheme, last, place = checked.scheme, ledger.last, Place(str(asked.ledger))
    ledger.refuse_other_scheme([scheme.name, *filter(None, [scheme.formerly])])
    period = _period(asked, last, scheme.runs)
    again = last is not None and period == last.period
    if not again:
        check_period(period, None if last is None else last.period, place)
    as_at = asked.as_at or max(period.last, period.last if last is None else last.as_at)
    check_as_at(as_at, period, None if last is None else last.as_at, place, committing=asked.committing)
    wrong = list(payments_that_do_not_follow(ledger.folder, ledger.runs))
    if wrong:
        raise ProblemsFound(wrong)
    last_tables, about = tables_of_last(ledger, checked.compiled.needs, aside), tuple(scheme.tables)
    notices_before = _notices_of(ledger, (*scheme.tables, *last_tables))
    notices, notice_warnings = read_notices(asked.records, as_at, notices_before, asked.show_values, about)
    closed = closed_and_needed(notices.placed, scheme)
    if closed:
        raise ProblemsFound(closed)
    listed = scheme.framework.of(PROVIDER_CODES)
    adjustments, adjustment_warnings = read_adjustments(
        asked.records, None if listed is None else listed.codes, asked.show_values
    )
    with opened_positions(ledger) as standing:
        renamed, positions = tuple[Renamed, ...](), standing.positions
        if last is not None and last.scheme.sha256 != checked.file.sha256:
            # What was renamed before goes on under its new name already.
            settled = positions.payments()
            renamed = tuple(one for one in scheme.renamed if one.before in settled)
            refuse_unsettled_names(scheme, renamed, ledger.renamed)
            positions = RenamedPositions(positions, renamed) if renamed else positions
            check_scheme(
                scheme, last.scheme.runs, positions.standing(), positions.payers(), positions.paid_to_persons()
            )
            refuse_other_records(scheme, ledger, positions, renamed)
        before = _last_extract(ledger, last_tables, notices_before)
        since = SinceLast(before, notices, asked.hold_errors, StillSettledIn(positions))
        prepared = prepare_checked(
            checked, asked.records, period, as_at,
            hold_errors=asked.hold_errors, show_values=asked.show_values, since=since,
        )  # fmt: skip
        yield StartedRun(
            ledger=ledger,
            prepared=prepared,
            positions=positions,
            renamed=renamed,
            adjustments=adjustments,
            last_tables=last_tables,
            last_missing=since.last.missing,
            scheme_bytes=scheme_as_read(asked.scheme, checked.file),
            settings=ledger.settings,
            number=ledger.next_run,
            supplementary=asked.supplementary,
            again=again,
            period_asked=asked.period is not None,
            not_yet=notices.not_yet,
            last_plans=since.last_plans,
            warnings=(*standing.warnings, *notice_warnings, *adjustment_warnings),
            aside=aside,
        )


def _period(asked: RunAsked, last: Manifest | None, runs: Period) -> Period:
    """The period of a run: the one asked for, the last one again for a supplementary run, or the next month."""
    if asked.supplementary and last is None:
        message = "nothing is settled in this ledger yet, so nothing has changed since"
        how = "leave out --supplementary, and settle the first period"
        raise ProblemsFound([Problem("PBR080", message, Place(str(asked.ledger)), how)])
    if asked.supplementary and last is not None:
        if asked.period not in (None, last.period):
            message = f"a supplementary run is of the last period, {last.period}, and {asked.period} is asked for"
            how = "leave out --period; or leave out --supplementary, to settle the next period"
            raise ProblemsFound([Problem("PBR080", message, Place(str(asked.ledger)), how)])
        return last.period
    return asked.period or next_period(None if last is None else last.period, runs)


def _notices_of(ledger: Ledger, tables: Iterable[str]) -> tuple[Notice, ...]:
    """The notices that applied to the last run. Raises ``ProblemsFound`` where they are not as they were written."""
    if ledger.last is None:
        return ()
    folder = ledger.folder / name_of_run(ledger.last.run)
    ledger.file_of(ledger.last.run, NOTICES_FILE)
    return tuple(one.notice for one in read_notices(folder, date.max, tables=tables)[0].placed)


def _last_extract(ledger: Ledger, tables: dict[str, Path], notices: tuple[Notice, ...]) -> LastExtract:
    if ledger.last is None:
        return LastExtract({})
    for one in ledger.last.files:
        if PurePosixPath(one.name).parent.name == MISSING:
            ledger.file_of(ledger.last.run, one.name)
    # A copy is called after its hash, which was worked out when it was opened; what a mapping made of one is not.
    hashes = {name: sha256 for name, path in tables.items() if (sha256 := input_named(path.name))}
    return last_extract(tables, ledger.folder / name_of_run(ledger.last.run) / MISSING, notices, hashes)
