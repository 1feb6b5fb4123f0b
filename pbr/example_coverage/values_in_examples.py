"""What the records of the worked examples show: for which of them a statement is true, false, or of which code."""

from datetime import date

from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.syntax_tree import Condition, Constant, FieldRef, Operand
from pbr.engine.compiled_scheme import CompiledScheme, compile_scheme
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.records.dictionary import TableKind
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import extract_from_rows
from pbr.records.table import Records
from pbr.scheme.pricing.amounts import LAYOUT_OF_WINDOWS, WINDOWS
from pbr.scheme.scheme import Scheme
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ExampleRecords:
    """The records of every worked example, each as it was known on the day of the example."""

    compiled: CompiledScheme
    examples: tuple[tuple[Records, date], ...]

    def answer(self, statement: Condition, kind: TableKind, wanted: bool) -> bool:
        """Whether a statement has this answer for any record of its kind. Not known is neither.

        What compares a record with the one it is looked at from is not asked of single records.
        """
        if any(ref.in_hand for ref in fields_of(statement)):
            return False
        return any(
            functions.test(statement)(row) is wanted
            for records, functions in self._with_fields(fields_of(statement), kind)
            for row in records.tables[kind.name].rows
        )

    def value(self, operand: Operand, kind: TableKind, choice: Constant) -> bool:
        """Whether any record of its kind has this value."""
        refs = [operand] if isinstance(operand, FieldRef) else []
        return any(
            functions.value(operand)(row) == choice.value
            for records, functions in self._with_fields(refs, kind)
            for row in records.tables[kind.name].rows
        )

    def _with_fields(self, refs: list[FieldRef], kind: TableKind) -> list[tuple[Records, SchemeFunctions]]:
        """The examples in which the fields were read: what nothing uses is not."""
        found = []
        for records, day in self.examples:
            positions = {**{name: table.layout for name, table in records.tables.items()}, WINDOWS: LAYOUT_OF_WINDOWS}
            if kind.name in positions and all(ref.field.name in positions.get(ref.table, ()) for ref in refs):
                found.append((records, self.compiled.functions_of(positions, day)))
        return found


def seen_in(scheme: Scheme) -> ExampleRecords:
    """The records of a scheme's worked examples. Raises ``ProblemsFound`` where they cannot be read."""
    compiled = compile_scheme(scheme)
    return ExampleRecords(
        compiled,
        tuple(
            (as_known(extract_from_rows(example.tables, compiled.needs), example.period.last), example.period.last)
            for example in scheme.examples
        ),
    )
