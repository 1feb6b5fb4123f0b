"""Two columns of days compared, all rows at once: the places at which the one day is before the other."""

from collections.abc import Sequence
from datetime import date
from itertools import compress
from operator import lt
from typing import Any


def places_before(days: Sequence[date | None], others: Sequence[date | None]) -> list[int]:
    """The places at which a day is before the other one there; a blank is before nothing, and nothing is before it.

    Raises ``TypeError`` for what is neither a day nor blank.
    """
    places: Sequence[int] = range(len(days))
    first: Sequence[Any] = days
    then: Sequence[Any] = others
    # A day is always true, so that blanks are found and left out without a look at each pair.
    if not all(first):
        places, first, then = list(compress(places, first)), list(filter(None, first)), list(compress(then, first))
    if not all(then):
        places, first, then = list(compress(places, then)), list(compress(first, then)), list(filter(None, then))
    return list(compress(places, map(lt, first, then)))
