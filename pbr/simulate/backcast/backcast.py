"""Back-cast: what each scheme would have paid for the same records, settled by the engine itself, line by line."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from pbr.engine.deductions_not_taken import watch_deductions
from pbr.engine.per_provider_window import LAYOUT
from pbr.engine.run import Run
from pbr.engine.run_off import settled_over
from pbr.problems.problem import Problem
from pbr.records.extract.as_at import as_known
from pbr.records.extract.days_after_as_at import dated_after
from pbr.records.held_row import HeldRow
from pbr.records.input_file import InputFile
from pbr.records.table import Records
from pbr.scheme.amounts import WINDOWS
from pbr.scheme.scheme import Scheme
from pbr.settlement.deductions_not_taken import NotDeducted, all_not_deducted
from pbr.settlement.line import Line
from pbr.settlement.notices import Notice
from pbr.simulate.backcast.at_risk import turning_in
from pbr.simulate.backcast.grouping import Belonging
from pbr.simulate.backcast.records_in_run import InRun, in_run_of
from pbr.simulate.backcast.scheme_totals import SchemeTotals, sum_of_totals
from pbr.simulate.backcast.sums_by_record import sums_by_record
from pbr.simulate.backcast.unit_counts import UnitCounts, count
from pbr.simulate.breakdown import By, PlanOrPerson
from pbr.simulate.date_shift import Move
from pbr.simulate.schemes_compared import Candidate
from pbr.simulate.shared_extract.missing_tables import LeftOut
from pbr.simulate.shared_extract.shared_extract import ReadOnce, records_for
from pbr.simulate.synthetic.labels import Invention
from pbr.values.period import Period

_LINES_AT_ONCE = 5_000

Watch = Callable[[Sequence[Line]], None]
"""Is shown each batch of lines as it goes by."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one scheme would have paid: by provider, by the groups asked for, and pence due by plan and by person.

    Those have every plan and person it has a line for, with nil where nothing is due. ``only_plans`` says that every
    record it has a line for is a plan or belongs to one. ``in_run`` counts, by table, the records that have their day
    in its run. ``not_deducted`` has the providers from whose total something was not taken off.
    """

    candidate: Candidate
    providers: Mapping[str, SchemeTotals]
    groups: Mapping[str, SchemeTotals]
    due_by_plan: Mapping[PlanOrPerson, int]
    due_by_person: Mapping[PlanOrPerson, int]
    only_plans: bool
    in_run: tuple[InRun, ...] = ()
    not_deducted: Mapping[str, NotDeducted] = field(default_factory=dict)

    @property
    def within_run(self) -> int:
        """How many of the records that it is for have their day in its run."""
        return sum(one.within for one in self.in_run)

    @property
    def outside_run(self) -> int:
        """How many of the records that it is for have their day outside its run: it pays nothing for them."""
        return sum(one.outside for one in self.in_run)

    @property
    def mostly_outside(self) -> bool:
        """Whether most of the records that it is for have their day outside its run."""
        return self.outside_run > self.within_run

    @property
    def wholly_outside(self) -> bool:
        """Whether every record that it is for has its day outside its run, and it pays nothing for anything else."""
        return bool(self.outside_run) and not self.within_run and not self.total.due

    @property
    def plans(self) -> int:
        """How many plans it has a line for."""
        return len(self.due_by_plan)

    @property
    def people(self) -> int:
        """How many people it has a line for, someone with two providers once with each."""
        return len(self.due_by_person)

    @property
    def not_deducted_in_all(self) -> NotDeducted:
        """What was not taken off its total."""
        return all_not_deducted(list(self.not_deducted.values()))

    @property
    def total(self) -> SchemeTotals:
        """What it comes to in all."""
        return sum_of_totals(self.providers.values())


@dataclass(frozen=True, slots=True)
class Backcast:
    """The same records under each scheme. The baseline is the first result, unless it was left out.

    ``unasked`` says that neither a period nor a day was given: service that nobody has ended is then counted up to the
    last day of each scheme's own run, and ``ongoing_until`` is the last of those days. ``notices`` are what the engine
    noticed, each with the label of the scheme under which it did.
    """

    period: Period
    whole_run: bool
    as_at: date
    ongoing_until: date
    unasked: bool
    by: By
    counts: UnitCounts
    results: tuple[Result, ...]
    left_out: tuple[LeftOut, ...]
    inputs: tuple[InputFile, ...]
    held_rows: tuple[HeldRow, ...]
    warnings: tuple[Problem, ...]
    inventions: tuple[Invention, ...] = ()
    understood: tuple[str, ...] = ()
    move: Move | None = None
    notices: tuple[tuple[str, Notice], ...] = ()

    def ongoing_under(self, scheme: Scheme) -> date:
        """The day up to which service that nobody has ended is counted under a scheme."""
        return scheme.runs.last if self.unasked else self.as_at

    @property
    def baseline(self) -> Result | None:
        """What the others are compared with."""
        return next((result for result in self.results if result.candidate.is_baseline), None)

    def beside(self, result: Result) -> Result | None:
        """The baseline, where a result can be set beside it: nil for records outside a run is no price of theirs."""
        baseline = self.baseline
        return None if baseline is None or result.wholly_outside or baseline.wholly_outside else baseline


def _runs_of_all(read: ReadOnce) -> Period:
    """Give the days on which any of the schemes runs."""
    runs = [candidate.scheme.runs for candidate in read.included]
    return Period(min(run.first for run in runs), max(run.last for run in runs))


def cast_back(read: ReadOnce, period: Period | None, as_at: date | None, by: By, watch: Watch) -> Backcast:
    """Settle the records under each scheme, over the period or the whole run of all of them, as at one day.

    The whole run has the run-off after the last of the runs, as `settled_over` has it. A scheme that has no price for a
    record is left out with the reason. Every scheme is settled over the tables it would have read by itself, so its
    total is its settlement's.
    """
    settled = settled_over(_runs_of_all(read), period, as_at)
    over, day, unasked = settled.period, settled.as_at, period is None and as_at is None
    records = as_known(read.extract, day)
    belonging = Belonging(records, by)
    results: list[Result] = []
    notices: list[tuple[str, Notice]] = []
    left_out = list(read.left_out)
    for candidate in read.included:
        until = candidate.scheme.runs.last if unasked else day
        own = records_for(candidate, records)
        run = Run(candidate.compiled, own, over, day, until)
        deductions = watch_deductions(candidate.scheme, own.held_rows, over, day)
        watches = (watch, deductions.write) if deductions else (watch,)
        result = replace(
            _settle(candidate, run, belonging, watches),
            in_run=_in_run(candidate, own, day),
            not_deducted=deductions.by_provider if deductions else {},
        )
        notices += [(candidate.label, notice) for notice in run.notices]
        if run.unpriced:
            left_out.append(LeftOut(candidate, unpriced=tuple(run.unpriced)))
        else:
            results.append(result)
    return Backcast(
        period=over,
        whole_run=period is None,
        as_at=day,
        ongoing_until=settled.ongoing_until,
        unasked=unasked,
        by=by,
        counts=count(_recorded(records, read.inventions), over, period is None, belonging),
        results=tuple(results),
        left_out=tuple(left_out),
        inputs=read.extract.inputs,
        held_rows=read.extract.held_rows,
        warnings=(*read.extract.warnings, *(warning for result in results for warning in result.candidate.warnings)),
        inventions=read.inventions,
        understood=(*read.extract.understood, *dated_after(read.extract, day)),
        move=read.move,
        notices=tuple(notices),
    )


def _in_run(candidate: Candidate, records: Records, as_at: date) -> tuple[InRun, ...]:
    positions = {**{name: table.layout for name, table in records.tables.items()}, WINDOWS: LAYOUT}
    return in_run_of(candidate.scheme, candidate.compiled.functions_of(positions, as_at), records)


def _recorded(records: Records, inventions: Sequence[Invention]) -> Records:
    """The records without what was invented: nothing is divided by outcomes that nobody achieved."""
    invented = {one.table for one in inventions}
    tables = {name: table for name, table in records.tables.items() if name not in invented}
    return Records(tables, records.held_rows, records.inputs)


def _settle(candidate: Candidate, run: Run, belonging: Belonging, watches: Sequence[Watch]) -> Result:
    """Let the lines of one scheme go by, and add them up."""
    about_of, turning = belonging.about_of(), turning_in(candidate.scheme)
    groups: dict[tuple[str, str], SchemeTotals] = defaultdict(SchemeTotals)
    sums = sums_by_record(candidate.scheme)
    for batch in _batches(run.lines()):
        for watch in watches:
            watch(batch)
        for line in batch:
            about = about_of(line)
            groups[line.record.provider, about.group].add(line, turning)
            sums.add(line, about.plan_id)
    providers, wanted = _gathered(groups, 0), _gathered(groups, 1)
    return Result(candidate, providers, wanted, sums.by_plan, sums.by_person, sums.only_plans)


def _gathered(groups: Mapping[tuple[str, str], SchemeTotals], place: int) -> dict[str, SchemeTotals]:
    """Add figures up by provider (place 0) or by group (place 1), in the order of their names."""
    gathered: dict[str, SchemeTotals] = defaultdict(SchemeTotals)
    for key in sorted(groups):
        gathered[key[place]].take(groups[key])
    return dict(sorted(gathered.items()))


def _batches(lines: Iterator[Line]) -> Iterator[list[Line]]:
    while batch := list(islice(lines, _LINES_AT_ONCE)):
        yield batch
