"""What if: what each scheme can be expected to come to under the assumptions, and when one of them changes.

Each scheme is settled by the exact engine over its whole run, once for each way in which records can turn out, at the
prices and volumes of the case; how likely each way is makes the rest of the difference. Nothing is drawn by chance.
What has been settled is kept, so that every block of a comparison asks of the same sums.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction
from functools import partial

from pbr.engine.compiled_scheme import CompiledScheme, compile_scheme
from pbr.problems.problem import ProblemsFound
from pbr.records.table import Records
from pbr.scheme.scheme import Scheme
from pbr.simulate.assumption import Assumption
from pbr.simulate.changed_records import with_plans_alone
from pbr.simulate.payoff.alternative_records import (
    Fact,
    UncertainRecords,
    WhichDrawn,
    needs_to_draw,
    with_events_set_aside,
)
from pbr.simulate.payoff.expected_value import Expectation, NoClosedFormError
from pbr.simulate.payoff.left_open import leaves_open, with_left_open
from pbr.simulate.payoff.marginal_payoff import Standing
from pbr.simulate.payoff.payoffs import CannotBeDrawnError, EachWay, settled_each_way
from pbr.simulate.payoff.records_to_draw import drawn_for, needed_to_draw
from pbr.simulate.payoff.scheme_model import FamilyModel, SchemeModel, SchemeModels
from pbr.simulate.payoff.uncertain_result import Component
from pbr.simulate.scenario.assumptions import CENTRAL, Assumptions, Case, PriceAssumed, VolumeAssumed, value_in
from pbr.simulate.scenario.price_changes import with_prices
from pbr.simulate.scenario.success_rates import ChancesOf, NoRateError
from pbr.simulate.scenario.volume_changes import changes_any_of, copies_of, with_volumes
from pbr.simulate.schemes_compared import Candidate
from pbr.simulate.stated_value import StatedUnit


class NotWorkedError(Exception):
    """Raised where a scheme's expected total cannot be worked out; says why, for the reader."""


_Key = tuple[str, WhichDrawn, tuple[tuple[str, Fraction], ...]]
"""A scheme's name, what is drawn of its records, and the changes of prices and volumes that are not neutral."""


class WhatIf:
    """Some schemes over one extract, as it was known on a day, under assumptions that have been checked."""

    def __init__(self, records: Records, candidates: Sequence[Candidate], assumptions: Assumptions) -> None:
        self.records = records
        self.candidates = candidates
        self.assumptions = assumptions
        self.chances = ChancesOf(records, assumptions)
        self._found: dict[_Key, Expectation] = {}
        self._each_way: dict[str, EachWay] = {}
        self._counting: dict[str, EachWay] = {}
        self._widest: dict[str, SchemeModel] = {}

    def as_it_would_be(self) -> Records:
        """The records at the volumes assumed."""
        return with_volumes(self.records, self.assumptions.volumes, CENTRAL)

    def compiled(self, candidate: Candidate) -> CompiledScheme:
        """A scheme at the prices assumed."""
        return compile_scheme(with_prices(candidate.scheme, self.assumptions.prices, CENTRAL))

    def expected(
        self, candidate: Candidate, case: Case = CENTRAL, success: Mapping[Fact, Fraction] | None = None
    ) -> Fraction:
        """What a scheme can be expected to come to in a case, in exact pence. Raises `NotWorkedError`.

        ``success`` gives one success rate for every record of a fact, in place of what is assumed or seen.
        """
        copied = self._copied(candidate, case)
        if copied is not None and success is None:
            return copied
        return self.expected_of(self.expectation(candidate, case), case, success)

    def expected_of(
        self, expectation: Expectation, case: Case = CENTRAL, success: Mapping[Fact, Fraction] | None = None
    ) -> Fraction:
        """What a scheme settled each way can be expected to come to. Raises `NotWorkedError`."""
        try:
            return expectation.total(self.chances.rates(expectation.model.components, case, success))
        except (NoClosedFormError, NoRateError) as unworked:
            raise NotWorkedError(str(unworked)) from None

    def rates(self, model: SchemeModel) -> dict[Component, tuple[Fraction, ...]]:
        """How likely each alternative of a scheme's components is. Raises `NotWorkedError`."""
        try:
            return self.chances.rates(model.components, CENTRAL)
        except NoRateError as unworked:
            raise NotWorkedError(str(unworked)) from None

    def model(self, candidate: Candidate, case: Case = CENTRAL) -> SchemeModel:
        """A scheme settled each way at the prices and volumes of a case. Raises `NotWorkedError`."""
        return self.expectation(candidate, case).model

    def widest(self, candidate: Candidate) -> SchemeModel:
        """The same at what is expected, with what draws set aside left open: what the most and least rest on.

        Raises `NotWorkedError`.
        """
        if candidate.name in self._widest:
            return self._widest[candidate.name]
        model, needed = self.model(candidate), needed_to_draw(candidate.scheme, self.records)
        if not leaves_open(candidate.scheme, needed):
            return model
        if candidate.name in self._counting:
            scheme = self.compiled(candidate).scheme
            return self._counting[candidate.name].counting(drawn_for(scheme, needed, self.assumptions.which)).model()
        settle = partial(self._settled_as, candidate, CENTRAL, taken=lambda records: records)
        return settle(needed) if self._changes_volumes(candidate) else with_left_open(model, needed, settle)

    def known(self, candidate: Candidate) -> SchemeModels | None:
        """What there is to know of a scheme for drawing it; None where it cannot be worked out."""
        try:
            return SchemeModels(self.model(candidate), self.widest(candidate))
        except NotWorkedError:
            return None

    def know(self, candidate: Candidate, known: SchemeModels) -> None:
        """Take what is known of a scheme: it is not worked out again."""
        self._found[self._key(candidate, CENTRAL)] = Expectation(known.model)
        self._widest[candidate.name] = known.widest

    def expectation(self, candidate: Candidate, case: Case = CENTRAL) -> Expectation:
        """What a scheme can be expected to come to at any rates, in a case. Raises `NotWorkedError`."""
        key = self._key(candidate, case)
        found = self._found.get(key)
        if found is None:
            is_central = key == self._key(candidate, CENTRAL)
            each_way = self._each_way.pop(candidate.name, None) if is_central else None
            if each_way is None:
                found = Expectation(self._settled(candidate, case, self.records))
            else:
                drawn = self._drawn(candidate.scheme, self.records, self.assumptions.which)
                found = Expectation(each_way.model_of(drawn))
            if is_central:
                # The ends of ranges are asked for once, and let go.
                self._found[key] = found
        return found

    def expectation_over(self, candidate: Candidate, plans: Collection[tuple[str, str]]) -> Expectation:
        """The same over some plans alone, each a provider and an id. Raises `NotWorkedError`."""
        whole = self.model(candidate)
        wanted = frozenset(plans)
        if all(not one.plan_id or (one.provider_id, one.plan_id) in wanted for one in whole.families):
            return self.expectation(candidate)
        changes = self._neutral_left_out(candidate, CENTRAL)
        if whole.scaled or any(isinstance(one, VolumeAssumed) and one.of in ("plans", "people") for one in changes):
            # What counts in a measure, and which plans there are more of, has to be found anew.
            return Expectation(self._settled(candidate, CENTRAL, with_plans_alone(self.records, wanted)))

        def belongs(one: FamilyModel) -> bool:
            return not one.plan_id or (one.provider_id, one.plan_id) in wanted

        return Expectation(whole.over(belongs))

    def as_recorded(self, candidate: Candidate) -> tuple[SchemeModel, Standing]:
        """A scheme at the prices assumed, settled each way with every result drawn, and how things stand as recorded.

        The records are as they are, whatever volumes are assumed. Raises `CannotBeDrawnError`, and ``ProblemsFound``
        where a record has no price in one of the ways.
        """
        scheme = self.compiled(candidate).scheme
        each_way = EachWay(scheme, self._drawn(scheme, self.records, WhichDrawn.ALL))
        model = each_way.model()
        if not self._changes_volumes(candidate):
            # No volume changes the records, so what the scheme is asked next rests on the same sums.
            if each_way.only_counts:
                self._counting[candidate.name] = each_way
            if self.assumptions.which is WhichDrawn.ALL:
                self._found[self._key(candidate, CENTRAL)] = Expectation(model)
            else:
                self._each_way[candidate.name] = each_way
        return model, each_way.standing()

    def settled_by(self, candidate: Candidate) -> tuple[PriceAssumed | VolumeAssumed, ...]:
        """The assumptions for which a scheme has to be settled again."""
        prices = tuple(one for one in self.assumptions.prices if one.scheme == candidate.scheme.name)
        needs = needs_to_draw(candidate.compiled.needs)
        return (*prices, *(one for one in self.assumptions.volumes if changes_any_of(one.of, needs)))

    def matter_to(self, candidate: Candidate) -> tuple[Assumption, ...]:
        """The assumptions with a range that can change what a scheme is expected to come to."""
        components = self.model(candidate).components
        rates = tuple(one for one in self.assumptions.rates if any(map(one.covers, components)))
        return tuple(one for one in (*rates, *self.settled_by(candidate)) if one.value.has_range)

    def _copied(self, candidate: Candidate, case: Case) -> Fraction | None:
        """What a scheme comes to in a case that only has more or fewer plans; None where it must be settled anew.

        Every plan has been settled, and a copy of it comes to the same.
        """
        changed = self._neutral_left_out(candidate, case)
        if len(changed) != 1 or self._neutral_left_out(candidate, CENTRAL):
            return None
        (change,) = changed
        expectation = self.expectation(candidate)
        model = expectation.model
        # What is a provider's as a whole may stay or go with its last plan.
        if (
            not isinstance(change, VolumeAssumed)
            or change.of != "plans"
            or not all(f.person_id for f in model.families)
        ):
            return None
        copies = copies_of(self.records, change.of, value_in(case, change))
        try:
            return expectation.total_with_copies(self.chances.rates(model.components, case), copies)
        except NoClosedFormError:
            return None
        except NoRateError as unworked:
            raise NotWorkedError(str(unworked)) from None

    def _key(self, candidate: Candidate, case: Case) -> _Key:
        changes = self._neutral_left_out(candidate, case)
        return candidate.name, self.assumptions.which, tuple((one.name, value_in(case, one)) for one in changes)

    def _neutral_left_out(self, candidate: Candidate, case: Case) -> list[PriceAssumed | VolumeAssumed]:
        """The changes of prices and volumes that change anything in a case: not those that are once as much."""
        changes = self.settled_by(candidate)
        return [one for one in changes if one.value.unit is not StatedUnit.TIMES or value_in(case, one) != 1]

    def _changes_volumes(self, candidate: Candidate) -> bool:
        return any(isinstance(one, VolumeAssumed) for one in self._neutral_left_out(candidate, CENTRAL))

    def _settled(self, candidate: Candidate, case: Case, records: Records) -> SchemeModel:
        return self._settled_as(candidate, case, records, with_events_set_aside)

    def _settled_as(
        self, candidate: Candidate, case: Case, records: Records, taken: Callable[[Records], Records]
    ) -> SchemeModel:
        scheme = with_prices(candidate.scheme, self.assumptions.prices, case)
        changed = with_volumes(needed_to_draw(scheme, records), self.assumptions.volumes, case)
        try:
            return settled_each_way(scheme, drawn_for(scheme, taken(changed), self.assumptions.which))
        except CannotBeDrawnError as unworked:
            raise NotWorkedError(str(unworked)) from None
        except ProblemsFound as found:
            raise NotWorkedError(found.problems[0].message) from None

    def _drawn(self, scheme: Scheme, records: Records, which: WhichDrawn) -> UncertainRecords:
        return drawn_for(scheme, with_events_set_aside(needed_to_draw(scheme, records)), which)
