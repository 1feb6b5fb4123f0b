"""A council's own fields and codes as they are written: ``date, recorded``, ``number of miles``, ``also rapid_access``.

They are read before any name of the scheme, and from then on are of the dictionary as this scheme has it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from pbr.conditions.name_resolution import called
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TABLES, FieldType, Own, OwnCodes, OwnField, OwnTable, with_own
from pbr.records.files.record_names import article_before
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.terms_form import kinds_by_heading
from pbr.scheme.records.own_field_form import WrittenField, is_known_from_a_date, own_field
from pbr.scheme.records.own_field_types import listed_codes
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.pattern import Pattern

OwnFieldsForm = Mapping[str, Mapping[str, Scalar]]
"""``of a plan:``, ``of a visit:`` and so on, each with names and what they hold."""

_ALSO = Pattern(r"also (?P<codes>.+)", re.ASCII)


def read_own_fields(form: OwnFieldsForm, reading: Reading) -> tuple[Own, ...]:
    """Every field and code that the scheme adds; from here on the tables that are read have them."""
    own: list[Own] = []
    fields: dict[int, WrittenField] = {}
    for written in _written(form, reading):
        if match := _ALSO.fullmatch(written.text.text):
            codes = _own_codes(written, part_of(written.text, *match.span("codes")), reading)
            place = written.place(reading)
            own += [OwnCodes(written.kind.name, written.name, codes, place)] if codes else []
        elif (field := own_field(written, written.clauses, reading)) is not None:
            own.append(field)
            fields[id(field)] = written
    reading.tables = with_own(TABLES, own)
    known = [
        one
        for one in own
        if not isinstance(one, OwnField)
        or is_known_from_a_date(one, fields[id(one)], reading.tables[one.table], reading)
    ]
    reading.tables = with_own(TABLES, known)
    return tuple(known)


_WHERE_FIELDS_ARE_USED = ("records", "terms", "measures", "prices", "payments", "limits")


def check_own_fields_used(own: Sequence[Own], reading: Reading) -> None:
    """Warn of each field that no condition, price or payment looks at, where all of them could be read."""
    if not all(map(reading.is_sound, _WHERE_FIELDS_ARE_USED)):
        return
    of_tables = [field for one in own if isinstance(one, OwnTable) for field in one.fields]
    fields = [*(one for one in own if isinstance(one, OwnField)), *of_tables]
    dates = {(one.table, one.known_from) for one in fields}
    for one in fields:
        if (one.table, one.name) not in reading.fields_used | dates:
            reading.problem(
                "PBR490",
                f"nothing in the scheme looks at '{one.name}'",
                one.place,
                "take it out; a column that no scheme needs may stand in an extract all the same",
                warning=True,
            )


def _written(form: OwnFieldsForm, reading: Reading) -> Iterator[WrittenField]:
    kinds = kinds_by_heading()
    for heading, fields in form.items():
        if heading not in kinds:
            own = [
                name
                for name in reading.names_written("records", "tables")
                if heading == f"of {article_before(name)} {name}"
            ]
            remedy = did_you_mean(heading, list(kinds)) or f"one of: {', '.join(kinds)}"
            remedy = f"write its fields under tables: {own[0]}: fields:" if own else remedy
            place = reading.place("records", "fields", heading)
            reading.problem("PBR310", f"'{heading}' is not a kind of record", place, remedy)
            continue
        for name, text in fields.items():
            yield WrittenField(kinds[heading], name, text, ("records", "fields", heading))


def _own_codes(written: WrittenField, text: Scalar, reading: Reading) -> tuple[str, ...]:
    """The codes that are added to a field of the dictionary; none, and a problem, where they cannot be."""
    kind, name = written.kind, written.name
    field = kind.fields_by_name.get(name)
    if field is None or field.type is not FieldType.CODE:
        lists = [one.name for one in kind.fields if one.type is FieldType.CODE]
        place = written.place(reading)
        message = f"'{name}' is not a list of codes that {called(kind)} has"
        own = "list its codes in the framework" if field is not None else "a list of your own is written one of a, b"
        remedy = did_you_mean(name, lists) or f"{own}; lists of {called(kind)}: {', '.join(lists) or 'none'}"
        reading.problem("PBR485", message, place, remedy)
        return ()
    codes = listed_codes(text, reading, {**{code: code for code in field.codes}, **dict(field.also)})
    return tuple(code.text for code in codes)
