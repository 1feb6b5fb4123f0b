"""Holds: conditions that stop (suspend) payment of a record until somebody has looked at it."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from pbr.conditions.name_resolution import called
from pbr.conditions.syntax_tree import Condition
from pbr.problems.problem import Place
from pbr.records.dictionary import TableKind
from pbr.scheme.reading_context import Reading
from pbr.scheme.section_form import Block, Form
from pbr.scheme.terms import TermsForm, named_conditions


class RecordsForm(Form):
    """The section ``records``: what holds a record. (Local tables and local fields will go here.)"""

    hold_when: TermsForm = Field({}, alias="hold when")


RecordsSection = Annotated[RecordsForm, Block]


@dataclass(frozen=True, slots=True)
class Hold:
    """A condition that holds a record, and all that belongs to it, under a name that the reason gives."""

    name: str
    kind: TableKind
    text: str
    condition: Condition
    place: Place


def read_holds(form: RecordsForm, reading: Reading) -> tuple[Hold, ...]:
    """The holds, each with its meaning."""
    holds: list[Hold] = []
    for kind, name, text in named_conditions(form.hold_when, reading, "records", "hold when"):
        condition = reading.condition(text, kind)
        if condition is not None:
            place = reading.place("records", "hold when", f"of {called(kind)}", name)
            holds.append(Hold(name, kind, text.text, condition, place))
    return tuple(holds)
