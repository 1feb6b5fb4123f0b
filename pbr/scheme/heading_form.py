"""The words of the heading as they are written: the run, and those that take one of a few texts."""

from typing import TypeVar

from pbr.problems.suggest import did_you_mean
from pbr.scheme.reading_context import Reading
from pbr.source.yaml_nodes import Scalar
from pbr.values.dates import period_in_words
from pbr.values.period import Period

Meaning = TypeVar("Meaning")


def read_runs(text: Scalar, reading: Reading) -> Period | None:
    """The days a scheme is for; None and a problem where they are no period."""
    runs = period_in_words(text.text)
    if runs is None:
        remedy = "write two days between 1900 and 2199, the earlier first: 2026-04-01 to 2027-03-31"
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


def read_months(text: Scalar | None, reading: Reading) -> None:
    """Whether months may be added to a day: the heading says what a month after 31 May is."""
    if text is not None:
        chosen(text, {"last day where shorter": True}, "a rule for months", reading)
    reading.months_declared = reading.is_written("months")
