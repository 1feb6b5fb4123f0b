"""A large extract read in parts to tell of one record: all of it is checked, and its own family is kept and settled."""

import pickle
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any

from pbr.api.as_read.clean_extract import CleanExtract, OpenedInParts, open_in_parts
from pbr.api.as_read.key_of_parts import key_of_parts
from pbr.api.as_read.parts_settled import PartsSettling, Pieces, SettledParts, reader_of
from pbr.api.as_read.settle_as_read import AskedAsRead, compare_parts, parts_done, prepared_of
from pbr.api.settling.part_written import PartWritten
from pbr.api.settling.prepare import Prepared
from pbr.api.settling.running_totals import RunningTotals
from pbr.api.settling.workers_that_pay import START
from pbr.engine.measuring.measures_counted import measure_all
from pbr.engine.noticed.gathered import Gathered
from pbr.engine.part import PartOfRun
from pbr.engine.pricing.always_priced import is_always_priced
from pbr.engine.run_terms import RunTerms, functions_for
from pbr.explain.told_alone import OfAllRecords, is_told_alone, names_what_is_in_common, rows_asked_for
from pbr.explain.unpriced import Unpriced, unpriced_of
from pbr.files.temporary_folder import temporary_folder
from pbr.records.cells.figure_column import FIGURES_LOOKED_AT
from pbr.records.extract.as_at import as_known
from pbr.records.extract.extract import Extract
from pbr.records.extract.needed import told_by_others
from pbr.records.in_parts.not_clean import NotCleanError
from pbr.records.in_parts.part_reader import PartRead
from pbr.records.in_parts.rows_of_part import first_rows
from pbr.records.in_parts.scatter import PLAN
from pbr.records.table import Records, Table
from pbr.records.tables.gc_pause import cycle_search_put_off

_Kept = tuple[dict[str, Table], Unpriced]
"""What is kept of a part: the rows that are asked for, by table, and how many records of it have no price."""


def prepare_story_as_read(
    asked: AskedAsRead, wanted: str, workers: int, parts: int | None = None, start: str = START
) -> Prepared | None:
    """Prepare a settlement to tell of one record, with no rows but those of its family; None where it is read whole.

    It is read whole where the story takes lines of other families too, and where anything is amiss in the records.
    There are as many ``parts`` as keep each small, unless it is said how many there are to be.
    """
    if not is_told_alone(wanted, asked.checked.scheme) or key_of_parts(asked.checked.compiled) != PLAN:
        return None
    try:
        given = open_in_parts(asked.records, asked.checked.compiled, workers, parts)
        if given.extract.has_others or given.extract.apart or _begins_with(wanted, given.extract):
            return None
        with temporary_folder("parts") as folder:
            return _prepared(asked, wanted, given, folder, workers, start)
    except ChildProcessError:
        raise
    except (NotCleanError, OSError):
        # There may be no room to put anything aside; what is read whole needs none.
        return None


def _prepared(
    asked: AskedAsRead, wanted: str, given: OpenedInParts, folder: Path, workers: int, start: str
) -> Prepared:
    terms = asked.terms(())
    settled = parts_done(partial(look_through_parts, wanted), terms, given, folder, workers, start)
    compare_parts(settled, terms, given, folder, workers, start)
    prepared = prepared_of(asked, given, settled)
    tables, unpriced = _kept_of(folder, 0)
    for number in range(1, given.extract.parts):
        of_part, without = _kept_of(folder, number)
        unpriced = unpriced.plus(without)
        for name, table in of_part.items():
            tables[name].rows.extend(table.rows)
    for table in tables.values():
        table.rows.sort(key=itemgetter(table.layout[table.kind.key[0]]))
    latest = max((seen.latest for seen in settled.seen.values() if seen.latest), default=None)
    told = told_by_others(terms.compiled.needs)
    extract = Extract(tables, (), (), prepared.records.inputs, latest, (), told)
    gathered = settled.parts[0].written.gathered
    for part in settled.parts[1:]:
        gathered.merge(part.written.gathered)
    return replace(
        prepared,
        records=as_known(extract, asked.over.as_at),
        recorded=extract,
        of_all=OfAllRecords(gathered.measurements, unpriced),
    )


def _begins_with(wanted: str, extract: CleanExtract) -> bool:
    """Whether the first rows of an extract show that an id is of many records: then nothing is read in vain."""
    return any(
        names_what_is_in_common(wanted, {(one.file.table, field): cells for field, cells in rows.columns.items()})
        for one in extract.tables
        for rows in first_rows(one.file, FIGURES_LOOKED_AT)
    )


def look_through_parts(
    wanted: str, terms: RunTerms, extract: CleanExtract, parts: Sequence[tuple[int, Pieces]], folder: Path
) -> SettledParts:
    """Read and compare some parts of an extract, and put aside the rows of each that are asked for.

    Raises ``NotCleanError`` where anything in them would be told, or where what is asked for is of many records.
    """
    reader, counting = reader_of(terms, extract), CountingParts()
    settling = PartsSettling(terms, extract, counting, folder)
    for number, pieces in parts:
        with cycle_search_put_off():
            read = reader.read(number, pieces)
            if names_what_is_in_common(wanted, _columns_of(read)):
                raise NotCleanError
            asked_for = rows_asked_for(wanted, read.tables)
            found = {name: replace(table, rows=asked_for[name]) for name, table in read.extract.tables.items()}
            settling.settle(number, read)
        with _aside(folder, number).open("xb") as file:
            pickle.dump((found, counting.unpriced), file, pickle.HIGHEST_PROTOCOL)
    return settling.ended(reader)


def _columns_of(read: PartRead) -> dict[tuple[str, str], Sequence[Any]]:
    return {(name, field): table.column(field) for name, table in read.tables.items() for field in table.layout}


class CountingParts:
    """Counts what measures count, part by part, and settles only where a record may have no price.

    ``unpriced`` is how many of the last part have none.
    """

    def __init__(self) -> None:
        self.unpriced = Unpriced()

    def write(self, terms: RunTerms, records: Records, totals: RunningTotals, folder: Path) -> PartWritten:
        """Count the records of a part. Nothing is written."""
        scheme = terms.compiled.scheme
        if not scheme.only_one and is_always_priced(scheme, records):
            gathered = Gathered(measure_all(records, functions_for(terms, records).measures))
            gathered.rows.update({name: len(table.rows) for name, table in records.tables.items()})
            gathered.dropped.update({name: table.dropped for name, table in records.tables.items()})
        else:
            run = PartOfRun(terms, records)
            for _ in run.lines():
                pass
            gathered = run.gathered
        self.unpriced = unpriced_of(gathered.unpriced)
        return PartWritten((), (), gathered, totals)


def _aside(folder: Path, part: int) -> Path:
    return folder / f"part-{part}" / "asked-for"


def _kept_of(folder: Path, part: int) -> _Kept:
    with _aside(folder, part).open("rb") as file:
        kept: _Kept = pickle.load(file)
    return kept
