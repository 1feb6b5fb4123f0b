"""How much of a property is tried: a part with every change, and all of it with ``--hypothesis-profile=thorough``.

A property that is tried with every shipped scheme, or settles whole extracts for each example, takes minutes when all
of its examples are drawn. They are drawn anew each time, so that what one run leaves out another tries.
"""

from hypothesis import settings

PROFILE = "thorough"
"""The name of the profile that tries everything; ``tests/conftest.py`` registers it."""
ONE_OF = 5
"""Of so many examples one is drawn with every change."""


def tries(all_of_them: int) -> int:
    """How many examples of a costly property are drawn."""
    whole = settings.get_current_profile_name() == PROFILE
    return all_of_them if whole else max(2, -(-all_of_them // ONE_OF))
