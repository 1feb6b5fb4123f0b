"""The ids of records that belong to plans: none may be in two parts, as those of one plan are in one."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from pbr.records.in_parts.cuts import Cuts
from pbr.records.in_parts.not_clean import RowsWrongError
from pbr.values.dataclass import dataclass

_APART = "\n"


@dataclass(frozen=True, slots=True)
class IdsAside:
    """The ids of a table in a part, in order: the first, the last, a file of all, and where in it each range ends."""

    first: str
    last: str
    path: Path
    ends: tuple[int, ...]


def put_ids_aside(ids: Sequence[str], cuts: Cuts, path: Path) -> IdsAside | None:
    """Put the ids of the rows of a table aside, which are in order; None where there are none."""
    if not ids:
        return None
    places = [0, *(bisect_left(ids, cut.decode()) for cut in cuts), len(ids)]
    ends: list[int] = []
    with path.open("xb") as file:
        for begins, stops in pairwise(places):
            file.write(_APART.join(ids[begins:stops]).encode())
            ends.append(file.tell())
    return IdsAside(ids[0], ids[-1], path, tuple(ends))


def refuse_ids_in_two_parts(parts: Sequence[IdsAside]) -> None:
    """Raise ``RowsWrongError`` where two parts have a record of one id."""
    ordered = sorted(parts, key=lambda one: one.first)
    if all(one.last < then.first for one, then in pairwise(ordered)):
        return
    for at in range(len(ordered[0].ends)):
        met: set[str] = set()
        for part in ordered:
            ids = _ids(part, at)
            before = len(met)
            met.update(ids)
            if len(met) < before + len(ids):
                raise RowsWrongError


def _ids(part: IdsAside, at: int) -> list[str]:
    begins, ends = part.ends[at - 1] if at else 0, part.ends[at]
    if begins == ends:
        return []
    with part.path.open("rb") as file:
        file.seek(begins)
        return file.read(ends - begins).decode().split(_APART)
