"""The cells of lines, made column by column: each different value of a column once.

A settlement has as many lines as an area has results, so lines are turned into columns a batch at a time, and each
column is made into cells in one sweep. ``csv.writer`` would look at every character of every cell for one to quote;
here a column is looked at once for all of its different cells.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from operator import add
from typing import Any

from pbr.records.record_id import ending, full_name
from pbr.reports.spreadsheet_safe_cells import (
    FORMULA_STARTS,
    money_cell,
    number_cell,
    price_cell,
    sentence_cell,
    sentence_column,
    text_column,
)
from pbr.settlement.line import Line, PayerName, payer_in_ids
from pbr.settlement.reason import Reason
from pbr.settlement.reason_words import reason_in_words
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import Slot, label_in_ids, piece_of

COLUMNS = (
    "line_id",
    "scheme",
    "provider_id",
    "person_id",
    "record_id",
    "plan_id",
    "payment",
    "part",
    "slot",
    "piece",
    "payer",
    "clause",
    "status",
    "kind",
    "due_on",
    "service_from",
    "service_to",
    "quantity",
    "unit",
    "unit_price",
    "share",
    "amount",
    "at_stake",
    "due_to_date",
    "settled_before",
    "corrects",
    "reason",
)

_MOST_REMEMBERED = 50_000
"""Cells a memo may hold: enough that amounts and days repeat, too few to matter to memory."""

_QUOTED = (",", '"', "\n", "\r")
"""What makes a cell of a CSV file need quotes."""

Column = Sequence[Any]
Convert = Callable[[Column], Iterable[str]]


class Days(dict[date | None, str]):
    """The text of days already written: a settlement names few days, and each many times."""

    def __missing__(self, day: date | None) -> str:
        text = self[day] = "" if day is None else day.isoformat()
        return text


class Pounds(dict[int | None, str]):
    """The text of amounts already written; emptied when full, since amounts need not repeat."""

    def __missing__(self, pence: int | None) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        text = self[pence] = money_cell(pence)
        return text


class Ratios(dict[tuple[int, int], str]):
    """The text of exact numbers already written, by numerator and denominator, which hash fast; a fraction does not."""

    def __init__(self, cell: Callable[[Fraction | None], str]) -> None:
        super().__init__()
        self._cell = cell

    def __missing__(self, ratio: tuple[int, int]) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        text = self[ratio] = self._cell(Fraction(*ratio))
        return text


def _exact(cell: Callable[[Fraction | None], str]) -> Convert:
    """Make a column of exact numbers into cells, looking at each object once however often it comes."""
    texts = Ratios(cell)

    def convert(column: Column) -> Iterable[str]:
        objects = dict(zip(map(id, column), column, strict=True))
        here = {place: "" if number is None else texts[number.as_integer_ratio()] for place, number in objects.items()}
        return map(here.__getitem__, map(id, column))

    return convert


class _Reasons:
    """The cells of reasons already worded. A reason is one object for all the lines that have it, and is known by that.

    What is remembered is kept alive, so that no other object can come to stand in its place.
    """

    def __init__(self) -> None:
        self._cells: dict[int, str] = {}
        self._kept: list[Reason] = []

    def convert(self, column: Column) -> Iterable[str]:
        """Make a column of reasons into cells, wording each once."""
        reasons: dict[int, Reason] = dict(zip(map(id, column), column, strict=True))
        if len(self._cells) + len(reasons) > _MOST_REMEMBERED:
            self._cells.clear()
            self._kept.clear()
        for place in reasons.keys() - self._cells.keys():
            self._cells[place] = quoted(sentence_cell(reason_in_words(reasons[place])))
            self._kept.append(reasons[place])
        return map(self._cells.__getitem__, map(id, column))


class _Endings(dict[tuple[str, str, int, PayerName], str]):
    """What stands after the record in the ids of lines, by payment, part, slot and payer, each made once.

    A slot is known by its place in memory, which is quicker than comparing what it holds.
    """

    def __init__(self, slots: Mapping[int, Slot]) -> None:
        super().__init__()
        self._slots = slots

    def __missing__(self, key: tuple[str, str, int, PayerName]) -> str:
        payment, part, place, payer = key
        text = self[key] = ending(full_name(payment, part), label_in_ids(self._slots[place]), payer_in_ids(payer))
        return text


def _named(batch: Sequence[Line], fields: Mapping[str, Column], tables: Column) -> dict[str, Column]:
    """The columns that the names and slots of lines make, looking at each slot once however often it comes."""
    places = list(map(id, fields["slot"]))
    slots: dict[int, Slot] = dict(zip(places, fields["slot"], strict=True))
    labels, pieces = {}, {}
    for place, slot in slots.items():
        labels[place], pieces[place] = slot.label, piece_of(slot)
    if all(tables) and all(fields["payment"]):
        endings = map(
            _Endings(slots).__getitem__, zip(fields["payment"], fields["part"], places, fields["payer"], strict=True)
        )
        ids = list(map(add, fields["record_id"], endings))
    else:
        ids = [line.line_id for line in batch]
    return {
        "line_id": ids,
        "slot": list(map(labels.__getitem__, places)),
        "piece": list(map(pieces.__getitem__, places)),
    }


def _text(column: Column) -> Iterable[str]:
    """Make a column of text into cells that no spreadsheet runs, quoted where they must be."""
    return quoted_where_needed(text_column(column))


def _sentences(column: Column) -> Iterable[str]:
    """Make a column of sentences into cells that every program reads alike, quoted where they must be."""
    return quoted_where_needed(sentence_column(column))


def quoted_where_needed(safe: Sequence[str]) -> Iterable[str]:
    """Put the cells of a column in quotes where they must be."""
    different = set(safe)
    together = "".join(different)
    if not any(character in together for character in _QUOTED):
        return safe
    cells = {text: quoted(text) for text in different}
    return [cells[text] for text in safe]


def stand_as_they_are(cells: Sequence[str]) -> bool:
    """Whether no spreadsheet runs a cell of a column and none must be put in quotes.

    It is for columns of ids: nearly all differ, so looking at all of them takes less than finding the different ones.
    """
    together = "\n".join(["", *cells])
    if together.count("\n") != len(cells) or any(sign in together for sign in (",", '"', "\r")):
        return False
    # To find one sign anywhere takes far less than to find it where a cell begins.
    return not any(start in together and f"\n{start}" in together for start in FORMULA_STARTS)


def quoted(text: str) -> str:
    """Put a cell in quotes if it needs them."""
    if not any(character in text for character in _QUOTED):
        return text
    return '"' + text.replace('"', '""') + '"'


class LineCells:
    """Makes lines into cells, column by column; ``text`` makes those of ids and names."""

    def __init__(self, text: Convert = _text) -> None:
        days, pounds = Days().__getitem__, Pounds().__getitem__
        typed: dict[str, Convert] = {
            # These are words of our own or names of a scheme, and an enumeration is slow to put in a set.
            "status": lambda column: column,
            "kind": lambda column: column,
            "payer": lambda column: column,
            "clause": _sentences,
            "reason": _Reasons().convert,
            "piece": lambda column: map(days, column),
            "due_on": lambda column: map(days, column),
            "service_from": lambda column: map(days, column),
            "service_to": lambda column: map(days, column),
            "quantity": _exact(number_cell),
            "unit_price": _exact(price_cell),
            "share": _exact(number_cell),
            "amount": lambda column: map(pounds, column),
            "at_stake": lambda column: map(pounds, column),
            "due_to_date": lambda column: map(pounds, column),
            "settled_before": lambda column: map(pounds, column),
        }
        self._convert = {name: typed.get(name, text) for name in COLUMNS}

    def columns_of(self, batch: Sequence[Line]) -> dict[str, Iterable[str]]:
        """Give the cells of some lines, at least one, by the name of their column."""
        fields: dict[str, Column] = dict(zip(Line._fields, zip(*batch, strict=True), strict=True))
        record: dict[str, Column] = dict(zip(RecordRef._fields, zip(*fields["record"], strict=True), strict=True))
        fields |= {"provider_id": record["provider"], "person_id": record["person"]}
        fields |= {"record_id": record["id"], "plan_id": record["plan"]}
        fields |= _named(batch, fields, record["table"])
        return {name: convert(fields[name]) for name, convert in self._convert.items()}

    def rows_of(self, batch: Sequence[Line]) -> list[str]:
        """Give each of some lines, at least one, as its row of ``lines.csv``."""
        return [f"{','.join(cells)}\n" for cells in zip(*self.columns_of(batch).values(), strict=True)]
