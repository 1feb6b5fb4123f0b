"""Parts settled to rows of ``lines.csv``: their rows stay where they were made, and only what they come to is sent.

Parts have numbers from nought. What belongs to a provider as a whole (`settled_apart`) is settled by itself, and its
rows stand with those that the provider has at the end. Where parts are ranges of families or of providers, in the order
of their lines, these are woven in; parts of persons have lines of any provider, each of which says where it stands.
"""

import csv
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import merge
from io import StringIO
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter
from typing import Any

from pbr.api.in_parts.part_key import part_key
from pbr.api.in_parts.parts import PartResult, PartsFinished, finish, settle_part
from pbr.engine.run_terms import RunTerms
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.reports.lines_csv import LineRows
from pbr.settlement.line import Line
from pbr.values.dataclass import dataclass

RowsPlaced = tuple[tuple[Any, ...], str]
"""Where rows of ``lines.csv`` stand among all, and their text, without the line feed at their end.

They stand by provider first; of one provider, by the record that heads their family where that is needed.
"""

_AFTER_RECORDS = 1_000_000
"""Stands for the table of what follows a provider's records: no scheme has so many tables."""


@dataclass(frozen=True, slots=True)
class PartAsText:
    """What a part comes to without its lines, or what is wrong with it; small, and can be pickled.

    ``first`` and ``last`` are the providers between which its rows are, None where it has none.
    """

    number: int
    result: PartResult | None
    problems: tuple[Problem, ...] = ()
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class PutTogether:
    """A run finished from its parts, and the rows of no part: of each provider, those that follow its records."""

    finished: PartsFinished
    others: tuple[RowsPlaced, ...]


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a table as the text of a CSV file."""
    file = StringIO(newline="")
    csv.writer(file).writerows([header, *rows])
    return file.getvalue()


def part_as_text(
    number: int, terms: RunTerms, tables: Mapping[str, str], show_values: bool = False
) -> tuple[PartAsText, list[RowsPlaced]]:
    """Settle a part, given each table as the text of a CSV file; what is wrong is a value, and nothing is raised."""
    try:
        # Whoever cuts brings rows of one id together, whatever their plans are: no part need know those of others.
        result = settle_part(terms, tables, show_values=show_values, ids_kept=False)
    except ProblemsFound as found:
        return PartAsText(number, None, tuple(found.problems)), []
    rows: list[RowsPlaced]
    if in_order_of_lines(terms):
        of_providers = groupby(result.lines, key=attrgetter("provider_id"))
        rows = [((provider,), _text(line for one in own for line in one.lines)) for provider, own in of_providers]
    else:
        rows = [(one.place, _text(one.lines)) for one in result.lines]
    first, last = (rows[0][0][0], rows[-1][0][0]) if rows else (None, None)
    return PartAsText(number, result.without_lines(), (), first, last), rows


def part_of_rows(
    terms: RunTerms,
    headers: Mapping[str, Sequence[str]],
    show_values: bool,
    part: int,
    rows: Iterable[tuple[str, Sequence[str]]],
) -> Iterator[PartAsText | RowsPlaced]:
    """Settle a part of which each row is given as the name of its table and its cells; nothing of none."""
    tables: dict[str, list[Sequence[str]]] = {}
    for table, cells in rows:
        tables.setdefault(table, []).append(cells)
    texts = {table: csv_text(headers[table], found) for table, found in tables.items()}
    if texts:
        came_to, made = part_as_text(part, terms, texts, show_values)
        yield came_to
        yield from made


def is_rows(piece: PartAsText | RowsPlaced) -> bool:
    """Whether a piece of what a part gives are rows, and not what they come to."""
    return not isinstance(piece, PartAsText)


def in_order_of_lines(terms: RunTerms) -> bool:
    """Whether parts can be cut in the order of their lines: not where a part has all of a person."""
    return part_key(terms) != "person_id"


def put_together(
    terms: RunTerms, parts: Sequence[PartAsText], of_providers: tuple[PartAsText, Sequence[RowsPlaced]]
) -> PutTogether:
    """Finish a run from its parts, and from what is of providers alone.

    Raises ``ProblemsFound`` with what is wrong with any of them. Problems name a table and no line of it: where a row
    stands in its part says nothing.
    """
    every = [*parts, of_providers[0]]
    problems = [problem for part in every for problem in part.problems]
    if problems:
        raise ProblemsFound(_without_lines(problems))
    finished = finish(terms, [part.result for part in every if part.result is not None])
    before = ((place[0], text) for place, text in of_providers[1])
    after = ((provider_id, _text(lines)) for provider_id, lines in finished.of_providers if lines)
    merged = enumerate(merge(before, after, key=itemgetter(0)))
    others = tuple(((provider, _AFTER_RECORDS, at), text) for at, (provider, text) in merged)
    return PutTogether(replace(finished, warnings=tuple(_without_lines(finished.warnings))), others)


def by_part(parts: Sequence[PartAsText], others: Iterable[RowsPlaced]) -> Mapping[int, Sequence[RowsPlaced]]:
    """The rows of no part by the number of the part that they are woven into.

    Raises ``ValueError`` for parts that are not in order.
    """
    with_rows = [part for part in parts if part.first is not None]
    if any((before.last or "") > (after.first or "") for before, after in pairwise(with_rows)):
        raise ValueError("the parts are not in the order of their providers")
    firsts = [part.first or "" for part in with_rows]
    rows: dict[int, list[RowsPlaced]] = {}
    for place, text in others:
        # The last part that begins with this provider or one before it has the last of its rows.
        at = bisect_right(firsts, place[0])
        rows.setdefault(with_rows[at - 1].number if at else 0, []).append((place, text))
    return rows


def woven(rows: Iterable[RowsPlaced], others: Iterable[RowsPlaced]) -> Iterator[str]:
    """The rows of a part with those woven in that are of none: of each provider, those of the part are first."""
    return map(itemgetter(1), merge(rows, others, key=itemgetter(0)))


def _text(lines: Iterable[Line]) -> str:
    file = StringIO(newline="")
    LineRows(file).write(tuple(lines))
    return file.getvalue().removesuffix("\n")


def _without_lines(problems: Iterable[Problem]) -> list[Problem]:
    """The same problems, each once: those that differ by a line alone are one."""
    made = (replace(one, place=Place(one.place.file, field=one.place.field), related=()) for one in problems)
    return list(dict.fromkeys(made))
