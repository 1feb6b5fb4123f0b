"""The texts that a condition compares fields with, each with its field: what a scheme writes and records must have."""

from collections.abc import Iterator

from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.syntax_tree import And, Compare, Condition, Constant, FieldRef, Not, OneOf, Or, TermRef


def texts_compared(condition: Condition) -> Iterator[tuple[FieldRef, str]]:
    """Every text with the field it is compared with, those asked of the records that it looks at among them.

    What earns another payment is not: it is that payment's own.
    """
    match condition:
        case TermRef(condition=inner) | Not(condition=inner):
            yield from texts_compared(inner)
        case And(conditions=parts) | Or(conditions=parts):
            for part in parts:
                yield from texts_compared(part)
        case Compare(left=FieldRef() as ref, right=Constant(value=str() as text)):
            yield ref, text
        case Compare(left=Constant(value=str() as text), right=FieldRef() as ref):
            yield ref, text
        case OneOf(left=FieldRef() as ref, choices=choices):
            yield from ((ref, one.value) for one in choices if isinstance(one.value, str))
        case _:
            for ref in fields_of(condition):
                if ref.look is not None:
                    yield from texts_compared(ref.look.where)
