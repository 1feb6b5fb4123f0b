"""The words that begin a look at other records: ``any outcome where (…)``, ``no other plan of the person where (…)``.

::

    look = ("any" | "no") below "where" "(" condition ")"
         | ("any" | "no" | "another" | "no" "other") of-person "of" "the" "person" "where" "(" condition ")"
"""

from collections.abc import Sequence
from dataclasses import dataclass

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
    Span,
    TermRef,
    YesNo,
    one_of_table,
)
from pbr.conditions.written_out import written_out
from pbr.records.dictionary import Field, FieldType, TableKind

_LOOKING = ("any", "no", "another")
_NOT_LOOKING = ("all", "every", "each", "some", "one", "count", "an", "a")
"""Words of how many that look at nothing: what is meant by them is said with ``any`` and ``no``."""
_OF_PERSON = ("of", "the", "person")
_PERSON = "person_id"


@dataclass(frozen=True, slots=True)
class LookBegun:
    """What the words of a look say up to its condition: which records, none of them or any, and how many words."""

    kind: TableKind
    among: Among
    none: bool
    words: int


def look_begun(coming: Sequence[Word], names: Names) -> LookBegun | None:
    """The look that the words to come begin, up to the bracket; None where they begin something else.

    Raises `Misread` where they nearly begin one, or one that cannot be seen from the record in hand.
    """
    first, second, *_ = (*coming, coming[-1])
    if first.text not in (*_LOOKING, *_NOT_LOOKING) or first.kind != "name":
        return None
    other = first.text == "no" and second.text == "other"
    at = 2 if other else 1
    named = coming[min(at, len(coming) - 1)]
    kind = _kind_called(named.text, names)
    if kind is None:
        return None
    span = (first.start, named.end)
    if first.text in _NOT_LOOKING:
        raise Misread("PBR330", f"'{first.text} {named.text}' says nothing of other records", *span, _FORM_OF_EVERY)
    if named.text != one_of_table(kind.name):
        remedy = f"write {_begun_with(first, other)} {one_of_table(kind.name)} where (…)"
        raise Misread("PBR330", f"other records are looked at one by one, so it is not '{named.text}'", *span, remedy)
    if names.hand is not None:
        raise _nested(*span)
    at += 1
    of_person = [word.text for word in coming[at : at + 3]] == list(_OF_PERSON)
    at += 3 if of_person else 0
    among = _among(kind, names, first.text == "another" or other, of_person, span)
    if [word.text for word in coming[at : at + 2]] != ["where", "("]:
        form = " ".join(word.text for word in coming[:at])
        word = coming[min(at, len(coming) - 1)]
        raise Misread(
            "PBR330",
            "which record is looked for stands in brackets",
            word.start,
            word.end + 1,
            f"write {form} where (…)",
        )
    return LookBegun(kind, among, first.text == "no", at + 2)


_FORM_OF_EVERY = (
    "write any outcome where (…) for one at least, no outcome where (…) for none; that every one is so is: any outcome "
    "where (…) and no outcome where (not …)"
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
    words = f"{_WORDS[begun.among].format(one_of_table(begun.kind.name))} where ({written_out(where)})"
    look = Look(begun.kind.name, begun.among, where, words)
    meaning = f"Whether there is such a record: {words}."
    return YesNo(FieldRef(hand.name, Field(words, meaning, FieldType.YES_NO, "yes"), False, span, look=look), span)


_WORDS = {
    Among.BELOW: "any {}",
    Among.OF_PERSON: "any {} of the person",
    Among.OTHERS_OF_PERSON: "another {} of the person",
}


def looks_in(condition: Condition) -> list[FieldRef]:
    """The looks at other records in a condition, and in its terms."""
    match condition:
        case YesNo(field=FieldRef(look=Look()) as fact):
            return [fact]
        case Not(condition=inner) | TermRef(condition=inner):
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


def _begun_with(first: Word, other: bool) -> str:
    return "no other" if other else first.text


def _among(kind: TableKind, names: Names, others: bool, of_person: bool, span: tuple[int, int]) -> Among:
    """Which records are looked at. Raises `Misread` where they cannot be from the record in hand."""
    one, hand = one_of_table(kind.name), names.kind
    if kind.parent == hand.name:
        if others or of_person:
            remedy = f"write any {one} where (…), or no {one} where (…)"
            raise Misread("PBR331", f"the {kind.name} of {called(hand)} are its own", *span, remedy)
        return Among.BELOW
    if _PERSON not in kind.fields_by_name or not _has_person(names):
        raise Misread("PBR331", f"{called(hand)} has no {kind.name} to look at", *span, _in_sight(names))
    own = kind.name in (hand.name, hand.parent)
    if not of_person:
        word = "another" if own else "any"
        raise Misread(
            "PBR331", f"whose {kind.name} are meant is not said", *span, f"write {word} {one} of the person where (…)"
        )
    if own and not others:
        raise Misread(
            "PBR332",
            f"{called(hand)} is, or belongs to, one of the person's {kind.name} itself",
            *span,
            f"write another {one} of the person where (…), or no other {one} of the person where (…)",
        )
    if others and not own:
        raise Misread(
            "PBR332",
            f"{called(hand)} is none of the person's {kind.name}, so there is no other one",
            *span,
            f"write any {one} of the person where (…), or no {one} of the person where (…)",
        )
    return Among.OTHERS_OF_PERSON if own else Among.OF_PERSON


def _has_person(names: Names) -> bool:
    return any(_PERSON in kind.fields_by_name for kind in (names.kind, names.parent) if kind is not None)


def _in_sight(names: Names) -> str:
    """What can be looked at from the record in hand."""
    below = [f"any {kind.one} where (…)" for kind in names.tables.values() if kind.parent == names.kind.name]
    own = (names.kind.name, names.kind.parent)
    of_person = [
        f"{'another' if kind.name in own else 'any'} {one_of_table(kind.name)} of the person where (…)"
        for kind in names.tables.values()
        if _PERSON in kind.fields_by_name and _has_person(names)
    ]
    sight = [*below, *of_person]
    return f"what can be looked at: {'; '.join(sight)}" if sight else "no other records can be looked at from it"
