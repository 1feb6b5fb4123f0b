"""The codes of a mapping: which phrase of an extract is which code of the dictionary."""

from collections.abc import Mapping as MappingOf

from pbr.mapping.mapping import BLANK, ColumnWanted, FromColumn
from pbr.mapping.phrases import known_as
from pbr.mapping.read_column import is_field
from pbr.mapping.undecided import is_undecided
from pbr.mapping.written_values import check_value
from pbr.records.dictionary import FieldType, TableKind
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar

_NOT_CODED = (FieldType.DATE, FieldType.TIME, FieldType.MONEY, FieldType.NUMBER)


def read_codes(
    kind: TableKind,
    given: MappingOf[str, MappingOf[str, Scalar]],
    columns: MappingOf[str, ColumnWanted],
    reading: Reading,
) -> dict[str, dict[str, str]]:
    """The code of each phrase by field, each phrase as it is known (`known_as`); what is wrong, ``reading`` is told."""
    return {
        name: _codes(kind, name, phrases, reading)
        for name, phrases in given.items()
        if _may_be_coded(kind, name, columns, reading)
    }


def _may_be_coded(kind: TableKind, name: str, columns: MappingOf[str, ColumnWanted], reading: Reading) -> bool:
    place = reading.place("tables", kind.name, "codes", name)
    if not is_field(kind, name, place, reading):
        return False
    if kind.fields_by_name[name].type in _NOT_CODED:
        message = f"'{name}' is {_called(kind, name)}, and no phrase stands for one"
        reading.problem("PBR756", message, place, "take it out; codes are for codes, names and yes or no")
        return False
    if name in (*kind.key, "person_id"):
        message = f"'{name}' says which record or person it is, and is no code"
        reading.problem("PBR756", message, place, "take it out; codes are for codes, names and yes or no")
        return False
    if name not in columns:
        remedy = f"write under columns: {name}: and the heading of its column"
        reading.problem("PBR756", f"'{name}' has codes and no column", place, remedy)
        return False
    if not isinstance(columns[name], FromColumn):
        message = f"'{name}' has codes, and is not read from one column alone"
        reading.problem("PBR756", message, place, "take the codes out; or name one column for it")
        return False
    return True


def _called(kind: TableKind, name: str) -> str:
    called = {FieldType.DATE: "a day", FieldType.TIME: "a time", FieldType.MONEY: "money"}
    return called.get(kind.fields_by_name[name].type, "a figure")


def _codes(kind: TableKind, name: str, phrases: MappingOf[str, Scalar], reading: Reading) -> dict[str, str]:
    field = kind.fields_by_name[name]
    codes: dict[str, str] = {}
    first: dict[str, str] = {}
    for phrase, code in phrases.items():
        known = "" if phrase == BLANK else known_as(phrase)
        place = reading.place("tables", kind.name, "codes", name, phrase)
        if known in codes and codes[known] != code.text:
            message = f"'{phrase}' and '{first[known]}' differ in capitals or spaces alone, and have two codes"
            reading.problem("PBR756", message, place, "keep one of them: capitals and spaces make no difference here")
        if code.text != BLANK and not is_undecided(code.text):
            check_value(field, code, reading)
        codes[known], first[known] = "" if code.text == BLANK else code.text, phrase
    return codes
