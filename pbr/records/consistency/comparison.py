"""What it is to compare a record with others: the records that are looked at, and a fact that only they can tell."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from functools import cached_property
from itertools import compress, count, islice
from operator import itemgetter, ne
from typing import Any, ClassVar, Protocol

from pbr.records.consistency.distinct_figures import DistinctFigures
from pbr.records.dictionary import Field, FieldType
from pbr.records.held_row import HeldRow
from pbr.records.put_back import PutBackRow
from pbr.records.still_settled import StillSettled, nothing_settled
from pbr.records.table import Row, Table
from pbr.values.dataclass import dataclass
from pbr.values.period import Period

_ROWS_AT_ONCE = 5_000
Answer = bool | None
"""Yes, no, or not known yet."""


class _WithRoom:
    """Has room beside its fields, in which ``cached_property`` keeps what is worked out once."""


@dataclass(frozen=True, slots=True, eq=False)
class RecordsCompared(_WithRoom):
    """The records of an extract side by side, as they were known on a day; rows under ``--hold-errors`` are not there.

    ``held_rows`` are those that could not be read: one may be the other half of what is looked for. ``put_back`` are
    rows among the tables that are held by what the last settlement had, and ``still_settled`` says of which records
    money stands. ``runs`` are the days over which the scheme runs, where they are compared for one. ``read`` are
    columns that are at hand already, by table and field.
    """

    tables: Mapping[str, Table]
    as_at: date
    held_rows: Sequence[HeldRow] = ()
    runs: Period | None = None
    put_back: Sequence[PutBackRow] = ()
    still_settled: StillSettled = nothing_settled
    read: dict[tuple[str, str], Sequence[Any]] = field(default_factory=dict)

    def has(self, table: str, *fields: str) -> bool:
        """Whether a table was read, and these of its fields were kept."""
        return table in self.tables and {*fields} <= self.tables[table].layout.keys()

    def column(self, table: str, field: str) -> Sequence[Any]:
        """What the rows of a table have in a field, in their order; to be looked at and not changed."""
        found = self.read.get((table, field))
        if found is None:
            at = self.tables[table].layout[field]
            found = self.read[table, field] = list(map(itemgetter(at), self.tables[table].rows))
        return found

    @cached_property
    def _together(self) -> dict[str, list[range]]:
        return {}

    def places_by_plan(self, table: str) -> list[range]:
        """The places of the rows of each plan, which stand together, in their order."""
        found = self._together.get(table)
        if found is None:
            plans = self.column(table, "plan_id")
            begins = [*compress(count(1), map(ne, plans, islice(plans, 1, None))), len(plans)] if plans else []
            found = self._together[table] = list(map(range, [0, *begins[:-1]], begins))
        return found

    @cached_property
    def _figures(self) -> dict[tuple[str, str], DistinctFigures]:
        return {}

    def figures(self, table: str, field: str) -> DistinctFigures:
        """The different figures of a column, and which of them each row has."""
        found = self._figures.get((table, field))
        if found is None:
            found = self._figures[table, field] = DistinctFigures(self.column(table, field))
        return found

    @cached_property
    def plans_of_one_person(self) -> list[list[int]]:
        """The places of the plans of each person who has more than one."""
        return rows_alike(self.tables["plans"].rows, self.tables["plans"].layout["person_id"])

    @cached_property
    def outcomes_of_one_plan(self) -> list[list[int]]:
        """The places of the outcomes of each plan that has a code twice."""
        plans, codes = self.column("outcomes", "plan_id"), self.column("outcomes", "outcome")
        # The outcomes of a plan stand together. Few plans have a code twice, and only those are gone into.
        of_plans: dict[str, list[int]] = {plan_id: [] for plan_id in _with_one_twice(plans, codes)}
        for at, plan_id in enumerate(plans) if of_plans else ():
            if plan_id in of_plans:
                of_plans[plan_id].append(at)
        return list(of_plans.values())

    def people_of(self, table: str) -> list[str]:
        """Whose every row of a table is: its own person, or its plan's."""
        found = self.tables[table]
        at = found.layout.get("person_id")
        if at is not None:
            return list(map(itemgetter(at), found.rows))
        of_plan = self.tables["plans"].layout["person_id"]
        return [row[-1][of_plan] for row in found.rows]

    def in_doubt(self, tables: Iterable[str]) -> Callable[[str], bool]:
        """Whether a held row of these tables may be about a person; one that nobody can read may be about anybody."""
        held = [row for row in self.held_rows if row.table in tables]
        if not held:
            return lambda person: False
        people = {row.person_id or self._person_of_plan(row.belongs_to) for row in held}
        return (lambda person: True) if "" in people else people.__contains__

    def _person_of_plan(self, plan_id: str) -> str:
        """The person of a plan that was read; empty where it was not."""
        plans = self.tables.get("plans")
        if plans is None or not plan_id:
            return ""
        pick = itemgetter(plans.layout["plan_id"], plans.layout["person_id"])
        return next((str(person) for plan, person in map(pick, plans.rows) if plan == plan_id), "")


class ToldByOthers(Protocol):
    """A fact about the records of a table that others tell, under the words by which its layout has it.

    ``within_family`` where those are of the same plan, or standards of the same provider, and never of the person as a
    whole.
    """

    @property
    def table(self) -> str:
        """The table whose records it is about."""

    @property
    def words(self) -> str:
        """The words that name it."""

    @property
    def follows(self) -> int:
        """After how many kinds of others it is answered, which may be asked for it: none for a fixed comparison."""

    @property
    def within_family(self) -> bool:
        """Whether it looks at nothing but the record's own family."""

    @property
    def tables(self) -> frozenset[str]:
        """The tables whose records it compares, that which it is about among them."""

    def of(self, beside: RecordsCompared) -> list[Answer]:
        """One answer for each row of the table, in the order of the rows."""


class FoundByLooking(ToldByOthers, Protocol):
    """What a scheme's own look at other records finds."""

    @property
    def rests_on(self) -> tuple[str, ...]:
        """What its answers rest on, written out: equal for two schemes by which they are the same."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A fact about a record that other records tell, under the words by which a scheme names it.

    ``said`` and ``opposite`` are sentences. ``reads`` lists the fields it looks at, by table, beside those that say
    whose a row is. ``answers`` gives one answer for each row of ``table``, in the order of the rows. ``within_family``
    where those are of the same plan, or standards of the same provider, and never of the person as a whole.
    """

    table: str
    words: str
    said: str
    opposite: str
    meaning: str
    reads: Mapping[str, frozenset[str]]
    answers: Callable[[RecordsCompared], list[Answer]]
    within_family: bool = False
    follows: ClassVar[int] = 0

    @property
    def tables(self) -> frozenset[str]:
        """The tables whose records are compared."""
        return frozenset({self.table, *self.reads})

    @property
    def field(self) -> Field:
        """The fact as a field that says yes or no. It is in no file."""
        return Field(self.words, self.meaning, FieldType.YES_NO, "yes")

    def of(self, beside: RecordsCompared) -> list[Answer]:
        """The answers, where a *no* about somebody is not known if a row that was held may be about them too."""
        answers = self.answers(beside)
        doubtful = beside.in_doubt(self.reads)
        people = beside.people_of(self.table) if beside.held_rows and self.table != "standards" else None
        if people is None:
            return answers
        return [
            None if answer is False and doubtful(person) else answer
            for answer, person in zip(answers, people, strict=True)
        ]


def rows_alike(rows: Sequence[Row], first: int, *others: int) -> list[list[int]]:
    """The places of rows that agree in these positions, in groups of at least two; ``first`` tells most rows apart."""
    values = list(map(itemgetter(first), rows))
    # Most rows are alike to none, and counting them is far cheaper than looking at each.
    repeated = {value for value, count in Counter(values).items() if count > 1}
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for at in [at for at, value in enumerate(values) if value in repeated] if repeated else ():
        alike[values[at]].append(at)
    groups = list(alike.values())
    return [places for group in groups for places in split(rows, group, *others)] if others else groups


def split(rows: Sequence[Row], group: Iterable[int], *positions: int) -> list[list[int]]:
    """The places of a group of rows in groups that agree in these positions too, of at least two."""
    pick = itemgetter(*positions)
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for at in group:
        alike[pick(rows[at])].append(at)
    return [places for places in alike.values() if len(places) > 1]


def _with_one_twice(plans: Sequence[str], codes: Sequence[str]) -> Iterator[str]:
    """The plans that have a code twice, in their order: of some thousands of rows at once, each plan's together."""
    begins = 0
    while begins < len(plans):
        ends = min(begins + _ROWS_AT_ONCE, len(plans))
        while ends < len(plans) and plans[ends] == plans[ends - 1]:
            ends += 1
        both = list(zip(plans[begins:ends], codes[begins:ends], strict=True))
        if len({*both}) < len(both):
            yield from (plan for (plan, _), count in Counter(both).items() if count > 1)
        begins = ends
