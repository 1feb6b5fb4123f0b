"""What records say, as a provider reads it: ``the outcome's result is achieved``, with no name of a column."""

from datetime import date
from fractions import Fraction

from pbr.describe.field_words import FIELD_WORDS
from pbr.describe.shared_wording import day_written, spaced
from pbr.records.consistency import COMPARISONS
from pbr.records.dictionary import TABLES, Field, FieldType
from pbr.settlement.facts import Fact, Facts, FactValue, FieldName
from pbr.values.money import pounds
from pbr.values.number import plain_number


def facts_sentence(facts: Facts) -> str:
    """What records say, each thing once, in one sentence without a full stop; empty where there is nothing to say."""
    statements = dict.fromkeys(" and ".join(dict.fromkeys(map(_fact, statement))) for statement in facts)
    return "; ".join(statements)


def field_phrase(field: FieldName) -> str:
    """What a field is called in a sentence: ``the day the plan ended``; of a yes or no, whether it is so."""
    words = FIELD_WORDS[field.table][field.field]
    return f"whether {words}" if _field(field).type is FieldType.YES_NO else words


def _fact(fact: Fact) -> str:
    field, value = fact.field, fact.value
    compared = COMPARISONS.get((field.table, field.field))
    if compared is not None:
        if value is None:
            return f"whether {compared.said} is not known yet"
        return compared.said if value else compared.opposite
    words, of = FIELD_WORDS[field.table][field.field], _field(field)
    if value is None:
        return f"{field_phrase(field)} is not recorded yet"
    if of.type is FieldType.YES_NO:
        return words if value else words.replace(" is ", " is not ", 1)
    return f"{words} is {_value(value, of)}"


def _field(field: FieldName) -> Field:
    return TABLES[field.table].fields_by_name[field.field]


def _value(value: FactValue, field: Field) -> str:
    if isinstance(value, date):
        return day_written(value)
    if isinstance(value, Fraction):
        return plain_number(value)
    if isinstance(value, int):
        return pounds(value) if field.type is FieldType.MONEY else str(value)
    code = spaced(str(value))
    # A result recorded as "not achieved" must never read as a result that is not achieved.
    return f'"{code}"' if code.startswith("not ") else code
