"""The answer to "what if": each scheme's expected total, its tornado and its switching values, or why it has none."""

from collections.abc import Callable, Collection, Iterator, Mapping
from fractions import Fraction

from pbr.simulate.breakdown import PlanOrPerson
from pbr.simulate.changed_records import with_plans_alone
from pbr.simulate.provider.care_cost import cost_of
from pbr.simulate.scenario.assumptions import Assumptions
from pbr.simulate.scenario.what_if import NotWorkedError, WhatIf
from pbr.simulate.schemes_compared import Candidate
from pbr.simulate.sensitivity.switching_values import Side, SwitchingValue, no_margin, same_cost
from pbr.simulate.sensitivity.tornado import TornadoBar, tornado
from pbr.simulate.works_out import WorksOut, one_after_another
from pbr.values.dataclass import dataclass
from pbr.values.rounding import Rounding, to_pence


@dataclass(frozen=True, slots=True)
class ExpectedTotal:
    """What a scheme is expected to come to over its whole run, in exact pence; None, and ``why``, where not known."""

    candidate: Candidate
    total: Fraction | None
    why: str
    bars: tuple[TornadoBar, ...]
    switching: tuple[SwitchingValue, ...]

    @property
    def tornado_known(self) -> bool:
        """Whether ``bars`` are all that move it: no bar then means that nothing does."""
        return self.total is not None and (bool(self.bars) or not self.why)

    @property
    def pence(self) -> int | None:
        """The expected total, to the penny."""
        return None if self.total is None else to_pence(self.total, Rounding.HALF_UP)


@dataclass(frozen=True, slots=True)
class WhatIfAnswer:
    """What the schemes are expected to come to, the baseline first unless it was left out."""

    assumptions: Assumptions
    schemes: tuple[ExpectedTotal, ...]

    @property
    def baseline(self) -> ExpectedTotal | None:
        """What the others are compared with."""
        return next((one for one in self.schemes if one.candidate.is_baseline), None)


def answer(
    what_if: WhatIf,
    plans: Mapping[str, Collection[PlanOrPerson]],
    say: Callable[[str], None],
    works_out: WorksOut = one_after_another,
) -> WhatIfAnswer:
    """Work out the expected totals, then the tornado and the switching values of each scheme.

    ``plans`` are those that a scheme has a line for, by its name: switching values compare like with like, over these
    alone. A scheme without any there is compared over all the records.
    """

    def each() -> Iterator[tuple[WhatIf, Candidate, Collection[PlanOrPerson] | None]]:
        for candidate in what_if.candidates:
            say(f"asking what if of {candidate.label}")
            yield what_if, candidate, plans.get(candidate.name)

    return WhatIfAnswer(what_if.assumptions, tuple(works_out(_expected, each())))


def _expected(what_if: WhatIf, candidate: Candidate, plans: Collection[PlanOrPerson] | None) -> ExpectedTotal:
    try:
        total = what_if.expected(candidate)
    except NotWorkedError as unworked:
        return ExpectedTotal(candidate, None, str(unworked), (), ())
    try:
        bars = tornado(what_if, candidate)
    except NotWorkedError as unworked:
        return ExpectedTotal(candidate, total, str(unworked), (), ())
    baseline = next((one for one in what_if.candidates if one.is_baseline and one is not candidate), None)
    try:
        own = _over(what_if, candidate, plans)
        same = same_cost(own, _over(what_if, baseline, plans)) if baseline else ()
        records = what_if.records if plans is None else with_plans_alone(what_if.records, plans)
        margin = no_margin(own, cost_of(records, what_if.assumptions))
        return ExpectedTotal(candidate, total, "", bars, (*same, *margin))
    except NotWorkedError as unworked:
        return ExpectedTotal(candidate, total, str(unworked), bars, ())


def _over(what_if: WhatIf, candidate: Candidate, plans: Collection[PlanOrPerson] | None) -> Side:
    """A scheme to be weighed, over some plans alone where they are named."""
    expectation = what_if.expectation(candidate) if plans is None else what_if.expectation_over(candidate, plans)
    return Side(what_if, candidate, expectation)
