"""Compare: the same records under several schemes, beside a baseline; what is assumed of them, drawn and weighed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import NoneType

from pbr.api.comparing.analyses import (
    checked_assumptions,
    ends_of,
    incentives_report,
    provider_reports,
    what_if_answered,
    what_if_report,
)
from pbr.api.comparing.back_cast import back_cast, contradictions_found, deductions_not_taken, place_of, with_warnings
from pbr.api.comparing.each_scheme import AllAtOnce, EachScheme, InProcesses, OneByOne
from pbr.api.given.inputs import RecordsGiven, SchemeGiven, day_given, period_given, records_given, scheme_given
from pbr.api.given.types_given import must_be, must_be_several, must_be_switches
from pbr.api.settling.progress import NOBODY_WAITS, Progress
from pbr.api.settling.workers_that_pay import workers_that_compare
from pbr.problems.problem import Problem
from pbr.records.opened.mapped_path import MappedPath
from pbr.records.tables.gc_pause import cycle_search_put_off
from pbr.reports.simulation.layout.analysis_report import AnalysisReport
from pbr.reports.simulation.monte_carlo.report import draws_block
from pbr.simulate.backcast.backcast import Backcast
from pbr.simulate.backcast.casting import Casting
from pbr.simulate.breakdown import By
from pbr.simulate.comparison.comparison_warnings import (
    early_day,
    empty_period,
    idle_assumptions,
    mostly_outside_a_run,
)
from pbr.simulate.comparison.days_paid import paid_on_different_days
from pbr.simulate.date_shift import Move
from pbr.simulate.monte_carlo.monte_carlo import NOTHING_ASSUMED, Drawing, DrawsWanted, draw_schemes
from pbr.simulate.scenario.assumptions import Assumptions
from pbr.simulate.scenario.check_assumptions import check_rates
from pbr.simulate.scenario.check_hours import check_hours
from pbr.simulate.scenario.extra_fields import wanted_for
from pbr.simulate.scenario.what_if import WhatIf
from pbr.simulate.schemes_compared import Candidate, read_candidates
from pbr.simulate.shared_extract.shared_extract import ExtractGiven, ReadOnce, read_once
from pbr.simulate.works_out import one_after_another
from pbr.values.dataclass import dataclass
from pbr.values.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRequest:
    """What is compared, and how: the schemes beside the baseline, over which days, broken down by what.

    A ``period`` and a day ``as_at`` are as for ``settle``; ``move`` moves every date of the records first, and they are
    then of the days moved to. ``assumptions`` are what rates, prices, volumes and costs are taken to be; ``draws`` says
    how often to draw what could come about. With ``hold_errors`` rows that are wrong are held, and the rest compared;
    with ``show_values`` problems may quote the records, which are about people.
    """

    schemes: Sequence[SchemeGiven]
    baseline: SchemeGiven = "time-and-task"
    by: By = By.PROVIDER
    period: Period | str | None = None
    as_at: date | str | None = None
    move: Move | None = None
    assumptions: Assumptions | None = None
    draws: DrawsWanted | None = None
    hold_errors: bool = False
    show_values: bool = False

    def __post_init__(self) -> None:
        """Refuse what is no request: one scheme where several are expected would be looked up letter by letter."""
        must_be_several(self.schemes, "schemes", 'a list of them, as ["time-and-task"]')
        for scheme in (*self.schemes, self.baseline):
            scheme_given(scheme)
        must_be(self.by, By, "by", "a By, such as By.PROVIDER")
        period_given(self.period)
        day_given(self.as_at)
        must_be(self.move, (Move, NoneType), "move", "a Move or None")
        must_be(self.assumptions, (Assumptions, NoneType), "assumptions", "what load_assumptions gives, or None")
        must_be(self.draws, (DrawsWanted, NoneType), "draws", "a DrawsWanted or None")
        must_be_switches({"hold_errors": self.hold_errors, "show_values": self.show_values})


@dataclass(frozen=True, slots=True)
class Compared:
    """Records cast back under several schemes, what was drawn for them, and the blocks that were asked for."""

    cast: Backcast
    drawing: Drawing | None
    further: tuple[AnalysisReport, ...]

    @property
    def blocks(self) -> tuple[AnalysisReport, ...]:
        """Every block beside the back-cast, in the order of the table."""
        return (*((draws_block(self.drawing),) if self.drawing else ()), *self.further)

    @property
    def due(self) -> dict[str, int]:
        """What each scheme would have paid for these records, in pence, by what tables call it; the baseline first."""
        return {result.candidate.label: result.total.due for result in self.cast.results}

    @property
    def left_out(self) -> dict[str, tuple[str, ...]]:
        """The schemes that these records cannot answer, by what tables call them, and why."""
        return {left.candidate.label: left.reasons for left in self.cast.left_out}

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What is to be looked at, in words."""
        return self.cast.warnings


def compare(
    records: RecordsGiven, request: ComparisonRequest, shown: Progress = NOBODY_WAITS, workers: int | None = 1
) -> Compared:
    """Say what each of several schemes would have paid for the same records, each settled exactly.

    So many ``workers`` settle at once, each some of the schemes in a process of its own; None is as many as pay.
    A scheme whose tables or prices are missing is left out, with the reason. Raises ``ProblemsFound`` with everything
    wrong with the schemes, with the records or with the assumptions; when no scheme is left to compare, with why none
    is; and when no record has its day in any scheme's run. Raises ``ValueError`` for text that is no period or day.
    """
    # Rows and lines are made by the million and never refer to each other in a circle.
    must_be(request, ComparisonRequest, "the second argument", 'a request, ComparisonRequest(schemes=["..."])')
    asked = replace(request, period=period_given(request.period), as_at=day_given(request.as_at))
    with cycle_search_put_off():
        return _compare(records_given(records), asked, shown, workers)


def _compare(path: Path, request: ComparisonRequest, shown: Progress, workers: int | None) -> Compared:
    candidates = read_candidates([*map(scheme_given, request.schemes)], scheme_given(request.baseline))
    if isinstance(path, MappedPath):
        path.through.refuse_other_schemes([one.compiled.scheme.name for one in candidates])
    assumptions = checked_assumptions(request.assumptions, candidates)
    shown.say("reading the records")
    read = _read(path, candidates, assumptions, request)
    casting = Casting.of(read, period_given(request.period), day_given(request.as_at), request.by)
    at_once = workers or workers_that_compare(casting.records)
    each = _each_scheme(casting, assumptions, request, shown, at_once)
    works_out = one_after_another if at_once == 1 else InProcesses(at_once)
    cast = back_cast(casting, each, path)
    if assumptions is not None:
        cast = with_warnings(cast, [*assumptions.warnings, *read.not_invented])
    known = casting.records
    if assumptions is not None:
        check_rates(assumptions, known)
        check_hours(assumptions, known)
    what_if = WhatIf(known, [result.candidate for result in cast.results], assumptions or NOTHING_ASSUMED)
    # What is settled for one block serves the next.
    rewards = incentives_report(what_if, each, shown)
    asked = what_if_answered(cast, what_if, shown, works_out) if assumptions else None
    drawing = None
    if request.draws:
        drawing = draw_schemes(cast, what_if, request.draws, shown.reach, ends_of(asked), works_out)
    weighed = provider_reports(cast, what_if, drawing, shown, works_out) if assumptions else ()
    where = place_of(path)
    of_all = [*empty_period(cast, where), *mostly_outside_a_run(cast, where), *paid_on_different_days(cast, where)]
    found = deductions_not_taken(cast, read, where)
    found += contradictions_found(cast, each, path, request.show_values)
    if assumptions or request.draws:
        found += early_day(cast, read.extract.latest_recorded, where)
    if assumptions:
        found += idle_assumptions(what_if)
    # What is said of the comparison as a whole stands before what is said of records, of which there may be many.
    cast = replace(cast, warnings=(*of_all, *cast.warnings, *found))
    return Compared(cast, drawing, (*what_if_report(asked), rewards, *weighed))


def _read(
    path: Path, candidates: Sequence[Candidate], assumptions: Assumptions | None, request: ComparisonRequest
) -> ReadOnce:
    """Read of the records what the schemes and the assumptions need."""
    by_the_hour = assumptions is not None and assumptions.figure("cost_per_hour") is not None
    given = ExtractGiven(path, request.hold_errors, request.show_values, request.move)
    fields = wanted_for(candidates, assumptions or NOTHING_ASSUMED)
    invent = assumptions.invented if assumptions else ()
    return read_once(given, candidates, request.by, fields, invent, by_the_hour)


def _each_scheme(
    casting: Casting,
    assumptions: Assumptions | None,
    request: ComparisonRequest,
    shown: Progress,
    at_once: int,
) -> EachScheme:
    """What works out what is asked of each scheme: in so many processes, where they are several."""
    if at_once == 1:
        return OneByOne(casting, shown.write)
    shown.say(f"settling {len(casting.read.included)} schemes in {at_once} processes")
    drawn = request.draws is not None or assumptions is not None
    return AllAtOnce(casting, assumptions or NOTHING_ASSUMED, drawn, at_once)
