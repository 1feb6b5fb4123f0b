"""How likely each component is to turn out well: as assumed, and where nothing is assumed as the records have it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction

from pbr.records.table import Records
from pbr.simulate.distributions import Spread
from pbr.simulate.payoff.alternative_records import Fact
from pbr.simulate.payoff.uncertain_result import ALTERNATIVES, Component, Spreads, with_success_rate
from pbr.simulate.scenario.assumptions import SUCCESS, Assumptions, Case, RateAssumed, value_in

Key = tuple[Fact, str, tuple[str, ...]]
Chances = tuple[Fraction, ...]

_ALIKE: Mapping[Fact, str] = {("outcomes", "result"): "kind", ("plans", "support_at_end"): "plan_type"}
"""By what the rates that the records show are told apart."""


class NoRateError(Exception):
    """Raised where no rate is assumed and the records show none; says what to assume."""


class ChancesOf:
    """The chances of components under assumptions, over one extract."""

    def __init__(self, records: Records, assumptions: Assumptions) -> None:
        self._assumptions = assumptions
        self._seen = {fact: _seen(records, fact) for fact in ALTERNATIVES if fact[0] in records.tables}
        self._by_key: dict[Key, RateAssumed | None] = {}

    def rates(
        self, components: Iterable[Component], case: Case, success: Mapping[Fact, Fraction] | None = None
    ) -> dict[Component, Chances]:
        """The chances of each component in a case; ``success`` is a rate in place of all those of a fact.

        The split among successes, and among the rest, is as the records have it. Raises `NoRateError`.
        """
        found: dict[Key, Chances] = {}
        # They hang on the kind of result and on what is assumed of it: whoever has the same shares one tuple of them.
        same: dict[tuple[Fact, str, int], Chances] = {}
        made: dict[Component, Chances] = {}
        for component in components:
            key = _key(component)
            chances = found.get(key)
            if chances is None:
                alike = (key[0], component.of(_ALIKE.get(key[0], "")), id(self.assumed(component)))
                if alike not in same:
                    same[alike] = self._chances(component, case, (success or {}).get(key[0]))
                chances = found[key] = same[alike]
            made[component] = chances
        return made

    def spreads(self, components: Iterable[Component]) -> Spreads:
        """The components whose rate is itself not certain."""
        made: dict[Component, Spread] = {}
        for component in components:
            assumed = self.assumed(component)
            if assumed is not None and assumed.value.spread is not None:
                made[component] = assumed.value.spread
        return made

    def assumed(self, component: Component) -> RateAssumed | None:
        """The rate assumed of a component: of those that fit it the last one written; None where none does."""
        key = _key(component)
        if key not in self._by_key:
            fitting = [one for one in self._assumptions.rates if one.covers(component)]
            self._by_key[key] = fitting[-1] if fitting else None
        return self._by_key[key]

    def _chances(self, component: Component, case: Case, success: Fraction | None) -> Chances:
        fact = (component.table, component.fact)
        assumed = self.assumed(component)
        if success is None and assumed is not None:
            success = value_in(case, assumed)
        seen = self._seen[fact]
        counts = seen.get(_alike(fact, component.of(_ALIKE.get(fact, "")))) or seen.get("") or Counter()
        total = sum(counts.values())
        if success is None and not total:
            remedy = f"assume a rate, as with --set rates.{fact[0]}=60%"
            raise NoRateError(f"the records do not show how many {SUCCESS[fact]} there are: {remedy}")
        names = [one.name for one in component.alternatives]
        chances = tuple(Fraction(counts[name], total) if total else Fraction(0) for name in names)
        return chances if success is None else with_success_rate(component, chances, success)


def _key(component: Component) -> Key:
    return (component.table, component.fact), component.provider_id, component.group


def _alike(fact: Fact, code: str) -> str:
    return code if fact in _ALIKE else ""


def _seen(records: Records, fact: Fact) -> dict[str, Counter[str]]:
    """How often each alternative is known to have come about, by kind, and under no name of all kinds together."""
    table = records.tables[fact[0]]
    layout = table.layout
    counts: dict[str, Counter[str]] = {"": Counter()}
    if fact[1] not in layout:
        return counts
    field = _ALIKE.get(fact, "")
    names = {one.name for one in ALTERNATIVES[fact]}
    for row in table.rows:
        what = row[layout[fact[1]]]
        if fact[0] == "outcomes":
            if "disputed" in layout and row[layout["disputed"]]:
                continue
            done, due = (row[layout[name]] if name in layout else None for name in ("achieved_on", "due_on"))
            if what == "achieved" and done is not None and due is not None and done < due:
                what = "achieved_sooner"
        if what in names:
            counts[""][what] += 1
            if field in layout:
                counts.setdefault(str(row[layout[field]] or ""), Counter())[what] += 1
    return counts
