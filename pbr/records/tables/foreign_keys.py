"""Foreign keys: every row belongs to a row of another table, its parent, which is there and is not held."""

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from pbr.problems.problem import Problem
from pbr.records.cells.cells import UNREADABLE
from pbr.records.dictionary import TableKind
from pbr.records.files.row_source import Batch
from pbr.records.table import Row
from pbr.records.tables.row_key import Key
from pbr.values.dataclass import dataclass

_MOST_NOUGHTS = 10
"""References have fewer noughts before them."""


@dataclass(frozen=True, slots=True)
class Parents:
    """The rows of the table that others belong to, by key. ``key_at`` is where a row has its own.

    ``file`` is what problems call the file that they were read from. ``aside`` are the keys of rows that were set
    aside, and ``held`` those of them that are held.
    """

    kind: TableKind
    file: str
    rows: Mapping[Key, Row]
    key_at: int
    aside: frozenset[Key]
    held: frozenset[Key]


class Above(NamedTuple):
    """What the rows of a batch belong to: the key of each row's parent, and its row where it has one."""

    keys: Sequence[Any]
    rows: Sequence[Row | None]


def find_without_parent(
    kind: TableKind,
    batch: Batch,
    typed: Mapping[str, Sequence[Any]],
    wrong: dict[int, list[Problem]],
    parents: Parents,
) -> Above:
    """Note every row whose parent is not there or is held; give the parents, with their own text of each key."""
    name, one = kind.parent_key, parents.kind.one
    own = typed[name]
    above: list[Any] = list(map(parents.rows.get, own))
    if all(above):
        # Children share the text of their parent's key.
        shared = list(map(itemgetter(parents.key_at), above))
    else:
        shared = list(own)
        # A row that could not be cut into cells has no key by which it would be known.
        unread = (
            f"; first mend the rows of {parents.file} that could not be read" if UNREADABLE in parents.aside else ""
        )
        for index, found in enumerate(above):
            if found is None and own[index] is not UNREADABLE and own[index] not in parents.aside:
                problem = Problem(
                    "PBR801",
                    f"no {one} in {parents.file} has this {name}",
                    batch.place(index, name),
                    f"add the {one}, or mend {name}; capitals count{_zeros_lost(own[index], parents)}{unread}",
                )
                wrong.setdefault(index, []).append(problem)
    if parents.held and not parents.held.isdisjoint(shared):
        for index, key in enumerate(shared):
            if key in parents.held:
                problem = Problem(
                    "PBR805",
                    f"the {one} it belongs to is held",
                    batch.place(index, name),
                    f"mend the {one} in {parents.file}",
                )
                wrong.setdefault(index, []).append(problem)
    return Above(shared, above)


def _zeros_lost(key: str, parents: Parents) -> str:
    """Say that a key is one of others but for noughts before it, where it is: a workbook takes 01 for the figure 1."""
    bare = key.lstrip("0")
    written = ("0" * noughts + bare for noughts in range(_MOST_NOUGHTS))
    if not any(one in parents.rows or one in parents.aside for one in written):
        return ""
    return "; with other noughts before it there is one: a workbook drops them, so keep the column as text"
