"""One extract read once for all the schemes compared; a scheme it cannot answer is left out, and never paid as nil."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pbr.engine.unpriced import Unpriced
from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.dictionary import TABLES
from pbr.records.extract import Extract
from pbr.records.header import match_header
from pbr.records.kept import fields_to_find
from pbr.records.read import read_extract
from pbr.records.table import Records
from pbr.simulate.by import By
from pbr.simulate.candidates import Candidate

_COUNTED = {"plans": ("started_on", "ended_on"), "outcomes": ("result", "achieved_on", "reviewed_on", "disputed")}
"""What counting plans and achieved outcomes needs, where the extract has it."""

_GROUPED = {"plans": (By.AREA, By.RATE, By.PLAN_TYPE), "people": (By.AREA,)}
"""The tables whose rows say which group they are of."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A scheme that cannot be compared over this extract, and why."""

    candidate: Candidate
    reasons: tuple[str, ...]
    unpriced: tuple[Unpriced, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadOnce:
    """An extract that answers some of the schemes: the rest are left out, each with its reasons."""

    extract: Extract
    included: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]


def read_once(
    path: Path,
    candidates: Sequence[Candidate],
    by: By,
    hold_errors: bool,
    show_values: bool = False,
    wanted: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> ReadOnce:
    """Read what the candidates need of an extract, leaving out those whose tables or columns are not there.

    ``wanted`` are fields that are read too, by table, where the extract has them.
    Raises ``ProblemsFound`` with everything wrong with what is read, or with what is missing when no scheme is left.
    """
    present = _columns_in(path)
    left_out = [LeftOut(one, reasons) for one in candidates if (reasons := _lacking(one, present))]
    without = {one.candidate.label for one in left_out}
    included = tuple(one for one in candidates if one.label not in without)
    if not included:
        raise _what_is_missing(path, candidates, hold_errors)
    extract = read_extract(path, _needs_of_all(included, present, by, wanted), hold_errors, show_values)
    return ReadOnce(extract, included, tuple(left_out))


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
            header = match_header(next(csv.reader(opened), []), kind, kind.file, ())
    except (OSError, csv.Error):
        return frozenset(kind.fields_by_name)
    return frozenset(header.positions or kind.fields_by_name)


def _lacking(candidate: Candidate, present: Mapping[str, frozenset[str]] | None) -> tuple[str, ...]:
    """Say which tables and columns a scheme needs and the extract has not; nothing when all are there."""
    needs = candidate.plan.needs
    if present is None:
        names = " and ".join(TABLES[name].file for name in TABLES if name in needs)
        return () if len(needs) == 1 else (f"it needs {names}, and one file was given",)
    reasons: list[str] = []
    for name, needed in needs.items():
        kind = TABLES[name]
        if name not in present:
            reasons.append(f"the extract has no {kind.file}")
            continue
        absent = [field for field in fields_to_find(kind, needed) if field not in present[name]]
        if absent:
            reasons.append(f"{kind.file} has no column {' or '.join(absent)}")
    return tuple(reasons)


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
    return {name for name in names if {name, *kind.dating(name)} <= columns}


def _what_is_missing(path: Path, candidates: Sequence[Candidate], hold_errors: bool) -> ProblemsFound:
    """Give the problems that each scheme alone would have met, when none of them can be compared."""
    problems: list[Problem] = []
    for candidate in candidates:
        try:
            read_extract(path, candidate.plan.needs, hold_errors)
        except ProblemsFound as found:
            problems += [problem for problem in found.problems if problem not in problems]
    return ProblemsFound(problems)
