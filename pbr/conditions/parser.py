"""The parser: the words of a condition (tokens) read to a syntax tree, every name found and every type checked.

::

    condition  = both { "or" both }
    both       = negation { "and" negation }
    negation   = "not" negation | statement
    statement  = "(" condition ")" | look (look_words) | comparison of records | payment | value comparison
               | yes-or-no field | term
    payment    = name "is" ["not"] "earned"
    comparison = ("<" | "<=" | ">" | ">=") value
               | "is" ["not"] (value | "known" | "missing" | "one of" value {"," value} | "a" kind of day)
               | "between" value "and" value
    value      = ([owner] name | literal | "as at") {("+" | "-") number unit}
    unit       = "days" | "weeks" | "months" | "working" ("day" | "days") | the unit of a number
"""

from dataclasses import replace

from pbr.conditions.comparison_words import compared_by
from pbr.conditions.day_words import kind_of_day
from pbr.conditions.lexer import Misread
from pbr.conditions.look_words import look_begun, look_of
from pbr.conditions.name_resolution import Names
from pbr.conditions.not_compared import not_compared, word_for_a_sign
from pbr.conditions.operand_parser import ValueReader
from pbr.conditions.operand_type import type_of
from pbr.conditions.payment_words import payment_earned
from pbr.conditions.several_words import several_begun
from pbr.conditions.syntax_tree import (
    And,
    Between,
    Compare,
    Comparison,
    Condition,
    Constant,
    DayIs,
    FieldRef,
    Known,
    Not,
    OneOf,
    Operand,
    Or,
    TermRef,
    YesNo,
)
from pbr.conditions.time_words import time_asked
from pbr.conditions.type_check import check_among_codes, check_ordered, check_same_type
from pbr.conditions.value_type import Type
from pbr.records.dictionary import FieldType, TableKind

DEEPEST = 10
"""How deep brackets and 'not' may nest."""
_SIGNS: tuple[Comparison, ...] = ("<=", ">=", "<", ">")


def parse_condition(text: str, names: Names) -> Condition:
    """The meaning of a condition. Raises `Misread` where it has none."""
    reader = Reader(text, names)
    condition = reader.condition(0)
    reader.expect_end()
    return condition


def _check_no_choice_twice(choices: list[Constant]) -> None:
    """Raise `Misread` where a value stands twice after ``is one of``: another one was meant, or none."""
    for at, choice in enumerate(choices):
        if any(choice.value == other.value for other in choices[:at]):
            raise Misread(
                "PBR430",
                f"{choice.written} stands twice in this list",
                *choice.span,
                "take it out, or write the one meant",
            )


class Reader(ValueReader):
    """Reads conditions; shared by conditions and by dates."""

    def condition(self, depth: int) -> Condition:
        """One or more, joined by ``or``."""
        self._not_too_deep(depth)
        parts = [self._both(depth)]
        while self.take_if("or"):
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts), (parts[0].span[0], parts[-1].span[1]))

    def _both(self, depth: int) -> Condition:
        parts = [self._negation(depth)]
        while self.take_if("and"):
            parts.append(self._negation(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts), (parts[0].span[0], parts[-1].span[1]))

    def _negation(self, depth: int) -> Condition:
        start = self.word.start
        if self.take_if("not"):
            self._not_too_deep(depth)
            inner = self._negation(depth + 1)
            return Not(inner, (start, inner.span[1]))
        return self._statement(depth)

    def _not_too_deep(self, depth: int) -> None:
        if depth > DEEPEST:
            raise Misread(
                "PBR301",
                "brackets are nested too deep to read; name the inner part under 'terms'",
                self.word.start,
                self.word.end,
            )

    def _statement(self, depth: int) -> Condition:
        if self.take_if("("):
            inner = self.condition(depth + 1)
            self.close_bracket()
            return inner
        looked = self._look(depth)
        if looked is not None:
            return looked
        compared = compared_by(self.words[self.next :], self.names.kind)
        if compared is not None:
            self.next += compared.words
            return YesNo(compared.fact, compared.fact.span)
        earned = payment_earned(self)
        if earned is not None:
            return earned
        left = self.name_or_value()
        if isinstance(left, TermRef):
            self._no_comparison_of(left)
            return left
        if self.take_if("is"):
            return self._is(left)
        if self.take_if("between"):
            return self._between(left)
        if self.word.text in _SIGNS:
            sign = _SIGNS[_SIGNS.index(self.take().text)]
            return self._compared(left, sign, self._other_side(left))
        if isinstance(left, FieldRef) and left.field.type is FieldType.YES_NO:
            return YesNo(left, left.span)
        raise not_compared(left, self.text_of(left), self.words[self.next :])

    def _look(self, depth: int) -> Condition | None:
        """A look at other records, with its condition; ``no`` is that it is not so of any."""
        begun = several_begun(self.words[self.next :], self.names)
        if begun is None and (time := time_asked(self, lambda kind: self._looked_for(kind, depth))) is not None:
            return time
        begun = begun or look_begun(self.words[self.next :], self.names)
        if begun is None:
            return None
        start, hand = self.word.start, self.names.kind
        self.next += begun.words
        where = self._looked_for(begun.kind, depth)
        span = (start, self.words[self.next - 1].end)
        found = look_of(hand, begun, where, span)
        return Not(found, span) if begun.none else found

    def _looked_for(self, kind: TableKind, depth: int) -> Condition:
        """The condition in the brackets of a look, in which names are of the records looked at, and its end."""
        outside = self.names
        self.names = replace(outside, kind=kind, hand=outside.kind)
        where = self.condition(depth + 1)
        self.names = outside
        self.close_bracket()
        return where

    def _no_comparison_of(self, term: TermRef) -> None:
        if self.word.text in ("is", "between", *_SIGNS):
            raise Misread(
                "PBR304",
                f"'{term.written}' is a term, true or false by itself, and cannot be compared",
                *term.span,
                f"write '{term.written}' or 'not {term.written}'",
            )

    def _is(self, left: Operand) -> Condition:
        negated = self.take_if("not")
        if self.word.text in ("known", "missing"):
            word = self.take()
            if not isinstance(left, FieldRef):
                raise Misread("PBR304", "only a field can be known or missing", *left.span)
            return Known(left, (word.text == "known") != negated, (left.span[0], word.end))
        if self.word.text in ("a", "an"):
            return self._day_is(left, negated)
        if self.take_if("one", "of"):
            choices = [self._choice(left)]
            while self.take_if(","):
                choices.append(self._choice(left))
            _check_no_choice_twice(choices)
            return OneOf(left, tuple(choices), negated, (left.span[0], choices[-1].span[1]))
        if (no_sign := word_for_a_sign(self.words[self.next :])) is not None:
            raise no_sign
        return self._compared(left, "is not" if negated else "is", self._other_side(left))

    def _day_is(self, left: Operand, negated: bool) -> Condition:
        kind, end = kind_of_day(self)
        if type_of(left) is not Type.DATE:
            raise Misread("PBR304", f"only a date is {kind.written}, and this is {type_of(left)}", *left.span)
        return DayIs(left, kind, negated, (left.span[0], end))

    def _other_side(self, left: Operand) -> Operand:
        """The value that a field is compared with; a code of the field without its quotes is told apart from a name."""
        word = self.word
        if word.kind == "name" and isinstance(left, FieldRef) and word.text in left.field.codes:
            raise Misread(
                "PBR302",
                f"'{word.text}' is a code of {left.field.name}, and codes are written in double quotes",
                word.start,
                word.end,
                f'write "{word.text}"',
            )
        return self.value()

    def _choice(self, left: Operand) -> Constant:
        choice = self._other_side(left)
        if not isinstance(choice, Constant):
            raise Misread(
                "PBR304",
                "the choices after 'is one of' are values, not fields",
                *choice.span,
                "write values with commas between them, or compare with the field by 'is'",
            )
        check_same_type(left, choice)
        check_among_codes(left, choice)
        return choice

    def _between(self, left: Operand) -> Between:
        low = self.value()
        if not self.take_if("and"):
            message, remedy = "'between' needs two ends: between … and …", "write it like between 15 and 60"
            raise Misread("PBR301", message, self.word.start, self.word.end + 1, remedy)
        high = self.value()
        check_ordered(left)
        check_same_type(left, low)
        check_same_type(left, high)
        return Between(left, low, high, (left.span[0], high.span[1]))

    def _compared(self, left: Operand, sign: Comparison, right: Operand) -> Compare:
        if sign not in ("is", "is not"):
            check_ordered(left)
        check_same_type(left, right)
        check_among_codes(left, right)
        check_among_codes(right, left)
        return Compare(left, sign, right, (left.span[0], right.span[1]))
