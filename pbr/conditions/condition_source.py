"""Conditions as generated source. Each gives two expressions, *is true* and *is false*: not known is neither.

So every expression has two values, and three-valued logic comes of itself: ``not`` swaps the two, all are true where
each is, and are false where any is. Each expression is as long as its condition and never longer.
"""

from collections.abc import Callable

from pbr.calendar.kinds_of_day import AnswersByDay
from pbr.conditions.row_source import RowSource
from pbr.conditions.syntax_tree import (
    And,
    Between,
    Compare,
    Condition,
    Constant,
    DayIs,
    Known,
    Not,
    OneOf,
    Or,
    PaymentEarned,
    TermRef,
    YesNo,
)
from pbr.generate.source import all_of, any_of

_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


class ConditionSource:
    """Writes conditions of a row. What is ``not_asked`` counts as not known."""

    def __init__(self, row: RowSource, not_asked: Callable[[Condition], bool] = lambda condition: False) -> None:
        self.row, self.not_asked = row, not_asked

    def is_true(self, condition: Condition) -> str:
        """An expression that is true where a condition is."""
        if self.not_asked(condition):
            return "False"
        match condition:
            case Compare(sign="is"):
                return self._equal(condition)
            case Compare(sign="is not"):
                return self._compared(condition, "!=")
            case Compare(sign=sign):
                return self._compared(condition, sign)
            case OneOf(negated=negated):
                return self._among(condition, found=not negated)
            case Between():
                return self._within(condition)
            case Known(left=left, wanted=wanted):
                return f"{self.row.field(left)} is{' not' if wanted else ''} None"
            case YesNo(field=field):
                return self.row.field(field)
            case DayIs(negated=negated):
                return self._of_kind(condition, wanted=not negated)
            case TermRef(condition=inner):
                return self._of_owner(condition).is_true(inner)
            case PaymentEarned(earned=earned):
                return self._of_owner(condition).is_true(earned)
            case Not(condition=inner):
                return self.is_false(inner)
            case And(conditions=parts):
                return all_of([self.is_true(part) for part in parts])
            case Or(conditions=parts):
                return any_of([self.is_true(part) for part in parts])

    def is_false(self, condition: Condition) -> str:
        """An expression that is true where a condition is false."""
        if self.not_asked(condition):
            return "False"
        match condition:
            case Compare(sign="is"):
                return self._compared(condition, "!=")
            case Compare(sign="is not"):
                return self._equal(condition)
            case Compare(sign=sign):
                return self._compared(condition, _OPPOSITE[sign])
            case OneOf(negated=negated):
                return self._among(condition, found=negated)
            case Between():
                return self._outside(condition)
            case Known(left=left, wanted=wanted):
                return f"{self.row.field(left)} is{'' if wanted else ' not'} None"
            case YesNo(field=field):
                return f"{self.row.field(field)} is False"
            case DayIs(negated=negated):
                return self._of_kind(condition, wanted=negated)
            case TermRef(condition=inner):
                return self._of_owner(condition).is_false(inner)
            case PaymentEarned(earned=earned, failed=failed):
                owner = self._of_owner(condition)
                # What is earned stays so whatever else is true: its 'when' is asked before 'not assessed when'.
                return all_of([f"not ({owner.is_true(earned)})", owner.is_true(failed)])
            case Not(condition=inner):
                return self.is_true(inner)
            case And(conditions=parts):
                return any_of([self.is_false(part) for part in parts])
            case Or(conditions=parts):
                return all_of([self.is_false(part) for part in parts])

    def _of_owner(self, named: TermRef | PaymentEarned) -> "ConditionSource":
        return ConditionSource(self.row.parent, self.not_asked) if named.of_parent else self

    def _equal(self, condition: Compare) -> str:
        # A value that is written is never blank, so that what equals it is known.
        if isinstance(condition.right, Constant):
            return f"{self.row.value(condition.left)} == {self.row.value(condition.right)}"
        return self._compared(condition, "==")

    def _compared(self, condition: Compare, sign: str) -> str:
        (left_known, left), (right_known, right) = self.row.known(condition.left), self.row.known(condition.right)
        return all_of([*left_known, *right_known, f"{left} {sign} {right}"])

    def _among(self, condition: OneOf, *, found: bool) -> str:
        choices = self.row.source.bind_value(frozenset(one.value for one in condition.choices), "values")
        if found:
            return f"{self.row.value(condition.left)} in {choices}"
        known, left = self.row.known(condition.left)
        return all_of([*known, f"{left} not in {choices}"])

    def _of_kind(self, condition: DayIs, *, wanted: bool) -> str:
        kind = condition.kind
        name = f"is_a_{kind.name.lower().replace(' ', '_')}"
        if name not in self.row.source.bound:
            self.row.source.know(name, AnswersByDay(kind))
        answer = f"{name}[{self.row.value(condition.left)}]"
        return answer if wanted else f"{answer} is False"

    def _within(self, condition: Between) -> str:
        (known, value), (low_known, low), (high_known, high) = (
            self.row.known(one) for one in (condition.left, condition.low, condition.high)
        )
        return all_of([*known, *low_known, *high_known, f"{low} <= {value} <= {high}"])

    def _outside(self, condition: Between) -> str:
        # One end that is known is enough, where the value lies beyond it.
        (known, value), (low_known, low), (high_known, high) = (
            self.row.known(one) for one in (condition.left, condition.low, condition.high)
        )
        beyond = any_of([all_of([*low_known, f"{value} < {low}"]), all_of([*high_known, f"{value} > {high}"])])
        return all_of([*known, beyond])
