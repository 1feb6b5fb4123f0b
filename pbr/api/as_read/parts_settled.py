"""Parts of a large extract read, compared and settled in one process, one after another; their rows are in files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Protocol, TextIO

from pbr.api.as_read.clean_extract import CleanExtract
from pbr.api.as_read.prices_missing import causes_in_part
from pbr.api.as_read.writes_by_family import WriterByFamily
from pbr.api.settling.file_in_parts import Rows
from pbr.api.settling.missing_prices import Cause
from pbr.api.settling.part_written import PartWriter, PartWritten
from pbr.api.settling.prepare import own_days_of
from pbr.api.settling.running_totals import RunningTotals, totals_of_terms
from pbr.engine.run_terms import RunTerms
from pbr.records.consistency import RecordsCompared
from pbr.records.extract.as_at import last_known
from pbr.records.extract.days_after_as_at import days_after
from pbr.records.extract.needed import told_by_others
from pbr.records.in_parts.columns_seen import ColumnsSeen
from pbr.records.in_parts.compared import Compared
from pbr.records.in_parts.ids_apart import IdsAside, put_ids_aside
from pbr.records.in_parts.part_reader import PartRead, PartReader
from pbr.records.in_parts.persons import PERSON, PersonsAside, put_aside, references_aside
from pbr.records.in_parts.scatter import PLAN, Piece
from pbr.records.in_parts.visits_of_persons import visits_by_plan
from pbr.records.records_in_parts import without_rows
from pbr.records.table import Records
from pbr.records.tables.gc_pause import cycle_search_put_off
from pbr.values.dataclass import dataclass

Pieces = Mapping[str, Sequence[Piece]]
"""Where the rows of a part stand, by table."""


@dataclass(frozen=True, slots=True)
class SettledPart:
    """A part: its number, what it came to, and what is compared with other parts. ``rest`` is it without its rows.

    ``lacking`` is what the prices lack for its records.
    """

    number: int
    written: PartWritten
    rest: Records
    persons: PersonsAside
    ids: dict[str, IdsAside]
    lacking: list[Cause]


@dataclass(slots=True)
class SettledParts:
    """Parts that were settled one after another, and what all of them show.

    ``seen`` is what their columns have shown by table, ``events`` the days on which something happened, and ``after``
    how many recorded days are after the day of settling.
    """

    parts: list[SettledPart] = field(default_factory=list)
    seen: dict[str, ColumnsSeen] = field(default_factory=dict)
    compared: Compared = field(default_factory=Compared)
    events: set[date] = field(default_factory=set)
    after: dict[tuple[str, str], int] = field(default_factory=dict)

    def merge(self, other: "SettledParts") -> None:
        """Add parts that were settled elsewhere."""
        self.parts += other.parts
        for table, seen in other.seen.items():
            if table in self.seen:
                self.seen[table].merge(seen)
            else:
                self.seen[table] = seen
        self.compared.merge(other.compared)
        self.events |= other.events
        for column, count in other.after.items():
            self.after[column] = self.after.get(column, 0) + count


class TakesParts(Protocol):
    """What settles the records of one part after another, as far as they are asked for."""

    def write(self, terms: RunTerms, records: Records, totals: RunningTotals, folder: Path) -> PartWritten:
        """Settle the records of a part, and write to a folder what they come to."""
        ...


def settle_parts(
    rows: Sequence[Callable[[TextIO], Rows]],
    terms: RunTerms,
    extract: CleanExtract,
    parts: Sequence[tuple[int, Pieces]],
    folder: Path,
) -> SettledParts:
    """Settle some parts of an extract, by where their rows stand, and write to a folder what they come to.

    Raises ``NotCleanError`` where anything in them would be told.
    """
    reader = reader_of(terms, extract)
    settling = PartsSettling(terms, extract, writer_of(rows, extract), folder)
    for number, pieces in parts:
        # Nothing that is made of a part refers to itself in a circle, and all of it goes with the part.
        with cycle_search_put_off():
            settling.settle(number, reader.read(number, pieces))
    return settling.ended(reader)


def writer_of(rows: Sequence[Callable[[TextIO], Rows]], extract: CleanExtract) -> TakesParts:
    """What writes what parts come to: families apart, where those of all have to be put in one order."""
    return WriterByFamily(rows) if extract.is_by_family and rows else PartWriter(rows)


def reader_of(terms: RunTerms, extract: CleanExtract) -> PartReader:
    """What reads the parts of an extract."""
    told = told_by_others(terms.compiled.needs)
    return PartReader(extract.tables, extract.lists, extract.cuts, told, extract.apart, extract.key)


class PartsSettling:
    """Parts being settled one after another, each written to a folder of its own."""

    def __init__(self, terms: RunTerms, extract: CleanExtract, writer: TakesParts, folder: Path) -> None:
        self._terms, self._extract, self._folder = terms, extract, folder
        self._settled, self._writer = SettledParts(), writer

    def settle(self, number: int, read: PartRead, complete: Callable[[Records], Records] = lambda known: known) -> None:
        """Settle a part that was read, once what is known of it is ``complete``."""
        terms, extract, settled = self._terms, self._extract, self._settled
        aside = self._folder / f"part-{number}"
        aside.mkdir(mode=0o700)
        ids = {
            name: found
            for name, cuts in extract.of_ids.items()
            if (found := put_ids_aside(read.tables[name].keys, cuts, aside / f"ids-{name}")) is not None
        }
        for column, count in days_after(read.extract, terms.as_at).items():
            settled.after[column] = settled.after.get(column, 0) + count
        runs = terms.compiled.scheme.runs
        settled.compared.as_recorded(read.beside(terms.as_at, runs))
        # What belongs to plans comes to a part of persons by ranges of plans, and not as it stands in the file.
        by_plan = extract.key == PLAN
        in_file = [table for table in read.tables.values() if by_plan or not table.kind.parent]
        as_they_stand = {table.kind.name: table.column(table.kind.key[0]) for table in in_file}
        read.let_columns_go()
        known = last_known(read.extract, terms.as_at)
        beside = RecordsCompared(known.tables, terms.as_at, (), runs)
        persons = self._compared(beside, aside / "persons")
        known = complete(known)
        written = self._writer.write(terms, known, totals_of_terms(terms), aside)
        lacking = causes_in_part(written.gathered.unpriced, as_they_stand)
        written.gathered.unpriced.clear()
        settled.parts.append(SettledPart(number, written, without_rows(known), persons, ids, lacking))

    def _compared(self, beside: RecordsCompared, aside: Path) -> PersonsAside:
        """Compare the records of a part, and put aside what is compared with those of other parts."""
        extract, compared = self._extract, self._settled.compared
        if extract.key == PERSON:
            compared.as_known_of_persons(beside)
            return references_aside(beside, extract.parts, aside)
        compared.as_known(beside)
        return put_aside(beside.tables["plans"], visits_by_plan(beside), extract.of_persons, aside)

    def ended(self, reader: PartReader) -> SettledParts:
        """All that were settled, and what their columns have shown to their reader."""
        reader.end()
        scheme = self._terms.compiled.scheme
        self._settled.seen, self._settled.events = reader.seen, reader.days_of_events(own_days_of([scheme]))
        return self._settled
