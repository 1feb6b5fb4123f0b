"""The ``invent`` section: a table that the extract has not got, made from stated rates."""

import re

from pbr.scheme.provenance import read_provenance
from pbr.scheme.reading import Reading
from pbr.simulate.assumptions.assumptions import InventedOutcomes
from pbr.simulate.assumptions.form import OutcomesForm
from pbr.simulate.assumptions.value import Unit, Value, read_value
from pbr.source.tree import Scalar

NAME = "invent.outcomes"

_MANY = re.compile(r"[1-9]|1[0-9]|20", re.ASCII)
_SEED = re.compile(r"[0-9]{1,9}", re.ASCII)


def read_outcomes(form: OutcomesForm, reading: Reading) -> InventedOutcomes | None:
    """The outcomes to invent; None where anything is wrong, which ``reading`` is told."""
    place = reading.place("invent", "outcomes")
    provenance = read_provenance(form, place, reading)
    many = _whole(form.for_each_plan, _MANY, "a whole number from 1 to 20, such as 3", reading)
    seed = _whole(form.seed, _SEED, "a whole number, such as 1", reading)
    rates = [_rate(text, reading) for text in (form.achieved, form.improvement, form.payable)]
    achieved, improvement, payable = rates
    if many is None or seed is None or achieved is None or improvement is None or payable is None:
        return None
    return InventedOutcomes(
        NAME, achieved, provenance, place, many, improvement.central, payable.central, seed
    )  # fmt: skip


def _rate(text: Scalar, reading: Reading) -> Value | None:
    """One rate. A range would have to be drawn, and rows are invented once."""
    value = read_value(text, NAME, Unit.RATE, reading)
    if value is not None and value.spread is not None:
        message = "rows are invented once, at one rate, and this is a range"
        remedy = "write one rate here, such as 60%, and the range under rates, of: outcomes"
        reading.problem("PBR952", message, text.place, remedy)
        return None
    return value


def _whole(text: Scalar, written: re.Pattern[str], how: str, reading: Reading) -> int | None:
    if not written.fullmatch(text.text):
        reading.problem("PBR952", f"'{text.text}' is not what belongs here", text.place, f"write {how}")
        return None
    return int(text.text)
