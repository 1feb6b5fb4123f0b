"""What a meeting reads: a settlement of all records as at a day, and the whole records of those that it is about."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pbr.api.known_until import known_until
from pbr.api.line_by_line import LineByLine
from pbr.api.prepare import Prepared, extract_for, prepare_read
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.records.extract.needed import with_everything_of
from pbr.records.extract.tables_there import tables_there
from pbr.records.table import Table
from pbr.settlement.line import Line
from pbr.worked_examples.checked_scheme import CheckedScheme


@dataclass(frozen=True, slots=True)
class MeetingRecords:
    """A scheme and an extract, ready to settle and to judge; ``tables`` has whole rows, of others than it reads too."""

    prepared: Prepared
    tables: Mapping[str, Table]


@dataclass(frozen=True, slots=True)
class RecordsAsked:
    """An extract as a meeting is given it: its path, the day, and whether rows that are wrong are held.

    No message quotes a record, whoever asks: these are the papers of one person or provider.
    """

    path: Path
    as_at: date | None
    hold_errors: bool


def meeting_records(checked: CheckedScheme, asked: RecordsAsked, whole: Iterable[str]) -> MeetingRecords:
    """Read what a scheme needs, and the tables named ``whole`` with every column that they have.

    Raises ``ProblemsFound`` with everything that is wrong with the records, of those tables too.
    """
    compiled, path = checked.compiled, asked.path
    needs = with_everything_of(compiled.needs, tables_there(path, whole))
    wider = replace(checked, compiled=CompiledScheme(checked.scheme, needs))
    held = asked.hold_errors
    extract = extract_for(wider, path, hold_errors=held, show_values=False)
    day = asked.as_at or known_until(extract, checked.scheme.runs)
    prepared = prepare_read(wider, extract, path, None, day, hold_errors=held, show_values=False)
    tables = prepared.records.tables
    # What the scheme does not read is shown, and settled by nobody.
    settled = {name: table for name, table in tables.items() if name in compiled.needs or _is_parent(name, compiled)}
    return MeetingRecords(replace(prepared, records=replace(prepared.records, tables=settled)), tables)


def _is_parent(name: str, compiled: CompiledScheme) -> bool:
    return any(compiled.scheme.tables[needed].parent == name for needed in compiled.needs)


def lines_of(prepared: Prepared, wanted: Callable[[Line], bool]) -> list[Line]:
    """The lines of the settlement that are wanted; none of a scheme that pays nothing.

    Raises ``ProblemsFound`` where a record has no price, unless errors are held.
    """
    return [line for line in LineByLine(prepared) if wanted(line)] if prepared.scheme.payments else []
