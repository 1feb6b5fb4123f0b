"""Where the rows of each family stand that a part wrote: the families of several parts have to be put in one order."""

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pbr.values.dataclass import dataclass

Key = tuple[Any, ...]
"""The key of the record that heads a family."""

Lengths = tuple[int, ...]
"""How many bytes of each file are the rows of a family, or of some."""

Family = tuple[Key, Lengths]
"""A family by its key, and its rows."""


class FamiliesOfTable(NamedTuple):
    """The families of a provider of which the heads are of one table, in the order of their keys.

    ``table`` is the number of the table. ``chunks`` are the bytes at which some of the families begin, in the file of
    all of the part.
    """

    table: int
    first: Key
    last: Key
    lengths: Lengths
    chunks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FamiliesAside:
    """The families of a part that have rows, in a file, and where in it those of each provider are, by table."""

    path: Path
    of_providers: dict[str, tuple[FamiliesOfTable, ...]]

    def of_table(self, families: FamiliesOfTable) -> Iterator[Family]:
        """The families of one table and provider; the file is open for no longer than some are read."""
        for begins in families.chunks:
            with self.path.open("rb") as file:
                file.seek(begins)
                some: list[Family] = pickle.load(file)
            yield from some
