"""What stands between a line and its money: everything that must become so before it is due."""

from collections.abc import Iterable

from pbr.conditions.date_expressions import Day, fields_of_day
from pbr.conditions.syntax_tree import FieldRef
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.explain.condition_requirements import needed, needed_not
from pbr.explain.explain_context import Telling
from pbr.explain.record import Record
from pbr.scheme.payments.fields_read import fields_that_price
from pbr.scheme.payments.gates import Gates
from pbr.scheme.payments.parts import Part
from pbr.scheme.payments.payments import Payment
from pbr.settlement.error_reasons import BothEarned, NoPriceForCodes
from pbr.settlement.line import Line, Status
from pbr.settlement.open_reasons import LimitNotKnown, PlaceNotKnown, TierNotKnown
from pbr.settlement.quantity_reasons import QuantityLeftNotKnown, QuantityUsed
from pbr.settlement.reason import PlacesTaken
from pbr.settlement.reason_words import clause_in_words
from pbr.settlement.slot import InstalmentSlot

SETTLED = (Status.DUE, Status.EARLIER, Status.NOTE)


def needs_of_record(line: Line, payment: Payment, record: Record, telling: Telling) -> list[str]:
    """What a payment's line for one record still needs; nothing where it is due, was due, or is a note."""
    if line.status in SETTLED:
        return []
    if line.status is Status.ERROR:
        return [what_is_in_error(line)]
    functions = telling.functions
    needs = _held(record, telling)
    if payment.scope.where is not None:
        needs += needed(payment.scope.where, record, functions)
    needs += _gates(payment.gates, record, functions)
    needs += _beside(payment, record, functions)
    needs += _place(line, payment, record, functions)
    part = next((part for part in payment.parts if part.name == line.part), None)
    if part is not None and part.spread is None:
        needs += _gates(part.gates, record, functions)
    if line.at_stake is None or line.unit_price is None:
        needs += _amount(line, payment, record, telling)
    if part is not None and part.spread is not None:
        where = f" where {part.spread.where_text}" if part.spread.where_text else ""
        needs.append(
            f"{record.said} has {part.spread.kind.article} {part.spread.kind.one}{where}, with a weight above nothing"
        )
        return needs
    if isinstance(line.reason, TierNotKnown):
        needs.append(f"what comes before it is decided: {clause_in_words(line.reason)}")
    if isinstance(line.reason, LimitNotKnown):
        needs.append(f"what it is limited to is known: {clause_in_words(line.reason)}")
    needs += _instalment(line, payment, record, telling)
    return [*needs, *_day(line, part or payment, record, telling)]


def _instalment(line: Line, payment: Payment, record: Record, telling: Telling) -> list[str]:
    """What an instalment still needs of the day until which they run."""
    plan = payment.instalments
    if plan is None or plan.until is None:
        return []
    functions = telling.functions
    first, last = functions.day(plan.start)(record.row), functions.day(plan.until)(record.row)
    if last is None:
        return [] if plan.open_ended else [f"{plan.until_text} is known (it is not known yet: {record.standing})"]
    number = line.slot.number if isinstance(line.slot, InstalmentSlot) else 1
    day = None if first is None else plan.falls_on(first, number)
    if day is None or day <= last:
        return []
    return [f"{plan.until_text} is on or after {day} (it is {last}: {record.standing})"]


def needs_of_share(line: Line, payment: Payment, part: Part, child: Record, telling: Telling) -> list[str]:
    """What a record's share of a part still needs."""
    if line.status in SETTLED or part.spread is None or child.parent is None:
        return []
    if line.status is Status.ERROR:
        return [what_is_in_error(line)]
    functions, plan = telling.functions, child.parent
    needs = _held(child, telling)
    if payment.scope.where is not None:
        needs += needed(payment.scope.where, plan, functions)
    needs += _gates(payment.gates, plan, functions)
    needs += _beside(payment, plan, functions)
    needs += _place(line, payment, plan, functions)
    if part.spread.where is not None:
        needs += needed(part.spread.where, child, functions)
    needs += _gates(part.gates, child, functions)
    if line.at_stake is None or line.unit_price is None:
        needs += _amount(line, payment, plan, telling)
    if isinstance(line.reason, LimitNotKnown):
        needs.append(f"what it is limited to is known: {clause_in_words(line.reason)}")
    return list(dict.fromkeys([*needs, *_day(line, part, child, telling)]))


def what_is_in_error(line: Line) -> str:
    """What a line in error needs: the scheme has no price for it or says two things, or its row what it should not."""
    if isinstance(line.reason, BothEarned):
        return f"the scheme says which of the two it is, or its row is corrected: {clause_in_words(line.reason)}"
    meant = f" ({line.reason.suggestion})" if isinstance(line.reason, NoPriceForCodes) and line.reason.meant else ""
    return f"the scheme has a price for it, or its row is corrected: {clause_in_words(line.reason)}{meant}"


def _held(record: Record, telling: Telling) -> list[str]:
    """What lets go of a record that is held, by a dispute or by a rule of the scheme; its parent's hold included."""
    functions = telling.functions
    held = functions.held(record.kind)
    if held is None or held(record.row) is None:
        return []
    needs: list[str] = []
    for field in record.kind.fields:
        position = functions.layouts.positions[record.kind.name].get(field.name)
        if field.holds and position is not None and record.row[position] is True:
            needs.append(f"{field.name} is no (it is yes: {record.standing})")
    for hold in telling.scheme.holds:
        if hold.kind is record.kind and functions.test(hold.condition)(record.row) is True:
            stops = " and ".join(needed_not(hold.condition, record, functions))
            needs.append(f"somebody looks at it: it is held by {hold.name}, until {stops}")
    return [*needs, *(_held(record.parent, telling) if record.parent else [])]


def _gates(gates: Gates, record: Record, functions: SchemeFunctions) -> list[str]:
    """What a set of gates still needs. A record that is not assessed is let in by what earns it, if anything can."""
    needs = [*(needed(gates.waits_for.condition, record, functions) if gates.waits_for else [])]
    if gates.when is not None:
        needs += needed(gates.when.condition, record, functions)
    elif gates.not_assessed_when and functions.test(gates.not_assessed_when.condition)(record.row) is True:
        needs += needed_not(gates.not_assessed_when.condition, record, functions)
    return needs


def _beside(payment: Payment, record: Record, functions: SchemeFunctions) -> list[str]:
    """What of other payments, of which only one is paid, is still to be known not to be earned."""
    return [need for one in payment.not_beside for need in needed(one.not_earned.condition, record, functions)]


def _place(line: Line, payment: Payment, record: Record, functions: SchemeFunctions) -> list[str]:
    """What a payment that is made at most so many times still needs: a place, and what says among which it is."""
    if payment.most_of is not None and isinstance(line.reason, QuantityUsed | QuantityLeftNotKnown):
        return [f"something is left for it of {payment.most_of.text}: {clause_in_words(line.reason)}"]
    limit = payment.at_most
    if limit is None:
        return []
    if isinstance(line.reason, PlacesTaken | PlaceNotKnown):
        return [f"it comes among the first of {limit.text}: {clause_in_words(line.reason)}"]
    if limit.field is None or line.status is not Status.OPEN:
        return []
    return _blank([limit.field], record, functions)


def _amount(line: Line, payment: Payment, record: Record, telling: Telling) -> list[str]:
    """What the amount still needs: the day of its price, and the fields it is worked out from."""
    functions = telling.functions
    needs = _blank(fields_that_price(payment), record, functions)
    if functions.of_records(payment).priced_on(record.row) is None:
        needs.append(f"the day that fixes the price ({payment.priced_at_text}) is known ({record.standing})")
    cut = payment.cut_short
    if cut is not None and line.quantity is None and functions.test(cut.when)(record.row) is not False:
        needs.append(f"whether and when it was cut short is known: {cut.text} ({record.standing})")
    return list(dict.fromkeys(needs))


def _blank(refs: Iterable[FieldRef], record: Record, functions: SchemeFunctions) -> list[str]:
    blank = []
    for ref in refs:
        if functions.value(ref)(record.row) is None and not ref.field.open_ended:
            stands = record.parent.standing if ref.of_parent and record.parent else record.standing
            blank.append(f"{ref.written} is known (it is not known yet: {stands})")
    return blank


def _past_the_list(due: Day | None, record: Record, functions: SchemeFunctions) -> str:
    """That nothing is blank and no list of bank holidays reaches the day; empty where that is not why."""
    calendar, read = functions.scheme.calendar, [] if due is None else fields_of_day(due)
    blank = not read or any(functions.value(ref)(record.row) is None for ref in read)
    return "" if calendar is None or blank else f": {calendar.reach_in_words}"


def _day(line: Line, owed: Payment | Part, record: Record, telling: Telling) -> list[str]:
    """The day that a line waits for."""
    if line.status is Status.NOT_DUE and line.due_on is not None:
        return [f"its day, {line.due_on}; this settlement goes no further than {telling.settling.horizon}"]
    if line.due_on is None and line.status is Status.OPEN:
        return [f"the day it is due is known ({owed.due_text}){_past_the_list(owed.due, record, telling.functions)}"]
    if line.quantity == 0 and line.unit_price is None:
        return ["there is a day of service"]
    return []
