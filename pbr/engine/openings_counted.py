"""The records that figures brought in before are of, where a payment is scaled by the change from them."""

from pbr.engine.measure_counting import CountsIn
from pbr.records.table import Records
from pbr.scheme.scheme import Scheme


def openings_counted(scheme: Scheme, records: Records) -> list[tuple[str, CountsIn]]:
    """What takes the figures brought in before that a payment is scaled by the change from."""
    if not any(measure.compared for measure in scheme.measures.values()):
        return []
    # imported late: few measures are compared with anything
    from pbr.engine.changes_measured import openings_compared

    return openings_compared(scheme, records)
