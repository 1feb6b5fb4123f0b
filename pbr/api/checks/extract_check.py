"""The quality of an extract for a scheme, before anyone settles it: what ``pbr check`` does, without a terminal."""

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import date
from pathlib import Path

from pbr.api.given.inputs import RecordsGiven, SchemeGiven, day_given, records_given, scheme_given
from pbr.api.settling.line_by_line import LineByLine
from pbr.api.settling.prepare import making_many_rows, prepare_checked
from pbr.engine.run_off import settled_over
from pbr.mapping.mapped_extract import ThroughMapping
from pbr.problems.problem import Problem, Severity
from pbr.quality.completeness import TableFilled, tables_filled
from pbr.quality.money_at_gaps import Gap, money_at_gaps
from pbr.quality.overlapping import Overlapping, overlapping_rows
from pbr.quality.read_through import FieldRead, fields_read
from pbr.quality.since_last_extract import SinceLastExtract, since_last_extract
from pbr.records.extract.read_extract import read_extract
from pbr.records.input_file import InputFile
from pbr.records.opened.mapped_path import MappedPath
from pbr.values.dataclass import dataclass
from pbr.worked_examples.checked_scheme import checked_unranked

__all__ = ["ExtractCheck", "ProblemsOfKind", "check_extract"]

_OF_ONE_TEXT = "PBR546"
"""What is told once for each text of a scheme, whatever column has it."""


@dataclass(frozen=True, slots=True)
class ProblemsOfKind:
    """The problems of one code: how many, the first of them, and the first in each column of each file.

    Of texts that the records have otherwise than the scheme each is among them: they are few, and mended one by one.
    """

    code: str
    severity: Severity
    count: int
    first: Problem
    each: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ExtractCheck:
    """What an extract is like for a scheme. Money is in whole pence.

    ``as_at`` is the day up to which facts were known, and ``total_due`` what would be due by then, over the whole run.
    Where it is the last day on which anything became known, because nobody gave one, ``settled_as_at`` is the day that
    a settlement takes then, which may come to another sum.
    ``gaps`` are what is blank with the money that waits for it, ``since_last`` is beside the last extract, None where
    none was given; ``read_through`` is what the mapping takes for what, where there is one; ``problems`` are errors
    and warnings by their codes; ``inputs`` are the files that were read.
    """

    scheme: str
    title: str
    as_at: date
    tables: tuple[TableFilled, ...]
    overlapping: tuple[Overlapping, ...]
    since_last: tuple[SinceLastExtract, ...] | None
    gaps: tuple[Gap, ...]
    total_due: int
    problems: tuple[ProblemsOfKind, ...]
    read_through: tuple[FieldRead, ...] = ()
    settled_as_at: date | None = None
    inputs: tuple[InputFile, ...] = ()

    @property
    def unread(self) -> int:
        """How many rows could not be read, and would be held."""
        return sum(table.unread for table in self.tables)


def check_extract(
    scheme: SchemeGiven, records: RecordsGiven, last: RecordsGiven | None = None, as_at: date | str | None = None
) -> ExtractCheck:
    """Say how good an extract is for a scheme; ``last`` is the extract before it.

    Rows that cannot be read are counted, and what is asked of the rest. Without ``as_at`` it is the last day on which
    anything in it became known, or else the scheme's last day. Raises ``ProblemsFound`` where a file cannot be read
    as a table at all, lacks a column that the scheme needs, or the scheme is wrong.
    """
    checked = checked_unranked(scheme_given(scheme))
    now = records_given(records)
    until = day_given(as_at)
    needs, lists = checked.compiled.needs, checked.compiled.code_lists
    with making_many_rows():
        extract = read_extract(now, needs, hold_errors=True, lists=lists)
        before = read_extract(records_given(last), needs, hold_errors=True, lists=lists) if last is not None else None
        day = until or extract.latest_recorded or checked.scheme.runs.last
        prepared = prepare_checked(checked, now, None, day, hold_errors=True, show_values=False)
        lines = LineByLine(prepared)
        gaps = money_at_gaps(lines)
    by_itself = until is None and extract.latest_recorded is not None
    held = [problem for row in extract.held_rows for problem in row.problems]
    return ExtractCheck(
        scheme=checked.scheme.name,
        title=checked.scheme.title,
        as_at=day,
        tables=tables_filled(extract, needs),
        overlapping=overlapping_rows(extract),
        since_last=since_last_extract(extract, before) if before is not None else None,
        gaps=gaps,
        total_due=lines.settlement.tally.total_due,
        problems=_by_code([*held, *lines.settlement.warnings]),
        read_through=_through(now, extract.tables),
        settled_as_at=settled_over(checked.scheme.runs, None, None).as_at if by_itself else None,
        inputs=extract.inputs,
    )


def _through(records: Path, needed: Collection[str]) -> tuple[FieldRead, ...]:
    if isinstance(records, MappedPath) and isinstance(records.through, ThroughMapping):
        return fields_read(records.through, needed)
    return ()


def _by_code(problems: list[Problem]) -> tuple[ProblemsOfKind, ...]:
    """The problems of each code; another column, or a row beside the one it belongs to, may have a slip of its own."""
    first: defaultdict[tuple[str, Severity], dict[tuple[str, str, int], Problem]] = defaultdict(dict)
    for at, problem in enumerate(problems):
        each = at if problem.code == _OF_ONE_TEXT else 0
        first[problem.code, problem.severity].setdefault((problem.place.file, problem.place.field, each), problem)
    counts = Counter((problem.code, problem.severity) for problem in problems)
    kinds = []
    for (code, severity), many in counts.items():
        shown = tuple(first[code, severity].values())
        kinds.append(ProblemsOfKind(code, severity, many, shown[0], shown))
    return tuple(sorted(kinds, key=lambda kind: (kind.severity == "warning", kind.code)))
