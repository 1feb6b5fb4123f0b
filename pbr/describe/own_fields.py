"""What a scheme adds to the records, in words: a clause for each field, and for codes beside the dictionary's."""

from pbr.conditions.name_resolution import called
from pbr.describe.layout import Clause
from pbr.describe.shared_wording import listed, spaced
from pbr.records.dictionary import Field, FieldType, Own, OwnField, Tables
from pbr.scheme.scheme import Scheme

ON_OWN = (
    "These are recorded by the council beside what the dictionary of records has. A blank is not known, unless it is "
    "said here what it means."
)


def own_clauses(scheme: Scheme) -> tuple[Clause, ...]:
    """A clause for each thing that a scheme adds, in the order written."""
    return tuple(Clause(_added(one, scheme.tables)) for one in scheme.own)


def _added(own: Own, tables: Tables) -> str:
    whose = f"Of {called(tables[own.table])}"
    if not isinstance(own, OwnField):
        return f"{whose}: {own.name} may also be {listed([spaced(code) for code in own.codes], 'or')}."
    known = f", known from {own.known_from}" if own.known_from else ""
    blank = "nil" if own.field.blank_means == "0" else own.field.blank_means
    return f"{whose}: {own.name}, {_held(own.field)}{known}{f'; a blank means {spaced(blank)}' if blank else ''}."


def _held(field: Field) -> str:
    match field.type:
        case FieldType.CODE:
            return listed([spaced(code) for code in field.codes], "or")
        case FieldType.DATE:
            return "the day on which something was found or done" if field.recorded else "a day, which may be planned"
        case FieldType.MONEY:
            return str(field.unit)
        case FieldType.NUMBER:
            return f"a number of {field.unit}"
        case FieldType.YES_NO:
            return "yes or no"
        case FieldType.TIME:
            return "a time of day"
        case FieldType.TEXT:
            return "text"
