"""Rows of a worked example that are alike, as they are written (``1,680 like: {visit_id: V#, …}``)."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import BeforeValidator, Field

from pbr.records.dictionary import TableKind
from pbr.scheme.examples.worked_examples import ROW_NUMBER, RowsAlike
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Block, List, RefusedForm
from pbr.source.yaml_nodes import Scalar
from pbr.values.pattern import Pattern

MOST_ROWS = 20_000
"""Rows that are alike in one place of a worked example, at most: it is run each time that its scheme has changed."""
_LIKE = Pattern(r"([0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2}) like")

Row = dict[str, Scalar]
WrittenRow = dict[str, Scalar | Row]


def _cell_or_row(value: object) -> object:
    if isinstance(value, Scalar):
        return value
    if isinstance(value, dict) and all(isinstance(cell, Scalar) for cell in value.values()):
        return value
    raise RefusedForm("PBR203", "one value is needed here, or a row under 'like', each of its cells one value").error


RowsForm = Annotated[
    list[Annotated[dict[str, Annotated[Scalar | Row, BeforeValidator(_cell_or_row)]], Block]], List, Field([])
]
"""Rows of a table: each a row, or a number of rows that are alike."""


def read_rows(kind: TableKind, written: Sequence[WrittenRow], reading: Reading) -> tuple[RowsAlike, ...]:
    """Every row of a table of an example in the order written, those that are alike together."""
    rows = (_read_row(kind, each, reading) for each in written)
    return tuple(row for row in rows if row is not None)


def _read_row(kind: TableKind, written: WrittenRow, reading: Reading) -> RowsAlike | None:
    cells = {name: value for name, value in written.items() if isinstance(value, Scalar)}
    alike = {name: value for name, value in written.items() if not isinstance(value, Scalar)}
    if not alike:
        return RowsAlike(cells)
    (key, row), *others = alike.items()
    many = _LIKE.fullmatch(key)
    # An empty row is refused before it is read, as everything is under which nothing stands.
    place = next(iter(row.values())).place
    if many is None:
        message = f"'{key}' is neither a field with one value nor a number of rows that are alike"
        reading.problem("PBR508", message, place, "write a row, or 1,680 like: and what each of the rows says")
        return None
    if others or cells:
        message = f"'{key}' stands for rows, and something else stands beside it"
        reading.problem("PBR508", message, place, "write the cells of the rows under 'like', and other rows apart")
        return None
    return _read_alike(kind, int(many[1].replace(",", "")), row, reading)


def _read_alike(kind: TableKind, many: int, row: Row, reading: Reading) -> RowsAlike | None:
    place = next(iter(row.values())).place
    if not 1 <= many <= MOST_ROWS:
        message = f"{many:,} rows are {'more than an example can have' if many else 'none'}"
        reading.problem("PBR508", message, place, f"write from 1 to {MOST_ROWS:,}")
        return None
    key = kind.key
    if not any(ROW_NUMBER in row[name].text for name in key if name in row):
        message = f"the rows would all be one: nothing in {' or '.join(key)} tells them apart"
        reading.problem("PBR508", message, place, f"write {ROW_NUMBER} for the number of the row, as in V{ROW_NUMBER}")
        return None
    return RowsAlike(row, many)
