"""What a meeting reads: the records that a contract is settled by as at a day, and whole those of one person."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from pbr.api.given.known_until import known_until
from pbr.api.meetings.one_person import RowsOfPerson, kept_to_person, rows_of_person
from pbr.api.settling.line_by_line import LineByLine
from pbr.api.settling.prepare import Prepared, extract_for, prepare_read
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.records.extract.extract import Extract
from pbr.records.extract.needed import with_everything_of
from pbr.records.extract.tables_there import tables_there
from pbr.settlement.line import Line
from pbr.values.dataclass import dataclass
from pbr.worked_examples.checked_scheme import CheckedScheme


@dataclass(frozen=True, slots=True)
class RecordsAsked:
    """An extract as a meeting is given it: its path, the day, and whether rows that are wrong are held.

    No message quotes a record, whoever asks: these are the papers of one person or provider.
    """

    path: Path
    as_at: date | None
    hold_errors: bool


def records_of_meeting(checked: CheckedScheme, asked: RecordsAsked) -> Prepared:
    """Read what a scheme needs, ready to settle and to judge.

    Raises ``ProblemsFound`` with everything that is wrong with the records.
    """
    return _prepared(checked, _extract(checked, asked), asked)


def records_of_person(
    checked: CheckedScheme, asked: RecordsAsked, person: str, whole: Iterable[str]
) -> tuple[Prepared, RowsOfPerson]:
    """The same, and every column of one person's rows in the tables named ``whole``, as far as the extract has them.

    Raises ``ProblemsFound`` with everything that is wrong with the records, of those tables too.
    """
    scheme, compiled = checked.scheme, checked.compiled
    named = tuple(whole)
    there = tables_there(asked.path, named)
    wider = replace(checked, compiled=CompiledScheme(scheme, with_everything_of(compiled.needs, there, person)))
    extract = _extract(wider, asked)
    of_person = kept_to_person(extract, person, named)
    # What the scheme does not read is shown, and settled by nobody.
    settled = {*compiled.needs, *(scheme.tables[name].parent for name in compiled.needs)}
    tables = {name: table for name, table in extract.tables.items() if name in settled}
    prepared = _prepared(wider, replace(extract, tables=tables), asked)
    return prepared, rows_of_person(of_person, prepared)


def _extract(checked: CheckedScheme, asked: RecordsAsked) -> Extract:
    return extract_for(checked, asked.path, hold_errors=asked.hold_errors, show_values=False)


def _prepared(checked: CheckedScheme, extract: Extract, asked: RecordsAsked) -> Prepared:
    day, held = asked.as_at or known_until(extract, checked.scheme.runs), asked.hold_errors
    return prepare_read(checked, extract, asked.path, None, day, hold_errors=held, show_values=False)


def lines_paid_to(provider_id: str, prepared: Prepared) -> list[Line]:
    """The lines of the settlement that a provider is paid, or would be; none of a scheme that pays nothing.

    Raises ``ProblemsFound`` where a record has no price, unless errors are held.
    """
    if not prepared.scheme.payments:
        return []
    return [line for line in LineByLine(prepared) if line.paid_provider_id == provider_id]
