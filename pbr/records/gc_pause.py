"""Garbage collection: Python's search for cycles, put off while many rows are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def cycle_search_put_off() -> Iterator[None]:
    """Put off the search for objects that refer to each other in a circle.

    Rows never do, and searching them again and again as they are made costs more than a quarter of the reading.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
