"""What records contradict each other in, as warnings: one for each kind and table, with where its first rows stand."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pbr.problems.problem import Place, Problem
from pbr.records.compared.comparison import Beside
from pbr.records.compared.finding import Finding
from pbr.records.compared.findings import findings_as_recorded, findings_in
from pbr.records.dictionary import TABLES
from pbr.records.locate import lines_of
from pbr.records.record_id import record_id
from pbr.records.table import Table

MOST_PLACES = 5
"""How many rows of a finding are named by their line."""


def contradictions(beside: Beside, path: Path, show_values: bool = False) -> list[Problem]:
    """Warn of everything that the records of an extract contradict each other in.

    The files are read again as far as the rows that are named. With ``show_values`` they are named by their ids too.
    """
    return _problems(findings_in(beside), beside, path, show_values)


def contradictions_as_recorded(beside: Beside, path: Path, show_values: bool = False) -> list[Problem]:
    """Warn in the same way of what contradicts itself by the days as recorded, before later ones read as blank."""
    return _problems(findings_as_recorded(beside), beside, path, show_values)


def _problems(findings: Sequence[Finding], beside: Beside, path: Path, show_values: bool) -> list[Problem]:
    named = [(one, _ids_of(one, beside.tables[one.table])) for one in findings]
    wanted: dict[str, set[str]] = {}
    for one, ids in named:
        wanted.setdefault(one.table, set()).update(ids)
    places = {table: lines_of(path, table, ids) for table, ids in wanted.items()}
    return [_problem(one, ids, places[one.table], show_values) for one, ids in named]


def _ids_of(finding: Finding, table: Table) -> list[str]:
    """The ids of the first rows of a finding."""
    key = [table.layout[name] for name in TABLES[table.name].key]
    rows = (table.rows[at] for at in finding.rows[:MOST_PLACES])
    return [record_id(tuple(str(row[at]) for at in key)) for row in rows]


def _problem(finding: Finding, ids: Sequence[str], places: Mapping[str, Place], show_values: bool) -> Problem:
    """A finding as a warning: in its message the lines of its first rows, and with ``show_values`` their ids."""
    standing = sorted((places.get(one, Place(TABLES[finding.table].file)), one) for one in ids)
    more = len(finding.rows) - len(ids)
    lines = [str(place.line) for place, _ in standing if place.line]
    told = [f"lines {_listed(lines, more)}"] if len(lines) > 1 else []
    if show_values:
        told.append(_listed([one for _, one in standing], more))
    message = f"{finding.message} ({'; '.join(told)})" if told else finding.message
    place = standing[0][0] if standing else Place(TABLES[finding.table].file)
    return Problem(finding.code, message, place, finding.help, "warning")


def _listed(items: Sequence[str], more: int) -> str:
    every = [*items, f"{more:,} more"] if more else items
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} and {every[-1]}"
