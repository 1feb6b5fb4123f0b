"""Visits to invent: how long each is, and how much of the time planned is given."""

import re
from dataclasses import dataclass

from pydantic import Field

from pbr.scheme.form import Text
from pbr.scheme.provenance import ProvenanceForm, read_provenance
from pbr.scheme.reading import Reading
from pbr.simulate.assumptions.assumptions import Invented
from pbr.simulate.assumptions.invent.stated import read_rate, read_whole, stated_in

_NAME = "invent.visits"
_MINUTES = re.compile(r"([1-9][0-9]{0,2}) minutes?", re.ASCII)


class VisitsForm(ProvenanceForm):
    """The visits that are invented where the extract holds none: how long each is, and how much of it is given."""

    each_visit: Text = Field(alias="each visit")
    delivered: Text


@dataclass(frozen=True, slots=True)
class InventedVisits(Invented):
    """Visits of so many minutes, over each plan's days; ``value`` is the share of the time planned that is given.

    Nothing in them is left to chance, so they have no seed.
    """

    minutes: int


def read_visits(form: VisitsForm, reading: Reading) -> InventedVisits | None:
    """The visits to invent; None where anything is wrong, which ``reading`` is told."""
    place = reading.place("invent", "visits")
    provenance = read_provenance(form, place, reading)
    minutes = read_whole(form.each_visit, _MINUTES, "how long each visit is, such as 45 minutes", reading)
    delivered = read_rate(form.delivered, _NAME, reading)
    if minutes is None or delivered is None:
        return None
    if 0 < delivered.central * minutes < 1:
        message = f"{delivered.text} of {minutes:,} minutes is less than a minute, and not nil: no record can say it"
        reading.problem("PBR952", message, form.delivered.place, "write a longer visit or a larger share, or 0%")
        return None
    what = f"visits of {form.each_visit.text} over the days of each plan"
    words = f"the hours that a plan records, or else {delivered.text} of those agreed for each week"
    return InventedVisits(_NAME, delivered, provenance, place, stated_in(form), what, words, minutes)
