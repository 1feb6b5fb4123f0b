"""Lists that are cut where they are long: how many of their items are shown, and how many are left out."""

from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")


def shown_of(items: Sequence[Item], most: int) -> tuple[Sequence[Item], int]:
    """The first items of a list, as many as ``most`` of them, and how many are left out.

    Where one alone would be left out it is shown too: to say "and 1 more" takes as much room as to say which.
    """
    shown = items if len(items) <= most + 1 else items[:most]
    return shown, len(items) - len(shown)


def with_more(items: Sequence[str], most: int) -> str:
    """The first items with commas between them, and how many are left out: ``A, B and 3 more``."""
    shown, left = shown_of(items, most)
    return ", ".join(shown) + (f" and {left:,} more" if left else "")
