"""What records say, as a provider reads it: ``the outcome's result is achieved``, with no name of a column."""

from datetime import date, time
from fractions import Fraction

from pbr.describe.field_words import FIELD_WORDS, own_in_words
from pbr.describe.shared_wording import day_written, spaced
from pbr.records.consistency import COMPARISONS
from pbr.records.dictionary import TABLES, Field, FieldType
from pbr.settlement.facts import Fact, Facts, FieldName
from pbr.values.money import pounds
from pbr.values.number import plain_number
from pbr.values.time_of_day import time_written


def facts_sentence(facts: Facts) -> str:
    """What records say, each thing once, in one sentence without a full stop; empty where there is nothing to say."""
    statements = dict.fromkeys(" and ".join(dict.fromkeys(map(_fact, statement))) for statement in facts)
    return "; ".join(statements)


def field_phrase(field: FieldName) -> str:
    """What a field is called in a sentence: ``the day the plan ended``; of a yes or no, whether it is so."""
    words, of = FIELD_WORDS.get(field.table, {}).get(field.field), _field(field)
    if words is None or of is None:
        return own_in_words(field.table, field.field)
    return f"whether {words}" if of.type is FieldType.YES_NO else words


def _fact(fact: Fact) -> str:
    field, value = fact.field, fact.value
    if field.looked is not None:
        if value is None:
            return f"whether {field.looked.sentence} is not known yet"
        return field.looked.sentence if value else field.looked.opposite
    compared = COMPARISONS.get((field.table, field.field))
    if compared is not None:
        if value is None:
            return f"whether {compared.said} is not known yet"
        return compared.said if value else compared.opposite
    if value is None:
        return f"{field_phrase(field)} is not recorded yet"
    words = FIELD_WORDS.get(field.table, {}).get(field.field)
    if words is not None and isinstance(value, bool):
        return words if value else words.replace(" is ", " is not ", 1)
    return f"{field_phrase(field)} is {_value(value)}"


def _field(field: FieldName) -> Field | None:
    """The field of the dictionary; None where a scheme added it, or its table."""
    kind = TABLES.get(field.table)
    return None if kind is None else kind.fields_by_name.get(field.field)


def _value(value: str | bool | int | Fraction | date | time) -> str:
    # Most facts are codes, and the longest of these questions is whether one is a fraction.
    if isinstance(value, str):
        code = spaced(value)
        # A result recorded as "not achieved" must never read as a result that is not achieved.
        return f'"{code}"' if code.startswith("not ") else code
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day_written(value)
    if isinstance(value, time):
        return time_written(value)
    if isinstance(value, Fraction):
        return plain_number(value)
    return pounds(value)
