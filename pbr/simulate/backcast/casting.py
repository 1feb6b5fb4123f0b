"""Casting back: the records settled under each scheme by the engine itself, line by line, and put side by side."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import replace
from datetime import date
from itertools import islice

from pbr.engine.deductions_not_taken import watch_deductions
from pbr.engine.run import Run
from pbr.engine.run_off import SettledOver, settled_over
from pbr.records.extract.as_at import as_known
from pbr.records.extract.days_after_as_at import dated_after
from pbr.records.table import Records
from pbr.scheme.pricing.amounts import LAYOUT_OF_WINDOWS, WINDOWS
from pbr.scheme.scheme import Scheme
from pbr.settlement.deductions_not_taken import DeductionsNotTaken
from pbr.settlement.line import LineKind
from pbr.settlement.lines_together import LinesTogether
from pbr.settlement.missing_price import Unsettled
from pbr.settlement.notices import Notice
from pbr.simulate.backcast.at_risk import money_at_risk_in
from pbr.simulate.backcast.backcast import Backcast, BackcastResult
from pbr.simulate.backcast.grouping import NO_RECORD, TO_PERSONS, Grouping
from pbr.simulate.backcast.records_in_run import InRun, in_run_of
from pbr.simulate.backcast.scheme_totals import LinesAlike, SchemeTotals, totals_of
from pbr.simulate.backcast.sums_by_record import sums_by_record
from pbr.simulate.backcast.unit_counts import count
from pbr.simulate.breakdown import By
from pbr.simulate.schemes_compared import Candidate
from pbr.simulate.shared_extract.missing_tables import LeftOut
from pbr.simulate.shared_extract.shared_extract import ReadOnce, records_for
from pbr.simulate.synthetic.labels import Invention
from pbr.values.dataclass import dataclass
from pbr.values.period import Period

_LINES_AT_ONCE = 5_000

Watch = Callable[[Sized], None]
"""Is told how many lines have just gone by."""


@dataclass(frozen=True, slots=True)
class OneCast:
    """One scheme cast back: its result, what the engine noticed, and the records that have no price under it."""

    result: BackcastResult
    notices: tuple[Notice, ...]
    unpriced: tuple[Unsettled, ...]


@dataclass(frozen=True, slots=True)
class Casting:
    """Records to be cast back under each of several schemes: over which days, as at which day, by which groups.

    Every scheme is settled over the tables it would have read by itself, so its total is its settlement's; schemes may
    be cast in any order, and in other processes.
    """

    read: ReadOnce
    records: Records
    over: SettledOver
    whole_run: bool
    unasked: bool
    by: By

    @classmethod
    def of(cls, read: ReadOnce, period: Period | None, as_at: date | None, by: By) -> "Casting":
        """Over the period or the whole run of all schemes, and the run-off after it, as `settled_over` has it."""
        over = settled_over(_runs_of_all(read), period, as_at)
        unasked = period is None and as_at is None
        return cls(read, as_known(read.extract, over.as_at), over, period is None, unasked, by)

    def tell_rows_apart(self, candidate: Candidate) -> None:
        """Find which records are alike in all that a scheme asks of them: whoever casts it back then knows it."""
        self._run(candidate).lines_together(_added_up(candidate.scheme))

    def cast(self, candidate: Candidate, watch: Watch) -> OneCast:
        """Settle the records under one scheme, line by line."""
        over, day = self.over.period, self.over.as_at
        own, run = records_for(candidate, self.records), self._run(candidate)
        deductions = watch_deductions(candidate.scheme, own.held_rows, over, day)
        result = replace(
            _settle(candidate, run, Grouping(self.records, self.by), watch, deductions),
            in_run=_in_run(candidate, own, day),
            not_deducted=deductions.by_provider if deductions else {},
        )
        return OneCast(result, run.notices, tuple(run.unpriced))

    def _run(self, candidate: Candidate) -> Run:
        over, day = self.over.period, self.over.as_at
        until = candidate.scheme.runs.last if self.unasked else day
        return Run(candidate.compiled, records_for(candidate, self.records), over, day, until)

    def together(self, each: Iterable[OneCast]) -> Backcast:
        """Put the schemes side by side, in their order; one that has no price for a record is left out."""
        read, records, day = self.read, self.records, self.over.as_at
        results: list[BackcastResult] = []
        notices: list[tuple[str, Notice]] = []
        left_out = list(read.left_out)
        for candidate, one in zip(read.included, each, strict=True):
            notices += [(candidate.label, notice) for notice in one.notices]
            if one.unpriced:
                left_out.append(LeftOut(candidate, unpriced=one.unpriced))
            else:
                results.append(replace(one.result, candidate=candidate))
        recorded = _recorded(records, read.inventions)
        warned = [warning for result in results for warning in result.candidate.warnings]
        return Backcast(
            period=self.over.period,
            whole_run=self.whole_run,
            as_at=day,
            ongoing_until=self.over.ongoing_until,
            unasked=self.unasked,
            by=self.by,
            counts=count(recorded, self.over.period, self.whole_run, Grouping(records, self.by)),
            results=tuple(results),
            left_out=tuple(left_out),
            inputs=read.extract.inputs,
            held_rows=read.extract.held_rows,
            warnings=(*read.extract.warnings, *warned),
            inventions=read.inventions,
            understood=(*read.extract.understood, *dated_after(read.extract, day)),
            move=read.move,
            notices=tuple(notices),
        )


def _runs_of_all(read: ReadOnce) -> Period:
    """Give the days on which any of the schemes runs."""
    runs = [candidate.scheme.runs for candidate in read.included]
    return Period(min(run.first for run in runs), max(run.last for run in runs))


def _in_run(candidate: Candidate, records: Records, as_at: date) -> tuple[InRun, ...]:
    positions = {**{name: table.layout for name, table in records.tables.items()}, WINDOWS: LAYOUT_OF_WINDOWS}
    return in_run_of(candidate.scheme, candidate.compiled.functions_of(positions, as_at), records)


def _recorded(records: Records, inventions: Sequence[Invention]) -> Records:
    """The records without what was invented: nothing is divided by outcomes that nobody achieved."""
    invented = {one.table for one in inventions}
    tables = {name: table for name, table in records.tables.items() if name not in invented}
    return Records(tables, records.held_rows, records.inputs)


def _settle(
    candidate: Candidate, run: Run, grouping: Grouping, watch: Watch, deductions: DeductionsNotTaken | None
) -> BackcastResult:
    """Let the lines of one scheme go by, and add them up."""
    about_of = grouping.about_of()
    alike: dict[tuple[str, str], LinesAlike] = defaultdict(LinesAlike)
    sums = sums_by_record(candidate.scheme)
    record, kind, plan_id, own = NO_RECORD, LineKind.ROW, "", LinesAlike()
    for batch in _batches(run.lines_together(_added_up(candidate.scheme))):
        watch(range(sum(each.times for each in batch)))
        if deductions:
            deductions.write(each.first for each in batch)
        for each in batch:
            line = each.first
            # A record is named once for all of its lines, which come one after another.
            if line.record is not record or line.kind is not kind:
                record, kind = line.record, line.kind
                plan_id, group = about_of(line)
                own = alike[TO_PERSONS if kind.is_persons else record.provider, group]
            own.add(each)
            sums.add(each, plan_id)
    money_at_risk = money_at_risk_in(candidate.scheme)
    groups = {key: totals_of(lines, money_at_risk) for key, lines in alike.items()}
    providers, wanted = _gathered(groups, 0), _gathered(groups, 1)
    to_persons = providers.pop(TO_PERSONS, SchemeTotals())
    return BackcastResult(
        candidate, providers, wanted, sums.by_plan, sums.by_person, sums.only_plans, to_persons=to_persons
    )


def _added_up(scheme: Scheme) -> set[str]:
    """The payments of which only sums are asked."""
    # Of deductions it is said when each would have been taken.
    return {one.name for one in scheme.payments if one.verb != "deduct"}


def _gathered(groups: Mapping[tuple[str, str], SchemeTotals], place: int) -> dict[str, SchemeTotals]:
    """Add figures up by provider (place 0) or by group (place 1), in the order of their names."""
    gathered: dict[str, SchemeTotals] = defaultdict(SchemeTotals)
    for key in sorted(groups):
        gathered[key[place]].take(groups[key])
    return dict(sorted(gathered.items()))


def _batches(lines: Iterator[LinesTogether]) -> Iterator[list[LinesTogether]]:
    while batch := list(islice(lines, _LINES_AT_ONCE)):
        yield batch
