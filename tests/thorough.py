"""How much of a property is tried: a part with every change, and all of it with ``--hypothesis-profile=thorough``.

A property that is tried with every shipped scheme, or settles whole extracts for each example, takes minutes when all
of its examples are drawn. They are drawn anew each time, so that what one run leaves out another tries.
"""

from collections.abc import Sequence

from hypothesis import settings

PROFILE = "thorough"
"""The name of the profile that tries everything; ``tests/conftest.py`` registers it."""
ONE_OF = 5
"""Of so many examples one is drawn with every change."""


def everything() -> bool:
    """Whether all is tried."""
    return settings.get_current_profile_name() == PROFILE


def tries(all_of_them: int) -> int:
    """How many examples of a costly property are drawn."""
    return all_of_them if everything() else max(2, -(-all_of_them // ONE_OF))


def some_of(places: Sequence[int], one_of: int) -> list[int]:
    """The places of a file that are tried: the first, the last, and one of so many between them."""
    return list(places) if everything() else sorted({places[0], places[-1], *places[::one_of]})
