"""Whether the day and the period asked for fit the records: a slip in either looks like a month of nothing."""

from datetime import date
from pathlib import Path

from pbr.problems.problem import Place, Problem
from pbr.records.extract.date_coverage import Reach
from pbr.values.period import Period

_DAYS_OF_SILENCE = 31
"""An extract whose newest event is older than this when settled is likely to be as at an earlier day."""


def days_that_do_not_fit(records: Path, reach: Reach | None, period: Period, as_at: date) -> list[Problem]:
    """Warn where the records cannot speak for the period, or for the day as at which it is settled.

    ``reach`` is how far they reach beside the period; None where no row has any day.
    """
    place = Place(records.name or str(records))
    if reach is None:
        return []
    found = [*_out_of_reach(reach, period, place), *_silent(reach, min(as_at, period.last), place)]
    if as_at < reach.first <= period.last:
        message = f"as at {as_at} nothing was known yet: the first day in the records is {reach.first}"
        found.append(Problem("PBR031", message, place, "check --as-at and its year", severity="warning"))
    return found


def after_the_run_off(records: Path, latest_recorded: date | None, last: date) -> list[Problem]:
    """Warn of facts recorded after the last day that is settled where no period is asked for: they read as blank."""
    if latest_recorded is None or latest_recorded <= last:
        return []
    message = (
        f"something is recorded on {latest_recorded}, and the run-off of the scheme ends on {last}: it is not read"
    )
    advice = "correct the date, or say with --period up to which day to settle"
    return [Problem("PBR470", message, Place(records.name or str(records)), advice, severity="warning")]


def _out_of_reach(reach: Reach, period: Period, place: Place) -> list[Problem]:
    """Warn where nothing in the records happened in the period, and say where they stop or begin."""
    if reach.within:
        return []
    if reach.after is None:
        message = f"the records end before the period: nothing in them happened after {reach.last}, and it is {period}"
        advice = "take a later extract, or check --period and its year"
    elif reach.before is None:
        message = f"the records begin after the period: the first day in them is {reach.first}, and it is {period}"
        advice = "take an earlier extract, or check --period and its year"
    else:
        message = (
            f"nothing in the records happened in the period {period}: the last day before it is {reach.before}, "
            f"and the first after it is {reach.after}"
        )
        advice = "check that the extract has these days, and check --period"
    return [Problem("PBR030", message, place, advice, severity="warning")]


def _silent(reach: Reach, counted_to: date, place: Place) -> list[Problem]:
    """Warn when what goes on is counted to a day long after the extract was taken."""
    if (counted_to - reach.last).days <= _DAYS_OF_SILENCE:
        return []
    message = f"nothing is recorded after {reach.last}, and this counts up to {counted_to}"
    advice = f"if the extract was taken on {reach.last} or soon after, say so with --as-at"
    return [Problem("PBR026", message, place, advice, severity="warning")]
