"""Warnings about the days on which things are recorded, where nobody said which days are meant."""

from datetime import date
from pathlib import Path

from pbr.problems.problem import Place, Problem


def after_the_run_off(records: Path, latest_recorded: date | None, last: date) -> list[Problem]:
    """Warn of facts recorded after the last day that is settled where no period is asked for: they read as blank."""
    if latest_recorded is None or latest_recorded <= last:
        return []
    message = (
        f"something is recorded on {latest_recorded}, and the run-off of the scheme ends on {last}: it is not read"
    )
    advice = "correct the date, or say with --period up to which day to settle"
    return [Problem("PBR470", message, Place(records.name or str(records)), advice, severity="warning")]
