"""The plans of each person, who may have several in several parts: put aside by the person, and compared after.

They are put aside in the order of the persons' references, so that the plans of a range of persons are a stretch of the
file of each part. What plans contradict each other in is found there, range by range, and added.
"""

import pickle
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import compress, groupby, islice, pairwise, repeat
from operator import eq, itemgetter, le
from pathlib import Path
from typing import Any

from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.references_alike import Numbered, numbered
from pbr.records.in_parts.cuts import Cuts
from pbr.records.in_parts.found_among import FoundAmong
from pbr.records.in_parts.visits_of_persons import PlanAside, VisitsOfPlan, died_on, refuse_what_visits_may_show
from pbr.records.table import Table
from pbr.values.dataclass import dataclass

PERSON = "person_id"
_PLANS = "plans"
_PLAN = "plan_id"
_NAME_PERSONS = (_PLANS, "people", "stays")
_COMPARED = (PERSON, "provider_id", _PLAN, "plan_type", "started_on", "ended_on", "end_reason")
_VISITS, _PART = "visits", "part"
"""What is kept of a plan beside its fields."""

_OWN_TO_EACH = frozenset({PERSON, _PLAN})
"""References of which nearly all differ: their columns are put aside as one text each, which takes the least."""

_BETWEEN = "\n"
"""No reference that is read in parts has the end of a line in it: a file of which a row has is read whole."""


@dataclass(frozen=True, slots=True)
class PersonsAside:
    """The plans of a part by their persons: a file, and where in it the plans of each range of persons end.

    ``fields`` are what is compared. ``references`` are how the references of plans and of persons are written, where
    all of them are one writing; there are none in a part without plans.
    """

    path: Path
    ends: tuple[int, ...]
    fields: tuple[str, ...]
    references: tuple[Numbered | None, ...]

    def columns(self, at: int) -> list[Sequence[Any]]:
        """What is compared of the plans of a range of persons: a column for each field, or none without plans."""
        begins, ends = self.ends[at - 1] if at else 0, self.ends[at]
        if begins == ends:
            return []
        with self.path.open("rb") as file:
            file.seek(begins)
            columns: list[str | Sequence[Any]] = pickle.load(file)
        return [column.split(_BETWEEN) if isinstance(column, str) else column for column in columns]


def put_aside(plans: Table, visits: Mapping[str, VisitsOfPlan] | None, cuts: Cuts, path: Path) -> PersonsAside:
    """Put the plans of a part aside, with their visits where those are read."""
    fields = tuple(name for name in _COMPARED if name in plans.layout)
    columns: list[Sequence[Any]] = [list(map(itemgetter(plans.layout[name]), plans.rows)) for name in fields]
    persons, ids = columns[0], columns[fields.index(_PLAN)]
    references = (numbered(ids), numbered(persons)) if ids else ()
    if visits is not None:
        fields = (*fields, _VISITS)
        columns.append(list(map(visits.get, ids)))
    if not all(map(le, persons, persons[1:])):
        order = itemgetter(*sorted(range(len(persons)), key=persons.__getitem__))
        columns = [order(column) for column in columns]
    at = [0, *(bisect_left(columns[0], cut.decode()) for cut in cuts), len(plans.rows)]
    ends: list[int] = []
    with path.open("xb") as file:
        for begins, stops in pairwise(at):
            if begins < stops:
                of_range = (column[begins:stops] for column in columns)
                written = list(map(_written, fields, of_range))
                pickle.dump(written, file, pickle.HIGHEST_PROTOCOL)
            ends.append(file.tell())
    return PersonsAside(path, tuple(ends), fields, references)


def references_aside(beside: RecordsCompared, parts: int, path: Path) -> PersonsAside:
    """Put aside how plans and persons are named in a part that has all of its persons: each name once.

    They are one of so many ``parts``.
    """
    persons = {one for name in _NAME_PERSONS if name in beside.tables for one in beside.column(name, PERSON)}
    named: dict[str, Sequence[str]] = {PERSON: sorted(persons)}
    if _PLANS in beside.tables:
        named[_PLAN] = beside.column(_PLANS, _PLAN)
    with path.open("xb") as file:
        if persons:
            written = [_BETWEEN.join(one) if one else [] for one in named.values()]
            pickle.dump(written, file, pickle.HIGHEST_PROTOCOL)
        ends = (file.tell(),) * parts
    references = (numbered(named.get(_PLAN, ())), numbered(named[PERSON])) if persons else ()
    return PersonsAside(path, ends, tuple(named), references)


def _written(field: str, column: Sequence[Any]) -> str | Sequence[Any]:
    return _BETWEEN.join(column) if field in _OWN_TO_EACH else column


def found_of_persons(parts: Sequence[PersonsAside], ranges: Sequence[int], as_at: date) -> FoundAmong:
    """Compare the plans of the persons of some ranges, and give what they contradict each other in.

    Raises ``NotCleanError`` where visits in several parts may contradict each other.
    """
    found = FoundAmong()
    fields = (*parts[0].fields, _PART)
    layout = {name: at for at, name in enumerate(fields)}
    in_order = itemgetter(layout["provider_id"], layout["plan_id"])
    for one in ranges:
        rows = sorted(_plans_of_several(parts, one), key=in_order)
        if rows and _VISITS in layout:
            _look_at_visits(rows, layout)
        found.look_at_persons(RecordsCompared({_PLANS: Table(_PLANS, "", layout, rows, 0)}, as_at))
    return found


def _look_at_visits(rows: Sequence[tuple[Any, ...]], layout: Mapping[str, int]) -> None:
    person, part, visits = itemgetter(layout[PERSON]), layout[_PART], layout[_VISITS]
    ended, reason = layout.get("ended_on"), layout.get("end_reason")
    for _, of_person in groupby(sorted(rows, key=person), person):
        refuse_what_visits_may_show(
            [
                PlanAside(
                    row[part],
                    row[visits],
                    None if ended is None or reason is None else died_on(row[reason], row[ended]),
                )
                for row in of_person
            ]
        )


def _plans_of_several(parts: Sequence[PersonsAside], at: int) -> Iterator[tuple[Any, ...]]:
    """The plans of those persons of a range who have more than one, each with the number of its part."""
    of_parts = [(number, columns) for number, part in enumerate(parts) if (columns := part.columns(at))]
    several = _met_again([columns[0] for _, columns in of_parts])
    if not several:
        return
    for number, columns in of_parts:
        rows = zip(*columns, repeat(number, len(columns[0])), strict=True)
        yield from compress(rows, map(several.__contains__, columns[0]))


def _met_again(of_parts: Sequence[Sequence[str]]) -> set[str]:
    """The persons of several plans, of each part in order: those beside themselves, and those in several parts."""
    met: set[str] = set()
    again: set[str] = set()
    for persons in of_parts:
        different = set(persons)
        if len(different) < len(persons):
            again.update(compress(persons, map(eq, persons, islice(persons, 1, None))))
        again |= met & different
        met |= different
    return again
