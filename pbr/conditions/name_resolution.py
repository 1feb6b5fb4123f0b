"""Name resolution: what a name in a condition stands for, a field of the record or its parent, or a term."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace

from pbr.calendar.calendar import Calendar
from pbr.conditions.lexer import Misread
from pbr.conditions.syntax_tree import Condition, FieldRef, PaymentEarned, Span, TermRef, one_of_table
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TABLES, Field, TableKind, Tables
from pbr.values.dataclass import dataclass
from pbr.values.window import Cycle

TermLookup = Callable[[str, str], Condition | None]
"""Given a table and a name, the condition of that term, or None where there is no such term."""

EarnedLookup = Callable[[str, TableKind, Span], PaymentEarned]
"""Given the name of a payment, the kind of record that asks and its columns, whether it is earned there."""


def called(kind: TableKind) -> str:
    """What one row of a table is called, with its article: ``a plan``, ``an outcome``."""
    return f"{kind.article} {kind.one}"


def with_codes(table: str, one: Field, listed: Mapping[tuple[str, str], tuple[str, ...]]) -> Field:
    """The field with the codes that a framework lists for it; as it is where none does."""
    codes = listed.get((table, one.name))
    return one if codes is None else replace(one, codes=codes)


@dataclass(frozen=True, slots=True)
class Names:
    """The names that mean something for one kind of record.

    ``terms`` lists the names of the terms of each table; ``term`` reads one (and notices a circle).
    ``months_declared`` is whether the heading says what adding a month does at the end of a month. ``listed`` are the
    codes that the framework lists, by the table and field that hold them. ``tables`` are the kinds of record that there
    are, and ``used`` gathers the fields that names were found to stand for. ``cycle`` is what the heading says one is,
    and ``calendar`` that of the heading. ``weeks_counted`` is whether weeks from Monday are counted, which have an end.
    ``hand`` is the kind of record that others are looked at from, while they are.
    ``earned`` finds payments, where a condition may ask whether one is earned.
    """

    kind: TableKind
    terms: Mapping[str, Sequence[str]]
    term: TermLookup
    months_declared: bool
    listed: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    tables: Tables = field(default_factory=lambda: TABLES)
    used: set[tuple[str, str]] = field(default_factory=set)
    cycle: Cycle | None = None
    calendar: Calendar | None = None
    weeks_counted: bool = False
    hand: TableKind | None = None
    earned: EarnedLookup | None = None

    @property
    def parent(self) -> TableKind | None:
        """The kind of record this one belongs to."""
        return self.tables[self.kind.parent] if self.kind.parent else None

    def bare(self, name: str, span: Span) -> FieldRef | TermRef:
        """A name by itself: a term, or a field of the record in hand."""
        return self._find(self.kind, name, span, of_parent=False)

    def owned(self, owner: str, name: str, span: Span) -> FieldRef | TermRef:
        """A name after a possessive: ``plan's rate``, or ``visit's delivered_minutes`` for the record in hand."""
        if self.hand is not None and owner == self.kind.one and self.kind.name in (self.hand.name, self.hand.parent):
            raise Misread(
                "PBR334",
                f"here '{owner}'s' may be of the {owner} looked at, or of the one it is looked at from",
                *span,
                f"write {name} for the one looked at, and this {owner}'s {name} for the other",
            )
        if owner == self.kind.one:
            return self._find(self.kind, name, span, of_parent=False)
        if self.parent is not None and owner == self.parent.one:
            return self._find(self.parent, name, span, of_parent=True)
        self.not_downwards(owner, span)
        owners = [kind.one for kind in (self.kind, self.parent) if kind is not None]
        raise Misread(
            "PBR303",
            f"{called(self.kind)} has no {owner} to look at here",
            *span,
            did_you_mean(owner, owners) or f"what can be looked at from {called(self.kind)}: {', '.join(owners)}",
        )

    def in_hand(self, owner: str, name: str, span: Span) -> FieldRef:
        """A field of the record that others are looked at from, or of its parent: ``this plan's ended_on``."""
        if self.hand is None:
            raise Misread(
                "PBR335",
                f"'this {owner}'s' is said where other records are looked at, to tell them from the one in hand",
                *span,
                f"of the record in hand write {name}",
            )
        above = self.tables[self.hand.parent] if self.hand.parent else None
        for kind in (self.hand, above):
            if kind is not None and owner in (kind.one, one_of_table(kind.name)):
                return self._field_in_hand(kind, name, span)
        owners = [one_of_table(kind.name) for kind in (self.hand, above) if kind is not None]
        raise Misread(
            "PBR335",
            f"the record in hand is no {owner}",
            *span,
            did_you_mean(owner, owners)
            or f"it is a {' or a '.join(owners)}: write this {owners[0]}'s, and a field of it",
        )

    def _field_in_hand(self, kind: TableKind, name: str, span: Span) -> FieldRef:
        found = self._find(kind, name, span, of_parent=kind is not self.hand)
        if isinstance(found, TermRef):
            raise Misread(
                "PBR336",
                f"'{name}' is a term of the record in hand, and a look compares with its fields",
                *span,
                f"put it before the look: {name} and …",
            )
        return replace(found, in_hand=True)

    def not_downwards(self, name: str, span: Span) -> None:
        """Raise `Misread` where a name is that of the records that belong to the one in hand."""
        below = next((kind for kind in self.tables.values() if name in (kind.one, kind.name)), None)
        if below is not None and below.parent == self.kind.name:
            raise Misread(
                "PBR303",
                f"a condition of {called(self.kind)} cannot look at its {below.name}: there may be several, or none",
                *span,
                f"ask whether there is one (any {below.one} where …, no {below.one} where …), count them in a measure "
                f"(count: {below.one} where …, out of: {below.one}), or pay for each: {below.one}",
            )

    def _find(self, kind: TableKind, name: str, span: Span, *, of_parent: bool) -> FieldRef | TermRef:
        condition = self.term(kind.name, name)
        if condition is not None:
            return TermRef(name, kind.name, of_parent, condition, span)
        found = kind.fields_by_name.get(name)
        if found is not None:
            self.used.add((kind.name, name))
            return FieldRef(kind.name, with_codes(kind.name, found, self.listed), of_parent, span)
        raise Misread(
            "PBR302", f"'{name}' is neither a field of {called(kind)} nor a term", *span, self._remedy(kind, name)
        )

    def _remedy(self, kind: TableKind, name: str) -> str:
        if self.hand is not None and kind is self.kind and name in self.hand.fields_by_name:
            one = one_of_table(self.hand.name)
            return f"it belongs to the {one} that others are looked at from: write this {one}'s {name}"
        if self.parent is not None and kind is self.kind:
            in_parent = self.parent.fields_by_name.get(name) is not None or name in self.terms.get(self.parent.name, ())
            if in_parent:
                return f"it belongs to the {self.parent.one}: write {self.parent.one}'s {name}"
        elsewhere = [other for other in self.tables.values() if name in other.fields_by_name]
        if elsewhere and kind is self.kind:
            owners = " and ".join(called(other) for other in elsewhere)
            return f"it is a field of {owners}, and cannot be looked at from {called(kind)}"
        known = [*self.terms.get(kind.name, ()), *(field.name for field in kind.fields)]
        return (
            did_you_mean(name, known) or f"fields of {called(kind)}: {', '.join(field.name for field in kind.fields)}"
        )
