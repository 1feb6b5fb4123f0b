"""A limit on the size (complexity) of a condition, its terms written out, so that anybody can follow it."""

from collections.abc import Mapping

from pbr.conditions.lexer import Misread
from pbr.conditions.syntax_tree import And, Condition, FieldRef, Look, Not, Or, PaymentEarned, TermRef, YesNo
from pbr.values.dataclass import dataclass

MOST_STATEMENTS = 500
"""How many statements a condition may come to with its terms written out."""
MOST_TERMS_DEEP = 10
"""How many terms may stand one inside another."""


@dataclass(frozen=True, slots=True)
class ConditionSize:
    """How many statements a condition comes to, and how many terms stand one inside another."""

    statements: int
    terms_deep: int


def size_of(condition: Condition, of_terms: Mapping[tuple[str, str], ConditionSize]) -> ConditionSize:
    """How much a condition says; ``of_terms`` has the extent of every term, by table and name."""
    match condition:
        case TermRef(table=table, name=name):
            inner = of_terms[table, name]
            return ConditionSize(inner.statements, inner.terms_deep + 1)
        case PaymentEarned(earned=earned, failed=failed):
            earns, fails = size_of(earned, of_terms), size_of(failed, of_terms)
            # What earns it is asked once more before what fails it.
            statements = 2 * earns.statements + fails.statements
            return ConditionSize(statements, max(earns.terms_deep, fails.terms_deep) + 1)
        case Not(condition=one):
            return size_of(one, of_terms)
        case And(conditions=parts) | Or(conditions=parts):
            extents = [size_of(part, of_terms) for part in parts]
            return ConditionSize(sum(one.statements for one in extents), max(one.terms_deep for one in extents))
        case YesNo(field=FieldRef(look=Look(where=where))):
            return size_of(where, of_terms)
        case _:
            return ConditionSize(1, 0)


def check_size(extent: ConditionSize, length: int) -> None:
    """Raise `Misread`, over the whole ``length`` of the text, where a condition says more than can be followed."""
    if extent.statements > MOST_STATEMENTS:
        message = f"this says {extent.statements:,} things once its terms are written out, more than can be followed"
        raise Misread("PBR316", message, 0, length, f"say it in at most {MOST_STATEMENTS} statements")
    if extent.terms_deep > MOST_TERMS_DEEP:
        raise too_deep(length)


def too_deep(length: int) -> Misread:
    """What is wrong where too many terms stand one inside another."""
    return Misread(
        "PBR316",
        f"more than {MOST_TERMS_DEEP} terms stand one inside another here",
        0,
        length,
        "write out some of the terms where they are used",
    )
