"""Foreign keys: every row belongs to a row of another table, its parent, which is there and is not held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pbr.problems.problem import Problem
from pbr.records.cells import UNREADABLE
from pbr.records.dictionary import TableKind
from pbr.records.row_key import Key
from pbr.records.row_source import Batch

_MOST_NOUGHTS = 10
"""References have fewer noughts before them."""


@dataclass(frozen=True, slots=True)
class Parents:
    """The keys of the table that rows belong to, each with its own text so that children share it.

    ``held`` are the keys of rows that were set aside and are held.
    """

    kind: TableKind
    keys: Mapping[Key, Key]
    held: frozenset[Key]


def find_without_parent(
    kind: TableKind,
    batch: Batch,
    typed: Mapping[str, Sequence[Any]],
    wrong: dict[int, list[Problem]],
    parents: Parents,
) -> Sequence[Any]:
    """Note every row whose parent is not there or is held; give the column with the parents' own text."""
    name, one = kind.parent_key, parents.kind.one
    own = typed[name]
    shared = list(map(parents.keys.get, own))
    if not all(shared):
        for index, found in enumerate(shared):
            if found is None and own[index] is not UNREADABLE:
                shared[index] = own[index]
                problem = Problem(
                    "PBR801",
                    f"no {one} in {parents.kind.file} has this {name}",
                    batch.place(index, name),
                    f"add the {one}, or mend {name}; capitals count{_zeros_lost(own[index], parents.keys)}",
                )
                wrong.setdefault(index, []).append(problem)
            elif found is None:
                shared[index] = UNREADABLE
    if parents.held and not parents.held.isdisjoint(shared):
        for index, key in enumerate(shared):
            if key in parents.held:
                problem = Problem(
                    "PBR805",
                    f"the {one} it belongs to is held",
                    batch.place(index, name),
                    f"mend the {one} in {parents.kind.file}",
                )
                wrong.setdefault(index, []).append(problem)
    return shared


def _zeros_lost(key: str, keys: Mapping[Key, Key]) -> str:
    """Say that a key is one of others but for noughts before it, where it is: a workbook takes 01 for the figure 1."""
    bare = key.lstrip("0")
    if not any("0" * noughts + bare in keys for noughts in range(_MOST_NOUGHTS)):
        return ""
    return "; with other noughts before it there is one: a workbook drops them, so keep the column as text"
