"""Every provider judged over records that are prepared: what the league and a provider's own page rest on."""

from pbr.api.prepare import Prepared
from pbr.engine.measured_alone import measured_alone
from pbr.judging.judged import League
from pbr.judging.targets_judged import targets_judged
from pbr.judging.verdicts_followed import verdicts_followed
from pbr.records.council_codes import PROVIDER_CODES


def league_judged(prepared: Prepared) -> League:
    """Every target and verdict of a scheme for every provider, as at the day that the records are prepared for."""
    scheme, day = prepared.scheme, prepared.as_at
    if not scheme.measures:
        return League((), ())
    found = targets_judged(measured_alone(prepared.compiled, prepared.records, day), day)
    listed = scheme.framework.of(PROVIDER_CODES)
    followed = verdicts_followed(scheme.verdicts, found, listed.codes if listed else (), scheme.runs, day)
    return League(found, followed)
