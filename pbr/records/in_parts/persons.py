"""The plans of each person, who may have several in several parts: put aside by the person, and compared after.

They are put aside in the order of the persons' references, so that the plans of a range of persons are a stretch of the
file of each part. What is looked for is whether any plan contradicts another of its person; which and how is told by
who reads the extract whole.
"""

import pickle
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, compress, pairwise
from operator import itemgetter, le
from pathlib import Path
from typing import Any

from pbr.records.consistency.after_death import service_after
from pbr.records.consistency.comparison import Beside
from pbr.records.consistency.overlaps import overlapping
from pbr.records.consistency.references_alike import Numbered, numbered
from pbr.records.in_parts.cuts import Cuts
from pbr.records.in_parts.not_clean import NotCleanError
from pbr.records.table import Table
from pbr.values.dataclass import dataclass

PERSON = "person_id"
_PLANS = "plans"
_DAYS = ("started_on", "ended_on")
_COMPARED = (PERSON, *_DAYS, "end_reason")


@dataclass(frozen=True, slots=True)
class PersonsAside:
    """The plans of a part by their persons: a file, and where in it the plans of each range of persons end.

    ``fields`` are what is compared. ``references`` are how the references of plans and persons are written.
    """

    path: Path
    ends: tuple[int, ...]
    fields: tuple[str, ...]
    references: tuple[Numbered, ...]


def put_aside(plans: Table, cuts: Cuts, path: Path) -> PersonsAside:
    """Put the plans of a part aside. Raises ``NotCleanError`` where references are not numbers after some letters."""
    fields = tuple(name for name in _COMPARED if name in plans.layout)
    columns: list[Sequence[Any]] = [list(map(itemgetter(plans.layout[name]), plans.rows)) for name in fields]
    references = _numbered(list(map(itemgetter(plans.layout["plan_id"]), plans.rows))), _numbered(columns[0])
    persons = columns[0]
    if not all(map(le, persons, persons[1:])):
        order = itemgetter(*sorted(range(len(persons)), key=persons.__getitem__))
        columns = [order(column) for column in columns]
    at = [0, *(bisect_left(columns[0], cut.decode()) for cut in cuts), len(plans.rows)]
    ends: list[int] = []
    with path.open("xb") as file:
        for begins, stops in pairwise(at):
            if begins < stops:
                pickle.dump([column[begins:stops] for column in columns], file, pickle.HIGHEST_PROTOCOL)
            ends.append(file.tell())
    return PersonsAside(path, tuple(ends), fields, tuple(filter(None, references)))


def refuse_what_persons_contradict(parts: Sequence[PersonsAside], ranges: Sequence[int], as_at: date) -> None:
    """Compare the plans of the persons of some ranges, as if the records were known on a day.

    Raises ``NotCleanError`` where any of them contradicts another.
    """
    fields = parts[0].fields
    if not {*_DAYS} <= {*fields}:
        return
    layout = {name: at for at, name in enumerate(fields)}
    for one in ranges:
        rows = list(_plans_of_several((part, one) for part in parts))
        beside = Beside({_PLANS: Table(_PLANS, "", layout, rows, 0)}, as_at)
        if True in overlapping(beside, _PLANS).answers or True in service_after(beside, _PLANS, (_PLANS,)):
            raise NotCleanError


def refuse_references_alike(parts: Sequence[PersonsAside]) -> None:
    """Raise ``NotCleanError`` where two references of all parts may be one in two writings."""
    for of_field in zip(*(part.references for part in parts if part.references), strict=True):
        together: Numbered | None = of_field[0]
        for other in of_field[1:]:
            together = None if together is None else together.with_those_of(other)
        if together is None or not together.are_told_apart:
            raise NotCleanError


def _plans_of_several(slices: Iterator[tuple[PersonsAside, int]]) -> Iterator[tuple[Any, ...]]:
    """The plans of those persons of a range who have more than one."""
    of_parts = [columns for part, at in slices if (columns := _columns(part, at))]
    persons = Counter(chain.from_iterable(columns[0] for columns in of_parts))
    if len(persons) == persons.total():
        return
    several = {person for person, count in persons.items() if count > 1}
    for columns in of_parts:
        yield from compress(zip(*columns, strict=True), map(several.__contains__, columns[0]))


def _columns(part: PersonsAside, at: int) -> list[Sequence[Any]]:
    begins, ends = part.ends[at - 1] if at else 0, part.ends[at]
    if begins == ends:
        return []
    with part.path.open("rb") as file:
        file.seek(begins)
        columns: list[Sequence[Any]] = pickle.load(file)
    return columns


def _numbered(references: Sequence[str]) -> Numbered | None:
    if not references:
        return None
    found = numbered(references)
    if found is None:
        raise NotCleanError
    return found
