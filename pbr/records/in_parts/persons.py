"""The plans of each person, who may have several in several parts: put aside by the person, and compared after.

They are put aside in the order of the persons' references, so that the plans of a range of persons are a stretch of the
file of each part.
"""

import pickle
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any

from pbr.records.consistency.comparison import Beside
from pbr.records.consistency.contradictions import OF_A_PERSON
from pbr.records.consistency.references_alike import Numbered, numbered
from pbr.records.in_parts.cuts import Cuts
from pbr.records.in_parts.not_clean import NotCleanError
from pbr.records.table import Table

PERSON = "person_id"
_PLANS = "plans"
_REFERENCES = ("plan_id", PERSON)
_COMPARED = (PERSON, "plan_id", "provider_id", "plan_type", "started_on", "ended_on", "end_reason")


@dataclass(frozen=True, slots=True)
class PersonsAside:
    """The plans of a part by their persons: a file, and where in it the plans of each range of persons end.

    ``references`` are how the references of plans and persons are written.
    """

    path: Path
    ends: tuple[int, ...]
    fields: tuple[str, ...]
    references: tuple[Numbered, ...]


def put_aside(plans: Table, cuts: Cuts, path: Path) -> PersonsAside:
    """Put the plans of a part aside. Raises ``NotCleanError`` where references are not numbers after some letters."""
    fields = tuple(name for name in _COMPARED if name in plans.layout)
    rows = sorted(plans.rows, key=itemgetter(plans.layout[PERSON]))
    columns = [list(map(itemgetter(plans.layout[name]), rows)) for name in fields]
    at = [0, *(bisect_left(columns[0], cut.decode()) for cut in cuts), len(rows)]
    ends: list[int] = []
    with path.open("xb") as file:
        for begins, stops in pairwise(at):
            if begins < stops:
                pickle.dump([column[begins:stops] for column in columns], file, pickle.HIGHEST_PROTOCOL)
            ends.append(file.tell())
    return PersonsAside(path, tuple(ends), fields, tuple(_numbered(columns, fields)))


def refuse_what_persons_contradict(parts: Sequence[PersonsAside], ranges: Sequence[int], as_at: date) -> None:
    """Compare the plans of the persons of some ranges, as if the records were known on a day.

    Raises ``NotCleanError`` where any of them contradicts another.
    """
    for one in ranges:
        of_parts = [columns for part in parts if (columns := _columns(part, one))]
        if not of_parts:
            continue
        fields = parts[0].fields
        rows = [(*row, None) for row in chain.from_iterable(zip(*columns, strict=True) for columns in of_parts)]
        rows.sort(key=itemgetter(fields.index("provider_id"), fields.index("plan_id")))
        layout = {name: at for at, name in enumerate(fields)}
        beside = Beside({_PLANS: Table(_PLANS, "", layout, rows, 0)}, as_at)
        if any(next(look(beside), None) is not None for look in OF_A_PERSON):
            raise NotCleanError


def refuse_references_alike(parts: Sequence[PersonsAside]) -> None:
    """Raise ``NotCleanError`` where two references of all parts may be one in two writings."""
    for of_field in zip(*(part.references for part in parts), strict=True):
        together: Numbered | None = of_field[0]
        for other in of_field[1:]:
            together = None if together is None else together.with_those_of(other)
        if together is None or not together.are_told_apart:
            raise NotCleanError


def _columns(part: PersonsAside, at: int) -> list[list[Any]]:
    begins, ends = part.ends[at - 1] if at else 0, part.ends[at]
    if begins == ends:
        return []
    with part.path.open("rb") as file:
        file.seek(begins)
        columns: list[list[Any]] = pickle.load(file)
    return columns


def _numbered(columns: Sequence[Sequence[Any]], fields: Sequence[str]) -> Iterator[Numbered]:
    for name in _REFERENCES:
        found = numbered(columns[fields.index(name)])
        if found is None:
            raise NotCleanError
        yield found
