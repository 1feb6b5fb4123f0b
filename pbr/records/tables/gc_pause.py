"""Garbage collection: Python's search for cycles, put off while many rows are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 10_000
"""So many objects made meanwhile are worth sparing the next search; fewer are searched before anybody notices."""


@contextmanager
def cycle_search_put_off() -> Iterator[None]:
    """Put off the search for objects that refer to each other in a circle.

    Rows never do, and searching them again and again as they are made costs more than a quarter of the reading. What
    was made meanwhile counts as old afterwards: it is searched when all is, and not at the very next object.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # What somebody else has frozen stays so; to count it takes as long as there is of it.
            if gc.get_count()[0] > _MANY and not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
