"""Facts in words: ``support_at_end is reduced``, ``ended_on is not known``."""

from datetime import date, time
from fractions import Fraction

from pbr.records.consistency import COMPARISONS
from pbr.settlement.facts import Fact, Facts, FactValue, FieldName, Looked, Statement
from pbr.values.money import pounds
from pbr.values.number import plain_number
from pbr.values.time_of_day import time_written


def facts_in_words(facts: Facts) -> str:
    """What records say, each thing once: ``rate is standard and plan's rate is higher; ended_on is not known``."""
    return "; ".join(dict.fromkeys(map(_statement, facts)))


def _statement(statement: Statement) -> str:
    return " and ".join(dict.fromkeys(map(fact_in_words, statement)))


def fact_in_words(fact: Fact) -> str:
    """What a record says in a field, ``rate is standard``, or what comparing it with others tells."""
    field, value = fact.field, fact.value
    if field.looked is not None:
        return f"whether {field.looked.yes} is not known" if value is None else _yes_or_no(field.looked, value is True)
    compared = COMPARISONS.get((field.table, field.field))
    if compared is None:
        return f"{field_in_words(field)} is {value_in_words(value)}"
    if value is None:
        return f"whether {compared.said} is not known"
    return compared.said if value else compared.opposite


def _yes_or_no(looked: Looked, answer: bool) -> str:
    return looked.yes if answer else looked.no


def field_in_words(field: FieldName) -> str:
    """As a scheme writes a field: ``rate``, or ``plan's rate``."""
    return f"plan's {field.field}" if field.of_parent else field.field


def value_in_words(value: FactValue) -> str:
    """A value as a reader writes it: ``2026-06-01``, ``£900.00``, ``yes``, ``reduced``."""
    if value is None:
        return "not known"
    # Most facts are codes, and the longest of these questions is whether one is a fraction.
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return time_written(value)
    if isinstance(value, Fraction):
        return plain_number(value)
    return pounds(value)
