"""The words that begin a look at other records: ``any outcome where (…)``, ``no other plan of the person where (…)``.

::

    look = ("any" | "no") below "where" "(" condition ")"
         | ("any" | "no" | "another" | "no" "other") of-person "of" "the" "person" "where" "(" condition ")"
"""

from collections.abc import Sequence

from pbr.conditions.lexer import Misread, Word
from pbr.conditions.name_resolution import Names, called
from pbr.conditions.syntax_tree import (
    Among,
    And,
    Condition,
    FieldRef,
    Look,
    Not,
    Or,
    PaymentEarned,
    Span,
    TermRef,
    YesNo,
    one_of_table,
)
from pbr.conditions.written_out import written_out
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import Field, FieldType, TableKind
from pbr.values.dataclass import dataclass

_LOOKING = ("any", "no", "another")
_NOT_LOOKING = ("all", "every", "each", "some", "one", "count", "an", "a")
"""Words of how many that look at nothing: what is meant by them is said with ``any`` and ``no``."""
_PERSON = "person_id"


@dataclass(frozen=True, slots=True)
class LookBegun:
    """What the words of a look say up to its condition: which records, none of them or any, and how many words."""

    kind: TableKind
    among: Among
    none: bool
    words: int


@dataclass(frozen=True, slots=True)
class _Header:
    """The words up to ``where``, as they were written: ``no other plan of the person``."""

    words: Sequence[Word]
    kind: TableKind
    others: bool
    of_person: bool

    @property
    def first(self) -> str:
        """How many are asked for: any, no, another."""
        return self.words[0].text

    @property
    def named(self) -> Word:
        """The word for the kind of record."""
        return self.words[2 if self.words[1].text == "other" else 1]

    @property
    def span(self) -> Span:
        """The columns from the first word to the kind of record."""
        return self.words[0].start, self.named.end

    @property
    def form(self) -> str:
        """As it is written, with room for its condition."""
        return f"{' '.join(word.text for word in self.words)} where (…)"


def look_begun(coming: Sequence[Word], names: Names) -> LookBegun | None:
    """The look that the words to come begin, up to the bracket; None where they begin something else.

    Raises `Misread` where they nearly begin one, or one that cannot be seen from the record in hand.
    """
    header = _header(coming, names)
    if header is None:
        _refuse_unknown(coming, names)
        return None
    if header.first in _NOT_LOOKING:
        said = f"'{header.first} {header.named.text}' says nothing of other records"
        raise Misread("PBR330", said, *header.span, _of_every(one_of_table(header.kind.name)))
    if header.named.text != one_of_table(header.kind.name):
        one = one_of_table(header.kind.name)
        said = f"one of the {header.kind.name} is called '{one}' here, and not '{header.named.text}'"
        raise Misread("PBR330", said, *header.span, f"write {one} for {header.named.text}")
    if names.hand is not None:
        raise _nested(*header.span)
    among, length = _among(header, names), len(header.words)
    if [word.text for word in coming[length : length + 2]] != ["where", "("]:
        word = next(word for word in coming[length:] if word.text != "where")
        end = word.end + (word.kind == "end")
        said = "which record is looked for stands in brackets, after 'where'"
        raise Misread("PBR330", said, word.start, end, f"write {header.form}")
    return LookBegun(header.kind, among, header.first == "no", length + 2)


def _header(coming: Sequence[Word], names: Names) -> _Header | None:
    """The words of how many, and of which records, that stand at the front of some; None where they do not."""
    texts = [word.text for word in coming]
    if coming[0].kind != "name" or texts[0] not in (*_LOOKING, *_NOT_LOOKING):
        return None
    at = 2 if texts[:2] == ["no", "other"] else 1
    kind = _kind_called(texts[at], names) if at < len(texts) else None
    if kind is None:
        return None
    of_person = texts[at + 1 : at + 4] == ["of", "the", "person"]
    length = at + (4 if of_person else 1)
    return _Header(coming[:length], kind, at == 2 or texts[0] == "another", of_person)


def _refuse_unknown(coming: Sequence[Word], names: Names) -> None:
    """Raise `Misread` where the words look at records of a table that there is not: ``any vists where (…)``."""
    first, *more = coming
    if first.kind != "name" or first.text not in (*_LOOKING, *_NOT_LOOKING):
        return
    named, *after = more[1:] if [word.text for word in coming[:2]] == ["no", "other"] else more or [first]
    said = [word.text for word in after[:3]]
    if named.kind == "name" and (said[:1] == ["where"] or said == ["of", "the", "person"]):
        ones = [one_of_table(kind.name) for kind in names.tables.values()]
        # A plural is as near as what it is the plural of, and nothing is looked at by it.
        meant = did_you_mean(named.text, ones) or did_you_mean(named.text.removesuffix("s"), ones)
        raise Misread(
            "PBR330",
            f"there are no records called '{named.text}'",
            named.start,
            named.end,
            "; ".join(filter(None, (meant, _in_sight(names)))),
        )


def _of_every(one: str) -> str:
    """How it is said that every one is so."""
    return (
        f"write any {one} where (…) for one at least, no {one} where (…) for none; that every one is so is: any {one} "
        f"where (…) and no {one} where (not …)"
    )


def _nested(start: int, end: int) -> Misread:
    return Misread(
        "PBR333",
        "one look at other records cannot stand inside another",
        start,
        end,
        "put the inner one into a condition of its own, joined by 'and' or 'or'",
    )


def look_of(hand: TableKind, begun: LookBegun, where: Condition, span: Span) -> YesNo:
    """The look as a statement: a fact of the record in hand that says yes or no.

    Raises `Misread` where a term in its condition looks further.
    """
    if looks_in(where):
        raise _nested(*span)
    return YesNo(found_by(hand.name, begun.kind.name, begun.among, where, span), span)


def found_by(hand: str, table: str, among: Among, where: Condition, span: Span) -> FieldRef:
    """What is found by looking at the records of a table, from those of the table in hand, as a field of these."""
    one, asked = one_of_table(table), f"where ({written_out(where)})"
    words, opposite = (f"{which.format(one)} {asked}" for which in _WORDS[among])
    field = Field(words, f"Whether there is such a record: {words}.", FieldType.YES_NO, "yes")
    return FieldRef(hand, field, False, span, look=Look(table, among, where, words, opposite))


_WORDS = {
    Among.BELOW: ("any {}", "no {}"),
    Among.OF_PERSON: ("any {} of the person", "no {} of the person"),
    Among.OTHERS_OF_PERSON: ("another {} of the person", "no other {} of the person"),
}


def looks_in(condition: Condition) -> list[FieldRef]:
    """The looks at other records in a condition, and in its terms."""
    match condition:
        case YesNo(field=FieldRef(look=Look()) as fact):
            return [fact]
        case Not(condition=inner) | TermRef(condition=inner) | PaymentEarned(earned=inner):
            return looks_in(inner)
        case And(conditions=parts) | Or(conditions=parts):
            return [look for part in parts for look in looks_in(part)]
        case _:
            return []


def _kind_called(word: str, names: Names) -> TableKind | None:
    """The kind of record that a word means, in the singular or the plural."""
    return next(
        (
            kind
            for kind in names.tables.values()
            if word in (kind.one, kind.name, one_of_table(kind.name), f"{one_of_table(kind.name)}s")
        ),
        None,
    )


def _among(header: _Header, names: Names) -> Among:
    """Which records are looked at. Raises `Misread` where they cannot be from the record in hand."""
    kind, hand, span = header.kind, names.kind, header.span
    one, asked = one_of_table(kind.name), called(hand)
    if kind.parent == hand.name:
        if header.others or header.of_person:
            remedy = f"write any {one} where (…), or no {one} where (…)"
            raise Misread("PBR331", f"the {kind.name} of {asked} are its own", *span, remedy)
        return Among.BELOW
    if _PERSON not in kind.fields_by_name or not of_a_person(names):
        raise Misread("PBR331", f"{asked} has no {kind.name} to look at", *span, _in_sight(names))
    own = kind.name in (hand.name, hand.parent)
    of_person = [f"{word} {one} of the person where (…)" for word in (_OTHERS if own else _EVERY)]
    remedy = f"write {', or '.join(of_person)}"
    if not header.of_person:
        raise Misread("PBR331", f"whose {kind.name} are meant is not said", *span, remedy)
    if own and not header.others:
        said = f"{asked} is, or belongs to, one of the person's {kind.name} itself"
        raise Misread("PBR332", said, *span, remedy)
    if header.others and not own:
        said = f"{asked} is none of the person's {kind.name}, so there is no other one"
        raise Misread("PBR332", said, *span, remedy)
    return Among.OTHERS_OF_PERSON if own else Among.OF_PERSON


_OTHERS, _EVERY = ("another", "no other"), ("any", "no")


def of_a_person(names: Names) -> bool:
    """Whether the record in hand, or the one it belongs to, is of a person."""
    return any(_PERSON in kind.fields_by_name for kind in (names.kind, names.parent) if kind is not None)


def _in_sight(names: Names) -> str:
    """What can be looked at from the record in hand."""
    below = [f"any {kind.one} where (…)" for kind in names.tables.values() if kind.parent == names.kind.name]
    own = (names.kind.name, names.kind.parent)
    of_person = [
        f"{'another' if kind.name in own else 'any'} {one_of_table(kind.name)} of the person where (…)"
        for kind in names.tables.values()
        if _PERSON in kind.fields_by_name and of_a_person(names)
    ]
    sight = [*below, *of_person]
    return f"what can be looked at: {'; '.join(sight)}" if sight else "no other records can be looked at from it"
