"""``held.csv``: what is held and why: a line that is disputed or queried, a row that could not be read or is not there.

A held line, and one in error because the scheme has no price for it, has the record it is for and what is at stake. A
held row has the file and line it stands on and one row here for each thing wrong with it; its values are not repeated.
A row that the scheme expects and nobody recorded has no line in ``lines.csv``: what hangs on it is open.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TextIO

from pbr.files.csv_writer import csv_to
from pbr.records.dictionary import TABLES
from pbr.records.expected_row import ExpectedRow
from pbr.records.held_row import HeldRow
from pbr.reports.spreadsheet_safe_cells import money_cell, sentence_cell, text_cell
from pbr.settlement.line import Line, PayerName, Status
from pbr.settlement.reason_words import not_taken_in_words, reason_in_words
from pbr.settlement.worded_once import WordedOnce
from pbr.settlement.written_lines import WrittenLines

HELD_COLUMNS = (
    "held",
    "table",
    "file",
    "line",
    "record_id",
    "provider_id",
    "payment",
    "part",
    "slot",
    "at_stake",
    "code",
    "field",
    "reason",
)

PAYER = "payer"
"""The last column where a scheme lists its payers: who pays a held line, and blank for a row."""


NOTHING_DEDUCTED: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class HeldLines:
    """Writes the lines that are held, or have no price, to an open file as they go by, without a header."""

    def __init__(self, file: TextIO, payers: Collection[PayerName] = ()) -> None:
        self._writer, self._cells = csv_to(file), HeldCells(payers)

    def write(self, batch: Iterable[Line]) -> None:
        """Write the lines that are held or have no price; a held row's own has been written with its problems."""
        held = (Status.HELD, Status.ERROR)
        lines = (line for line in batch if line.status in held and line.payment)
        self._writer.writerows(map(self._cells.of_line, lines))

    def write_made(self, made: WrittenLines) -> None:
        """Write those of lines that were written as they were made."""
        if made.aside:
            self.write(made.aside)

    def go_on_in(self, file: TextIO) -> None:
        """Write what follows to another file; the text of what was met is remembered."""
        self._writer = csv_to(file)


class HeldCsv(HeldLines):
    """Writes what is held to an open file: rows that could not be read, then lines as they go by."""

    def __init__(
        self,
        file: TextIO,
        rows: Iterable[HeldRow],
        expected: Iterable[ExpectedRow] = (),
        deducted: Mapping[str, tuple[str, ...]] = NOTHING_DEDUCTED,
        payers: Collection[PayerName] = (),
    ) -> None:
        """Write the rows; ``deducted`` has the deductions by the table they are for, ``payers`` who pays the scheme."""
        super().__init__(file, payers)
        nobody = ("",) if payers else ()
        self._writer.writerow((*HELD_COLUMNS, PAYER) if payers else HELD_COLUMNS)
        for row in rows:
            self._writer.writerows((*cells, *nobody) for cells in cells_of_held_row(row, deducted))
        self._writer.writerows((*cells_of_expected_row(row), *nobody) for row in expected)


def cells_of_held_row(row: HeldRow, deducted: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[object, ...]]:
    """Give one row of cells for each problem of a held row."""
    place = (text_cell(row.table), text_cell(row.file), row.line, text_cell(row.record_id), text_cell(row.provider_id))
    for problem in row.problems:
        yield (
            "row",
            *place,
            "",
            "",
            "",
            "",
            problem.code,
            text_cell(problem.place.field),
            sentence_cell(f"{problem.message}{not_taken_in_words(deducted.get(row.table, ()))}"),
        )


def cells_of_expected_row(row: ExpectedRow) -> tuple[object, ...]:
    """Give the cells of a row that is not there: its key, and the window it is expected for."""
    kind = TABLES[row.table]
    named = (text_cell(row.record_id), text_cell(row.provider_id), "", "", text_cell(row.window.label))
    reason = f"not recorded: {kind.one} {row.code} of {row.provider_id}, from {row.period}"
    return (
        "expected",
        text_cell(row.table),
        text_cell(kind.file),
        "",
        *named,
        "",
        "",
        kind.key[0],
        sentence_cell(reason),
    )


class HeldCells:
    """The cells of lines that are held, or that have no price. A reason is one object for many lines, worded once."""

    def __init__(self, payers: Collection[PayerName] = ()) -> None:
        self._sentence = WordedOnce(lambda reason: sentence_cell(reason_in_words(reason)))
        self._payers = payers

    def of_line(self, line: Line) -> tuple[str, ...]:
        """The cells of a line, and who pays it where the scheme lists its payers."""
        named = map(text_cell, (line.record_id, line.paid_provider_id, line.payment, line.part, line.slot.label))
        what = "error" if line.status is Status.ERROR else "line"
        payer = (str(line.payer),) if self._payers else ()
        return what, "", "", "", *named, money_cell(line.at_stake), "", "", self._sentence(line.reason), *payer
