"""Reading a condition: words to meaning, with every name found and every type checked.

::

    condition  = both { "or" both }
    both       = negation { "and" negation }
    negation   = "not" negation | statement
    statement  = "(" condition ")" | comparison of records | value comparison | yes-or-no field | term
    comparison = ("<" | "<=" | ">" | ">=") value
               | "is" ["not"] (value | "known" | "missing" | "one of" value {"," value})
               | "between" value "and" value
    value      = ([owner] name | literal | "as at") {("+" | "-") number ("days" | "weeks" | "months")}
"""

from fractions import Fraction

from pbr.conditions.agreement import (
    check_among_codes,
    check_not_too_far,
    check_ordered,
    check_same_type,
    moved_by,
    type_of,
)
from pbr.conditions.comparing import compared_by
from pbr.conditions.literal import literal_of
from pbr.conditions.meaning import (
    And,
    AsAt,
    Between,
    Compare,
    Comparison,
    Condition,
    Constant,
    FieldRef,
    Known,
    Not,
    OneOf,
    Operand,
    Or,
    Shifted,
    TermRef,
    Type,
    YesNo,
)
from pbr.conditions.names import Names
from pbr.conditions.words import Misread, Word, words_of
from pbr.records.dictionary import FieldType

DEEPEST = 10
"""How deep brackets and 'not' may nest."""
_SIGNS: tuple[Comparison, ...] = ("<=", ">=", "<", ">")
_SIGN_OF_WORD = {"before": "<", "after": ">"}
_HOW_MANY = ("no", "any", "all", "every", "each", "some", "one", "count", "an", "a")
_UNITS = {"day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month"}


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


class Reader:
    """Reads words one after the other; shared by conditions and by dates."""

    def __init__(self, text: str, names: Names) -> None:
        self.names = names
        self._words = words_of(text)
        self._next = 0

    @property
    def word(self) -> Word:
        """The word about to be read."""
        return self._words[self._next]

    def take(self) -> Word:
        """Read one word."""
        word = self.word
        if word.kind != "end":
            self._next += 1
        return word

    def take_if(self, *texts: str) -> bool:
        """Read these words if they come next, in this order."""
        coming = self._words[self._next : self._next + len(texts)]
        if [word.text for word in coming] == list(texts) and all(word.kind in ("name", "sign") for word in coming):
            self._next += len(texts)
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

    def condition(self, depth: int) -> Condition:
        """One or more, joined by ``or``."""
        if depth > DEEPEST:
            raise Misread(
                "PBR301",
                "brackets are nested too deep to read; name the inner part under 'terms'",
                self.word.start,
                self.word.end,
            )
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
            if depth > DEEPEST:
                return self.condition(depth + 1)
            inner = self._negation(depth + 1)
            return Not(inner, (start, inner.span[1]))
        return self._statement(depth)

    def _statement(self, depth: int) -> Condition:
        if self.take_if("("):
            inner = self.condition(depth + 1)
            if not self.take_if(")"):
                raise Misread("PBR301", "a bracket is opened and never closed", self.word.start, self.word.end + 1)
            return inner
        self._no_looking_downwards()
        compared = compared_by(self._words[self._next :], self.names.kind)
        if compared is not None:
            self._next += compared.words
            return YesNo(compared.fact, compared.fact.span)
        left = self._name_or_value()
        if isinstance(left, TermRef):
            self._no_comparison_of(left)
            return left
        if self.take_if("is"):
            return self._is(left)
        if self.take_if("between"):
            return self._between(left)
        if self.word.kind == "sign" and self.word.text in _SIGNS:
            sign = _SIGNS[_SIGNS.index(self.take().text)]
            return self._compared(left, sign, self._other_side(left))
        if isinstance(left, FieldRef) and left.field.type is FieldType.YES_NO:
            return YesNo(left, left.span)
        self._no_word_for_a_sign()
        raise Misread(
            "PBR301",
            f"{self._text_of(left)} is not yes or no by itself; compare it with something",
            *left.span,
            "write, for example, 'is known' or 'is \"…\"' after it",
        )

    def _no_looking_downwards(self) -> None:
        """Refuse ``no outcome where …`` and the like in its own words, and not for its first word alone."""
        word, following = (
            self._words[self._next : self._next + 2] if self.word.kind != "end" else (self.word, self.word)
        )
        if word.kind == "name" and word.text in _HOW_MANY and following.kind == "name":
            self.names.not_downwards(following.text, (word.start, following.end))

    def _no_word_for_a_sign(self) -> None:
        word = self.word
        if word.kind == "name" and word.text in _SIGN_OF_WORD:
            remedy = f"did you mean '{_SIGN_OF_WORD[word.text]}'?"
            raise Misread("PBR301", f"'{word.text}' does not compare two values", word.start, word.end, remedy)

    def _no_comparison_of(self, term: TermRef) -> None:
        if self.word.text in ("is", "between", *_SIGNS) and self.word.kind in ("name", "sign"):
            raise Misread(
                "PBR304",
                f"'{term.written}' is a term, true or false by itself, and cannot be compared",
                *term.span,
                f"write '{term.written}' or 'not {term.written}'",
            )

    def _is(self, left: Operand) -> Condition:
        negated = self.take_if("not")
        if self.word.text in ("known", "missing") and self.word.kind == "name":
            word = self.take()
            if not isinstance(left, FieldRef):
                raise Misread("PBR304", "only a field can be known or missing", *left.span)
            return Known(left, (word.text == "known") != negated, (left.span[0], word.end))
        if self.take_if("one", "of"):
            choices = [self._choice(left)]
            while self.take_if(","):
                choices.append(self._choice(left))
            _check_no_choice_twice(choices)
            return OneOf(left, tuple(choices), negated, (left.span[0], choices[-1].span[1]))
        self._no_word_for_a_sign()
        return self._compared(left, "is not" if negated else "is", self._other_side(left))

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
            raise Misread("PBR301", "'between' needs two ends: between … and …", self.word.start, self.word.end + 1)
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

    def value(self) -> Operand:
        """A field, a literal, ``as at``, or a date moved by days, weeks or months."""
        found = self._name_or_value()
        if isinstance(found, TermRef):
            raise Misread(
                "PBR304",
                f"'{found.written}' is a term, true or false, and not a value",
                *found.span,
                "join it to the rest of the condition with 'and' or 'or'",
            )
        return found

    def _name_or_value(self) -> Operand | TermRef:
        base = self._unshifted()
        if isinstance(base, TermRef):
            return base
        while self.word.text in ("+", "-") and self.word.kind == "sign":
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

    @staticmethod
    def _text_of(operand: Operand) -> str:
        match operand:
            case FieldRef():
                return f"'{operand.written}'"
            case Constant(written=written):
                return f"'{written}'"
            case _:
                return "a date"
