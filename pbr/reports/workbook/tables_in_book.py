"""A workbook of some tables, each in its own sheet: notes first, then the others in their order."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

from pbr.reports.workbook.book import Book
from pbr.reports.workbook.notes import NOTES, write_notes
from pbr.reports.workbook.table_in_sheets import LONGEST_SHEET, Described, TableInSheets


class TablesInBook:
    """Writes tables to a new file. What waits to be put in it is in files of ``folder``, which is for nobody else.

    ``order`` are the tables in the order of their sheets, after the notes; ``longest`` is how many rows a sheet can
    have.
    """

    def __init__(self, file: Path, folder: Path, order: Sequence[Described], longest: int = LONGEST_SHEET) -> None:
        self._book = Book(file, folder)
        tables = [TableInSheets(self._book, one, place, longest) for place, one in enumerate((NOTES, *order))]
        self._tables = {one.described.sheet: one for one in tables}
        # The sheet that is made first is the one that is open when the workbook is.
        self.of(NOTES).begin()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of what waits in files, whether the workbook was written or not."""
        self._book.leave()

    def of(self, described: Described) -> TableInSheets:
        """What writes a table."""
        return self._tables[described.sheet]

    def end(self, notes: Iterable[tuple[str, str]], title: str, subject: str) -> None:
        """Write the notes, what each other sheet is, and the file. ``title`` and ``subject`` are the document's."""
        write_notes(self.of(NOTES), notes, list(self._tables.values())[1:])
        for table in self._tables.values():
            table.end()
        self._book.close(title, subject)
