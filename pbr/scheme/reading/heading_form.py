"""The words of the heading as they are written: the run, and those that take one of a few texts."""

from typing import TypeVar

from pbr.problems.suggest import did_you_mean
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import WHAT_TO_WRITE
from pbr.source.yaml_nodes import Scalar
from pbr.values.dates import period_in_words
from pbr.values.period import Period
from pbr.values.period_suggestions import meant_in_scheme
from pbr.values.rounding import Rounding

Meaning = TypeVar("Meaning")

ROUNDINGS = {f"each line to the penny, {rounding.value}": rounding for rounding in Rounding}
"""Each way of rounding as it is written."""


def check_version(text: Scalar, reading: Reading) -> None:
    """Note a problem unless a scheme is in the version of the language that this reads."""
    if text.text != "1":
        message = f"this is not version 1 of the language: '{text.text}'"
        reading.problem("PBR222", message, text.place, "write pbr: 1")


def check_pays_or_measures(reading: Reading) -> None:
    """Note a problem where a scheme neither pays anything, nor measures or ranks."""
    if not reading.is_written("payments") and not _judges(reading):
        message, mend = "'payments' is missing from the scheme", WHAT_TO_WRITE["payments"]
        reading.problem("PBR202", message, reading.tree.place, mend)


def _judges(reading: Reading) -> bool:
    """Whether a scheme measures or ranks, so that it need not pay anything."""
    return reading.is_written("measures") or reading.is_written("rankings")


def read_rounding(text: Scalar | None, reading: Reading) -> Rounding | None:
    """How money is rounded, which every scheme says that pays; one that only measures and judges need not."""
    pays = reading.is_written("payments") or not _judges(reading)
    if pays and not reading.is_written("rounding"):
        message, mend = "'rounding' is missing from the scheme", WHAT_TO_WRITE["rounding"]
        reading.problem("PBR202", message, reading.tree.place, mend)
    return Rounding.HALF_UP if text is None else chosen(text, ROUNDINGS, "a way of rounding", reading)


def check_months(text: Scalar | None, reading: Reading) -> None:
    """Note that a scheme says how months are added to a day, and a problem where it says it in another way."""
    if text is not None:
        chosen(text, {"last day where shorter": True}, "a rule for months", reading)
    reading.months_declared = reading.is_written("months")


def read_runs(text: Scalar, reading: Reading) -> Period | None:
    """The days a scheme is for; None and a problem where they are no period."""
    runs = period_in_words(text.text)
    if runs is None:
        remedy = meant_in_scheme(text.text) or (
            "write two days between 1900 and 2199, the earlier first: 2026-04-01 to 2027-03-31"
        )
        reading.problem("PBR214", f"'{text.text}' is not a period", text.place, remedy)
    return runs


def chosen(text: Scalar, choices: dict[str, Meaning], what: str, reading: Reading) -> Meaning | None:
    """What one of a few texts means; None and a problem for any other. ``what`` is what it was taken for."""
    if text.text in choices:
        return choices[text.text]
    reading.problem(
        "PBR205",
        f"'{text.text}' is not {what}",
        text.place,
        did_you_mean(text.text, list(choices)) or f"one of: {'; '.join(choices)}",
    )
    return None
