"""Describe: a scheme in plain English."""

from pbr.api.inputs import SchemeGiven, scheme_given
from pbr.describe.description import describe as described
from pbr.scheme.load_by_name import load_by_name


def describe(scheme: SchemeGiven) -> str:
    """Say in plain English what a scheme pays, for what and when, every figure and rule with its source.

    Raises ``ProblemsFound`` with everything that is wrong with the scheme; its worked examples are not run.
    """
    return described(load_by_name(scheme_given(scheme)))
