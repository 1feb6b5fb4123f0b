"""Synthetic people as a file states them: how many need no support afterwards."""

from pydantic import Field

from pbr.scheme.reading.provenance_form import ProvenanceForm, read_provenance
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Text
from pbr.simulate.synthetic.people import InventedPeople
from pbr.simulate.synthetic.stated_rates import read_rate, read_seed, stated_in

_NAME = "invent.people"


class PeopleForm(ProvenanceForm):
    """The referrals that are invented where the extract holds none, and how many of them need no support later."""

    none_at_10_weeks: Text = Field(alias="no support at 10 weeks")
    none_at_52_weeks: Text = Field(alias="no support at 52 weeks")
    seed: Text


def read_people(form: PeopleForm, reading: Reading) -> InventedPeople | None:
    """The people to invent; None where anything is wrong, which ``reading`` is told."""
    place = reading.place("invent", "people")
    provenance = read_provenance(form, place, reading)
    ten = read_rate(form.none_at_10_weeks, _NAME, reading, "under rates, of: people")
    year = read_rate(form.none_at_52_weeks, _NAME, reading)
    seed = read_seed(form.seed, reading)
    if ten is None or year is None or seed is None:
        return None
    return InventedPeople(
        _NAME, ten, provenance, place, "people", stated_in(form), "one referral for each person and provider",
        f"{ten.text} needing no support at 10 weeks, {year.text} at 52 weeks (seed {seed})", year.central, seed,
    )  # fmt: skip
