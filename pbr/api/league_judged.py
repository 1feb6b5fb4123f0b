"""Every provider judged over records that are prepared: what the league and a provider's own page rest on."""

from pbr.api.prepare import Prepared
from pbr.judging.judged import League
from pbr.judging.league_made import league_made


def league_judged(prepared: Prepared) -> League:
    """Every target, verdict and ranking of a scheme, as at the day that the records are prepared for."""
    if not prepared.scheme.measures and not prepared.scheme.rankings:
        return League((), ())
    return league_made(prepared.compiled, prepared.records, prepared.as_at)
