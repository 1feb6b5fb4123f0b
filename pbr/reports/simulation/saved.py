"""What a scheme saves beside the baseline, and what of that is left once it is run."""

from typing import NamedTuple

from pbr.simulate.provider.found import ProviderSide


class Saved(NamedTuple):
    """How much more handling costs than under the baseline, what is saved, and what is left of that, in pence."""

    more: int
    saved: int
    left: int


def saved_beside(one: ProviderSide, before: ProviderSide | None) -> Saved | None:
    """Set a scheme beside the baseline; None where there is nothing to compare."""
    if before is None or one is before or one.handling is None or before.handling is None:
        return None
    more, saved = one.handling - before.handling, before.due - one.due
    return Saved(more, saved, saved - more)
