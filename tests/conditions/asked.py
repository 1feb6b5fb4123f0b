"""Conditions and days asked of one record, written in a few words."""

from datetime import date

from pbr.calendar.bank_holiday_list import bank_holidays_of
from pbr.calendar.calendar import Calendar
from pbr.conditions.compiler import Layouts
from pbr.conditions.name_resolution import Names
from pbr.conditions.parser import parse_condition
from pbr.conditions.syntax_tree import Condition
from pbr.records.cells.cells import blank_value
from pbr.records.dictionary import TABLES, Field, FieldType, TableKind
from pbr.records.table import Row, Value
from pbr.values.dates import date_in_scheme
from pbr.values.money import money_in_cell
from pbr.values.number import number_in_cell

TERMS = {
    ("plans", "finished"): 'end_reason is one of "completed", "recovered_early"',
    ("plans", "independent"): 'finished and support_at_end is "none"',
    ("outcomes", "achieved_in_a_finished_plan"): 'result is "achieved" and plan\'s finished',
}
KINDS = {kind.one: kind for kind in TABLES.values()}
LAYOUTS = Layouts(
    {kind.name: {field.name: at for at, field in enumerate(kind.fields)} for kind in TABLES.values()}, date(2026, 6, 30)
)
SCOTLAND = Calendar("Scotland", bank_holidays_of("Scotland"), {date(2026, 7, 31): "the day of the fair"})


def names(kind: TableKind, months_declared: bool = True) -> Names:
    """The names that mean something for a kind of record, with the terms above."""
    by_table: dict[str, tuple[str, ...]] = {}
    for table, name in TERMS:
        by_table[table] = (*by_table.get(table, ()), name)
    return Names(kind, by_table, term, months_declared, calendar=SCOTLAND)


def term(table: str, name: str) -> Condition | None:
    """The meaning of one of the terms."""
    text = TERMS.get((table, name))
    return parse_condition(text, names(TABLES[table])) if text else None


def record(text: str) -> tuple[TableKind, Row]:
    """A record such as ``outcome result=achieved | plan rate=standard``."""
    own, _, parent = text.partition("|")
    kind, values = _values(own.strip())
    return kind, (*values, record(parent)[1] if parent else None)


def _values(text: str) -> tuple[TableKind, list[Value]]:
    one, _, facts = text.partition(" ")
    kind = KINDS[one]
    written = dict(fact.strip().split("=") for fact in facts.split(",") if fact.strip())
    values = [_value(field, written.pop(field.name, "")) for field in kind.fields]
    assert not written, f"no such field: {', '.join(written)}"
    return kind, values


def _value(field: Field, cell: str) -> Value:
    if not cell:
        return blank_value(field)
    value: Value
    match field.type:
        case FieldType.DATE:
            value = date_in_scheme(cell)
        case FieldType.MONEY:
            value = money_in_cell(cell)
        case FieldType.NUMBER:
            value = number_in_cell(cell)
        case FieldType.YES_NO:
            value = {"yes": True, "no": False}[cell]
        case FieldType.CODE:
            assert cell in field.codes
            value = cell
        case FieldType.TEXT:
            value = cell
    assert value is not None
    return value
