"""Which of many records are worth looking at: those whose day, or whose provider, is as the condition needs it.

A person has few records as a rule. Where many are of one (an id that stands for several people, a provider's own
total), every record would be held against every other. So a group is put in the order of one value that the condition
compares with the record in hand, and only the stretch of it that can fit is looked at.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from pbr.conditions.compiler import Getter, Layouts, Test, test_of, value_of
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.syntax_tree import And, Between, Compare, Comparison, Condition, FieldRef, Operand, Shifted
from pbr.conditions.written_out import operand_written
from pbr.engine.facts.looked_among import Groups
from pbr.records.table import Row
from pbr.values.dataclass import dataclass

FEW = 8
"""A group of at most so many is looked at as a whole: to put it in order takes longer."""

Narrowed = Callable[[Row, Hashable], Iterable[Row]]
"""A function from a row in hand and a group to the rows of the group that may fit."""

_TURNED: dict[Comparison, Comparison] = {"is": "is", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(frozen=True, slots=True)
class _Bound:
    """That a value of the row looked at stands so to one of the row in hand."""

    value: Operand
    sign: Comparison
    hand: Operand


@dataclass(frozen=True, slots=True)
class _Ordered:
    """The rows of a group in the order of a value, and those apart of which it is not known."""

    rows: Sequence[Row]
    values: Sequence[Any]
    blank: Sequence[Row]

    def within(self, limits: Iterable[tuple[Comparison, Any]]) -> Iterable[Row]:
        """The rows whose value is within limits, and those that may be. A limit that is not known limits nothing."""
        first, last = 0, len(self.rows)
        for sign, limit in limits:
            if limit is None:
                continue
            if sign in ("is", ">="):
                first = max(first, bisect_left(self.values, limit))
            if sign == ">":
                first = max(first, bisect_right(self.values, limit))
            if sign in ("is", "<="):
                last = min(last, bisect_right(self.values, limit))
            if sign == "<":
                last = min(last, bisect_left(self.values, limit))
        # The nearest come first: of those that began before a day, the last to begin is the likeliest to be going on.
        places = reversed(range(last)) if first == 0 else range(first, last)
        return chain(map(self.rows.__getitem__, places), self.blank)


def narrowing_of(where: Condition, groups: Groups, layouts: Layouts) -> Narrowed:
    """What narrows groups to the rows that may fit a condition."""
    parts = where.conditions if isinstance(where, And) else (where,)
    bounds = _bounds(parts)
    limits = [(one.sign, value_of(_as_in_hand(one.hand), layouts)) for one in bounds]
    value = value_of(bounds[0].value, layouts) if bounds else None
    by_itself = _by_itself(parts, layouts)
    ordered: dict[Hashable, _Ordered] = {}

    def narrowed(row: Row, group: Hashable) -> Iterable[Row]:
        rows = groups.get(group, ())
        if len(rows) <= FEW:
            return rows
        if group not in ordered:
            ordered[group] = _in_order(rows, value, by_itself)
        return ordered[group].within((sign, limit(row)) for sign, limit in limits)

    return narrowed


def _in_order(rows: Iterable[Row], value: Getter | None, by_itself: Test | None) -> _Ordered:
    """Rows in the order of a value, without those that never fit, whatever the row in hand is."""
    left = [row for row in rows if by_itself is None or by_itself(row) is not False]
    if value is None:
        return _Ordered(left, (), ())
    known = sorted(((value(row), at) for at, row in enumerate(left) if value(row) is not None))
    blank = [row for row in left if value(row) is None]
    return _Ordered([left[at] for _, at in known], [found for found, _ in known], blank)


def _by_itself(parts: Iterable[Condition], layouts: Layouts) -> Test | None:
    """What is asked of the row looked at alone; None where nothing is."""
    alone = tuple(part for part in parts if not any(ref.in_hand for ref in fields_of(part)))
    return test_of(And(alone, (0, 0)), layouts) if alone else None


def _bounds(parts: Iterable[Condition]) -> list[_Bound]:
    """The comparisons of one value with the row in hand: of the value that is told to be equal, or has most."""
    by_value: defaultdict[str, list[_Bound]] = defaultdict(list)
    for part in parts:
        for bound in _compared(part):
            by_value[operand_written(bound.value)].append(bound)
    return max(by_value.values(), key=lambda bounds: (len(bounds), bounds[0].sign == "is"), default=[])


def _compared(part: Condition) -> Iterator[_Bound]:
    match part:
        case Compare(left=left, sign=sign, right=right) if sign != "is not":
            yield from _bound(left, sign, right)
        case Between(left=left, low=low, high=high):
            yield from _bound(left, ">=", low)
            yield from _bound(left, "<=", high)


def _bound(left: Operand, sign: Comparison, right: Operand) -> Iterator[_Bound]:
    whose = [{ref.in_hand for ref in fields_of(side)} for side in (left, right)]
    if whose == [{False}, {True}]:
        yield _Bound(left, sign, right)
    elif whose == [{True}, {False}]:
        yield _Bound(right, _TURNED[sign], left)


def _as_in_hand(operand: Operand) -> Operand:
    """A value of the row in hand as that row itself has it."""
    match operand:
        case FieldRef():
            return replace(operand, in_hand=False)
        case Shifted(base=base):
            return replace(operand, base=_as_in_hand(base))
        case _:
            return operand
