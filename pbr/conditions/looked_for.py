"""Which records a look is at, by its words: those below the record in hand, its person's, or its person's others."""

from collections.abc import Sequence

from pbr.conditions.lexer import Misread, Word
from pbr.conditions.look_told import several_of_table
from pbr.conditions.name_resolution import Names, called
from pbr.conditions.syntax_tree import Among, Span, one_of_table
from pbr.records.dictionary import TableKind
from pbr.values.dataclass import dataclass

_PERSON = "person_id"


@dataclass(frozen=True, slots=True)
class LookedFor:
    """The words up to ``where``, as they were written: ``no other plan of the person``, ``2 outcomes``."""

    words: Sequence[Word]
    kind: TableKind
    others: bool
    of_person: bool

    @property
    def first(self) -> str:
        """How many are asked for: any, no, another, or a number of them."""
        return self.words[0].text

    @property
    def many(self) -> int:
        """How many have to fit: one, unless a number of them is asked for."""
        return int(self.first) if self.words[0].kind == "number" else 1

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
        at_least = "at least " if self.many > 1 else ""
        return f"{at_least}{' '.join(word.text for word in self.words)} where (…)"

    def remedy(self, *, others: bool, of_person: bool) -> str:
        """How such a look is written, of others or of all."""
        one, several = one_of_table(self.kind.name), several_of_table(self.kind.name)
        if self.many > 1:
            ways = [f"at least {self.many} {'other ' if others else ''}{several}"]
        else:
            ways = [f"another {one}", f"no other {one}"] if others else [f"any {one}", f"no {one}"]
        whose = " of the person" if of_person else ""
        return f"write {', or '.join(f'{way}{whose} where (…)' for way in ways)}"


def among_of(header: LookedFor, names: Names) -> Among:
    """Which records are looked at. Raises `Misread` where they cannot be from the record in hand."""
    kind, hand, span = header.kind, names.kind, header.span
    asked = called(hand)
    if kind.parent == hand.name:
        if header.others or header.of_person:
            remedy = header.remedy(others=False, of_person=False)
            raise Misread("PBR331", f"the {kind.name} of {asked} are its own", *span, remedy)
        return Among.BELOW
    if _PERSON not in kind.fields_by_name or not of_a_person(names):
        raise Misread("PBR331", f"{asked} has no {kind.name} to look at", *span, in_sight(names))
    own = kind.name in (hand.name, hand.parent)
    remedy = header.remedy(others=own, of_person=True)
    if not header.of_person:
        raise Misread("PBR331", f"whose {kind.name} are meant is not said", *span, remedy)
    if own and not header.others:
        said = f"{asked} is, or belongs to, one of the person's {kind.name} itself"
        raise Misread("PBR332", said, *span, remedy)
    if header.others and not own:
        said = f"{asked} is none of the person's {kind.name}, so there is no other one"
        raise Misread("PBR332", said, *span, remedy)
    return Among.OTHERS_OF_PERSON if own else Among.OF_PERSON


def of_a_person(names: Names) -> bool:
    """Whether the record in hand, or the one it belongs to, is of a person."""
    return any(_PERSON in kind.fields_by_name for kind in (names.kind, names.parent) if kind is not None)


def in_sight(names: Names) -> str:
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


def nested(start: int, end: int) -> Misread:
    """That a look stands inside another."""
    return Misread(
        "PBR333",
        "one look at other records cannot stand inside another",
        start,
        end,
        "put the inner one into a condition of its own, joined by 'and' or 'or'",
    )


def kind_called(word: str, names: Names) -> TableKind | None:
    """The kind of record that a word means, in the singular or the plural."""
    return next(
        (
            kind
            for kind in names.tables.values()
            if word in (kind.one, kind.name, one_of_table(kind.name), f"{one_of_table(kind.name)}s")
        ),
        None,
    )
