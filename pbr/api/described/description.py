"""Describe: a scheme in plain English, or the Python that it is settled by."""

from pbr.api.given.inputs import SchemeGiven, scheme_given
from pbr.describe.description import describe as described
from pbr.worked_examples.cached_scheme import scheme_by_name


def describe(scheme: SchemeGiven) -> str:
    """Say in plain English what a scheme pays, for what and when, every figure and rule with its source.

    Raises ``ProblemsFound`` with everything that is wrong with the scheme; its worked examples are not run.
    """
    return described(scheme_by_name(scheme_given(scheme)))


def generated_python(scheme: SchemeGiven) -> str:
    """Give the Python that the records of a scheme are settled by, with what its names stand for as comments.

    Raises ``ProblemsFound`` as `describe` does.
    """
    # imported late: a scheme is described without it
    from pbr.engine.compiled_scheme import compile_scheme
    from pbr.engine.generated_python import python_of

    return python_of(compile_scheme(scheme_by_name(scheme_given(scheme))))
