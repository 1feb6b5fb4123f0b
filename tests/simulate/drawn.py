"""Schemes over rows of a test, taken apart by component, and each draw settled by the engine itself."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from pbr.engine.compiled_scheme import CompiledScheme, compile_scheme
from pbr.engine.run import Run
from pbr.engine.run_off import end_of_run_off
from pbr.records.dictionary import TABLES
from pbr.records.extract.as_at import as_known
from pbr.records.table import Records, Row, Table
from pbr.scheme.scheme import Scheme
from pbr.simulate.monte_carlo.sampling import Chances
from pbr.simulate.payoff.alternative_records import (
    UncertainRecords,
    WhichDrawn,
    facts_used,
    needs_to_draw,
    uncertain_records_of,
)
from pbr.simulate.payoff.payment_dependence import without_limits
from pbr.simulate.payoff.payoffs import settled_each_way
from pbr.simulate.payoff.scheme_model import SchemeModel
from pbr.simulate.payoff.uncertain_result import Component, Rates
from pbr.values.period import Period
from tests.engine.rows import Tables
from tests.engine.settled import NAMES, extract_of

NOT_DRAWN = ("hourly-plus-bonus-per-outcome", "direct-payment", "individual-service-fund")
DRAWN = [name for name in NAMES if name not in NOT_DRAWN]
"""Those that can be drawn: no bonus that hangs on two results together, nothing paid to persons or drawn down."""
CHANCES = {
    3: (Fraction(1, 10), Fraction(1, 2), Fraction(2, 5)),
    5: (Fraction(1, 2), Fraction(1, 5), Fraction(1, 10), Fraction(1, 10), Fraction(1, 10)),
    2: (Fraction(3, 5), Fraction(2, 5)),
}
"""Chances by how many alternatives a component has."""


def drawn_from(
    plan: CompiledScheme, tables: Tables, which: WhichDrawn = WhichDrawn.ALL, as_at: str = "2027-03-31"
) -> UncertainRecords:
    """What is drawn of some rows under a scheme."""
    needs = needs_to_draw(plan.needs)
    records = as_known(extract_of(CompiledScheme(plan.scheme, needs), tables), date.fromisoformat(as_at))
    return uncertain_records_of(records, facts_used(plan.needs), which)


def model_of(
    plan: CompiledScheme, tables: Tables, which: WhichDrawn = WhichDrawn.ALL, as_at: str = "2027-03-31"
) -> SchemeModel:
    """A scheme over some rows, settled once for each alternative."""
    return settled_each_way(plan.scheme, drawn_from(plan, tables, which, as_at))


def rates_of(drawn: UncertainRecords) -> dict[Component, tuple[Fraction, ...]]:
    """The same chances for every component of a kind."""
    return {component: CHANCES[len(component.alternatives)] for component in drawn.components}


def even(model: SchemeModel, success: Fraction) -> Rates:
    """One chance of being achieved for every outcome; none is achieved sooner."""
    return {component: (Fraction(0), success, 1 - success) for component in model.components}


def settled_draw_by_draw(
    plan: CompiledScheme, drawn: UncertainRecords, rates: Rates, draws: int, seed: int, effect: Fraction = Fraction(0)
) -> Iterator[dict[str, int]]:
    """What each provider is due in each draw: the records stood as they turned out, and settled with its limits."""
    chances = Chances(rates, draws, seed, {}, effect, (1 << draws) - 1)
    masks = {component: chances.masks(component) for component in drawn.components}
    until, paying = end_of_run_off(plan.scheme.runs), compile_scheme(with_what_pays(plan.scheme))
    for at in range(draws):
        turned_out = {
            component: next(way for way, mask in enumerate(each) if mask >> at & 1) for component, each in masks.items()
        }
        run = Run(
            paying, stood(plan, drawn, turned_out), Period(date(1900, 1, 1), until), until,
            ongoing_until=plan.scheme.runs.last,
        )  # fmt: skip
        due: dict[str, int] = {}
        for line in run.lines():
            due[line.provider_id] = due.get(line.provider_id, 0) + line.amount
        assert run.unpriced == []
        yield due


def with_what_pays(scheme: Scheme) -> Scheme:
    """A scheme without the measures that scale nothing: whatever they look at, no draw is another for it."""
    return replace(scheme, measures=without_limits(scheme).measures)


def stood(plan: CompiledScheme, drawn: UncertainRecords, turned_out: Mapping[Component, int]) -> Records:
    """The records with each component at the alternative that it turned out to be."""
    facts = facts_used(plan.needs)
    base = drawn.at(facts, None, 0, plan.needs)
    ways: dict[tuple[str, int], Records] = {}
    tables: dict[str, Table] = {}
    for name, table in base.tables.items():
        rows: list[Row] = list(table.rows)
        for component, alternative in turned_out.items():
            if component.table == name:
                if (name, alternative) not in ways:
                    ways[name, alternative] = drawn.at(facts, (name, component.fact), alternative, plan.needs)
                at = drawn.components[component]
                rows[at] = ways[name, alternative].tables[name].rows[at]
        parent = TABLES[name].parent
        if parent:
            key = tables[parent].layout[TABLES[name].parent_key]
            by_key = {row[key]: row for row in tables[parent].rows}
            own = table.layout[TABLES[name].parent_key]
            rows = [(*row[:-1], by_key[row[own]]) for row in rows]
        tables[name] = replace(table, rows=rows)
    return replace(base, tables=tables)
