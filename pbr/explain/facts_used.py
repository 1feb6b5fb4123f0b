"""The facts that a payment reads of a record: each field once, with its value, its file and its line."""

from collections.abc import Iterable
from datetime import date

from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.syntax_tree import And, Condition, FieldRef, Not, Or, PaymentEarned, TermRef
from pbr.describe.shared_wording import day_written
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.explain.explain_context import Telling, standing
from pbr.explain.explanation import FactRead, NamedCondition
from pbr.explain.look_decided_by import decided_by
from pbr.explain.record import Record
from pbr.records.consistency import COMPARISONS
from pbr.scheme.scheme import Scheme
from pbr.settlement.fact_words import value_in_words


def fields_that_hold(record: Record, functions: SchemeFunctions) -> list[FieldRef]:
    """The fields by which a record may be held."""
    refs = [ref for hold in functions.scheme.holds if hold.kind is record.kind for ref in fields_of(hold.condition)]
    for field in record.kind.fields:
        if field.holds and field.name in functions.layouts.positions[record.kind.name]:
            refs.append(FieldRef(record.kind.name, field, False, (0, 0)))
    return refs


def facts_of(refs: Iterable[FieldRef], record: Record, telling: Telling) -> tuple[FactRead, ...]:
    """What a record says in these fields, and on which line; each field once."""
    functions = telling.functions
    facts: dict[tuple[str, bool], FactRead] = {}
    for ref in refs:
        value = functions.value(ref)(record.row)
        holder = record.parent if ref.of_parent and record.parent else record
        words = f"{value_in_words(value)}{_known_later(ref, holder, functions)}"
        words += " (blank)" if ref.look is None and ref.field.name in holder.blank else ""
        words += _in_calendar(value, functions) + decided_by(ref, record, telling)
        compared = ref.look is not None or (ref.table, ref.field.name) in COMPARISONS
        named = f'"{ref.written}"' if compared else ref.written
        facts.setdefault(
            (ref.field.name, ref.of_parent), FactRead(named, words, holder.standing, holder.phrases.get(ref.field.name))
        )
    return tuple(facts.values())


def _in_calendar(value: object, functions: SchemeFunctions) -> str:
    """What the calendar of the scheme says of a date: that it is a bank holiday and which, or that it cannot say."""
    calendar = functions.scheme.calendar
    if calendar is None or not isinstance(value, date):
        return ""
    if calendar.is_bank_holiday(value) is None:
        return f" ({calendar.reach_in_words})"
    why = calendar.why(value)
    return f" ({day_written(value)} {why})" if why else ""


def _known_later(ref: FieldRef, holder: Record, functions: SchemeFunctions) -> str:
    """That a fact is in the records, and why it is not known yet all the same."""
    later = holder.later.get(ref.field.name)
    if later is None:
        return ""
    day = "" if later.by == ref.field.name else f"{later.by} is "
    return f" (recorded, but {day}dated {later.day}, after the day of settling, {functions.layouts.as_at})"


def rules_of(conditions: Iterable[Condition], scheme: Scheme) -> tuple[NamedCondition, ...]:
    """The terms that conditions rest on, each once, with what the scheme says they mean."""
    names = dict.fromkeys(name for condition in conditions for name in _terms(condition))
    terms = {(term.kind.name, term.name): term for term in scheme.terms}
    return tuple(NamedCondition(terms[name].name, terms[name].text, standing(terms[name].place)) for name in names)


def _terms(condition: Condition) -> list[tuple[str, str]]:
    match condition:
        case TermRef(name=name, table=table, condition=inner):
            return [(table, name), *_terms(inner)]
        case PaymentEarned(earned=earned, failed=failed):
            return [*_terms(earned), *_terms(failed)]
        case Not(condition=inner):
            return _terms(inner)
        case And(conditions=parts) | Or(conditions=parts):
            return [name for part in parts for name in _terms(part)]
        case _:
            return []
