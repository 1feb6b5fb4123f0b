"""What the records of the worked examples show: for which of them a statement is true, false, or of which code."""

from dataclasses import dataclass
from datetime import date

from pbr.conditions.compiler import Layouts, test_of, value_of
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.syntax_tree import Condition, Constant, FieldRef, Operand
from pbr.engine.compiled_scheme import compile_scheme
from pbr.records.dictionary import TableKind
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import extract_from_rows
from pbr.records.table import Records
from pbr.scheme.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Seen:
    """The records of every worked example, each as it was known on the day of the example."""

    examples: tuple[tuple[Records, date], ...]

    def answer(self, statement: Condition, kind: TableKind, wanted: bool) -> bool:
        """Whether a statement has this answer for any record of its kind. Not known is neither."""
        return any(
            test_of(statement, layouts)(row) is wanted
            for records, layouts in self._with_fields(fields_of(statement), kind)
            for row in records.tables[kind.name].rows
        )

    def value(self, operand: Operand, kind: TableKind, choice: Constant) -> bool:
        """Whether any record of its kind has this value."""
        refs = [operand] if isinstance(operand, FieldRef) else []
        return any(
            value_of(operand, layouts)(row) == choice.value
            for records, layouts in self._with_fields(refs, kind)
            for row in records.tables[kind.name].rows
        )

    def _with_fields(self, refs: list[FieldRef], kind: TableKind) -> list[tuple[Records, Layouts]]:
        """The examples in which the fields were read: what nothing uses is not."""
        found = []
        for records, day in self.examples:
            positions = {name: table.layout for name, table in records.tables.items()}
            if kind.name in positions and all(ref.field.name in positions.get(ref.table, ()) for ref in refs):
                found.append((records, Layouts(positions, day)))
        return found


def seen_in(scheme: Scheme) -> Seen:
    """The records of a scheme's worked examples. Raises ``ProblemsFound`` where they cannot be read."""
    needs = compile_scheme(scheme).needs
    return Seen(
        tuple(
            (as_known(extract_from_rows(example.tables, needs), example.period.last), example.period.last)
            for example in scheme.examples
        )
    )
