"""A small comparison, drawn, as the page of it is made from."""

from datetime import date
from fractions import Fraction
from pathlib import Path

from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import read_extract
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.simulate.monte_carlo.draw import draw
from pbr.simulate.monte_carlo.uncertainty import DrawnScheme, Method, uncertainty_of
from pbr.simulate.payoff.alternative_records import WhichDrawn, facts_used, needs_to_draw, uncertain_records_of
from pbr.simulate.payoff.payoffs import settled_each_way
from pbr.simulate.payoff.uncertain_result import Component
from pbr.simulate.schemes_compared import read_candidates
from tests.simulate.by_hand import BASELINE, ESSEX, PLANS, cast, extract

EVERY_OTHER = {2: (1, 1), 3: (0, 1, 1), 5: (1, 1, 0, 0, 0)}
"""How likely each alternative is beside the others, by how many of them there are."""


def drawable(folder: Path) -> Path:
    """Write the extract with planned ends, so that what goes on can be drawn."""
    header, *plans = PLANS.splitlines()
    planned = [f"{header},planned_end_on", *(f"{plan},2026-07-10" for plan in plans)]
    return extract(folder, plans="\n".join(planned) + "\n")


def drawn_report(folder: Path, budget: int) -> Report:
    """Compare the scheme with a bonus with time and task, and draw every result again a hundred times."""
    records = drawable(folder)
    candidates = read_candidates([Path(ESSEX)], Path(BASELINE))
    needs: dict[str, frozenset[str]] = {}
    for one in candidates:
        for table, fields in needs_to_draw(one.compiled.needs).items():
            needs[table] = needs.get(table, frozenset()) | fields
    known = as_known(read_extract(records, needs, hold_errors=False), date(2026, 6, 30))
    drawn = uncertain_records_of(known, facts_used(needs), WhichDrawn.ALL)
    models = [settled_each_way(one.scheme, drawn) for one in candidates]
    draws = draw(models, {component: _chances(component) for component in drawn.components}, 100, 7)
    parts = [DrawnScheme(one, model, model, each) for one, model, each in zip(candidates, models, draws, strict=True)]
    method = Method(WhichDrawn.ALL, 100, 7, Fraction(1, 5))
    return Report(cast(records, ESSEX), uncertainty_of(parts, method, candidates[0].name, budget))


def _chances(component: Component) -> tuple[Fraction, ...]:
    likely = EVERY_OTHER[len(component.alternatives)]
    return tuple(Fraction(one, sum(likely)) for one in likely)
