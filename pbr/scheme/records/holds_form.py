"""Holds as they are written: the section of records, each condition read under its kind and name."""

from typing import Annotated

from pydantic import Field

from pbr.conditions.look_words import looks_in
from pbr.conditions.name_resolution import called
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Block, Form
from pbr.scheme.reading.terms_form import TermsForm, named_conditions
from pbr.scheme.records.holds import Hold
from pbr.scheme.records.own_tables_form import OwnTableForm


class RecordsForm(Form):
    """The section ``records``: fields, codes and tables of a council's own, and what holds a record."""

    fields: TermsForm = Field({})
    tables: Annotated[dict[str, Annotated[OwnTableForm, Block]], Block] = Field({})
    hold_when: TermsForm = Field({}, alias="hold when")


def read_holds(form: RecordsForm, reading: Reading) -> tuple[Hold, ...]:
    """The holds, each with its meaning."""
    holds: list[Hold] = []
    for kind, name, text in named_conditions(form.hold_when, reading, "records", "hold when"):
        condition = reading.condition(text, kind)
        if condition is not None and looks_in(condition):
            reading.problem(
                "PBR337",
                "a hold cannot look at other records: one that is held is not known to those that look at it",
                text.place,
                "hold by what the record says itself, or by a comparison: recorded twice, overlaps another plan of the "
                "person",
            )
        elif condition is not None:
            place = reading.place("records", "hold when", f"of {called(kind)}", name)
            holds.append(Hold(name, kind, text.text, condition, place))
    return tuple(holds)
