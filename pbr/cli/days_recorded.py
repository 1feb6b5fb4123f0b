"""Warnings about the days on which things are recorded, where nobody said which days are meant."""

from datetime import date
from pathlib import Path

from pbr.problems.problem import Place, Problem

_DAYS_OF_SILENCE = 31
"""An extract whose newest event is older than this when settled is likely to be as at an earlier day."""


def old_extract(records: Path, latest_recorded: date | None, until: date) -> list[Problem]:
    """Warn when what goes on would be counted to a day long after the extract was taken."""
    if latest_recorded is None or (until - latest_recorded).days <= _DAYS_OF_SILENCE:
        return []
    message = (
        f"nothing that is read here is recorded after {latest_recorded}, and "
        f"services without an end are counted up to {until}"
    )
    advice = f"if the extract was taken on {latest_recorded} or soon after, say so with --as-at"
    return [Problem("PBR026", message, Place(records.name or str(records)), advice, severity="warning")]


def after_the_run_off(records: Path, latest_recorded: date | None, last: date) -> list[Problem]:
    """Warn of facts recorded after the last day that is settled where no period is asked for: they read as blank."""
    if latest_recorded is None or latest_recorded <= last:
        return []
    message = (
        f"something is recorded on {latest_recorded}, and the run-off of the scheme ends on {last}: it is not read"
    )
    advice = "correct the date, or say with --period up to which day to settle"
    return [Problem("PBR470", message, Place(records.name or str(records)), advice, severity="warning")]
