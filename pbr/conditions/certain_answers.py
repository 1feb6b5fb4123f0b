"""Whether a condition can come out either way: what is never true pays nobody, and what is always true asks nothing."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from itertools import chain

from pbr.conditions.compiler import Answer
from pbr.conditions.lexer import Misread
from pbr.conditions.possible_answers import joined
from pbr.conditions.possible_values import known_of, values_of
from pbr.conditions.statements_as_values import (
    JoinedStatements,
    OneStatement,
    OppositeOf,
    Subject,
    Tree,
    Value,
    primitives_of,
    tree_of,
)
from pbr.conditions.syntax_tree import And, Condition, FieldRef, Look, Not, Or, PaymentEarned, TermRef, YesNo

_MOST_LOOKED_AT = 20_000
"""Statements looked at before a condition is too tangled to be sure of, and is left as it is."""


def check_answers(condition: Condition) -> None:
    """Raise `Misread` where a part of a condition is never true, is always true, or says one thing twice.

    The terms in it are taken as they are meant, and each is checked where it is written. What cannot be settled by
    holding statements about one field against each other is taken to come out either way.
    """
    for part in _parts_written(condition):
        if not can_be(part, True):
            raise Misread("PBR324", "this is never true, whatever a record says", *part.span, _because(part) or _NEVER)
        if not can_be(part, False):
            message = "this is true of every record in which it is known"
            raise Misread("PBR324", message, *part.span, _because(part) or _ALWAYS)
        if isinstance(part, And | Or):
            _check_nothing_twice(part)


_NEVER = "take out one of the two that cannot both be true, or put 'or' between them"
_ALWAYS = "write 'is known' where that is meant; or take it out, or put 'and' for 'or'"


def _because(part: Condition) -> str:
    """What the dictionary of records says of the field that a statement looks at, where it is one statement alone."""
    only, *others = primitives_of(tree_of(part))
    return "" if others or only.subject.field is None else known_of(only.subject.field.field)


def can_be(condition: Condition, answer: bool) -> bool:
    """Whether a condition can come to this answer for some record; True where that cannot be settled."""
    tree = tree_of(condition)
    primitives = primitives_of(tree)
    # A code may be added to those of a field some day, so that none of them is certain to be met.
    values = _values(primitives, others=not answer)
    met = Counter(one.subject.key for one in primitives if one.subject.varies)
    entangled = [key for key, times in met.items() if times > 1]
    search = _Search(tree, values, answer)
    return search.reached(entangled, {})


def _parts_written(condition: Condition) -> list[Condition]:
    """A condition and all that is joined in it, the smallest first; what is named is looked at where it is written."""
    match condition:
        case TermRef() | PaymentEarned():
            return []
        case Not(condition=inner):
            return _parts_written(inner)
        case And(conditions=parts) | Or(conditions=parts):
            return [*chain.from_iterable(map(_parts_written, parts)), condition]
        case YesNo(field=FieldRef(look=Look(where=where))):
            return [*_parts_written(where), condition]
        case _:
            return [condition]


def _check_nothing_twice(joined: And | Or) -> None:
    """Raise `Misread` where one of what is joined says the same as one before it."""
    parts = _flat(joined)
    trees = [tree_of(part) for part in parts]
    values = _values([one for tree in trees for one in primitives_of(tree)], others=True)
    said: list[object] = []
    for part, tree in zip(parts, trees, strict=True):
        says = _says(part, tree, values)
        if says in said:
            raise Misread("PBR430", "this is said twice here", *part.span, "take it out, or write what was meant")
        said.append(says)


def _flat(joined: And | Or) -> list[Condition]:
    kind = type(joined)
    return [
        one
        for part in joined.conditions
        for one in (_flat(part) if isinstance(part, And | Or) and type(part) is kind else [part])
    ]


def _says(part: Condition, tree: Tree, values: dict[Hashable, tuple[Value, ...]]) -> object:
    """What something says, so that two ways of saying it are alike: of one field, its answer to each value."""
    if isinstance(part, TermRef):
        return ("term", part.table, part.name)
    if isinstance(part, PaymentEarned):
        return ("earned", part.name)
    subjects = {one.subject.key for one in primitives_of(tree)}
    if len(subjects) != 1:
        return (type(part), *(_says(one, tree_of(one), values) for one in _inside(part))) if _inside(part) else id(part)
    (subject,) = subjects
    return (subject, tuple(_answers(tree, {subject: value}, values) for value in values[subject]))


def _inside(part: Condition) -> tuple[Condition, ...]:
    match part:
        case Not(condition=inner):
            return (inner,)
        case And(conditions=parts) | Or(conditions=parts):
            return parts
        case _:
            return ()


def _values(primitives: Sequence[OneStatement], others: bool) -> dict[Hashable, tuple[Value, ...]]:
    """The values to try of each subject."""
    subjects: dict[Hashable, Subject] = {}
    named: defaultdict[Hashable, list[Value]] = defaultdict(list)
    for one in primitives:
        subjects.setdefault(one.subject.key, one.subject)
        named[one.subject.key] += one.named
    return {key: values_of(subject, named[key], others) for key, subject in subjects.items()}


class _Search:
    """Goes through the values of what several statements look at, until a condition comes to an answer."""

    def __init__(self, tree: Tree, values: dict[Hashable, tuple[Value, ...]], answer: bool) -> None:
        self.tree = tree
        self.values = values
        self.answer = answer
        self.size = len(primitives_of(tree))
        self.looked_at = 0

    def reached(self, left: Sequence[Hashable], chosen: dict[Hashable, Value]) -> bool:
        """Whether the answer is reached with these values chosen, and any of those that are left."""
        self.looked_at += self.size
        if self.looked_at > _MOST_LOOKED_AT:
            return True
        if self.answer not in _answers(self.tree, chosen, self.values):
            return False
        if not left:
            return True
        first, *others = left
        return any(self.reached(others, {**chosen, first: value}) for value in self.values[first])


def _answers(tree: Tree, chosen: dict[Hashable, Value], values: dict[Hashable, tuple[Value, ...]]) -> frozenset[Answer]:
    """What a tree can come to with these values chosen, and any of the others."""
    match tree:
        case OneStatement(subject=subject, holds=holds):
            if subject.key in chosen:
                return frozenset((holds(chosen[subject.key]),))
            return frozenset(map(holds, values[subject.key]))
        case OppositeOf(part=part):
            return frozenset(None if one is None else not one for one in _answers(part, chosen, values))
        case JoinedStatements(both=both, parts=parts):
            return joined([_answers(part, chosen, values) for part in parts], settles=not both)
