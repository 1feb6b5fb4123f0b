"""The rows of lines that wait in ``held.csv`` of a run, made some thousands at a time and column by column."""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import repeat

from pbr.reports.line_cells import Pounds, quoted, quoted_where_needed
from pbr.reports.spreadsheet_safe_cells import sentence_cell, text_column
from pbr.settlement.line import Line, PayerName, Status
from pbr.settlement.reason_words import reason_in_words
from pbr.settlement.worded_once import WordedOnce

Named = tuple[str, ...]
"""What a held line is of: the cells by which the same is found in another run."""

SinceWhen = Callable[[Sequence[Named]], Iterable[tuple[str, str]]]
"""Gives of some lines, by what they are of, the run since which each waits, and how many days that is."""

_BLANK = repeat("")


class HeldLineRows:
    """Makes the rows of lines that wait. An amount and a reason are written once, however many lines have it."""

    def __init__(self, since: SinceWhen, payers: Collection[PayerName], to_persons: Collection[str]) -> None:
        """``payers`` are those whom the scheme lists, ``to_persons`` what it pays persons."""
        self._since, self._payers, self._to_persons = since, payers, to_persons
        self._pounds = Pounds().__getitem__
        self._sentence = WordedOnce(lambda reason: quoted(sentence_cell(reason_in_words(reason))))

    def of_lines(self, lines: Sequence[Line]) -> Iterable[Sequence[str]]:
        """The cells of each line, in quotes where they must be."""
        named = [
            text_column([line.record.id for line in lines]),
            text_column([line.paid_provider_id for line in lines]),
            [line.payment for line in lines],
            [line.part for line in lines],
            text_column([line.slot.label for line in lines]),
        ]
        since, days = zip(*self._since(list(zip(*named, strict=True))), strict=True)
        columns: list[Iterable[str]] = [
            ["error" if line.status is Status.ERROR else "line" for line in lines],
            *[_BLANK] * 3,
            *map(quoted_where_needed, named),
            map(self._pounds, (line.at_stake for line in lines)),
            *[_BLANK] * 2,
            map(self._sentence, (line.reason for line in lines)),
            map(self._pounds, (line.due_to_date for line in lines)),
            since,
            days,
        ]
        if self._payers:
            columns.append([line.payer for line in lines])
        if self._to_persons:
            columns.append(quoted_where_needed(text_column(list(map(_person_paid, lines)))))
        return zip(*columns, strict=False)


def _person_paid(line: Line) -> str:
    """The person that a line is to pay; no line of a provider says whom it is about."""
    return line.person_id if line.kind.is_persons else ""
