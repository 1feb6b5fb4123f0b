"""A small return as a test writes it: rows of words, with all that a row must have filled in."""

import csv
from pathlib import Path

from pbr.national_return.told_episodes import ToldEpisode
from pbr.national_return.told_return import ToldReturn, tell_return
from tests.examples.national_return import HEADER

SHORT = {
    "person": "LA Person Unique Identifier",
    "kind": "Event Type",
    "start": "Event Start Date",
    "end": "Event End Date",
    "outcome": "Event Outcome",
    "service": "Service Type",
    "component": "Service Component",
    "provider": "Provider CQC Location ID",
    "born": "Date of Birth",
    "died": "Date of Death",
    "client": "Client Type",
    "council": "LA Code",
    "first": "Reporting Period Start Date",
    "last": "Reporting Period End Date",
    "assessment": "Assessment Type",
}
BLANK = {
    "council": "999",
    "person": "C1",
    "born": "01/01/1945",
    "client": "Service user",
    "kind": "Service",
    "first": "01/01/2026",
    "last": "31/12/2026",
}
ST_MAX = "Short term support: ST-Max"
ENDED = "NFA: Support ended as planned"
Row = dict[str, str]


def st_max(start: str = "01/05/2026", end: str = "31/05/2026", outcome: str = ENDED, **more: str) -> Row:
    """A service to maximise independence."""
    return {"service": ST_MAX, "component": "Reablement", "start": start, "end": end, "outcome": outcome, **more}


def service(type_: str, start: str, end: str = "", **more: str) -> Row:
    """Any service."""
    return {"service": type_, "start": start, "end": end, **more}


def event(kind: str, start: str, end: str, outcome: str, **more: str) -> Row:
    """A request, an assessment or a review."""
    return {"kind": kind, "start": start, "end": end, "outcome": outcome, **more}


def written(path: Path, *rows: Row, header: tuple[str, ...] = HEADER) -> Path:
    """Write a file of a return."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for row in rows:
            cells = {SHORT[name]: cell for name, cell in (BLANK | row).items()}
            writer.writerow([cells.get(column, "") for column in HEADER])
    return path


def told(folder: Path, *rows: Row) -> ToldReturn:
    """What a return of these rows comes to."""
    return tell_return([written(folder / "return.csv", *rows)], None)


def only(folder: Path, *rows: Row) -> ToldEpisode:
    """The one episode of a return of these rows."""
    [one] = told(folder, *rows).told
    return one


def sequel(folder: Path, *rows: Row) -> tuple[str, str]:
    """The sequel of the one episode of these rows, and the rule that decided."""
    followed = only(folder, *rows).followed
    assert followed is not None
    return followed.sequel.code, followed.rule
