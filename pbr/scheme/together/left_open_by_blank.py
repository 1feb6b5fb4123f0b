"""A deduction that a blank leaves open for ever, where the blank may mean that what it is for never happened.

What is not known is never taken off and never let go. So a deduction that asks how a day compares with another says
what there is to do while there is no such day: whoever never came back has none.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from pbr.conditions.compiler import Answer
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.possible_answers import of_statements, while_blank
from pbr.conditions.syntax_tree import (
    And,
    Between,
    Compare,
    Condition,
    FieldRef,
    Known,
    Not,
    Or,
    PaymentEarned,
    TermRef,
)
from pbr.records.dictionary import FieldType, Tables
from pbr.scheme.payments.gates import Gates
from pbr.scheme.payments.gates_form import GatesForm
from pbr.scheme.payments.payments import Payment
from pbr.scheme.payments.payments_form import PaymentForm
from pbr.scheme.reading.reading_context import Reading

_SETTLED: frozenset[Answer] = frozenset((True, False))


def check_left_open(payment: Payment, form: PaymentForm, reading: Reading) -> None:
    """Warn where a blank leaves a deduction, or a part of one, open instead of untrue."""
    if payment.verb != "deduct":
        return
    where = [payment.scope.where] if payment.scope.where else []
    _check_gates(payment.gates, form, where, reading)
    above = [*where, *_must_be_true(payment.gates)]
    for part in payment.parts:
        spread = [part.spread.where] if part.spread and part.spread.where else []
        _check_gates(part.gates, (form.parts or {})[part.name], [*above, *spread], reading)


def _must_be_true(gates: Gates) -> list[Condition]:
    return [gate.condition for gate in (gates.waits_for, gates.when) if gate is not None]


def _check_gates(gates: Gates, form: GatesForm, before: list[Condition], reading: Reading) -> None:
    """Warn of each field of a ``when`` that may stay blank, unless ``before`` it something else asks for it."""
    when = gates.when
    if when is None or form.when is None:
        return
    asked_for = [*before, *([gates.waits_for.condition] if gates.waits_for else [])]
    named: set[str] = set()
    for ref in _may_stay_blank(when.condition, True, reading.tables):
        is_blank = _is_field(ref)
        if ref.written in named or any(True not in while_blank(one, is_blank) for one in asked_for):
            continue
        named.add(ref.written)
        if _leaves_open(when.condition, ref, reading.tables):
            reading.problem(
                "PBR388",
                f"while {ref.written} is blank this is not known: the deduction stays open, for ever where none comes",
                form.when.place,
                f"where a blank is nothing to take off, {_instead(ref)}; where somebody has still to find out, write "
                f"waits for: {ref.written} is known",
                warning=True,
            )


def _instead(ref: FieldRef) -> str:
    """What to write where a blank is nothing to take off."""
    known = f"write '{ref.written} is known and' before it is compared"
    if ref.field.type in (FieldType.NUMBER, FieldType.MONEY):
        return f"write 'blank means nil' after what {ref.field.name} holds, or {known}"
    return known


def _is_field(ref: FieldRef) -> Callable[[FieldRef], bool]:
    """Whether another is the same field of the same record."""
    return lambda each: (each.table, each.field.name) == (ref.table, ref.field.name)


def _may_stay_blank(condition: Condition, wanted: bool, tables: Tables) -> Iterator[FieldRef]:
    """The fields compared for which a blank may be all that there ever is, where the condition is to be ``wanted``."""
    match condition:
        case TermRef(condition=inner, of_parent=of_parent):
            for ref in _may_stay_blank(inner, wanted, tables):
                yield replace(ref, of_parent=True) if of_parent else ref
        case Not(condition=inner):
            yield from _may_stay_blank(inner, not wanted, tables)
        case And(conditions=parts) | Or(conditions=parts):
            for part in parts:
                yield from _may_stay_blank(part, wanted, tables)
        case Compare() | Between():
            early = set(_wanted_early(condition, wanted))
            for ref in fields_of(condition):
                if _may_never_come(ref, tables) or (ref in early and ref.field.recorded):
                    yield ref
        case _:
            pass


def _wanted_early(statement: Compare | Between, wanted: bool) -> list[FieldRef]:
    """The fields that have to come before or on a day: once that has gone by a blank could only be untrue.

    A day that has to come after another may still come, and what is late is rightly open until it does.
    """
    match statement:
        case Between(left=left):
            return fields_of(left) if wanted else []
        case Compare(left=left, sign="<" | "<=", right=right):
            return fields_of(left if wanted else right)
        case Compare(left=left, sign=">" | ">=", right=right):
            return fields_of(right if wanted else left)
        case Compare(left=left, sign=sign, right=right):
            return [*fields_of(left), *fields_of(right)] if (sign == "is") == wanted else []


def _may_never_come(ref: FieldRef, tables: Tables) -> bool:
    """Whether nothing of a field that may be blank is to be expected: what it tells of need not happen to anybody."""
    field = ref.field
    if field.required or field.blank_means or (field.recorded and not _dating(ref, tables)):
        return False
    if field.type is FieldType.DATE:
        # What else is blank of the dictionary's own days, such as the last one planned, is missing.
        return field.own or bool(_dating(ref, tables))
    return field.own and field.type in (FieldType.NUMBER, FieldType.MONEY) and not _dating(ref, tables)


def _dating(ref: FieldRef, tables: Tables) -> tuple[str, ...]:
    """The recorded dates of a column; what is asked of other records is no column, and has none."""
    kind = tables[ref.table]
    return kind.dating(ref.field.name) if ref.field.name in kind.fields_by_name else ()


def _leaves_open(condition: Condition, ref: FieldRef, tables: Tables) -> bool:
    """Whether a condition cannot be told while a field is blank, all else being known.

    What is asked beside it may tell already that there is none, such as whether somebody came back at all.
    """
    is_blank = _is_field(ref)

    def answers(told: frozenset[Answer]) -> frozenset[Answer]:
        def of_statement(statement: Condition) -> frozenset[Answer]:
            match statement:
                case PaymentEarned():
                    return _SETTLED
                case Known(left=left, wanted=known) if is_blank(left):
                    return frozenset((not known,))
            asked = fields_of(statement)
            if any(map(is_blank, asked)):
                return frozenset((None,))
            return told if any(_tells_of(each, ref, tables) for each in asked) else _SETTLED

        return of_statements(condition, of_statement)

    return all(None in answers(frozenset((told,))) for told in (True, False))


def _tells_of(field: FieldRef, ref: FieldRef, tables: Tables) -> bool:
    """Whether a field may say that another has nothing to tell: a yes or no of the council's, or of the same review."""
    if field.table != ref.table:
        return False
    together = set(_dating(field, tables)) & set(_dating(ref, tables))
    return bool(together) or (field.field.own and field.field.type is FieldType.YES_NO)
