"""Several schemes over one extract: the dictionary of records with what each of them adds to it."""

from collections.abc import Iterable

from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.dictionary import TABLES, Own, OwnCodes, OwnField, OwnTable, Tables, with_own
from pbr.records.files.header import letters_and_digits
from pbr.scheme.scheme import Scheme


def tables_together(schemes: Iterable[Scheme]) -> Tables:
    """The tables with every field, code and table that any of the schemes adds.

    Raises ``ProblemsFound`` for a field or a table that two of them declare, and not alike: a cell cannot be read in
    two ways.
    """
    own: list[Own] = []
    tables: dict[str, OwnTable] = {}
    fields: dict[tuple[str, str], OwnField] = {}
    unlike: list[Problem] = []
    for one in (each for scheme in schemes for each in scheme.own):
        if isinstance(one, OwnCodes):
            own.append(one)
            continue
        if isinstance(one, OwnTable):
            own += [one] if tables.setdefault(one.name, one) is one else []
            unlike += [_unlike(tables[one.name], one)] if tables[one.name].kind != one.kind else []
            continue
        first = fields.setdefault((one.table, letters_and_digits(one.name)), one)
        if first is one:
            own.append(one)
        elif (first.field, first.known_from) != (one.field, one.known_from):
            unlike.append(_unlike(first, one))
    if unlike:
        raise ProblemsFound(unlike)
    return with_own(TABLES, own)


def _unlike(first: OwnField | OwnTable, other: OwnField | OwnTable) -> Problem:
    if first.name != other.name:
        message = f"'{other.name}' and '{first.name}' of another scheme would be one heading in a file"
    else:
        message = f"'{other.name}' is declared otherwise in another scheme, and both read one extract"
    remedy = "declare it alike in both, or give one of them another name and a column of its own"
    return Problem("PBR491", message, other.place, remedy, related=(("declared here too", first.place),))
