"""What a scheme adds to the records, in words: a clause for each field, and for codes beside the dictionary's."""

from pbr.conditions.name_resolution import called
from pbr.describe.layout import Clause
from pbr.describe.shared_wording import listed, spaced
from pbr.records.dictionary import Field, FieldType, OwnCodes, OwnField, OwnTable, Tables
from pbr.scheme.scheme import Scheme

ON_OWN = (
    "These are recorded by the council beside what the dictionary of records has. A blank is not known, unless it is "
    "said here what it means."
)


def own_clauses(scheme: Scheme) -> tuple[Clause, ...]:
    """A clause for each thing that a scheme adds, in the order written; for a table, one for it and for each field."""
    clauses: list[Clause] = []
    for one in scheme.own:
        if isinstance(one, OwnTable):
            clauses.append(Clause(_table(one)))
            clauses += [Clause(_added(field, scheme.tables)) for field in one.fields]
        else:
            clauses.append(Clause(_added(one, scheme.tables)))
    return tuple(clauses)


def _table(own: OwnTable) -> str:
    """A table: its file, whose a row is, and what tells rows apart."""
    kind = own.kind
    of = "plan" if kind.parent else "person, with a provider" if "person_id" in kind.fields_by_name else "provider"
    order = "".join(f"; {last} is not before {first}" for first, last in kind.in_order)
    return f"A table of its own, {kind.file}: {called(kind)} is of a {of}, told apart by {kind.key[0]}{order}."


def _added(own: OwnField | OwnCodes, tables: Tables) -> str:
    whose = f"Of {called(tables[own.table])}"
    if isinstance(own, OwnCodes):
        return f"{whose}: {own.name} may also be {listed([spaced(code) for code in own.codes], 'or')}."
    never = ", never blank" if own.field.required else ""
    known = f", known from {own.known_from}" if own.known_from else ""
    blank = "nil" if own.field.blank_means == "0" else own.field.blank_means
    blank = "still going on" if own.field.open_ended else blank
    return (
        f"{whose}: {own.name}, {_held(own.field)}{never}{known}{f'; a blank means {spaced(blank)}' if blank else ''}."
    )


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
