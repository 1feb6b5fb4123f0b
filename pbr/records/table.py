"""A table of an extract: its rows once typed and checked, as the engine uses them."""

from collections.abc import Hashable
from dataclasses import field
from datetime import date, time
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from pbr.records.dictionary import TABLES, TableKind
from pbr.records.expected_row import ExpectedRow
from pbr.records.held_row import HeldRow
from pbr.records.input_file import InputFile
from pbr.records.put_back import PutBackRow
from pbr.records.still_settled import StillSettled, nothing_settled
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    from pbr.records.later_facts import Later

Value = str | date | time | bool | int | Fraction | None
"""A cell once read: text or code, date, time of day, yes or no, pence, an exact number, or blank (not known)."""

Row = tuple[Any, ...]
"""The values of one row, in the order of its table's ``layout``; the last item is the parent's row, or None."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one table. ``layout`` gives the position of each field in a row.

    ``own`` is the kind of its rows where a scheme adds fields or codes to it; None where it is the dictionary's.
    ``made`` has what was worked out of these rows when it was first asked for; a table of other rows begins anew.
    """

    name: str
    file: str
    layout: dict[str, int]
    rows: list[Row]
    dropped: int
    own: TableKind | None = None
    made: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def kind(self) -> TableKind:
        """What the rows are, and what each of their fields means."""
        return self.own or TABLES[self.name]


def own_kind(kind: TableKind) -> TableKind | None:
    """What the rows of a table are, where a scheme adds to it; None where they are as the dictionary has them."""
    return None if kind is TABLES.get(kind.name) else kind


@dataclass(frozen=True, slots=True)
class Records:
    """An extract as it was known on one day: tables by name, sorted by provider and key, children linked.

    ``expected`` are the rows among them that nobody recorded; nothing is known of them but their key.
    ``later`` are the facts recorded and not known yet, filled in where a story is told of them.
    ``put_back`` are the rows among them that are held by what the last settlement had, and ``still_settled`` says of
    which records money stands.
    """

    tables: dict[str, Table]
    held_rows: tuple[HeldRow, ...]
    inputs: tuple[InputFile, ...]
    expected: tuple[ExpectedRow, ...] = ()
    later: "Later" = field(default_factory=dict)
    put_back: tuple[PutBackRow, ...] = ()
    still_settled: StillSettled = nothing_settled
