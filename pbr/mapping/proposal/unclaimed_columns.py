"""Columns that nothing uses, named where no heading is like a day, or like a finding on which money hangs."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pbr.mapping.proposal.code_words import likely_code
from pbr.mapping.proposal.column_profile import ColumnProfile, Content
from pbr.mapping.proposal.file_profile import FileProfile
from pbr.mapping.proposal.likely_columns import may_be
from pbr.mapping.proposal.needed import NeededField
from pbr.mapping.proposal.proposed import FromOtherFile, Heading, Joined, ProposedField, ProposedTable
from pbr.records.dictionary import FieldType

_MOST_NAMED = 6
_MOST_HEADINGS = 12


def with_unclaimed(tables: Sequence[ProposedTable], files: Iterable[FileProfile]) -> tuple[ProposedTable, ...]:
    """Name, for each day or finding of which no column is known or likely, those of its file that no table uses."""
    by_label = {each.label: each for each in files}
    used: dict[str, set[str]] = {}
    for table in tables:
        used.setdefault(table.label, set()).update(_used_by(table))
    return tuple(
        replace(table, fields=_fields(table, by_label[table.label], used[table.label])) if table.label else table
        for table in tables
    )


def with_unused_files(tables: Sequence[ProposedTable], files: Sequence[FileProfile]) -> tuple[ProposedTable, ...]:
    """Name, for each table of which nothing was found, the files that no table is made of, with their headings."""
    used = {table.label for table in tables}
    used |= {
        field.origin.label for table in tables for field in table.fields if isinstance(field.origin, FromOtherFile)
    }
    notes = tuple(f"no table is made of {each.label}: {_headings(each)}" for each in files if each.label not in used)
    return tuple(table if table.label else replace(table, notes=(*table.notes, *notes)) for table in tables)


def _headings(file: FileProfile) -> str:
    named = [each.heading for each in file.columns if each.heading]
    more = len(named) - _MOST_HEADINGS
    return ", ".join(named[:_MOST_HEADINGS]) + (f" and {more:,} more" if more > 0 else "")


def _fields(table: ProposedTable, file: FileProfile, used: Iterable[str]) -> tuple[ProposedField, ...]:
    held = set(used)
    columns = (*file.columns, *(file.numbered if table.side_by_side else ()))
    free = [each for each in columns if each.heading not in held]
    return tuple(
        replace(field, unclaimed=_such(field.needed, free)) if _is_looked_for(field) else field
        for field in table.fields
    )


def _is_looked_for(field: ProposedField) -> bool:
    needed = field.needed
    told_apart = (needed.coded and needed.found_row_by_row) or needed.field.type is FieldType.DATE
    return field.origin is None and not field.offered and told_apart


def _such(needed: NeededField, columns: Iterable[ColumnProfile]) -> tuple[str, ...]:
    """The columns whose cells can be what the field holds, those first that are the most like it."""
    ranked = sorted((-_rows_like(needed, each), each.at, each.heading) for each in columns if may_be(needed, each))
    return tuple(heading for _, _, heading in ranked[:_MOST_NAMED])


def _rows_like(needed: NeededField, column: ColumnProfile) -> int:
    """In how many rows of a column there is a phrase that may be a code of the field."""
    if column.content is Content.YES_NO:
        return column.filled if needed.field.type is FieldType.YES_NO else 0
    return sum(phrase.rows for phrase in column.phrases if likely_code(needed.field, phrase.text))


def _used_by(table: ProposedTable) -> Iterable[str]:
    for field in table.fields:
        match field.origin:
            case Heading(text=heading) | FromOtherFile(heading=heading):
                yield heading
            case Joined(parts=parts):
                yield from parts
            case None:
                pass
