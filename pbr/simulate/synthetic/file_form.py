"""The ``invent`` section as a whole: the form of each table that can be invented, and what it means."""

from collections.abc import Mapping
from typing import Annotated

from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Block, Form
from pbr.simulate.assumption import Invented
from pbr.simulate.synthetic.outcomes_form import OutcomesForm, read_outcomes
from pbr.simulate.synthetic.people_form import PeopleForm, read_people
from pbr.simulate.synthetic.standards_form import StandardsForm, read_standards
from pbr.simulate.synthetic.visits_form import VisitsForm, read_visits

FORMS: Mapping[str, type[Form]] = {
    "outcomes": OutcomesForm,
    "standards": StandardsForm,
    "people": PeopleForm,
    "visits": VisitsForm,
}
"""The form of each table that can be invented."""


class InventForm(Form):
    """The tables that may be invented."""

    outcomes: Annotated[OutcomesForm | None, Block] = None
    standards: Annotated[StandardsForm | None, Block] = None
    people: Annotated[PeopleForm | None, Block] = None
    visits: Annotated[VisitsForm | None, Block] = None


def read_invent(form: InventForm, reading: Reading) -> tuple[Invented, ...]:
    """The tables to invent. What is wrong with any of them, ``reading`` is told."""
    read = (
        read_outcomes(form.outcomes, reading) if form.outcomes else None,
        read_standards(form.standards, reading) if form.standards else None,
        read_people(form.people, reading) if form.people else None,
        read_visits(form.visits, reading) if form.visits else None,
    )
    return tuple(one for one in read if one)
