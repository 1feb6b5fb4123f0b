"""What a condition can come to (three-valued logic) while facts are blank, and once a date has been recorded."""

from collections.abc import Callable

from pbr.conditions.compiler import Answer
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.syntax_tree import (
    And,
    Between,
    Compare,
    Condition,
    DayIs,
    FieldRef,
    Known,
    Not,
    OneOf,
    Or,
    PaymentEarned,
    TermRef,
    YesNo,
)

ANY: frozenset[Answer] = frozenset((True, False, None))

OfStatement = Callable[[Condition], frozenset[Answer]]
"""A function from a statement that looks at fields itself, to what it can come to."""


def while_blank(condition: Condition, is_blank: Callable[[FieldRef], bool]) -> frozenset[Answer]:
    """What a condition can come to while these fields are blank; every other fact may be anything.

    Facts are taken as independent, so it may name an answer that never comes, and never leaves one out that does.
    """

    def of_statement(statement: Condition) -> frozenset[Answer]:
        if isinstance(statement, Known):
            return frozenset((not statement.wanted,)) if is_blank(statement.left) else frozenset((True, False))
        # A field whose blank has a meaning of its own is never unknown.
        blank = any(is_blank(ref) and not ref.field.blank_means for ref in fields_of(statement))
        return frozenset((None,)) if blank else ANY

    return _possible(condition, of_statement)


def once_recorded(condition: Condition, is_recorded: Callable[[FieldRef], bool]) -> frozenset[Answer]:
    """What a condition can come to once these dates are there, whatever they are; every other fact may be anything."""

    def of_statement(statement: Condition) -> frozenset[Answer]:
        if isinstance(statement, Known):
            return frozenset((statement.wanted,)) if is_recorded(statement.left) else frozenset((True, False))
        return ANY

    return _possible(condition, of_statement)


def asks_what_is_recorded(condition: Condition) -> bool:
    """Whether a condition asks openly whether something has been recorded so far: ``is known`` or ``is missing``."""
    match condition:
        case Known():
            return True
        case TermRef(condition=inner) | Not(condition=inner):
            return asks_what_is_recorded(inner)
        case PaymentEarned(earned=earned, failed=failed):
            return asks_what_is_recorded(earned) or asks_what_is_recorded(failed)
        case And(conditions=parts) | Or(conditions=parts):
            return any(map(asks_what_is_recorded, parts))
        case Compare() | OneOf() | Between() | YesNo() | DayIs():
            return False


def of_statements(condition: Condition, of_statement: OfStatement) -> frozenset[Answer]:
    """What a condition can come to by what its statements can; whether a payment is earned is a statement here."""
    match condition:
        case TermRef(condition=inner):
            return of_statements(inner, of_statement)
        case Not(condition=inner):
            return frozenset(None if one is None else not one for one in of_statements(inner, of_statement))
        case And(conditions=parts):
            return joined([of_statements(part, of_statement) for part in parts], settles=False)
        case Or(conditions=parts):
            return joined([of_statements(part, of_statement) for part in parts], settles=True)
        case Compare() | OneOf() | Between() | Known() | YesNo() | DayIs() | PaymentEarned():
            return of_statement(condition)


def _possible(condition: Condition, of_statement: OfStatement) -> frozenset[Answer]:
    """The same, where a payment is earned by what its own conditions come to."""

    def asked(statement: Condition) -> frozenset[Answer]:
        match statement:
            case PaymentEarned(earned=earned, failed=failed):
                return _of_payment(_possible(earned, of_statement), _possible(failed, of_statement))
            case _:
                return of_statement(statement)

    return of_statements(condition, asked)


def _of_payment(earned: frozenset[Answer], failed: frozenset[Answer]) -> frozenset[Answer]:
    """What it can come to whether a payment is earned, by what earns it and by what fails it."""
    found: set[Answer] = set()
    if True in earned:
        found.add(True)
    if earned != {True}:
        found |= {False} if True in failed else set()
        found |= {None} if failed != {True} else set()
    return frozenset(found)


def joined(parts: list[frozenset[Answer]], settles: bool) -> frozenset[Answer]:
    """What several conditions can come to together; one that is ``settles`` settles it, else one that is unknown."""
    found: set[Answer] = set()
    otherwise = not settles
    if any(settles in part for part in parts):
        found.add(settles)
    if all(otherwise in part for part in parts):
        found.add(otherwise)
    if any(None in part for part in parts) and all(part != {settles} for part in parts):
        found.add(None)
    return frozenset(found)
