"""Tables of a council's own as they are written: whose a row is, the key that tells rows apart, and their fields.

They are read after the fields that a scheme adds to the dictionary's tables, and before any name of the scheme.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from pydantic import Field as Key

from pbr.conditions.name_resolution import called
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import Field, FieldType, OwnField, OwnTable, TableKind, table_with, with_own
from pbr.records.files.header import letters_and_digits
from pbr.records.files.record_names import article_before
from pbr.scheme.reading.defined_names import check_name
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Block, Form, Text
from pbr.scheme.records.own_field_form import WrittenField, is_known_from_a_date, own_field
from pbr.scheme.records.own_table_clauses import Clauses, clauses_of, first_of, with_clauses
from pbr.scheme.records.own_table_names import check_table_name
from pbr.source.yaml_nodes import Scalar


class OwnTableForm(Form):
    """A table: ``of`` a plan, a person or a provider, the ``key`` of a row, and ``fields``."""

    of: Text
    key: Text
    fields: Annotated[dict[str, Text], Block] = Key({})


_PLAN = Field("plan_id", "The plan it belongs to.", FieldType.TEXT, "PL-0001", required=True)
_PERSON = Field("person_id", "The person it is for, as a pseudonym.", FieldType.TEXT, "S-0001", required=True)
_PROVIDER = Field("provider_id", "The provider responsible for it.", FieldType.TEXT, "P1", required=True)
_OWNERS: dict[str, tuple[Field, ...]] = {
    "a plan": (_PLAN,),
    "a person": (_PERSON, _PROVIDER),
    "a provider": (_PROVIDER,),
}
"""Whose a row can be, and the columns by which it says so."""
_WHOSE = (_PLAN, _PERSON, _PROVIDER)


def read_own_tables(forms: Mapping[str, OwnTableForm], reading: Reading) -> tuple[OwnTable, ...]:
    """Every table that the scheme adds; from here on they are among the tables that are read."""
    read = (_own_table(name, form, reading) for name, form in forms.items())
    tables = tuple(table for table in read if table is not None)
    reading.tables = with_own(reading.tables, tables)
    return tables


def _own_table(name: str, form: OwnTableForm, reading: Reading) -> OwnTable | None:
    before = len(reading.problems)
    check_table_name(name, reading)
    owner = _OWNERS.get(form.of.text)
    if owner is None:
        message = f"a row of {name} cannot be of {form.of.text}"
        others = [kind.one for kind in reading.tables.values() if form.of.text in (kind.one, called(kind))]
        remedy = (
            f"write of: a plan; a row beside one {others[0]} is of its plan, and a field may hold the {others[0]}'s id"
            if others
            else did_you_mean(form.of.text, list(_OWNERS)) or "write of: a plan, of: a person, or of: a provider"
        )
        reading.problem("PBR478", message, form.of.place, remedy)
        return None
    key = _key(name, form.key, reading)
    if key is None or len(reading.problems) > before:
        return None
    of_plan = owner == _OWNERS["a plan"]
    kind = TableKind(
        name=name,
        one=name,
        article=article_before(name),
        meaning="The council's own.",
        key=(key.name,),
        fields=(key, *owner),
        parent="plans" if of_plan else "",
        parent_key="plan_id" if of_plan else "",
    )
    return _with_fields(kind, form.of.text, form.fields, reading)


def _key(name: str, text: Scalar, reading: Reading) -> Field | None:
    """The field that tells rows apart; None, and a problem, where it can be none."""
    if "," in text.text or any(letters_and_digits(one.name) == letters_and_digits(text.text) for one in _WHOSE):
        message = f"'{text.text}' does not tell the rows of {name} apart"
        remedy = f"name one column that does: {name}_id; a mapping can make one of several"
        reading.problem("PBR479", message, text.place, remedy)
        return None
    check_name(text.text, text.place, reading)
    return Field(text.text, "The row's own reference.", FieldType.TEXT, "X-0001", required=True)


def _with_fields(kind: TableKind, of: str, fields: Mapping[str, Scalar], reading: Reading) -> OwnTable:
    """The table with its fields: those that could be read."""
    read: list[tuple[WrittenField, OwnField, Clauses]] = []
    for name, text in fields.items():
        if any(letters_and_digits(name) == letters_and_digits(one.name) for one in _WHOSE):
            message = f"'{name}' says whose a row is, and {called(kind)} is of {of}"
            remedy = "take it out: its column is there, or it is the plan's; or give yours another name"
            reading.problem("PBR484", message, reading.place("records", "tables", kind.name, "fields", name), remedy)
            continue
        written = WrittenField(kind, name, text, ("records", "tables", kind.name, "fields"))
        said = clauses_of(written.clauses)
        field = own_field(written, said.others, reading)
        if field is not None:
            read.append((written, replace(field, field=with_clauses(field.field, said, reading)), said))
    whole = table_with(kind, [field for _, field, _ in read])
    known = [field for written, field, _ in read if is_known_from_a_date(field, written, whole, reading)]
    whole = table_with(kind, known)
    firsts = [(first_of(said, field.field, whole, reading), field.name) for _, field, said in read]
    in_order = tuple((first, last) for first, last in firsts if first)
    return OwnTable(replace(whole, in_order=in_order), tuple(known), reading.place("records", "tables", kind.name))
