"""The day up to which facts are known where nobody gives one: the last on which anything is recorded."""

from datetime import date

from pbr.engine.run_off import end_of_run_off
from pbr.records.extract.extract import Extract
from pbr.values.period import Period


def known_until(extract: Extract, runs: Period) -> date:
    """The last day on which anything of an extract became known, and none after the run-off of the scheme.

    In the middle of a year what is to come is then not over, and nobody is taken to have missed it. Where no day is
    recorded at all it is the last of the run.
    """
    return min(extract.latest_recorded or runs.last, end_of_run_off(runs))
