"""Every provider judged over records that are prepared: what the league and a provider's own page rest on."""

from pbr.api.settling.prepare import Prepared
from pbr.judging.judged import League
from pbr.judging.league_made import league_made
from pbr.values.period import Period


def league_judged(prepared: Prepared, period: Period | None = None) -> League:
    """Every target, verdict and ranking of a scheme, as at the day that the records are prepared for.

    Of a period it is what the papers of those days have.
    """
    if not prepared.scheme.measures and not prepared.scheme.rankings:
        return League((), (), period=period)
    return league_made(prepared.compiled, prepared.records, prepared.as_at, period)
