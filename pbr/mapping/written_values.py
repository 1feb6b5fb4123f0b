"""Values that a mapping itself writes: codes, and what is the same in every row; each must be one of its field."""

from collections.abc import Container
from collections.abc import Mapping as MappingOf

from pbr.mapping.read_column import is_field
from pbr.mapping.undecided import is_undecided
from pbr.problems.suggest import did_you_mean
from pbr.records.cells.cells import UNREADABLE
from pbr.records.cells.column_by_type import column_for
from pbr.records.dictionary import Field, FieldType, TableKind
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar


def read_always(
    kind: TableKind, given: MappingOf[str, Scalar], columns: Container[str], reading: Reading
) -> dict[str, str]:
    """The fields that are the same in every row, each with its value; what is wrong with any, ``reading`` is told."""
    always: dict[str, str] = {}
    for name, value in given.items():
        place = reading.place("tables", kind.name, "always", name)
        if not is_field(kind, name, place, reading):
            continue
        if name in columns:
            remedy = "keep the one that is right: a field is read from a column, or is the same in every row"
            reading.problem("PBR755", f"'{name}' is under columns and under always", place, remedy)
        elif name in kind.key:
            remedy = "name the column that tells the rows apart"
            reading.problem("PBR755", f"'{name}' tells the rows of {kind.name} apart, and is not always the same",
                            place, remedy)  # fmt: skip
        elif not is_undecided(value.text) and check_value(kind.fields_by_name[name], value, reading, kind):
            always[name] = value.text
    return always


def check_value(field: Field, value: Scalar, reading: Reading, kind: TableKind | None = None) -> bool:
    """Whether a value that the mapping writes is one of its field; a problem where it is none."""
    if field.codes:
        known = (*field.codes, *(also for also, _ in field.also))
        if value.text in known:
            return True
        remedy = did_you_mean(value.text, field.codes) or f"the codes of {field.name} are: {', '.join(field.codes)}"
        reading.problem("PBR756", f"'{value.text}' is not a code of {field.name}", value.place, remedy)
        return False
    if kind is not None and column_for(kind, field).read([value.text])[0] is UNREADABLE:
        reading.problem("PBR756", f"'{value.text}' cannot be read as {field.name}", value.place, field.meaning)
        return False
    if field.type is FieldType.YES_NO and value.text not in ("yes", "no"):
        reading.problem("PBR756", f"'{value.text}' is neither yes nor no", value.place, "write yes or no")
        return False
    return True
