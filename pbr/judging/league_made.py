"""A league made from records: measures judged, verdicts that follow, and providers ranked."""

from datetime import date

from pbr.engine.baselines import Baselines
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.measured_alone import measured_alone
from pbr.engine.standard_figures import standard_figures
from pbr.judging.figures_of_providers import Evidence
from pbr.judging.judged import League
from pbr.judging.rankings_made import rankings_made
from pbr.judging.targets_judged import targets_judged
from pbr.judging.verdicts_followed import verdicts_followed
from pbr.records.council_codes import PROVIDER_CODES
from pbr.records.table import Records
from pbr.scheme.rankings import FieldOfStandard


def league_made(compiled: CompiledScheme, records: Records, as_at: date) -> League:
    """Judge and rank by a scheme over records as they were known on a day.

    Raises ``ProblemsFound`` where a figure that providers are ranked by cannot be scored.
    """
    scheme = compiled.scheme
    measured = measured_alone(compiled, records, as_at)
    found = targets_judged(measured, Baselines(measured.now, measured.in_time, scheme.runs), as_at)
    listed = scheme.framework.of(PROVIDER_CODES)
    providers = listed.codes if listed else ()
    followed = verdicts_followed(scheme.verdicts, found, providers, scheme.runs, as_at)
    if not scheme.rankings:
        return League(found, followed)
    figures = [score.figure for ranking in scheme.rankings for score in ranking.scores]
    wanted = [figure for figure in figures if isinstance(figure, FieldOfStandard)]
    by_cell = {(one.measured.measure, one.provider, one.window): one for one in found}
    evidence = Evidence(by_cell, standard_figures(compiled, records, as_at, wanted), tuple(providers), scheme.runs)
    return League(found, followed, rankings_made(scheme.rankings, evidence, as_at))
