"""One extract read once for all the schemes compared; a scheme it cannot answer is left out, and never paid as nil."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from pbr.engine.missing_price import Unpriced
from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.columns_kept import fields_to_find
from pbr.records.council_codes import CodeList
from pbr.records.dictionary import TABLES
from pbr.records.extract import Extract
from pbr.records.header import match_header
from pbr.records.quotable_values import quotable
from pbr.records.read_extract import Needs, read_extract
from pbr.records.table import Records
from pbr.simulate.assumption import Invented
from pbr.simulate.breakdown import By
from pbr.simulate.date_shift import Move, moved_in_time
from pbr.simulate.schemes_compared import Candidate
from pbr.simulate.synthetic.labels import Invention, marked
from pbr.simulate.synthetic.tables import (
    CAN_BE_INVENTED,
    columns_made,
    fields_of_plans,
    not_invented,
    why_not,
    with_invented,
)

_COUNTED = {"plans": ("started_on", "ended_on"), "outcomes": ("result", "achieved_on", "reviewed_on", "disputed")}
"""What counting plans and achieved outcomes needs, where the extract has it."""

_GROUPED = {"plans": (By.AREA, By.RATE, By.PLAN_TYPE), "people": (By.AREA,)}
"""The tables whose rows say which group they are of."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A scheme that cannot be compared over this extract, and why; ``missing_tables`` is what the extract has not."""

    candidate: Candidate
    reasons: tuple[str, ...]
    unpriced: tuple[Unpriced, ...] = ()
    missing_tables: tuple[str, ...] = ()

    @property
    def can_be_invented(self) -> bool:
        """Whether a table it lacks is one that a file of assumptions can invent."""
        return any(table in CAN_BE_INVENTED for table in self.missing_tables)


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


def read_once(
    path: Path,
    candidates: Sequence[Candidate],
    by: By,
    hold_errors: bool,
    show_values: bool = False,
    wanted: Mapping[str, frozenset[str]] = MappingProxyType({}),
    invent: Sequence[Invented] = (),
    by_the_hour: bool = False,
    move: Move | None = None,
) -> ReadOnce:
    """Read what the candidates need of an extract, leaving out those whose tables or columns are not there.

    ``wanted`` are fields that are read too, by table, where the extract has them. Tables of ``invent`` that it has not
    got and a scheme needs are made for it, and the schemes that rest on them say so in their labels; ``by_the_hour``
    says that what care costs is reckoned from hours. ``move`` moves every date of what was recorded; what is invented
    is made from the records as they then stand, and every scheme's label says that they were moved. Raises
    ``ProblemsFound`` with everything wrong with what is read, or with what is missing when no scheme is left.
    """
    recorded = _columns_in(path)
    reasons = {one.table: why_not(one, recorded) for one in invent}
    can_be = {one.table: columns_made(one.table) for one in invent if not reasons[one.table]}
    left_out = _left_out(candidates, recorded, can_be)
    without = {one.candidate.label for one in left_out}
    included = tuple(one for one in candidates if one.label not in without)
    if not included:
        why = [not_invented(one, reasons[one.table]) for one in invent if reasons[one.table]]
        raise ProblemsFound([*_what_is_missing(path, candidates, hold_errors), *why])
    made = tuple(one for one in invent if one.table in can_be and _resting_on(one.table, included))
    present = recorded and {**recorded, **{one.table: can_be[one.table] for one in made}}
    needs = _needs_of_all(included, present, by, wanted)
    lists = tuple(listed for one in included for listed in one.plan.code_lists)
    extract = _read(path, needs, made, recorded, hold_errors, show_values, lists, move)
    inventions = tuple(_invention(one, included, by_the_hour) for one in made)
    unmade = (one for one in invent if one not in made)
    return ReadOnce(
        extract,
        tuple(_with_mark(marked(one, inventions), move) for one in included),
        left_out,
        inventions,
        tuple(not_invented(one, reasons[one.table] or "no scheme compared needs them") for one in unmade),
        move,
    )


def _with_mark(candidate: Candidate, move: Move | None) -> Candidate:
    return candidate if move is None else candidate.marked(f"dates moved {move.words}")


def _read(
    path: Path,
    needs: Needs,
    made: Sequence[Invented],
    recorded: Mapping[str, frozenset[str]] | None,
    hold_errors: bool,
    show_values: bool,
    lists: Sequence[CodeList],
    move: Move | None,
) -> Extract:
    """Read what was recorded, move it in time, and make what was not recorded."""

    def read(wanted: Needs) -> Extract:
        extract = read_extract(path, wanted, hold_errors, show_values, lists)
        return extract if move is None else moved_in_time(extract, move)

    if recorded is None or not made:
        return read(needs)
    unrecorded = {one.table for one in made}
    real = {name: fields for name, fields in needs.items() if name not in unrecorded}
    real["plans"] = real.get("plans", frozenset()) | fields_of_plans(made, recorded["plans"])
    return with_invented(read(real), made, needs, lists)


def _invention(assumed: Invented, included: Sequence[Candidate], by_the_hour: bool) -> Invention:
    resting = _resting_on(assumed.table, included)
    baseline = any(one.is_baseline for one in resting)
    return Invention(assumed, tuple(one.label for one in resting), baseline, by_the_hour and assumed.table == "visits")


def _resting_on(table: str, included: Sequence[Candidate]) -> list[Candidate]:
    return [one for one in included if table in one.plan.needs]


def records_for(candidate: Candidate, records: Records) -> Records:
    """Give of the records what one scheme would have read by itself: another's tables change nothing in its lines."""
    needs = candidate.plan.needs
    return Records(
        {name: table for name, table in records.tables.items() if name in needs},
        tuple(row for row in records.held_rows if row.table in needs),
        records.inputs,
    )


def _columns_in(path: Path) -> Mapping[str, frozenset[str]] | None:
    """Name the columns of every table in a folder; None for a single file, whose table only a scheme can say."""
    if not path.is_dir():
        return None
    return {name: _columns_of(path / kind.file, name) for name, kind in TABLES.items() if (path / kind.file).is_file()}


def _columns_of(file: Path, table: str) -> frozenset[str]:
    """Name the columns of a file; all of them where it cannot be read, since its reader will say why."""
    kind = TABLES[table]
    try:
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as opened:
            header = match_header(next(csv.reader(opened), []), kind, kind.file, (), quotable)
    except (OSError, csv.Error):
        return frozenset(kind.fields_by_name)
    return frozenset(header.positions or kind.fields_by_name)


def _left_out(
    candidates: Sequence[Candidate],
    recorded: Mapping[str, frozenset[str]] | None,
    can_be_made: Mapping[str, frozenset[str]],
) -> tuple[LeftOut, ...]:
    """Give the schemes that the extract cannot answer, even with the tables that can be made for it."""
    lacking = ((one, _lacking(one, recorded, can_be_made)) for one in candidates)
    return tuple(
        LeftOut(one, tuple(lacks.reasons), missing_tables=tuple(lacks.tables))
        for one, lacks in lacking
        if lacks.reasons
    )


@dataclass(frozen=True, slots=True)
class _Lacking:
    """What a scheme needs and an extract has not, in words, and the tables among it."""

    reasons: list[str] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)


def _lacking(
    candidate: Candidate,
    recorded: Mapping[str, frozenset[str]] | None,
    can_be_made: Mapping[str, frozenset[str]],
) -> _Lacking:
    """Say which tables and columns a scheme needs and the extract has not; nothing when all are there."""
    needs = candidate.plan.needs
    if recorded is None:
        names = " and ".join(TABLES[name].file for name in TABLES if name in needs)
        return _Lacking([] if len(needs) == 1 else [f"it needs {names}, and one file was given"])
    lacking = _Lacking()
    for name, needed in needs.items():
        kind = TABLES[name]
        columns = can_be_made.get(name) or recorded.get(name)
        if columns is None:
            lacking.tables.append(name)
            lacking.reasons.append(f"the extract has no {kind.file}")
            continue
        absent = [field for field in fields_to_find(kind, needed) if field not in columns]
        if absent:
            whose = f"invented {name} have" if name in can_be_made else f"{kind.file} has"
            lacking.reasons.append(f"{whose} no column {' or '.join(absent)}")
    return lacking


def _needs_of_all(
    included: Iterable[Candidate],
    present: Mapping[str, frozenset[str]] | None,
    by: By,
    wanted: Mapping[str, frozenset[str]],
) -> dict[str, frozenset[str]]:
    """Give the fields that any of the schemes needs, and those that counting and grouping can have."""
    needs: dict[str, set[str]] = defaultdict(set)
    for candidate in included:
        for table, fields in candidate.plan.needs.items():
            needs[table] |= fields
    if present is not None:
        for table, names in (*_COUNTED.items(), *wanted.items()):
            if table in present and _can_stand(table, present):
                needs[table] |= _found(table, names, present[table])
    for table, groups in _GROUPED.items():
        if table in needs and by in groups and (present is None or by in present[table]):
            needs[table].add(by.value)
    return {table: frozenset(needs[table]) for table in TABLES if table in needs}


def _can_stand(table: str, present: Mapping[str, frozenset[str]]) -> bool:
    """Whether a table that no scheme may have asked for has its own keys, and its parent beside it."""
    kind = TABLES[table]
    return set(kind.identifiers) <= present[table] and (not kind.parent or _parent_stands(kind.parent, present))


def _parent_stands(parent: str, present: Mapping[str, frozenset[str]]) -> bool:
    return parent in present and _can_stand(parent, present)


def _found(table: str, names: Iterable[str], columns: frozenset[str]) -> set[str]:
    """Give those of the fields that have their columns, and the columns that date them."""
    kind = TABLES[table]
    return {name for name in names if name in columns and {*kind.dating(name)} <= columns}


def _what_is_missing(path: Path, candidates: Sequence[Candidate], hold_errors: bool) -> list[Problem]:
    """Give the problems that each scheme alone would have met, when none of them can be compared."""
    problems: list[Problem] = []
    for candidate in candidates:
        try:
            read_extract(path, candidate.plan.needs, hold_errors)
        except ProblemsFound as found:
            problems += [problem for problem in found.problems if problem not in problems]
    return problems
