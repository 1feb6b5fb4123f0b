"""The words that begin a look at other records: ``any outcome where (…)``, ``no other plan of the person where (…)``.

::

    look = ("any" | "no") below "where" "(" condition ")"
         | ("any" | "no" | "another" | "no" "other") of-person "of" "the" "person" "where" "(" condition ")"
"""

from collections.abc import Sequence

from pbr.conditions.lexer import Misread, Word
from pbr.conditions.look_told import several_of_table
from pbr.conditions.looked_for import LookedFor, among_of, in_sight, kind_called, nested
from pbr.conditions.name_resolution import Names
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


@dataclass(frozen=True, slots=True)
class LookBegun:
    """What the words of a look say up to its condition: which records, none of them or any, and how many words."""

    kind: TableKind
    among: Among
    none: bool
    words: int
    many: int = 1


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
    return begun_by(header, coming, names)


def begun_by(header: LookedFor, coming: Sequence[Word], names: Names) -> LookBegun:
    """The look that words begin, with the words after those of which records: ``where`` and a bracket."""
    if names.hand is not None:
        raise nested(*header.span)
    among, length = among_of(header, names), len(header.words)
    if [word.text for word in coming[length : length + 2]] != ["where", "("]:
        word = next(word for word in coming[length:] if word.text != "where")
        end = word.end + (word.kind == "end")
        said = "which record is looked for stands in brackets, after 'where'"
        raise Misread("PBR330", said, word.start, end, f"write {header.form}")
    return LookBegun(header.kind, among, header.first == "no", length + 2, header.many)


def _header(coming: Sequence[Word], names: Names) -> LookedFor | None:
    """The words of how many, and of which records, that stand at the front of some; None where they do not."""
    texts = [word.text for word in coming]
    if coming[0].kind != "name" or texts[0] not in (*_LOOKING, *_NOT_LOOKING):
        return None
    at = 2 if texts[:2] == ["no", "other"] else 1
    kind = kind_called(texts[at], names) if at < len(texts) else None
    if kind is None:
        return None
    of_person = texts[at + 1 : at + 4] == ["of", "the", "person"]
    length = at + (4 if of_person else 1)
    return LookedFor(coming[:length], kind, at == 2 or texts[0] == "another", of_person)


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
            "; ".join(filter(None, (meant, in_sight(names)))),
        )


def _of_every(one: str) -> str:
    """How it is said that every one is so."""
    return (
        f"write any {one} where (…) for one at least, no {one} where (…) for none; that every one is so is: any {one} "
        f"where (…) and no {one} where (not …)"
    )


def look_of(hand: TableKind, begun: LookBegun, where: Condition, span: Span) -> YesNo:
    """The look as a statement: a fact of the record in hand that says yes or no.

    Raises `Misread` where a term in its condition looks further.
    """
    if looks_in(where):
        raise nested(*span)
    return YesNo(found_by(hand.name, begun.kind.name, begun.among, where, span, begun.many), span)


def found_by(hand: str, table: str, among: Among, where: Condition, span: Span, many: int = 1) -> FieldRef:
    """What is found by looking at the records of a table, from those of the table in hand, as a field of these.

    ``many``: how many at least have to fit.
    """
    asked = f"where ({written_out(where)})"
    if many == 1:
        words, opposite = (f"{which.format(one_of_table(table))} {asked}" for which in _WORDS[among])
    else:
        so_many = f"{many} {_SEVERAL[among].format(several_of_table(table))} {asked}"
        words, opposite = f"at least {so_many}", f"fewer than {so_many}"
    told = "there is such a record" if many == 1 else f"there are {many} such records"
    field = Field(words, f"Whether {told}: {words}.", FieldType.YES_NO, "yes")
    return FieldRef(hand, field, False, span, look=Look(table, among, where, words, opposite, many=many))


_WORDS = {
    Among.BELOW: ("any {}", "no {}"),
    Among.OF_PERSON: ("any {} of the person", "no {} of the person"),
    Among.OTHERS_OF_PERSON: ("another {} of the person", "no other {} of the person"),
}
_SEVERAL = {
    Among.BELOW: "{}",
    Among.OF_PERSON: "{} of the person",
    Among.OTHERS_OF_PERSON: "other {} of the person",
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
