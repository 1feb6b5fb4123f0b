"""Rows written in a scheme's worked example (test fixtures), handed to the reader as if they came from a file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TableKind
from pbr.records.files.row_source import NOTHING_UNREAD
from pbr.source.yaml_nodes import Scalar
from pbr.values.dataclass import dataclass

ExampleRow = Mapping[str, Scalar]


@dataclass(frozen=True, slots=True)
class ExampleRows:
    """The rows of one table of an example: a source and its only batch at once."""

    name: str
    columns: dict[str, Sequence[str]]
    rows: Sequence[ExampleRow]
    misfits: tuple[Problem, ...] = ()
    blank: int = 0
    unread: ClassVar[Mapping[str, Mapping[int, Problem]]] = NOTHING_UNREAD

    def batches(self) -> "Iterator[ExampleRows]":
        """Go through the rows; there is one batch of them."""
        yield self

    def place(self, index: int, field: str) -> Place:
        """Where a value stands in the scheme, or where its row begins if the row leaves it out."""
        row = self.rows[index]
        written = row.get(field) or next(iter(row.values()))
        return written.place

    def is_blank(self, index: int) -> bool:
        """No row of an example is left out in silence, even one with nothing in it."""
        return False

    def not_a_record(self, index: int) -> Problem | None:
        """Every row of an example is meant as a record."""
        return None


def example_source(kind: TableKind, rows: Sequence[ExampleRow], wanted: Sequence[str]) -> ExampleRows:
    """Lay the rows of an example out in columns: those the scheme wants, and those any row gives.

    Raises ``ProblemsFound`` for a name that is no field of the table.
    """
    rows = [row for row in rows if row]
    problems = [
        Problem(
            "PBR711",
            f'"{name}" is not a field of {kind.article} {kind.one}',
            value.place,
            did_you_mean(name, kind.fields_by_name) or f"the fields are {', '.join(kind.fields_by_name)}",
        )
        for row in rows
        for name, value in row.items()
        if name not in kind.fields_by_name
    ]
    if problems:
        raise ProblemsFound(problems)
    given = {name for row in rows for name in row}
    names = [field.name for field in kind.fields if field.name in given or field.name in wanted]
    columns: dict[str, Sequence[str]] = {
        name: [row[name].text if name in row else "" for row in rows] for name in names
    }
    return ExampleRows(kind.file, columns, rows)
