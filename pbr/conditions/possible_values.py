"""The values that stand for all those that a record can have: what is required is never blank, a week has 168 hours."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from pbr.conditions.statements_as_values import ORDERED, Subject, Value
from pbr.records.cells.cells import can_be
from pbr.records.dictionary import Field, FieldType

_OTHER = object()
"""A text that no condition names."""


def values_of(subject: Subject, named: Iterable[Value], others: bool) -> tuple[Value, ...]:
    """Values that stand for all those that a subject can have: each named one, those beside and between, and blank.

    ``others`` adds a text that is none of the codes of the field, as there may be some day.
    """
    field = subject.field.field if subject.field else None
    if not subject.varies:
        return (0,)
    blank = () if field is not None and always_known(field) else (None,)
    if field is not None and field.type is FieldType.YES_NO:
        return (True, False, *blank)
    if field is not None and field.type not in ORDERED:
        codes = field.codes or tuple(dict.fromkeys(named))
        return (*codes, *([_OTHER] if others or not field.codes else []), *blank)
    figures = sorted({*named, *_ends(field)})
    beside = [figure + step for figure in figures for step in (-1, 0, 1)]
    if not subject.days:
        beside += [(one + other) / Fraction(2) for one, other in pairwise(figures)]
        beside += [figure + step for figure in figures for step in (Fraction(-1, 1000), Fraction(1, 1000))]
    possible = sorted({figure for figure in beside if field is None or _is_possible(field, figure)})
    return (*(possible or [0]), *blank)


def always_known(field: Field) -> bool:
    """Whether no condition ever meets this field blank: such a row is refused, or it is read as what blank means.

    A required date that is recorded after the day of settling would be blank still.
    """
    return bool(field.blank_means) or (field.required and not field.recorded)


def _ends(field: Field | None) -> tuple[Value, ...]:
    """The figures at which the possible ones of a field begin and end, where that is certain."""
    if field is None or field.type not in (FieldType.MONEY, FieldType.NUMBER) or field.may_be_negative:
        return ()
    return (0,) if field.possible is None else (0, field.possible.least, field.possible.most)


def _is_possible(field: Field, figure: Value) -> bool:
    if field.type is FieldType.DATE or field.may_be_negative:
        return True
    return bool(figure >= 0) and can_be(field, figure)


def known_of(field: Field) -> str:
    """What is certain of the values of a field, and what to do with a condition that asks for another; or nothing."""
    if field.blank_means:
        certain = f"a blank {field.name} is read as {field.blank_means}, so that it is always known"
    elif field.possible:
        least = f"0, or from {field.possible.least}" if field.possible.least else "from 0"
        certain = f"{field.name} is {least} to {field.possible.most:,}"
    elif always_known(field):
        certain = f"{field.name} is required, so that no record is without it"
    else:
        return ""
    return f"{certain}: take this out, or write what was meant"
