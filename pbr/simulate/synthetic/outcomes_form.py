"""Synthetic outcomes as a file states them: how many for each plan, of what kind, and how many are achieved."""

import re

from pydantic import Field

from pbr.scheme.reading.provenance_form import ProvenanceForm, read_provenance
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Text
from pbr.simulate.synthetic.outcomes import InventedOutcomes
from pbr.simulate.synthetic.stated_rates import read_rate, read_seed, read_whole, stated_in
from pbr.values.share import percent

_NAME = "invent.outcomes"
_MANY = re.compile(r"[1-9]|1[0-9]|20", re.ASCII)


class OutcomesForm(ProvenanceForm):
    """The outcomes that are invented where the extract holds none: how many, of what kind, and what became of them."""

    for_each_plan: Text = Field(alias="for each plan")
    improvement: Text
    payable: Text
    achieved: Text
    seed: Text


def read_outcomes(form: OutcomesForm, reading: Reading) -> InventedOutcomes | None:
    """The outcomes to invent; None where anything is wrong, which ``reading`` is told."""
    place = reading.place("invent", "outcomes")
    provenance = read_provenance(form, place, reading)
    many = read_whole(form.for_each_plan, _MANY, "a whole number from 1 to 20, such as 3", reading)
    seed = read_seed(form.seed, reading)
    achieved, improvement, payable = (
        read_rate(text, _NAME, reading, "under rates, of: outcomes")
        for text in (form.achieved, form.improvement, form.payable)
    )
    if many is None or seed is None or achieved is None or improvement is None or payable is None:
        return None
    what = f"{many} outcome{'s' if many > 1 else ''} for each plan"
    shares = f"{achieved.text} achieved, {percent(improvement.central)} improvement, {percent(payable.central)} payable"
    return InventedOutcomes(
        _NAME, achieved, provenance, place, "outcomes", stated_in(form), what, f"{shares} (seed {seed})",
        many, improvement.central, payable.central, seed,
    )  # fmt: skip
