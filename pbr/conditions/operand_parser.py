"""Parsing values, one word (token) after the other: fields, literals, ``as at``, and moved dates."""

from fractions import Fraction

from pbr.conditions.lexer import Misread, Word, words_of
from pbr.conditions.literals import literal_of
from pbr.conditions.name_resolution import Names
from pbr.conditions.syntax_tree import AsAt, Constant, FieldRef, Operand, Shifted, TermRef, Type
from pbr.conditions.type_check import check_not_too_far, moved_by, type_of

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

    def take_if(self, *texts: str) -> bool:
        """Read these words if they come next, in this order."""
        coming = self.words[self.next : self.next + len(texts)]
        if [word.text for word in coming] == list(texts):
            self.next += len(texts)
            return True
        return False

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
        """A field, a literal, ``as at``, or a date moved by days, weeks or months."""
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

    def _shifted(self, base: Operand) -> Shifted:
        sign = -1 if self.take().text == "-" else 1
        if type_of(base) is not Type.DATE:
            raise Misread("PBR304", "only a date can be moved by days, weeks or months", *base.span)
        number = self.take()
        unit = self.take()
        kind = _UNITS.get(unit.text)
        if number.kind != "number" or "." in number.text or kind is None or len(number.text) > 5:
            raise Misread(
                "PBR301", "after '+' or '-' comes a whole number of days, weeks or months", number.start, unit.end + 1
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

    @staticmethod
    def _within_a_century(moved: Shifted, number: Word) -> Shifted:
        check_not_too_far(moved_by(moved), number.start, moved.span[1])
        return moved

    def _unshifted(self) -> Operand | TermRef:
        word = self.take()
        span = (word.start, word.end)
        match word.kind:
            case "owner":
                name = self.take()
                if name.kind != "name":
                    raise Misread("PBR301", f"a name is missing after {word.text}", *span)
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
                raise Misread("PBR301", "something is missing at the end", word.start, word.end + 1)
            case _:
                raise Misread("PBR301", f"'{word.text}' was not expected here", *span)

    def _in_hand(self, this: Word) -> FieldRef:
        """A field of the record that others are looked at from: ``this plan's ended_on``."""
        owner, name = self.take(), self.take()
        if name.kind != "name":
            raise Misread("PBR301", f"a name is missing after {owner.text}", this.start, owner.end)
        return self.names.in_hand(owner.text[:-2], name.text, (this.start, name.end))

    @staticmethod
    def text_of(operand: Operand) -> str:
        """A value as a problem names it."""
        match operand:
            case FieldRef():
                return f"'{operand.written}'"
            case Constant(written=written):
                return f"'{written}'"
            case _:
                return "a date"
