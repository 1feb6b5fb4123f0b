"""The shapes of finance files that come with pbr: what a finance mapping may begin from."""

from pbr.api.given.types_given import must_be
from pbr.finance.shipped_shapes import shape_names, shape_text


def finance_shapes() -> list[str]:
    """Give the names of the shapes of finance files that come with pbr, in order."""
    return shape_names()


def finance_shape(name: str) -> str:
    """Give the text of a finance mapping to begin from, with a question mark for each code of a council's own.

    Raises ``ProblemsFound`` for a name that no shape has.
    """
    must_be(name, str, "a shape", "its name, as text")
    return shape_text(name)
