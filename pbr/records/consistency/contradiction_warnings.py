"""What records contradict each other in, as warnings: one for each kind and table, with where its first rows stand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from pbr.problems.problem import Place, Problem
from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.contradiction import Finding, HoldBy
from pbr.records.consistency.contradictions import findings_as_recorded, findings_in
from pbr.records.dictionary import TABLES, TableKind
from pbr.records.files.record_names import file_of
from pbr.records.record_id import record_id
from pbr.records.table import Table
from pbr.values.dataclass import dataclass

ComparisonsHeld = Mapping[tuple[str, str], str]
"""By the table and the words of a comparison: the hold of a scheme that asks for it."""

MOST_PLACES = 5
"""How many rows of a finding are named by their line."""


@dataclass(frozen=True, slots=True)
class NamedFinding:
    """A finding with the ids of its first rows, by which their lines are found; the records may be gone by then.

    ``own`` is the kind of its table where a scheme adds it.
    """

    finding: Finding
    ids: Sequence[str]
    own: TableKind | None = None

    @property
    def kind(self) -> TableKind:
        """What the table is, and what its file is called."""
        return self.own or TABLES[self.finding.table]


def contradicting(beside: RecordsCompared) -> list[NamedFinding]:
    """Everything that the records of an extract contradict each other in."""
    return [_named(one, beside) for one in findings_in(beside)]


def contradicting_as_recorded(beside: RecordsCompared) -> list[NamedFinding]:
    """What contradicts itself by the days as recorded, before later ones read as blank."""
    return [_named(one, beside) for one in findings_as_recorded(beside)]


def contradictions(
    found: Sequence[NamedFinding],
    path: Path,
    show_values: bool = False,
    held_by: ComparisonsHeld = MappingProxyType({}),
) -> list[Problem]:
    """Warn of what was found. The files are read again, once, as far as the rows that are named.

    With ``show_values`` rows are named by their ids too; ``held_by`` has what the scheme holds already.
    """
    if not found:
        return []
    # imported late: most records contradict each other in nothing
    from pbr.records.opened.line_of_record import file_read, lines_of

    wanted: dict[str, set[str]] = {}
    for one in found:
        wanted.setdefault(one.finding.table, set()).update(one.ids)
    kinds = {one.finding.table: one.kind for one in found}
    places = {table: lines_of(path, kinds[table], ids) for table, ids in wanted.items()}
    # A finding that is of a whole table, as that nobody failed, is of no row that could be named.
    unplaced = {one.finding.table for one in found if not one.ids or not places[one.finding.table].keys() >= {*one.ids}}
    files = {table: Place(file_read(path, kinds[table])) for table in unplaced}
    problems = [_problem(one, places[one.finding.table], files.get(one.finding.table), show_values) for one in found]
    return [replace(problem, help=_help(one, held_by)) for problem, one in zip(problems, found, strict=True)]


def contradictions_without_lines(
    found: Sequence[NamedFinding], show_values: bool = False, held_by: ComparisonsHeld = MappingProxyType({})
) -> list[Problem]:
    """Warn of what was found in rows whose lines nobody knows; ``show_values`` names the first of them by their ids."""
    problems = [_of_no_line(one.finding, sorted(one.ids) if show_values else ()) for one in found]
    return [replace(problem, help=_help(one, held_by)) for problem, one in zip(problems, found, strict=True)]


def _help(named: NamedFinding, held_by: ComparisonsHeld) -> str:
    """How to mend what was found, by what the scheme holds of it already."""
    finding = named.finding
    match finding.help:
        case HoldBy(words=words) as hold:
            return hold.said(held_by.get((finding.table, words), ""))
        case help_:
            return help_


def _named(finding: Finding, beside: RecordsCompared) -> NamedFinding:
    table = beside.tables[finding.table]
    return NamedFinding(finding, ids_of(finding.rows, table), table.own)


def ids_of(places: Sequence[int], table: Table) -> list[str]:
    """The ids of the first of some rows of a table, by their places."""
    key = [table.layout[name] for name in table.kind.key]
    rows = (table.rows[at] for at in places[:MOST_PLACES])
    return [record_id(tuple(str(row[at]) for at in key)) for row in rows]


def _problem(named: NamedFinding, places: Mapping[str, Place], file: Place | None, show_values: bool) -> Problem:
    """A finding as a warning: in its message the lines of its first rows, and with ``show_values`` their ids.

    ``file`` is the place of a row that is not among those found any more, and of a finding that is of none.
    """
    finding, ids = named.finding, named.ids
    at = places if file is None else {**dict.fromkeys(ids, file), **places}
    standing = sorted((at[one], one) for one in ids)
    more = len(finding.rows) - len(ids)
    lines = [str(place.line) for place, _ in standing if place.line]
    told = [f"lines {_listed(lines, more)}"] if len(lines) > 1 else []
    if show_values and standing:
        told.append(_listed([one for _, one in standing], more))
    message = f"{finding.message} ({'; '.join(told)})" if told else finding.message
    place = standing[0][0] if standing else file or Place(named.kind.file)
    return Problem(finding.code, message, place, severity="warning")


def _of_no_line(finding: Finding, ids: Sequence[str]) -> Problem:
    """A finding as a warning about a table, a scheme's own too; in its message the first rows by their ids, if any."""
    more = len(finding.rows) - len(ids)
    message = f"{finding.message} ({_listed(ids, more)})" if ids else finding.message
    return Problem(finding.code, message, Place(file_of(finding.table)), severity="warning")


def _listed(items: Sequence[str], more: int) -> str:
    every = [*items, f"{more:,} more"] if more else items
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} and {every[-1]}"
