"""A council's own fields and codes as they are written: ``date, recorded``, ``number of miles``, ``also rapid_access``.

They are read before any name of the scheme, and from then on are of the dictionary as this scheme has it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from pbr.conditions.name_resolution import called
from pbr.problems.problem import Place
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TABLES, FieldType, Own, OwnCodes, OwnField, TableKind, with_own
from pbr.records.header import letters_and_digits
from pbr.scheme.defined_names import check_name
from pbr.scheme.own_field_types import HOW_TO_WRITE, field_of, listed_codes, with_blank
from pbr.scheme.reading_context import Reading
from pbr.scheme.terms_form import kinds_by_heading
from pbr.source.yaml_nodes import Scalar, part_of

OwnFieldsForm = Mapping[str, Mapping[str, Scalar]]
"""``of a plan:``, ``of a visit:`` and so on, each with names and what they hold."""

_ALSO = re.compile(r"also (?P<codes>.+)", re.ASCII)
_CLAUSE = re.compile(r"(?:known from (?P<date>[a-z][a-z0-9_]*)|blank means (?P<means>\S+))", re.ASCII)


def read_own_fields(form: OwnFieldsForm, reading: Reading) -> tuple[Own, ...]:
    """Every field and code that the scheme adds; from here on the tables that are read have them."""
    own: list[Own] = []
    for kind, name, text in _written(form, reading):
        place = reading.place("records", "fields", f"of {called(kind)}", name)
        if match := _ALSO.fullmatch(text.text):
            codes = _own_codes(kind, name, part_of(text, *match.span("codes")), reading)
            own += [OwnCodes(kind.name, name, codes, place)] if codes else []
        elif (field := _own_field(kind, name, text, place, reading)) is not None:
            own.append(field)
    reading.tables = with_own(TABLES, own)
    known = [one for one in own if not isinstance(one, OwnField) or _is_known_from_a_date(one, form, reading)]
    reading.tables = with_own(TABLES, known)
    return tuple(known)


_WHERE_FIELDS_ARE_USED = ("records", "terms", "measures", "prices", "payments", "limits")


def check_own_fields_used(own: Sequence[Own], reading: Reading) -> None:
    """Warn of each field that no condition, price or payment looks at, where all of them could be read."""
    if not all(map(reading.is_sound, _WHERE_FIELDS_ARE_USED)):
        return
    dates = {(one.table, one.known_from) for one in own if isinstance(one, OwnField)}
    for one in own:
        if isinstance(one, OwnField) and (one.table, one.name) not in reading.fields_used | dates:
            reading.problem(
                "PBR490",
                f"nothing in the scheme looks at '{one.name}'",
                one.place,
                "take it out; a column that no scheme needs may stand in an extract all the same",
                warning=True,
            )


def _written(form: OwnFieldsForm, reading: Reading) -> Iterator[tuple[TableKind, str, Scalar]]:
    kinds = kinds_by_heading()
    for heading, fields in form.items():
        if heading not in kinds:
            remedy = did_you_mean(heading, list(kinds)) or f"one of: {', '.join(kinds)}"
            place = reading.place("records", "fields", heading)
            reading.problem("PBR310", f"'{heading}' is not a kind of record", place, remedy)
            continue
        for name, text in fields.items():
            yield kinds[heading], name, text


def _own_field(kind: TableKind, name: str, text: Scalar, place: Place, reading: Reading) -> OwnField | None:
    check_name(name, place, reading)
    if not _is_new(kind, name, place, reading):
        return None
    head, _, rest = text.text.partition(";")
    field = field_of(name, part_of(text, 0, len(head)), reading)
    known_from, at = "", len(head) + 1
    for clause in rest.split(";") if rest else ():
        part = part_of(text, at, at + len(clause))
        at += len(clause) + 1
        match = _CLAUSE.fullmatch(part.text)
        if match is None:
            reading.problem("PBR483", f"'{part.text}' says nothing about a field", part.place, HOW_TO_WRITE)
            return None
        known_from = match["date"] or known_from
        if match["means"] and field is not None:
            field = with_blank(field, part_of(part, *match.span("means")), reading)
    return None if field is None else OwnField(kind.name, field, known_from, place)


def _is_new(kind: TableKind, name: str, place: Place, reading: Reading) -> bool:
    """Whether no field of the dictionary has the name, and no other own one that a heading of a file could mean."""
    alike = [one for one in kind.fields_by_name if letters_and_digits(one) == letters_and_digits(name)]
    above = takewhile(lambda one: one != name, reading.names_written("records", "fields", f"of {called(kind)}"))
    others = [one for one in above if letters_and_digits(one) == letters_and_digits(name)]
    if alike:
        has = kind.fields_by_name[alike[0]]
        remedy = "add codes to it: also rapid_access" if has.type is FieldType.CODE else "give yours another name"
        reading.problem("PBR484", f"'{alike[0]}' is a field of {called(kind)} already", place, remedy)
    elif others:
        message = f"'{name}' and '{others[0]}' would be one heading in a file"
        reading.problem("PBR484", message, place, "give one of them another name")
    return not alike and not others


def _own_codes(kind: TableKind, name: str, text: Scalar, reading: Reading) -> tuple[str, ...]:
    """The codes that are added to a field of the dictionary; none, and a problem, where they cannot be."""
    field = kind.fields_by_name.get(name)
    if field is None or field.type is not FieldType.CODE:
        lists = [one.name for one in kind.fields if one.type is FieldType.CODE]
        place = reading.place("records", "fields", f"of {called(kind)}", name)
        message = f"'{name}' is not a list of codes that {called(kind)} has"
        own = "list its codes in the framework" if field is not None else "a list of your own is written one of a, b"
        remedy = did_you_mean(name, lists) or f"{own}; lists of {called(kind)}: {', '.join(lists) or 'none'}"
        reading.problem("PBR485", message, place, remedy)
        return ()
    codes = listed_codes(text, reading, {**{code: code for code in field.codes}, **dict(field.also)})
    return tuple(code.text for code in codes)


def _is_known_from_a_date(own: OwnField, form: OwnFieldsForm, reading: Reading) -> bool:
    """Whether the date that dates a field is a recorded one of the same record, and not the field itself."""
    if not own.known_from:
        return True
    kind = reading.tables[own.table]
    dates = [one.name for one in kind.fields if one.recorded and one.name != own.name]
    if own.known_from in dates:
        return True
    text = form[f"of {called(kind)}"][own.name]
    if own.known_from in kind.fields_by_name or not reading.is_written(
        "records", "fields", f"of {called(kind)}", own.known_from
    ):
        start = text.text.index(own.known_from, text.text.index("known from"))
        reading.problem(
            "PBR486",
            f"'{own.known_from}' is not a recorded date of {called(kind)}",
            text.at(start, start + len(own.known_from)),
            did_you_mean(own.known_from, dates)
            or (f"its recorded dates: {', '.join(dates)}" if dates else "add one: reviewed_on: date, recorded"),
        )
    return False
