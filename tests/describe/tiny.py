"""A tiny scheme with one payment, for the tests of its description."""

from pbr.scheme.load_scheme import read_scheme
from pbr.scheme.scheme import Scheme

HEADING = """\
pbr: 1
scheme: tiny
title: Tiny
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
months: last day where shorter
"""
EXAMPLES = """\
examples:
  Nothing:
    as at: 2026-06-30
    lines:
      A/it: open
    total due: £0.00
"""


def scheme(sections: str) -> Scheme:
    """A scheme with these sections between its heading and its examples."""
    return read_scheme(f"{HEADING}{sections}{EXAMPLES}", "tiny.yaml")


def paid(payment: str, sections: str = "") -> Scheme:
    """A scheme with one payment, named ``it``, written without indentation."""
    inside = "".join(f"    {line}\n" for line in payment.strip().splitlines())
    return scheme(f"{sections}payments:\n  it:\n    assumed: made up\n{inside}")


def conditional(kind: str, condition: str) -> Scheme:
    """A scheme that pays for each of a kind of record when a condition holds."""
    return paid(f"pay: £1.00\nfor each: {kind}\npriced at: {_DATES[kind]}\nwhen: {condition}\ndue: {_DATES[kind]}\n")


_DATES = {
    "plan": "started_on",
    "outcome": "plan's started_on",
    "visit": "visited_on",
    "person": "referred_on",
    "stay": "from_on",
    "standard": "from_on",
}
