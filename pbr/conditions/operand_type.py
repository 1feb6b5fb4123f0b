"""The type of a value in a condition: of a field, of a constant, of a day."""

from pbr.conditions.syntax_tree import Constant, FieldRef, MoreOrLess, Operand
from pbr.conditions.value_type import Type
from pbr.records.dictionary import FieldType

_TYPE_OF_FIELD = {
    FieldType.TEXT: Type.TEXT,
    FieldType.CODE: Type.TEXT,
    FieldType.DATE: Type.DATE,
    FieldType.YES_NO: Type.YES_NO,
    FieldType.MONEY: Type.MONEY,
    FieldType.NUMBER: Type.NUMBER,
    FieldType.TIME: Type.TIME,
}


def type_of(operand: Operand) -> Type:
    """The type of a value."""
    match operand:
        case FieldRef(field=field):
            return _TYPE_OF_FIELD[field.type]
        case Constant(type=kind):
            return kind
        case MoreOrLess():
            return Type.NUMBER
        case _:
            return Type.DATE
