"""Parsing values, one word (token) after the other: fields, literals, ``as at``, and moved dates."""

from fractions import Fraction
from typing import TypeVar

from pbr.conditions.lexer import Misread, Word, words_of
from pbr.conditions.literals import literal_of
from pbr.conditions.name_resolution import Names
from pbr.conditions.operand_type import type_of
from pbr.conditions.syntax_tree import (
    AsAt,
    Constant,
    FieldRef,
    MoreOrLess,
    MovedByWorkingDays,
    Operand,
    Shifted,
    TermRef,
)
from pbr.conditions.type_check import check_not_too_far, moved_by
from pbr.conditions.value_type import Type
from pbr.conditions.working_day_words import working_days
from pbr.records.dictionary import one_of
from pbr.values.units_in_words import several_of_one

Moved = TypeVar("Moved", Shifted, MovedByWorkingDays)

_A_VALUE = "write what belongs here: a field, a code in double quotes, a number, or a day such as 2026-04-01"
_A_FIELD_OF_IT = "write a field of it, as in plan's started_on"

_UNITS = {"day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month"}


class ValueReader:
    """Reads words one after the other, and values; shared by conditions and by dates."""

    def __init__(self, text: str, names: Names) -> None:
        self.names = names
        self.words = words_of(text)
        """All the words, and an end."""
        self.next = 0
        """The place among them of the word about to be read."""

    @property
    def word(self) -> Word:
        """The word about to be read."""
        return self.words[self.next]

    def take(self) -> Word:
        """Read one word."""
        word = self.word
        if word.kind != "end":
            self.next += 1
        return word

    @property
    def _last_read(self) -> Word:
        return self.words[self.next - 1]

    def take_if(self, *texts: str) -> bool:
        """Read these words if they come next, in this order."""
        coming = self.words[self.next : self.next + len(texts)]
        if [word.text for word in coming] == list(texts):
            self.next += len(texts)
            return True
        return False

    def close_bracket(self) -> None:
        """Read the end of a bracket. Raises `Misread` where it is not there."""
        if not self.take_if(")"):
            message, remedy = "a bracket is opened and never closed", "write a ) where what is in the bracket ends"
            raise Misread("PBR301", message, self.word.start, self.word.end + 1, remedy)

    def expect_end(self) -> None:
        """Raise `Misread` where something is left over."""
        word = self.word
        if word.kind != "end":
            raise Misread(
                "PBR301",
                f"'{word.text}' was not expected here",
                word.start,
                word.end,
                "put 'and' or 'or' between two conditions" if word.kind in ("name", "owner") else "",
            )

    def value(self) -> Operand:
        """A field, a literal, ``as at``, a date moved by days, weeks, months or working days, or a number."""
        found = self.name_or_value()
        if isinstance(found, TermRef):
            raise Misread(
                "PBR304",
                f"'{found.written}' is a term, true or false, and not a value",
                *found.span,
                "join it to the rest of the condition with 'and' or 'or'",
            )
        return found

    def name_or_value(self) -> Operand | TermRef:
        """A value, or the name of a term."""
        base = self._unshifted()
        if isinstance(base, TermRef):
            return base
        while self.word.text in ("+", "-"):
            base = self._shifted(base)
        return base

    def _shifted(self, base: Operand) -> Shifted | MoreOrLess | MovedByWorkingDays:
        sign = -1 if self.take().text == "-" else 1
        if isinstance(base, FieldRef) and base.field.unit is not None and one_of(base.field.unit):
            return self._more_or_less(base, one_of(base.field.unit), sign)
        if type_of(base) is not Type.DATE:
            message = "only a date can be moved by days, weeks or months, and a number once by its own unit"
            raise Misread("PBR304", message, *base.span)
        number = self.take()
        unit = self.take()
        if unit.text == "working":
            by = working_days(self, sign, number)
            return self._within_a_century(MovedByWorkingDays(base, by, (base.span[0], self._last_read.end)), number)
        kind = _UNITS.get(unit.text)
        if number.kind != "number" or "." in number.text or kind is None or len(number.text) > 5:
            raise Misread(
                "PBR301",
                "after '+' or '-' comes a whole number of days, working days, weeks or months",
                number.start,
                unit.end + 1,
                "write it like + 14 days, + 2 weeks, or + 5 working days",
            )
        span = (base.span[0], unit.end)
        count = sign * int(number.text)
        if kind != "month":
            return self._within_a_century(Shifted(base, count * (7 if kind == "week" else 1), 0, span), number)
        if not self.names.months_declared:
            raise Misread(
                "PBR306",
                "adding months is ambiguous at the end of a month, and the heading does not say what to do",
                number.start,
                unit.end,
                "add 'months: last day where shorter' to the heading, or count in weeks",
            )
        return self._within_a_century(Shifted(base, 0, count, span), number)

    def _more_or_less(self, base: FieldRef, one: str, sign: int) -> MoreOrLess:
        """A number of a record, and so many of its unit more or less."""
        many = several_of_one(one)
        number, unit = self.take(), self.take()
        if number.kind != "number" or unit.text not in (one, many):
            raise Misread(
                "PBR301",
                f"after '+' or '-' comes how many {many}, for '{base.written}' holds {base.field.unit}",
                number.start,
                unit.end + (unit.kind == "end"),
                f"write it like {base.written} + 5 {many}",
            )
        written = f"{base.written} {'-' if sign < 0 else '+'} {number.text} {unit.text}"
        return MoreOrLess(base, sign * Fraction(number.text), written, (base.span[0], unit.end))

    @staticmethod
    def _within_a_century(moved: Moved, number: Word) -> Moved:
        check_not_too_far(moved_by(moved), number.start, moved.span[1])
        return moved

    def _unshifted(self) -> Operand | TermRef:
        word = self.take()
        span = (word.start, word.end)
        match word.kind:
            case "owner":
                name = self.take()
                if name.kind != "name":
                    raise Misread("PBR301", f"a name is missing after {word.text}", *span, _A_FIELD_OF_IT)
                return self.names.owned(word.text[:-2], name.text, (word.start, name.end))
            case "name" if word.text == "as" and self.take_if("at"):
                return AsAt((word.start, word.end + 3))
            case "name" if word.text == "this" and self.word.kind == "owner":
                return self._in_hand(word)
            case "name" if word.text in ("yes", "no"):
                return Constant(word.text == "yes", Type.YES_NO, word.text, span)
            case "name":
                return self.names.bare(word.text, span)
            case "text":
                return Constant(word.text[1:-1], Type.TEXT, word.text, span)
            case "number":
                return Constant(Fraction(word.text), Type.NUMBER, word.text, span)
            case "date" | "money" | "percent":
                return literal_of(word)
            case "end":
                raise Misread("PBR301", "something is missing at the end", word.start, word.end + 1, _A_VALUE)
            case _:
                raise Misread("PBR301", f"'{word.text}' was not expected here", *span, _A_VALUE)

    def _in_hand(self, this: Word) -> FieldRef:
        """A field of the record that others are looked at from: ``this plan's ended_on``."""
        owner, name = self.take(), self.take()
        if name.kind != "name":
            raise Misread("PBR301", f"a name is missing after {owner.text}", this.start, owner.end, _A_FIELD_OF_IT)
        return self.names.in_hand(owner.text[:-2], name.text, (this.start, name.end))

    @staticmethod
    def text_of(operand: Operand) -> str:
        """A value as a problem names it."""
        match operand:
            case FieldRef():
                return f"'{operand.written}'"
            case Constant(written=written) | MoreOrLess(written=written):
                return f"'{written}'"
            case _:
                return "a date"
