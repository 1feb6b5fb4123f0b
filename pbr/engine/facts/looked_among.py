"""The records that are looked at from others, in groups: of one plan or one person, those apart that are in doubt."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from operator import itemgetter

from pbr.conditions.compiler import Layouts, Test, test_of
from pbr.conditions.syntax_tree import Among, Look
from pbr.engine.facts.disputes import disputed_facts
from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.dictionary import TableKind
from pbr.records.table import Row
from pbr.scheme.records.holds import Hold
from pbr.values.dataclass import dataclass

Groups = Mapping[Hashable, Sequence[Row]]
"""Rows by the plan or the person that they are of."""

NOBODY = 0
"""The group of the rows that name nobody, each of which may be anybody's; persons and plans have other names."""


@dataclass(frozen=True, slots=True)
class LookedAmong:
    """The rows that are looked at, by their group: those that can be relied on, the disputed, and the held.

    Those that name nobody are a group of their own, `NOBODY`: each may be of any row in hand.

    ``group_of`` gives the group of a row in hand, and ``own_of`` the row of it that is not looked at (None: each is).
    ``disputed_facts`` are the fields that a dispute puts in doubt. ``unread`` says of a row in hand whether a row that
    could not be read may be one that is looked at; None where every row was read. ``names_nobody`` says of a row in
    hand whether nobody knows whose it is, so that nobody's records can be looked at; None where each names somebody.
    """

    sure: Groups
    disputed: Groups
    held: Groups
    group_of: Callable[[Row], Hashable]
    own_of: Callable[[Row], Row | None]
    disputed_facts: frozenset[str]
    unread: Callable[[Row], bool] | None
    names_nobody: Callable[[Row], bool] | None = None


def looked_among(
    table: str, look: Look, holds: Iterable[Hold], beside: RecordsCompared, layouts: Layouts
) -> LookedAmong:
    """Put the records that a look is at in groups, as they are seen from the records of a table."""
    kind, hand = beside.tables[look.table].kind, beside.tables[table].kind
    below = look.among is Among.BELOW
    group_of_other = _id_of_parent if below else _person_of(kind, layouts, lambda row: NOBODY)
    flags, facts = disputed_facts(kind, layouts.positions[kind.name])
    flagged = [layouts.positions[kind.name][name] for name in flags]
    held_by = _held_by(kind, holds, beside, layouts)
    sure: defaultdict[Hashable, list[Row]] = defaultdict(list)
    disputed: defaultdict[Hashable, list[Row]] = defaultdict(list)
    held: defaultdict[Hashable, list[Row]] = defaultdict(list)
    for row in beside.tables[kind.name].rows:
        if held_by is not None and held_by(row):
            held[group_of_other(row)].append(row)
        elif any(row[flag] is True for flag in flagged):
            disputed[group_of_other(row)].append(row)
        else:
            sure[group_of_other(row)].append(row)
    group_of = id if below else _person_of(hand, layouts, id)
    return LookedAmong(
        sure, disputed, held, group_of, _own_of(look, hand), facts, _unread(look, hand, beside, layouts),
        None if below else _names_nobody(hand, layouts),
    )  # fmt: skip


def _names_nobody(kind: TableKind, layouts: Layouts) -> Callable[[Row], bool] | None:
    """Whether a row says of nobody that it is of them, as an answer or an incident may; None where each names one."""
    at = layouts.positions[kind.name].get("person_id")
    if at is None or kind.fields_by_name["person_id"].required:
        return None
    return lambda row: not row[at]


def _id_of_parent(row: Row) -> int:
    return id(row[-1])


def _person_of(kind: TableKind, layouts: Layouts, otherwise: Callable[[Row], Hashable]) -> Callable[[Row], Hashable]:
    """Whose a row is: its own person, or its plan's; ``otherwise`` says it of one that names nobody."""
    if "person_id" in layouts.positions[kind.name]:
        person_of, nobody = itemgetter(layouts.positions[kind.name]["person_id"]), _names_nobody(kind, layouts)
        return person_of if nobody is None else lambda row: person_of(row) or otherwise(row)
    person = layouts.positions[kind.parent]["person_id"]
    return lambda row: row[-1][person]


def _own_of(look: Look, hand: TableKind) -> Callable[[Row], Row | None]:
    """Which of the rows looked at is no other one: the row in hand, or the one it belongs to."""
    if look.among is not Among.OTHERS_OF_PERSON:
        return lambda row: None
    return (lambda row: row) if look.table == hand.name else itemgetter(-1)


def _held_by(
    kind: TableKind, holds: Iterable[Hold], beside: RecordsCompared, layouts: Layouts
) -> Callable[[Row], bool] | None:
    """Whether a row is held: by a rule of the scheme, or by what the last settlement had; None where none can be."""
    tests = [*_held_itself(kind, holds, beside, layouts)]
    if kind.parent:
        above = [*_held_itself(beside.tables[kind.parent].kind, holds, beside, layouts)]
        tests += [_of_parent(test) for test in above]
    return (lambda row: any(test(row) for test in tests)) if tests else None


def _held_itself(kind: TableKind, holds: Iterable[Hold], beside: RecordsCompared, layouts: Layouts) -> list[Test]:
    tests = [test_of(hold.condition, layouts) for hold in holds if hold.kind.name == kind.name]
    back = {row.key for row in beside.put_back if row.table == kind.name}
    if back:
        key_of = itemgetter(*(layouts.positions[kind.name][name] for name in kind.key))
        tests.append(lambda row: key_of(row) in back)
    return tests


def _of_parent(test: Test) -> Test:
    return lambda row: test(row[-1])


def _unread(look: Look, hand: TableKind, beside: RecordsCompared, layouts: Layouts) -> Callable[[Row], bool] | None:
    held = [row for row in beside.held_rows if row.table == look.table]
    if not held:
        return None
    if look.among is not Among.BELOW:
        in_doubt, person_of = beside.in_doubt((look.table,)), _person_of(hand, layouts, id)
        return lambda row: in_doubt(str(person_of(row)))
    plans, key = {row.belongs_to for row in held}, layouts.positions[hand.name][hand.key[0]]
    return lambda row: "" in plans or row[key] in plans
