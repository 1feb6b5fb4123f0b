"""What if: what each scheme can be expected to come to under the assumptions, and when one of them changes.

Each scheme is settled by the exact engine over its whole run, once for each way in which records can turn out, at the
prices and volumes of the case; how likely each way is makes the rest of the difference. Nothing is drawn by chance.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pbr.engine.needs import needs_of
from pbr.engine.plan import compile_scheme
from pbr.problems.problem import ProblemsFound
from pbr.records.table import Records
from pbr.simulate.assumptions.assumptions import (
    CENTRAL,
    Assumption,
    Assumptions,
    Case,
    PriceAssumed,
    VolumeAssumed,
    value_in,
)
from pbr.simulate.assumptions.prices import with_prices
from pbr.simulate.assumptions.rates import ChancesOf, NoRateError
from pbr.simulate.assumptions.rows import of_plans
from pbr.simulate.assumptions.volumes import changes_any_of, with_volumes
from pbr.simulate.candidates import Candidate
from pbr.simulate.expected import NoClosedFormError, expected_total
from pbr.simulate.model import SchemeModel
from pbr.simulate.payoffs import CannotBeDrawnError, settled_each_way
from pbr.simulate.variants import Fact, drawn_of, facts_used, needs_to_draw


class NotWorkedError(Exception):
    """Raised where a scheme's expected total cannot be worked out; says why, for the reader."""


@dataclass(slots=True)
class WhatIf:
    """Some schemes over one extract, as it was known on a day, under assumptions that have been checked."""

    records: Records
    candidates: Sequence[Candidate]
    assumptions: Assumptions
    _models: dict[tuple[str, tuple[Fraction, ...]], SchemeModel]
    _chances: ChancesOf
    _over_plans: dict[frozenset[tuple[str, str]], "WhatIf"]

    @classmethod
    def over(cls, records: Records, candidates: Sequence[Candidate], assumptions: Assumptions) -> "WhatIf":
        """What is to be asked, with nothing worked out yet."""
        return cls(records, candidates, assumptions, {}, ChancesOf(records, assumptions), {})

    def over_plans(self, plans: Collection[tuple[str, str]]) -> "WhatIf":
        """The same, asked over some plans alone (each a provider and an id), at the rates of all the records."""
        wanted = frozenset(plans)
        if wanted not in self._over_plans:
            some = of_plans(self.records, wanted)
            alike = WhatIf(some, self.candidates, self.assumptions, {}, self._chances, {})
            self._over_plans[wanted] = self if self._has_no_more_than(some) else alike
        return self._over_plans[wanted]

    def _has_no_more_than(self, some: Records) -> bool:
        return all(len(some.tables[name].rows) == len(table.rows) for name, table in self.records.tables.items())

    def expected(
        self, candidate: Candidate, case: Case = CENTRAL, success: Mapping[Fact, Fraction] | None = None
    ) -> Fraction:
        """What a scheme can be expected to come to in a case, in exact pence. Raises `NotWorkedError`.

        ``success`` gives one success rate for every record of a fact, in place of what is assumed or seen.
        """
        model = self.model(candidate, case)
        try:
            return expected_total(model, self._chances.rates(model.components, case, success))
        except (NoClosedFormError, NoRateError) as unworked:
            raise NotWorkedError(str(unworked)) from None

    def model(self, candidate: Candidate, case: Case = CENTRAL) -> SchemeModel:
        """A scheme settled each way at the prices and volumes of a case. Raises `NotWorkedError`."""
        key = (candidate.label, tuple(value_in(case, change) for change in self.settled_by(candidate)))
        if key not in self._models:
            # The first is the central one, which is asked for again and again; the others once.
            for gone in [each for each in self._models if each[0] == candidate.label][1:]:
                del self._models[gone]
            self._models[key] = self._settled(candidate, case)
        return self._models[key]

    def settled_by(self, candidate: Candidate) -> tuple[PriceAssumed | VolumeAssumed, ...]:
        """The assumptions for which a scheme has to be settled again."""
        prices = tuple(one for one in self.assumptions.prices if one.scheme == candidate.scheme.name)
        needs = needs_to_draw(candidate.plan.needs)
        return (*prices, *(one for one in self.assumptions.volumes if changes_any_of(one.of, needs)))

    def matter_to(self, candidate: Candidate) -> tuple[Assumption, ...]:
        """The assumptions with a range that can change what a scheme is expected to come to."""
        components = self.model(candidate).components
        rates = tuple(one for one in self.assumptions.rates if any(map(one.covers, components)))
        return tuple(one for one in (*rates, *self.settled_by(candidate)) if one.value.has_range)

    def facts_of(self, candidate: Candidate) -> tuple[Fact, ...]:
        """The facts of which what a scheme pays hangs on the results."""
        return tuple(dict.fromkeys((one.table, one.fact) for one in self.model(candidate).components))

    def _settled(self, candidate: Candidate, case: Case) -> SchemeModel:
        scheme = with_prices(candidate.scheme, self.assumptions.prices, case)
        needs = needs_to_draw(compile_scheme(scheme).needs)
        tables = {name: table for name, table in self.records.tables.items() if name in needs}
        held = tuple(row for row in self.records.held_rows if row.table in needs)
        changed = with_volumes(Records(tables, held, self.records.inputs), self.assumptions.volumes, case)
        try:
            return settled_each_way(scheme, drawn_of(changed, facts_used(needs_of(scheme)), self.assumptions.which))
        except CannotBeDrawnError as unworked:
            raise NotWorkedError(str(unworked)) from None
        except ProblemsFound as found:
            raise NotWorkedError(found.problems[0].message) from None
