"""Parts settled to rows of ``lines.csv``: their rows stay where they were made, and only what they come to is sent.

Parts are ranges of families in the order of their lines, with numbers from nought. What belongs to a provider as a
whole (`OF_PROVIDERS`) is settled by itself, and its rows are woven in with those that the provider has at the end.
"""

import csv
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import merge
from io import StringIO
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter

from pbr.api.in_parts.parts import PartResult, PartsFinished, finish, settle_part
from pbr.engine.run_terms import RunTerms
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.reports.lines_csv import LineRows
from pbr.settlement.line import Line
from pbr.values.dataclass import dataclass

RowsOfProvider = tuple[str, str]
"""The id of a provider, and some rows of ``lines.csv`` as text, without the line feed at their end."""


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
    """A run finished from its parts, and the rows of no part, by the number of the part that they are woven into."""

    finished: PartsFinished
    rows: Mapping[int, Sequence[RowsOfProvider]]


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a table as the text of a CSV file."""
    file = StringIO(newline="")
    csv.writer(file).writerows([header, *rows])
    return file.getvalue()


def part_as_text(
    number: int, terms: RunTerms, tables: Mapping[str, str], show_values: bool = False
) -> tuple[PartAsText, list[RowsOfProvider]]:
    """Settle a part, given each table as the text of a CSV file; what is wrong is a value, and nothing is raised."""
    try:
        result = settle_part(terms, tables, show_values=show_values)
    except ProblemsFound as found:
        return PartAsText(number, None, tuple(found.problems)), []
    of_providers = groupby(result.lines, key=attrgetter("provider_id"))
    rows = [(provider_id, _text([line for one in own for line in one.lines])) for provider_id, own in of_providers]
    first, last = (rows[0][0], rows[-1][0]) if rows else (None, None)
    return PartAsText(number, result.without_lines(), (), first, last), rows


def put_together(
    terms: RunTerms, parts: Sequence[PartAsText], of_providers: tuple[PartAsText, Sequence[RowsOfProvider]]
) -> PutTogether:
    """Finish a run from its parts, in order, and from what is of providers alone.

    Raises ``ProblemsFound`` with what is wrong with any of them, and ``ValueError`` for parts that are not in order.
    Problems name a table and no line of it: where a row stands in its part says nothing.
    """
    every = [*parts, of_providers[0]]
    problems = [problem for part in every for problem in part.problems]
    if problems:
        raise ProblemsFound(_without_lines(problems))
    with_rows = [part for part in parts if part.first is not None]
    if any((before.last or "") > (after.first or "") for before, after in pairwise(with_rows)):
        raise ValueError("the parts are not in the order of their providers")
    finished = finish(terms, [part.result for part in every if part.result is not None])
    firsts = [part.first or "" for part in with_rows]
    rows: dict[int, list[RowsOfProvider]] = {}
    after = ((provider_id, _text(lines)) for provider_id, lines in finished.of_providers if lines)
    for provider_id, text in merge(of_providers[1], after, key=itemgetter(0)):
        # The last part that begins with this provider or one before it has the last of its rows.
        at = bisect_right(firsts, provider_id)
        rows.setdefault(with_rows[at - 1].number if at else 0, []).append((provider_id, text))
    warnings = tuple(_without_lines(finished.warnings))
    return PutTogether(replace(finished, warnings=warnings), rows)


def woven(rows: Iterable[RowsOfProvider], others: Iterable[RowsOfProvider]) -> Iterator[str]:
    """The rows of a part with those woven in that are of none: of each provider, those of the part are first."""
    return map(itemgetter(1), merge(rows, others, key=itemgetter(0)))


def _text(lines: Sequence[Line]) -> str:
    file = StringIO(newline="")
    LineRows(file).write(lines)
    return file.getvalue().removesuffix("\n")


def _without_lines(problems: Iterable[Problem]) -> list[Problem]:
    """The same problems, each once: those that differ by a line alone are one."""
    made = (replace(one, place=Place(one.place.file, field=one.place.field), related=()) for one in problems)
    return list(dict.fromkeys(made))
