"""Back-cast: what each scheme would have paid for the same records, settled by the engine itself, line by line."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from pbr.engine.deducted import watch_deductions
from pbr.engine.provider_window import LAYOUT
from pbr.engine.run import Run
from pbr.engine.run_off import settled_over
from pbr.engine.settling import Settling
from pbr.engine.unpriced import Unpriced
from pbr.engine.wording import unworded
from pbr.problems.problem import Problem
from pbr.records.known import as_known
from pbr.records.later import dated_after
from pbr.records.table import Records
from pbr.scheme.amounts import WINDOWS
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Line
from pbr.settlement.not_deducted import NotDeducted
from pbr.settlement.not_deducted import together as all_not_deducted
from pbr.settlement.notices import Notice
from pbr.settlement.settlement import InputFile
from pbr.simulate.backcast.belonging import Belonging
from pbr.simulate.backcast.by import By
from pbr.simulate.backcast.counts import Counts, count
from pbr.simulate.backcast.figures import Figures, together
from pbr.simulate.backcast.in_run import InRun, in_run_of
from pbr.simulate.backcast.turning import turning_in
from pbr.simulate.candidates import Candidate
from pbr.simulate.extract import LeftOut, ReadOnce, records_for
from pbr.simulate.invented.invention import Invention
from pbr.simulate.moved import Move
from pbr.values.period import Period

_LINES_AT_ONCE = 5_000

Who = tuple[str, str]
"""A provider, and one of its plans or one of the people it cares for."""

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
    providers: Mapping[str, Figures]
    groups: Mapping[str, Figures]
    due_by_plan: Mapping[Who, int]
    due_by_person: Mapping[Who, int]
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
    def total(self) -> Figures:
        """What it comes to in all."""
        return together(self.providers.values())


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
    counts: Counts
    results: tuple[Result, ...]
    left_out: tuple[LeftOut, ...]
    inputs: tuple[InputFile, ...]
    held_rows: int
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
        run = Run(candidate.plan, own, over, day, unworded, until)
        deductions = watch_deductions(candidate.scheme, own.held_rows, over, day)
        watches = (watch, deductions.write) if deductions else (watch,)
        result = replace(
            _settle(candidate, run, belonging, watches),
            in_run=_in_run(candidate, own, over, day, until),
            not_deducted=deductions.by_provider if deductions else {},
        )
        notices += [(candidate.label, notice) for notice in run.notices]
        if run.unpriced:
            left_out.append(LeftOut(candidate, (_without_price(run.unpriced),), tuple(run.unpriced)))
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
        held_rows=len(read.extract.held_rows),
        warnings=(*read.extract.warnings, *(warning for result in results for warning in result.candidate.warnings)),
        inventions=read.inventions,
        understood=(*read.extract.understood, *dated_after(read.extract, day)),
        move=read.move,
        notices=tuple(notices),
    )


def _in_run(
    candidate: Candidate, records: Records, period: Period, as_at: date, ongoing_until: date
) -> tuple[InRun, ...]:
    positions = {**{name: table.layout for name, table in records.tables.items()}, WINDOWS: LAYOUT}
    return in_run_of(candidate.scheme, Settling(candidate.scheme, period, as_at, ongoing_until, positions), records)


def _recorded(records: Records, inventions: Sequence[Invention]) -> Records:
    """The records without what was invented: nothing is divided by outcomes that nobody achieved."""
    invented = {one.table for one in inventions}
    tables = {name: table for name, table in records.tables.items() if name not in invented}
    return Records(tables, records.held_rows, records.inputs)


def _settle(candidate: Candidate, run: Run, belonging: Belonging, watches: Sequence[Watch]) -> Result:
    """Let the lines of one scheme go by, and add them up."""
    about_of, turning = belonging.of(candidate.scheme), turning_in(candidate.scheme)
    groups: dict[tuple[str, str], Figures] = defaultdict(Figures)
    by_plan: Counter[Who] = Counter()
    by_person: Counter[Who] = Counter()
    only_plans = True
    for batch in _batches(run.lines()):
        for watch in watches:
            watch(batch)
        for line in batch:
            about = about_of(line)
            groups[line.provider_id, about.group].add(line, turning)
            if about.plan_id:
                by_plan[line.provider_id, about.plan_id] += line.amount
            if line.person_id:
                by_person[line.provider_id, line.person_id] += line.amount
                only_plans = only_plans and bool(about.plan_id)
    providers, wanted = _gathered(groups, 0), _gathered(groups, 1)
    return Result(candidate, providers, wanted, by_plan, by_person, only_plans)


def _gathered(groups: Mapping[tuple[str, str], Figures], place: int) -> dict[str, Figures]:
    """Add figures up by provider (place 0) or by group (place 1), in the order of their names."""
    gathered: dict[str, Figures] = defaultdict(Figures)
    for key in sorted(groups):
        gathered[key[place]].take(groups[key])
    return dict(sorted(gathered.items()))


def _batches(lines: Iterator[Line]) -> Iterator[list[Line]]:
    while batch := list(islice(lines, _LINES_AT_ONCE)):
        yield batch


def _without_price(unpriced: Sequence[Unpriced]) -> str:
    """Say what has no price: how many records, and the first thing that is missing."""
    records = len({(found.table, found.record_id) for found in unpriced})
    missing = sorted({found.message for found in unpriced})
    others = len(missing) - 1
    more = f", and {others} more like it" if others else ""
    who = "1 record has" if records == 1 else f"{records:,} records have"
    return f"{who} no price under it: {missing[0]}{more}"
