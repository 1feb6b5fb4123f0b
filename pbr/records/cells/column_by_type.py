"""Which column reads a field: text, codes, dates, times, yes or no, money, numbers, and the ids of records."""

from pbr.records.cells.code_column import CodeColumn
from pbr.records.cells.column import Column, Spellings
from pbr.records.cells.date_column import DateColumn
from pbr.records.cells.id_column import RecordColumn, ReferenceColumn
from pbr.records.cells.money_column import MoneyColumn
from pbr.records.cells.number_column import NumberColumn
from pbr.records.cells.text_column import TextColumn
from pbr.records.cells.time_column import TimeColumn
from pbr.records.cells.yes_no_column import YesNoColumn
from pbr.records.dictionary import Field, FieldType, TableKind

_BY_TYPE: dict[FieldType, type[Spellings]] = {
    FieldType.TEXT: TextColumn,
    FieldType.CODE: CodeColumn,
    FieldType.DATE: DateColumn,
    FieldType.YES_NO: YesNoColumn,
    FieldType.MONEY: MoneyColumn,
    FieldType.NUMBER: NumberColumn,
    FieldType.TIME: TimeColumn,
}


def column_for(kind: TableKind, field: Field) -> Column:
    """Give what reads the cells of a field of a table."""
    if (field.name,) == kind.key:
        return RecordColumn(field)
    if field.type is FieldType.TEXT and field.name in (kind.key[0], kind.parent_key, "person_id"):
        return ReferenceColumn(field)
    return _BY_TYPE[field.type](field)
