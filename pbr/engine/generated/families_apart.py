"""Where the rows of each family stand among those of its provider, where somebody puts them in another order."""

from collections.abc import Iterable, Iterator, Sized
from typing import NamedTuple, Protocol

from pbr.records.table import Row


class FamilyBegins(NamedTuple):
    """The record that heads a family, its table, and how many rows, lines aside and reasons were made before it."""

    head: str
    row: Row
    rows: int
    aside: int
    reasons: int


class MadeSoFar(Protocol):
    """What is made of the families of a provider so far."""

    @property
    def rows(self) -> Sized:
        """The rows of lines, as text."""

    @property
    def aside(self) -> Sized:
        """Lines that are wanted as values too: held or in error, or a deduction that is open."""

    @property
    def reasons(self) -> Sized:
        """Reasons that were not met before."""


class FamiliesApart:
    """The families of a provider in their order, noted as they are settled. Whoever takes them clears them."""

    def __init__(self) -> None:
        self.begin: list[FamilyBegins] = []

    def noting(self, head: str, rows: Iterable[Row], made: MadeSoFar) -> Iterator[Row]:
        """Give the heads of families one by one: each is asked for when the one before it is settled."""
        for row in rows:
            self.begin.append(FamilyBegins(head, row, len(made.rows), len(made.aside), len(made.reasons)))
            yield row
