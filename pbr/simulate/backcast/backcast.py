"""A back-cast: what each of several schemes would have paid for the same records."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from pbr.problems.problem import Problem
from pbr.records.held_row import HeldRow
from pbr.records.input_file import InputFile
from pbr.scheme.scheme import Scheme
from pbr.settlement.deductions_not_taken import NotDeducted, all_not_deducted
from pbr.settlement.notices import Notice
from pbr.simulate.backcast.records_in_run import InRun
from pbr.simulate.backcast.scheme_totals import SchemeTotals, sum_of_totals
from pbr.simulate.backcast.unit_counts import UnitCounts
from pbr.simulate.breakdown import By, PlanOrPerson
from pbr.simulate.date_shift import Move
from pbr.simulate.schemes_compared import Candidate
from pbr.simulate.shared_extract.missing_tables import LeftOut
from pbr.simulate.synthetic.labels import Invention
from pbr.values.dataclass import dataclass
from pbr.values.period import Period


@dataclass(frozen=True, slots=True)
class BackcastResult:
    """What one scheme would have paid: by provider, by the groups asked for, and pence due by plan and by person.

    ``to_persons`` is what persons would have been paid, and no provider (direct payments): it is in the total.
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
    to_persons: SchemeTotals = field(default_factory=SchemeTotals)

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
        """What it comes to in all: what providers are paid, and persons."""
        return sum_of_totals((*self.providers.values(), self.to_persons))


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
    results: tuple[BackcastResult, ...]
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
    def baseline(self) -> BackcastResult | None:
        """What the others are compared with."""
        return next((result for result in self.results if result.candidate.is_baseline), None)

    def beside(self, result: BackcastResult) -> BackcastResult | None:
        """The baseline, where a result can be set beside it: nil for records outside a run is no price of theirs."""
        baseline = self.baseline
        return None if baseline is None or result.wholly_outside or baseline.wholly_outside else baseline
