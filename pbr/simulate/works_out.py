"""How the same is worked out of several schemes: of one after another, or in processes by whoever has them."""

from collections.abc import Callable, Iterable
from itertools import starmap
from typing import Any, Protocol, TypeVar

Given = TypeVar("Given")


class WorksOut(Protocol):
    """Does some work with each of several arguments, and gives what comes of each in their order."""

    def __call__(self, work: Callable[..., Given], each: Iterable[tuple[Any, ...]], /) -> Iterable[Given]:
        """Do it; what stops one of them is raised when it is come to."""


one_after_another: WorksOut = starmap
"""Each is begun when the one before it is done."""
