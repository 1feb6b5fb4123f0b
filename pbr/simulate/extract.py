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
from pbr.simulate.assumptions.assumptions import InventedOutcomes
from pbr.simulate.by import By
from pbr.simulate.candidates import Candidate
from pbr.simulate.invented import TABLE, Invention, fields_of_plans, marked, with_outcomes

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
    invention: Invention | None = None


def read_once(
    path: Path,
    candidates: Sequence[Candidate],
    by: By,
    hold_errors: bool,
    show_values: bool = False,
    wanted: Mapping[str, frozenset[str]] = MappingProxyType({}),
    invent: InventedOutcomes | None = None,
) -> ReadOnce:
    """Read what the candidates need of an extract, leaving out those whose tables or columns are not there.

    ``wanted`` are fields that are read too, by table, where the extract has them. Where it has no outcomes, those of
    ``invent`` are made for it, and the schemes that rest on them say so in their labels.
    Raises ``ProblemsFound`` with everything wrong with what is read, or with what is missing when no scheme is left.
    """
    present = recorded = _columns_in(path)
    of_plans = _to_invent(present, invent)
    if present is not None and of_plans:
        present = {**present, TABLE: frozenset(TABLES[TABLE].fields_by_name)}
    left_out = [LeftOut(one, reasons) for one in candidates if (reasons := _lacking(one, present))]
    without = {one.candidate.label for one in left_out}
    included = tuple(one for one in candidates if one.label not in without)
    if not included:
        raise _what_is_missing(path, candidates, hold_errors)
    labels = tuple(one.label for one in included if TABLE in one.plan.needs)
    if invent is None or of_plans is None or not labels:
        needs = _needs_of_all(included, recorded, by, wanted)
        return ReadOnce(read_extract(path, needs, hold_errors, show_values), included, tuple(left_out))
    needs = _needs_of_all(included, present, by, wanted)
    real = {name: fields for name, fields in needs.items() if name != TABLE}
    real["plans"] = real.get("plans", frozenset()) | of_plans
    extract = with_outcomes(read_extract(path, real, hold_errors, show_values), invent, needs[TABLE])
    rests = any(one.is_baseline and TABLE in one.plan.needs for one in included)
    shown = tuple(marked(one, rests) for one in included)
    return ReadOnce(extract, shown, tuple(left_out), Invention(TABLE, invent, labels, rests))


def _to_invent(present: Mapping[str, frozenset[str]] | None, invent: InventedOutcomes | None) -> frozenset[str] | None:
    """The fields of plans for which outcomes are invented; None where none are asked for, missed, or can be made."""
    if invent is None or present is None or TABLE in present or "plans" not in present:
        return None
    return fields_of_plans(present["plans"])


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
