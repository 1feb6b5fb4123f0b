"""A league made from records: measures judged, verdicts that follow, and providers ranked."""

from datetime import date

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.measured_alone import measured_alone
from pbr.engine.measuring.baselines import Baselines
from pbr.engine.standard_figures import standard_figures
from pbr.judging.figures_of_providers import Evidence
from pbr.judging.judged import League
from pbr.judging.papers_of_period import day_judged_to, judged_in
from pbr.judging.rankings_made import rankings_made
from pbr.judging.targets_judged import targets_judged
from pbr.judging.verdicts_followed import verdicts_followed
from pbr.records.cells.council_codes import PROVIDER_CODES
from pbr.records.table import Records
from pbr.scheme.measuring.rankings import FieldOfStandard
from pbr.values.period import Period


def league_made(compiled: CompiledScheme, records: Records, as_at: date, period: Period | None = None) -> League:
    """Judge and rank by a scheme over records as they were known on a day; with a period, what its papers have.

    Raises ``ProblemsFound`` where a figure that providers are ranked by cannot be scored.
    """
    scheme = compiled.scheme
    measured = measured_alone(compiled, records, as_at)
    found = targets_judged(measured, Baselines(measured.now, measured.in_time, scheme.runs), as_at)
    listed = scheme.framework.of(PROVIDER_CODES)
    providers = listed.codes if listed else ()
    day = day_judged_to(period, as_at)
    # What is known only since the period is of windows that were over in it: who came later has no verdict there.
    looked_at = found if day == as_at else [one for one in found if one.window.period.last <= day]
    followed = verdicts_followed(scheme.verdicts, looked_at, providers, scheme.runs, day)
    judged = found if period is None else judged_in(found, period)
    if not scheme.rankings:
        return League(judged, followed, period=period)
    figures = [score.figure for ranking in scheme.rankings for score in ranking.scores]
    wanted = [figure for figure in figures if isinstance(figure, FieldOfStandard)]
    by_cell = {(one.measured.measure, one.provider, one.window): one for one in found}
    evidence = Evidence(by_cell, standard_figures(compiled, records, as_at, wanted), tuple(providers), scheme.runs)
    return League(judged, followed, rankings_made(scheme.rankings, evidence, as_at, period), period)
