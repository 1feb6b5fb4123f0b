"""One extract read once for all the schemes compared; a scheme it cannot answer is left out, and never paid as nil."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.cells.council_codes import CodeList
from pbr.records.extract.extract import Extract
from pbr.records.extract.needed import Needs, needs_of_tables, tables_of
from pbr.records.extract.read_extract import read_extract
from pbr.records.table import Records
from pbr.scheme.own_fields_together import tables_together
from pbr.simulate.assumption import Invented
from pbr.simulate.breakdown import By
from pbr.simulate.date_shift import Move, moved_in_time
from pbr.simulate.schemes_compared import Candidate
from pbr.simulate.shared_extract.columns_for_all_schemes import fields_to_read
from pbr.simulate.shared_extract.missing_tables import LeftOut, columns_in, left_out_of
from pbr.simulate.synthetic.labels import Invention, marked
from pbr.simulate.synthetic.tables import (
    columns_made,
    fields_of_plans,
    not_invented,
    why_not,
    with_invented,
)
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ReadOnce:
    """An extract that answers some of the schemes: the rest are left out, each with its reasons.

    ``inventions`` are the tables that were made for it, and ``not_invented`` says why others were not. ``move`` is how
    far its dates were moved, None where they are as they were recorded.
    """

    extract: Extract
    included: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]
    inventions: tuple[Invention, ...] = ()
    not_invented: tuple[Problem, ...] = ()
    move: Move | None = None


@dataclass(frozen=True, slots=True)
class ExtractGiven:
    """The records of a comparison as they are handed over: where they are, and how they are to be read.

    ``hold_errors`` holds rows that are wrong, and ``show_values`` lets problems quote them. ``move`` is how far every
    date is moved; None where the dates stay as they were recorded.
    """

    path: Path
    hold_errors: bool = False
    show_values: bool = False
    move: Move | None = None

    def read(self, needs: Needs, lists: Sequence[CodeList]) -> Extract:
        """Read the fields that are needed, and move them in time. Raises ``ProblemsFound``."""
        extract = read_extract(self.path, needs, self.hold_errors, self.show_values, lists)
        return extract if self.move is None else moved_in_time(extract, self.move)


def read_once(
    given: ExtractGiven,
    candidates: Sequence[Candidate],
    by: By,
    wanted: Mapping[str, frozenset[str]] = MappingProxyType({}),
    invent: Sequence[Invented] = (),
    by_the_hour: bool = False,
) -> ReadOnce:
    """Read what the candidates need of an extract, leaving out those whose tables or columns are not there.

    ``wanted`` are fields that are read too, by table, where the extract has them. Tables of ``invent`` that it has not
    got and a scheme needs are made for it, and the schemes that rest on them say so in their labels; ``by_the_hour``
    says that what care costs is reckoned from hours. Where the records are moved in time, what is invented is made
    from them as they then stand, and every scheme's label says that they were moved. Raises ``ProblemsFound`` with
    everything wrong with what is read, or with what is missing when no scheme is left.
    """
    tables = tables_together(one.compiled.scheme for one in candidates)
    recorded = columns_in(given.path, tables)
    reasons = {one.table: why_not(one, recorded) for one in invent}
    can_be = {one.table: columns_made(one.table) for one in invent if not reasons[one.table]}
    left_out = left_out_of(candidates, recorded, can_be)
    without = {one.candidate.name for one in left_out}
    included = tuple(one for one in candidates if one.name not in without)
    if not included:
        why = [not_invented(one, reasons[one.table]) for one in invent if reasons[one.table]]
        raise ProblemsFound([*_what_is_missing(given, candidates), *why])
    made = tuple(one for one in invent if one.table in can_be and _resting_on(one.table, included))
    present = recorded and {**recorded, **{one.table: can_be[one.table] for one in made}}
    needs = fields_to_read(included, present, by, wanted, tables)
    lists = tuple(listed for one in included for listed in one.compiled.code_lists)
    extract = _read(given, needs, made, recorded, lists)
    inventions = tuple(_invention(one, included, by_the_hour) for one in made)
    unmade = (one for one in invent if one not in made)
    return ReadOnce(
        extract,
        tuple(_with_mark(marked(one, inventions), given.move) for one in included),
        left_out,
        inventions,
        tuple(not_invented(one, reasons[one.table] or "no scheme compared needs them") for one in unmade),
        given.move,
    )


def _with_mark(candidate: Candidate, move: Move | None) -> Candidate:
    return candidate if move is None else candidate.marked(f"dates moved {move.words}")


def _read(
    given: ExtractGiven,
    needs: Needs,
    made: Sequence[Invented],
    recorded: Mapping[str, frozenset[str]] | None,
    lists: Sequence[CodeList],
) -> Extract:
    """Read what was recorded, move it in time, and make what was not recorded."""
    if recorded is None or not made:
        return given.read(needs, lists)
    unrecorded = {one.table for one in made}
    real = {name: fields for name, fields in needs.items() if name not in unrecorded}
    real["plans"] = real.get("plans", frozenset()) | fields_of_plans(made, recorded["plans"])
    return with_invented(given.read(needs_of_tables(real, tables_of(needs)), lists), made, needs, lists)


def _invention(assumed: Invented, included: Sequence[Candidate], by_the_hour: bool) -> Invention:
    resting = _resting_on(assumed.table, included)
    baseline = any(one.is_baseline for one in resting)
    return Invention(assumed, tuple(one.label for one in resting), baseline, by_the_hour and assumed.table == "visits")


def _resting_on(table: str, included: Sequence[Candidate]) -> list[Candidate]:
    return [one for one in included if table in one.compiled.needs]


def records_for(candidate: Candidate, records: Records) -> Records:
    """Give of the records what one scheme would have read by itself: another's tables change nothing in its lines."""
    needs = candidate.compiled.needs
    return Records(
        {name: table for name, table in records.tables.items() if name in needs},
        tuple(row for row in records.held_rows if row.table in needs),
        records.inputs,
    )


def _what_is_missing(given: ExtractGiven, candidates: Sequence[Candidate]) -> list[Problem]:
    """Give the problems that each scheme alone would have met, when none of them can be compared."""
    problems: list[Problem] = []
    for candidate in candidates:
        try:
            read_extract(given.path, candidate.compiled.needs, given.hold_errors)
        except ProblemsFound as found:
            problems += [problem for problem in found.problems if problem not in problems]
    return problems
