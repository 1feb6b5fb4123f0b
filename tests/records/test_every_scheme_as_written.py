"""Every shipped scheme over extracts as programs write them: what is due is the same, or the extract is refused.

What is in a file beside its records never moves a penny: hidden characters, byte order marks, marks for nothing, total
rows, and days and months in another order.
"""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pbr.problems.problem import ProblemsFound
from pbr.records.dictionary import TABLES, FieldType
from pbr.records.extract.read_extract import read_extract
from tests.engine.generated import extracts
from tests.engine.rows import Fields, Tables
from tests.engine.settled import NAMES, settle_extract, shipped
from tests.thorough import tries

READ = [name for name in NAMES if shipped(name).needs]
"""Schemes that read records: a contract sum alone reads none."""
WHOLE = "2026-04-01 to 2028-03-31"
HIDDEN = st.sampled_from(["\ufeff", "\u200b", "\u00a0", "\u2060", "\u200f", "\u202e", "\u00ad", "\x07", "\u3164", " "])
MARKS = st.sampled_from(["NULL", "None", "N/A", "#N/A", "NaN", "-", "—", ".", "?", "<NA>", "1900-01-01", "31/12/9999"])
Written = dict[str, str]
few = settings(
    max_examples=tries(6),
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def as_csv(table: str, rows: list[Fields]) -> str:
    """A table with all of its columns, as a program writes it."""
    file = io.StringIO()
    columns = dict.fromkeys([*(field.name for field in TABLES[table].fields), *(name for row in rows for name in row)])
    writer = csv.DictWriter(file, list(columns), lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def written(tables: Tables) -> Written:
    """The files of an extract."""
    return {table: as_csv(table, rows) for table, rows in tables.items()}


def due_on(name: str, files: Written, hold_errors: bool = False) -> dict[str, int] | None:
    """What is due, line by line, in pence; None where the extract is refused."""
    contract = shipped(name)
    with TemporaryDirectory() as folder:
        for table, text in files.items():
            (Path(folder) / f"{table}.csv").write_text(text, encoding="utf-8")
        try:
            read = read_extract(Path(folder), contract.needs, hold_errors)
        except ProblemsFound:
            return None
        return {line.line_id: line.amount for line in settle_extract(contract, read, WHOLE).lines if line.amount}


def drawn(data: st.DataObject, name: str) -> tuple[Tables, dict[str, int]]:
    """An extract that is read without an error, and what is due on it."""
    tables = data.draw(extracts(name))
    before = due_on(name, written(tables))
    assume(before is not None)
    assert before is not None
    return tables, before


def one_cell(data: st.DataObject, name: str, tables: Tables, blank: bool) -> tuple[list[Fields], int, str]:
    """A cell of a table that the scheme reads, that may be blank or has something in it."""
    cells = [
        (table, at, field)
        for table in tables
        if table in shipped(name).needs
        for at, row in enumerate(tables[table])
        for field, text in row.items()
        if blank is not bool(text)
        and (not blank or not shipped(name).scheme.tables[table].fields_by_name[field].required)
    ]
    assume(cells)
    table, at, field = data.draw(st.sampled_from(cells))
    return tables[table], at, field


@pytest.mark.parametrize("name", READ)
@few
@given(data=st.data(), hidden=HIDDEN, first=st.booleans())
def test_a_hidden_character_at_an_end_of_a_cell_changes_nothing(
    name: str, data: st.DataObject, hidden: str, first: bool
) -> None:
    tables, before = drawn(data, name)
    rows, at, field = one_cell(data, name, tables, blank=False)
    rows[at] = {**rows[at], field: hidden + rows[at][field] if first else rows[at][field] + hidden}
    assert due_on(name, written(tables)) == before


@pytest.mark.parametrize("name", READ)
@few
@given(data=st.data(), mark=MARKS)
def test_a_mark_for_nothing_changes_nothing_or_is_refused(name: str, data: st.DataObject, mark: str) -> None:
    tables, before = drawn(data, name)
    rows, at, field = one_cell(data, name, tables, blank=True)
    rows[at] = {**rows[at], field: mark}
    assert due_on(name, written(tables)) in (before, None)


@pytest.mark.parametrize("name", READ)
@few
@given(data=st.data(), form=st.sampled_from(["Total{}", "{}Grand total", "Total,{}", "Source: case system{}"]))
def test_byte_order_marks_change_nothing_and_a_row_that_is_no_record_is_never_paid(
    name: str, data: st.DataObject, form: str
) -> None:
    tables, before = drawn(data, name)
    files = {table: "\ufeff" + text for table, text in written(tables).items()}
    assert due_on(name, files) == before
    table = data.draw(st.sampled_from([table for table in tables if table in shipped(name).needs]))
    columns = files[table].partition("\n")[0].count(",")
    files[table] += form.format("," * (columns - form.count(","))) + "\n"
    assert due_on(name, files) is None
    held = due_on(name, files, hold_errors=True)
    assert held is not None
    assert all(pence == before.get(line_id) for line_id, pence in held.items() if pence > 0)


def month_first(text: str) -> str:
    return date.fromisoformat(text).strftime("%m/%d/%Y") if text else ""


def day_first(text: str) -> str:
    return date.fromisoformat(text).strftime("%d/%m/%Y") if text else ""


@pytest.mark.parametrize("name", READ)
@few
@given(data=st.data())
def test_days_written_day_first_change_nothing_and_month_first_ones_are_refused(name: str, data: st.DataObject) -> None:
    tables, before = drawn(data, name)
    tables = {table: rows for table, rows in tables.items() if table in shipped(name).needs}
    of_days = {
        table: [field.name for field in TABLES[table].fields if field.type is FieldType.DATE] for table in tables
    }

    def with_days(write: Callable[[str], str]) -> Written:
        return written(
            {
                table: [
                    {field: write(text) if field in of_days[table] else text for field, text in row.items()}
                    for row in rows
                ]
                for table, rows in tables.items()
            }
        )

    assert due_on(name, with_days(day_first)) == before
    # A column in which no day is after the twelfth shows nothing, and is told as read day first.
    columns = [
        [row[field] for row in rows if row.get(field)] for table, rows in tables.items() for field in of_days[table]
    ]
    shown = all(any(date.fromisoformat(day).day > 12 for day in days) for days in columns if days)
    same = all(day_first(day) == month_first(day) for days in columns for day in days)
    after = due_on(name, with_days(month_first))
    if shown and any(columns):
        assert after is None
    elif same:
        assert after == before
