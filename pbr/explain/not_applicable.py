"""Why a payment is not for a record: what it is for, and what the record is."""

from pbr.conditions.date_expressions import Each
from pbr.conditions.deciding_facts import why
from pbr.explain.explain_context import Telling
from pbr.explain.explanation import NotApplicable
from pbr.explain.record import Record
from pbr.scheme.payments.parts import Part
from pbr.scheme.payments.payments import Payment
from pbr.settlement.fact_words import facts_in_words


def outside(payment: Payment, record: Record, telling: Telling) -> NotApplicable:
    """Why a payment has no line for a record; asked in the engine's own order."""
    functions = telling.functions
    is_not_for = f"{payment.name} is not for {record.said}"
    where = payment.scope.where
    if where is not None and functions.test(where)(record.row) is False:
        facts = facts_in_words(why(where, record.row, functions.layouts))
        sentence = f"{is_not_for}: {facts} ({record.standing}), and it is for each {payment.scope.text}."
        return NotApplicable(payment.name, "", sentence)
    runs = telling.scheme.runs
    day = functions.of_records(payment).priced_on(record.row)
    if day is not None and day not in runs and not isinstance(payment.priced_at, Each):
        fixed = f"its price is fixed on {day} ({payment.priced_at_text}, {record.standing})"
        return NotApplicable(payment.name, "", f"{is_not_for}: {fixed}, outside the scheme's run, {runs}.")
    sentence = f"{is_not_for}: every day of its service is outside the scheme's run, {runs} ({record.standing})."
    return NotApplicable(payment.name, "", sentence)


def not_shared(payment: Payment, part: Part, child: Record, telling: Telling) -> NotApplicable:
    """Why a record has no share in a part that is spread."""
    spread = part.spread
    where = spread.where if spread else None
    facts = facts_in_words(why(where, child.row, telling.functions.layouts)) if where else ""
    said = f"{payment.name}.{part.name} has no share for {child.said}"
    over = f"each {child.kind.one} where {spread.where_text}" if spread else ""
    return NotApplicable(payment.name, part.name, f"{said}: {facts} ({child.standing}), and it is spread over {over}.")
