"""Where the Table Schemas and `pbr` read a cell differently, as docs/other-tools.md lists it."""

import pytest

from pbr.records.cells.cells import UNREADABLE
from pbr.records.cells.column_by_type import column_for
from pbr.records.dictionary import TABLES
from tests.generate.records_page import SCHEMAS

TAKEN_BY_BOTH = [
    ("plans", "started_on", "2026-05-04"),
    ("plans", "plan_value", "1575.00"),
    ("plans", "plan_value", "1,575.00"),
    ("plans", "rate", "standard"),
    ("outcomes", "payable", "yes"),
    ("outcomes", "weight", "2.5"),
]
ONLY_BY_PBR = [
    ("plans", "started_on", "04/05/2026"),
    ("plans", "started_on", "2026-05-04 00:00:00"),
    ("plans", "plan_value", "£1,575.00"),
    ("plans", "rate", "Standard"),
    ("plans", "rate", " standard "),
    ("outcomes", "payable", "Yes"),
    ("outcomes", "payable", "y"),
    ("outcomes", "payable", "1"),
    ("outcomes", "payable", "true"),
]
ONLY_BY_THE_SCHEMA = [("outcomes", "weight", "1e3"), ("outcomes", "weight", "inf")]
BY_NEITHER = [("plans", "plan_value", "12.50-"), ("plans", "plan_value", "-3"), ("plans", "plan_value", "(12.50)")]


def read_by_pbr(table: str, field: str, text: str) -> bool:
    """Whether `pbr` finds a value in the cell."""
    kind = TABLES[table]
    column = column_for(kind, kind.fields_by_name[field])
    return column.read([text])[0] is not UNREADABLE


def read_by_the_schema(table: str, field: str, text: str) -> bool:
    """Whether frictionless finds a value in the cell, by the Table Schema of its table."""
    from frictionless import Schema

    schema = Schema.from_descriptor(str(SCHEMAS / f"{table}.json"))
    value, wrong = schema.get_field(field).read_cell(text)
    return value is not None and not wrong


@pytest.mark.parametrize(("table", "field", "text"), TAKEN_BY_BOTH + ONLY_BY_PBR)
def test_pbr_reads_it(table: str, field: str, text: str) -> None:
    assert read_by_pbr(table, field, text)


@pytest.mark.parametrize(("table", "field", "text"), ONLY_BY_THE_SCHEMA + BY_NEITHER)
def test_pbr_refuses_it(table: str, field: str, text: str) -> None:
    assert not read_by_pbr(table, field, text)


@pytest.mark.tools
@pytest.mark.parametrize(("table", "field", "text"), TAKEN_BY_BOTH + ONLY_BY_THE_SCHEMA)
def test_the_schema_takes_it(table: str, field: str, text: str) -> None:
    assert read_by_the_schema(table, field, text)


@pytest.mark.tools
@pytest.mark.parametrize(("table", "field", "text"), ONLY_BY_PBR + BY_NEITHER)
def test_the_schema_refuses_it(table: str, field: str, text: str) -> None:
    assert not read_by_the_schema(table, field, text)
