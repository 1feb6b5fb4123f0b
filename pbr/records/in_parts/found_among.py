"""What the records of a family or a person contradict each other in, found part by part and told as of all of them."""

from collections.abc import Sequence
from dataclasses import field
from operator import itemgetter

from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.contradiction_warnings import MOST_PLACES, NamedFinding
from pbr.records.consistency.contradictions import OF_A_FAMILY_OR_PERSON, OF_A_PERSON
from pbr.records.consistency.found_rows import Extent, FoundRows
from pbr.records.consistency.referrals import PLANS_NOT_REFERRED, STAYS_NOT_REFERRED
from pbr.records.dictionary import TABLES
from pbr.records.record_id import record_id
from pbr.records.table import Row, Table
from pbr.values.dataclass import dataclass

_PROVIDER = "provider_id"
_Place = tuple[str, ...]
"""What says where a row stands among all: its provider, the id of its plan, and of what belongs to a plan its own.

Of what belongs to no plan its provider and its key.
"""

_OF_PERSONS = tuple(at for at, one in enumerate(OF_A_FAMILY_OR_PERSON) if one in OF_A_PERSON)
_OF_FAMILIES = tuple(at for at in range(len(OF_A_FAMILY_OR_PERSON)) if at not in _OF_PERSONS)
_NOT_REFERRED = tuple(OF_A_FAMILY_OR_PERSON.index(one) for one in (PLANS_NOT_REFERRED, STAYS_NOT_REFERRED))


@dataclass(slots=True)
class _Rows:
    """How many rows of one kind there are, where the first of them stand, and what all of them come to."""

    table: str
    count: int = 0
    first: list[_Place] = field(default_factory=list)
    extent: Extent = Extent()


@dataclass(slots=True)
class FoundAmong:
    """What was found in the records of some parts, or of some persons, by what was looked for."""

    found: dict[int, list[_Rows]] = field(default_factory=dict)

    def look_at_families(self, beside: RecordsCompared) -> None:
        """Look at plans and all that belongs to them, in the order in which they are settled."""
        self._look(beside, _OF_FAMILIES)

    def look_at_persons(self, beside: RecordsCompared) -> None:
        """Look at all the plans of some persons, in the order in which they are settled."""
        self._look(beside, _OF_PERSONS)

    def look_at_all(self, beside: RecordsCompared) -> None:
        """Look at all the records of some persons, in the order in which they are settled."""
        self._look(beside, range(len(OF_A_FAMILY_OR_PERSON)))

    def forget_who_was_not_referred(self) -> None:
        """Give up what was found of those who were not referred: their referral may be among the records of others."""
        for at in _NOT_REFERRED:
            self.found.pop(at, None)

    def merge(self, other: "FoundAmong") -> None:
        """Add what was found among others."""
        for at, kinds in other.found.items():
            self._add(at, kinds)

    def told(self) -> list[NamedFinding]:
        """Everything that was found, as if in all the records at once."""
        return [
            NamedFinding(finding, [_id_at(kinds[kind].table, place) for place in kinds[kind].first])
            for at, kinds in sorted(self.found.items(), key=itemgetter(0))
            for kind, finding in OF_A_FAMILY_OR_PERSON[at].tell(
                [FoundRows(one.table, range(one.count), one.extent) for one in kinds]
            )
        ]

    def _look(self, beside: RecordsCompared, each: Sequence[int]) -> None:
        for at in each:
            found = OF_A_FAMILY_OR_PERSON[at].look(beside)
            self._add(at, [_rows_of(one, beside) for one in found])

    def _add(self, at: int, kinds: Sequence[_Rows]) -> None:
        if not kinds:
            return
        before = self.found.setdefault(at, [_Rows(one.table) for one in kinds])
        for rows, more in zip(before, kinds, strict=True):
            rows.count += more.count
            rows.first = sorted([*rows.first, *more.first])[:MOST_PLACES]
            rows.extent = rows.extent.plus(more.extent)


def _rows_of(found: FoundRows, beside: RecordsCompared) -> _Rows:
    table = beside.tables[found.table]
    first = [_place(table.rows[at], table, beside) for at in found.rows[:MOST_PLACES]]
    return _Rows(found.table, len(found.rows), first, found.extent)


def _place(row: Row, table: Table, beside: RecordsCompared) -> _Place:
    own = tuple(str(row[table.layout[name]]) for name in table.kind.key)
    parent = table.kind.parent
    # Those of one plan stand in the order of their own ids, and its last item is its plan.
    return (*_place(row[-1], beside.tables[parent], beside), *own) if parent else (row[table.layout[_PROVIDER]], *own)


def _id_at(table: str, place: _Place) -> str:
    return record_id(place[-len(TABLES[table].key) :])
