"""Describe: a scheme in plain English."""

from pbr.api.given import SchemeGiven, scheme_given
from pbr.describe.description import describe as described
from pbr.scheme.load import load_scheme
from pbr.source.shipped import scheme_path, shown_as


def describe(scheme: SchemeGiven) -> str:
    """Say in plain English what a scheme pays, for what and when, every figure and rule with its source.

    Raises ``ProblemsFound`` with everything that is wrong with the scheme; its worked examples are not run.
    """
    wanted = scheme_given(scheme)
    return described(load_scheme(scheme_path(wanted), shown_as(wanted)))
