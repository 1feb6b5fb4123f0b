"""Synthetic visits as a file states them: how long each is, and how much of it is given."""

import re

from pydantic import Field

from pbr.scheme.reading.provenance_form import ProvenanceForm, read_provenance
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Text
from pbr.simulate.synthetic.stated_rates import read_rate, read_whole, stated_in
from pbr.simulate.synthetic.visits import InventedVisits

_NAME = "invent.visits"
_WRITTEN = re.compile(r"([1-9][0-9]{0,2}) minutes?", re.ASCII)


class VisitsForm(ProvenanceForm):
    """The visits that are invented where the extract holds none: how long each is, and how much of it is given."""

    each_visit: Text = Field(alias="each visit")
    delivered: Text


def read_visits(form: VisitsForm, reading: Reading) -> InventedVisits | None:
    """The visits to invent; None where anything is wrong, which ``reading`` is told."""
    place = reading.place("invent", "visits")
    provenance = read_provenance(form, place, reading)
    minutes = read_whole(form.each_visit, _WRITTEN, "how long each visit is, such as 45 minutes", reading)
    delivered = read_rate(form.delivered, _NAME, reading)
    if minutes is None or delivered is None:
        return None
    if 0 < delivered.central * minutes < 1:
        message = f"{delivered.text} of {minutes:,} minutes is less than a minute, and not nil: no record can say it"
        reading.problem("PBR952", message, form.delivered.place, "write a longer visit or a larger share, or 0%")
        return None
    what = f"visits of {form.each_visit.text} over the days of each plan"
    words = f"the hours that a plan records, or else {delivered.text} of those agreed for each week"
    return InventedVisits(_NAME, delivered, provenance, place, "visits", stated_in(form), what, words, minutes)
