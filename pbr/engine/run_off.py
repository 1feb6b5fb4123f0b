"""What is settled where no period is asked for: the whole run of a scheme, and its run-off.

The run-off is the twelve months after the last day of the run. It depends on the scheme alone: were it until the last
day of anything recorded, what one provider is due would hang on a row of another.
"""

from datetime import date

from pbr.values.dataclass import dataclass
from pbr.values.dates import add_months_last_day_where_shorter
from pbr.values.period import Period

MONTHS = 12
"""How long a run-off is."""


@dataclass(frozen=True, slots=True)
class SettledOver:
    """The period settled, the day up to which facts are known, and up to which service that nobody ended is counted."""

    period: Period
    as_at: date
    ongoing_until: date


def end_of_run_off(runs: Period) -> date:
    """The last day on which anything of a scheme that runs so long is settled unless a period is asked for."""
    return add_months_last_day_where_shorter(runs.last, MONTHS)


def settled_over(runs: Period, period: Period | None, as_at: date | None) -> SettledOver:
    """What a period, and a day facts are known to, come to where either is left out.

    Without a period it is the whole run and its run-off. Facts are known up to the period's last day, and service that
    nobody has ended is counted up to that day too; but where neither is given, no further than the run itself.
    """
    if period is not None:
        day = as_at or period.last
        return SettledOver(period, day, day)
    whole = Period(runs.first, end_of_run_off(runs))
    return SettledOver(whole, as_at or whole.last, as_at or runs.last)
