"""Missing tables and columns: which schemes an extract cannot answer, and what it has not got for them."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from pbr.records.dictionary import TableKind, Tables
from pbr.records.files.header import match_header
from pbr.records.files.quotable_values import quotable
from pbr.records.files.record_names import file_of
from pbr.records.opened.mapped_path import MappedPath
from pbr.records.tables.columns_kept import fields_to_find
from pbr.settlement.error_reasons import BothEarned
from pbr.settlement.missing_price import Unsettled
from pbr.settlement.reason_words import clause_in_words
from pbr.simulate.schemes_compared import Candidate
from pbr.simulate.synthetic.tables import CAN_BE_INVENTED
from pbr.source.file_name_length import refuse_long_names
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class NoTable:
    """A table that a scheme needs and the extract has not got."""

    table: str

    @property
    def words(self) -> str:
        """What is missing, as people read it."""
        return f"the extract has no {file_of(self.table)}"


@dataclass(frozen=True, slots=True)
class NoColumns:
    """Columns that a scheme needs of a table and that are not there; ``invented`` where the table would be made."""

    table: str
    fields: tuple[str, ...]
    invented: bool

    @property
    def words(self) -> str:
        """What is missing, as people read it."""
        whose = f"invented {self.table} have" if self.invented else f"{file_of(self.table)} has"
        return f"{whose} no column {' or '.join(self.fields)}"


@dataclass(frozen=True, slots=True)
class OneFileGiven:
    """The tables that a scheme needs, where the extract is one file."""

    tables: tuple[str, ...]

    @property
    def words(self) -> str:
        """What is missing, as people read it."""
        return f"it needs {' and '.join(file_of(name) for name in self.tables)}, and one file was given"


Missing = NoTable | NoColumns | OneFileGiven
"""What an extract has not got for a scheme."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A scheme that cannot be compared over this extract: what the extract lacks, or the records without a price."""

    candidate: Candidate
    missing: tuple[Missing, ...] = ()
    unpriced: tuple[Unsettled, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is left out, as people read it."""
        return (*(one.words for one in self.missing), *((_without_price(self.unpriced),) if self.unpriced else ()))

    @property
    def can_be_invented(self) -> bool:
        """Whether a table it lacks is one that a file of assumptions can invent."""
        return any(isinstance(one, NoTable) and one.table in CAN_BE_INVENTED for one in self.missing)


def columns_in(path: Path, tables: Tables) -> Mapping[str, frozenset[str]] | None:
    """Name the columns of every table in a folder; None for a single file, whose table only a scheme can say."""
    if isinstance(path, MappedPath):
        return path.through.fields()
    refuse_long_names(path)
    if not path.is_dir():
        return None
    return {name: _columns_of(path / kind.file, kind) for name, kind in tables.items() if (path / kind.file).is_file()}


def _columns_of(file: Path, kind: TableKind) -> frozenset[str]:
    """Name the columns of a file; all of them where it cannot be read, since its reader will say why."""
    try:
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as opened:
            header = match_header(next(csv.reader(opened), []), kind, kind.file, (), quotable)
    except (OSError, csv.Error):
        return frozenset(kind.fields_by_name)
    return frozenset(header.positions or kind.fields_by_name)


def left_out_of(
    candidates: Sequence[Candidate],
    recorded: Mapping[str, frozenset[str]] | None,
    can_be_made: Mapping[str, frozenset[str]],
) -> tuple[LeftOut, ...]:
    """Give the schemes that the extract cannot answer, even with the tables that can be made for it."""
    lacking = ((one, _lacking(one, recorded, can_be_made)) for one in candidates)
    return tuple(LeftOut(one, missing) for one, missing in lacking if missing)


def _lacking(
    candidate: Candidate,
    recorded: Mapping[str, frozenset[str]] | None,
    can_be_made: Mapping[str, frozenset[str]],
) -> tuple[Missing, ...]:
    """Say which tables and columns a scheme needs and the extract has not; nothing when all are there."""
    needs = candidate.compiled.needs
    if recorded is None:
        return () if len(needs) == 1 else (OneFileGiven(tuple(needs)),)
    missing: list[Missing] = []
    for name, needed in needs.items():
        kind = candidate.compiled.scheme.tables[name]
        columns = can_be_made.get(name) or recorded.get(name)
        if columns is None:
            missing.append(NoTable(name))
            continue
        absent = tuple(field for field in fields_to_find(kind, needed) if field not in columns)
        if absent:
            missing.append(NoColumns(name, absent, invented=name in can_be_made))
    return tuple(missing)


def _without_price(unpriced: Sequence[Unsettled]) -> str:
    """Say what has no price: how many records, and the first thing that is missing."""
    records = len({(found.record, found.window) for found in unpriced})
    missing = sorted({clause_in_words(found.lacking) for found in unpriced})
    others = len(missing) - 1
    more = f", and {others} more like it" if others else ""
    who = "1 record has" if records == 1 else f"{records:,} records have"
    ambiguous = all(isinstance(found.lacking, BothEarned) for found in unpriced)
    return f"{who} {'two payments of which only one is paid' if ambiguous else 'no price'} under it: {missing[0]}{more}"
