"""The arithmetic behind a line, from its own quantity, price and share, and its rounding where it moved anything."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from pbr.conditions.date_expressions import Each
from pbr.engine.counting.per_record import weigh_of
from pbr.engine.pricing.figures import Missing
from pbr.engine.pricing.line_sum import LineSum, Worth
from pbr.explain.amounts_together import two_amounts_in_words
from pbr.explain.days_not_paid import days_not_paid
from pbr.explain.exact_amounts import exact_pounds
from pbr.explain.explain_context import Telling
from pbr.explain.explanation import Working
from pbr.explain.factors import factors_of, product, rounded, weights_in_words
from pbr.explain.quantity_portion import paid_later, portion_in_words, portion_later_in_words, whole_of
from pbr.explain.record import Record
from pbr.explain.tiers_used import standing_in_words
from pbr.records.table import Row
from pbr.scheme.payments.parts import Part
from pbr.scheme.payments.payments import Payment
from pbr.scheme.units.payment_basis import Costing, Hours, TimeSpan, Units
from pbr.scheme.units.price_units import DAYS_IN_A_WEEK
from pbr.settlement.line import Line, Status
from pbr.settlement.slot import InstalmentSlot
from pbr.values.dates import month_of, months_between
from pbr.values.money import pounds
from pbr.values.number import plain_number
from pbr.values.rounding import Rounding, to_pence
from pbr.values.share import percent
from pbr.values.units_in_words import quantity_of

NOT_YET = Working(("It cannot be worked out yet.",))


def pence_of(line: Line) -> int | None:
    """What a line comes to before its sign, paid or not; None while that is not known."""
    pence = line.amount if line.status is Status.DUE else line.at_stake
    return None if pence is None else abs(pence)


def working_of_record(line: Line, payment: Payment, record: Record, telling: Telling) -> Working:
    """The working of a line for one record, whole, in parts that are not spread, or in instalments.

    Last stands which days before and after those of the line are not paid.
    """
    worked = _worked_for_record(line, payment, record, telling)
    return Working((*worked.steps, *days_not_paid(line, payment, record, telling)), worked.rounding)


def _worked_for_record(line: Line, payment: Payment, record: Record, telling: Telling) -> Working:
    pence = pence_of(line)
    if pence is None or line.quantity is None or line.unit_price is None:
        return NOT_YET
    if (later := paid_later(line)) is not None:
        said = portion_later_in_words(line, later, telling.scheme.rounding)
        return Working((*_counting(line._replace(quantity=later.quantity), payment, record, telling), *said))
    if payment.instalments:
        found = _instalment(line, payment, telling.scheme.rounding)
        return Working((*_two_amounts(line, payment, record, telling), *found.steps), found.rounding)
    tiers = standing_in_words(payment, record.row, line, telling.in_order)
    counting = (*_counting(whole_of(line), payment, record, telling), *portion_in_words(line))
    before = (*counting, *_two_amounts(line, payment, record, telling), *tiers)
    part = next((part for part in payment.parts if part.name == line.part), None)
    if part is not None and part.share is None:
        return Working(
            (*before, *_rest(payment, weighed(payment, record.row, telling), factors_of(line, None), telling))
        )
    exact = line.quantity * line.unit_price * (line.share or Fraction(1))
    return Working(
        (*before, product(factors_of(line, line.share), exact)), rounded(exact, pence, telling.scheme.rounding)
    )


def working_of_part(
    siblings: Sequence[Line], payment: Payment, part: Part, record: Record, telling: Telling
) -> Working:
    """How a part that is shared out came to its sum; ``siblings`` are the lines that share it, in order."""
    line, known = siblings[0], _known(siblings)
    if known is None or line.quantity is None or line.unit_price is None:
        return Working(())
    total, whole = sum(pence for pence, _ in known), sum((share for _, share in known), Fraction(0))
    steps = [*_counting(line, payment, record, telling), *_two_amounts(line, payment, record, telling)]
    rounding = ""
    if part.share is None:
        steps += _rest(payment, weighed(payment, record.row, telling), factors_of(line, None), telling)
    else:
        exact = line.quantity * line.unit_price * whole
        steps.append(product(factors_of(line, whole), exact))
        rounding = rounded(exact, total, telling.scheme.rounding)
    steps.append(f"{pounds(total)} is {payment.name}.{part.name}, which is shared out in the order of the ids.")
    steps += weights_in_words(siblings, part, record, telling)
    return Working(tuple(steps), rounding)


def working_of_share(line: Line, siblings: Sequence[Line], telling: Telling) -> Working:
    """The working of one share of a part: an odd penny goes by the running total, so that none is lost or made."""
    known = _known(siblings)
    if known is None:
        return NOT_YET
    total, whole = sum(pence for pence, _ in known), sum((share for _, share in known), Fraction(0))
    at = [sibling.line_id for sibling in siblings].index(line.line_id)
    pence, share = known[at]
    own = total * share / whole
    steps = (f"Its share is {percent(share / whole)} of {pounds(total)} = {exact_pounds(own)}.",)
    if own == pence:
        return Working(steps)
    how = f"rounded {telling.scheme.rounding.value}"
    if at == 0:
        return Working(steps, f"{exact_pounds(own)} is {how} to {pounds(pence)}.")
    before = sum(pence for pence, _ in known[:at])
    running = total * sum((share for _, share in known[: at + 1]), Fraction(0)) / whole
    moved = "" if running.denominator == 1 else f", {how} to {pounds(pence + before)}"
    return Working(
        steps,
        f"With the shares before it that is {exact_pounds(running)}{moved}; less the {pounds(before)} of those before "
        f"it, this one is {pounds(pence)}.",
    )


def _known(siblings: Sequence[Line]) -> list[tuple[int, Fraction]] | None:
    """Pence and share of each line that shares a part; None where any is not known yet."""
    known: list[tuple[int, Fraction]] = []
    for sibling in siblings:
        pence = pence_of(sibling)
        if pence is None or sibling.share is None:
            return None
        known.append((pence, sibling.share))
    return known


def weighed(payment: Payment, row: Row, telling: Telling) -> tuple[Worth, list[LineSum]] | None:
    """What a payment comes to for a record, and each of its parts."""
    steps = telling.functions.of_records(payment)
    worth = weigh_of(steps, telling.settling)(row)
    slices = None if worth is None else steps.divide(row, worth)
    return None if worth is None or slices is None or isinstance(slices, Missing) else (worth, slices)


def rest_of_whole(
    exact: Fraction, slices: Sequence[LineSum], payment: Payment, factors: list[str], rounding: Rounding
) -> list[str]:
    """How the last part is the rounded whole less the other parts."""
    whole = to_pence(exact, rounding)
    others = [
        f"{pounds(one.pence or 0)} for {part.name}" for part, one in zip(payment.parts[:-1], slices, strict=False)
    ]
    steps = [product(factors, exact) + _then_rounded(exact, whole)]
    if not others:
        return steps
    less = f"{pounds(whole)} less {' and '.join(others)} = {pounds(slices[-1].pence or 0)}."
    return [less] if len(factors) == 1 and exact == whole else [*steps, less]


def _rest(
    payment: Payment, found: tuple[Worth, list[LineSum]] | None, factors: list[str], telling: Telling
) -> list[str]:
    if found is None or found[0].exact is None:
        return []
    worth, slices = found
    if worth.unit.share != 1:
        factors = [*factors, percent(worth.unit.share)]
    return rest_of_whole(worth.exact or Fraction(0), slices, payment, factors, telling.scheme.rounding)


def _counting(line: Line, payment: Payment, record: Record, telling: Telling) -> tuple[str, ...]:
    """How the quantity was counted, where it is not simply one."""
    if line.quantity is None:
        return ()
    functions, count = telling.functions, quantity_of(line.quantity, line.unit)
    match payment.scope.basis:
        case Units(field=field):
            given = functions.value(field)(record.row)
            below = "" if given == line.quantity else ", which counts as nil"
            return (f"{field.written} is {plain_number(given)} {field.field.unit}{below}.",)
        case Hours(field=field, minutes_in_one=minutes_in_one, minutes_in_counted=minutes_in_counted):
            given = functions.value(field)(record.row)
            held = line.quantity * minutes_in_counted / minutes_in_one
            up = f", counted as {plain_number(held)}," if held != given else ""
            same = "" if minutes_in_one == minutes_in_counted and not up else f"{up} is {count}"
            return (f"{field.written} is {plain_number(given)} {field.field.unit}{same}.",)
        case Costing(weekly_hours=hours, first=first, last=last):
            start, end = functions.day(first)(record.row), functions.day(last)(record.row)
            if start is None or end is None:
                return ()
            days = (end - start).days + 1
            weekly = plain_number(functions.value(hours)(record.row))
            return (f"{weekly} hours a week for {days} days ({start} to {end}), {weekly} x {days} / 7, is {count}.",)
        case TimeSpan() if line.service_from and line.service_to:
            days = (line.service_to - line.service_from).days + 1
            of = {"week": f"{days} / {DAYS_IN_A_WEEK}", "month": _of_months(line.service_from, line.service_to)}
            out_of = f", {of[line.unit]}, is {count}" if line.unit in of else ""
            return (f"{quantity_of(Fraction(days), 'day')} ({line.service_from} to {line.service_to}){out_of}.",)
        case _:
            return ()


def _of_months(first: date, last: date) -> str:
    """Days as so many of each month that they lie in: ``31 / 31 + 15 / 30``."""
    return " + ".join(f"{one.days} / {month_of(one.first).days}" for one in months_between(first, last))


def _two_amounts(line: Line, payment: Payment, record: Record, telling: Telling) -> tuple[str, ...]:
    """What two amounts came to together on the day that fixed the price, where a payment is made of two."""
    daily = isinstance(payment.priced_at, Each)
    day = line.service_from if daily else telling.functions.of_records(payment).priced_on(record.row)
    return () if day is None else two_amounts_in_words(payment.amount, record.row, day, telling.functions)


def _instalment(line: Line, payment: Payment, rounding: Rounding) -> Working:
    """An instalment: the rounded sum to date less the rounded sum before it."""
    plan = payment.instalments
    if plan is None or line.quantity is None or line.unit_price is None or line.share is None:
        return NOT_YET
    if not isinstance(line.slot, InstalmentSlot):
        raise ValueError("an instalment has its number")
    number = line.slot.number
    whole = line.unit_price * line.quantity * line.share * plan.parts
    to_date, before = whole * number / plan.parts, whole * (number - 1) / plan.parts
    share = line.share * plan.parts
    of = "" if plan.in_full else f" of {plan.count}"
    steps = [product(factors_of(line, share), whole)] if share != 1 else []
    come = "comes" if plan.in_full and number == 1 else "come"
    instalments = "instalment" if plan.in_full and number == 1 else "instalments"
    steps.append(f"{number}{of} {instalments} of {exact_pounds(whole)} {come} to {exact_pounds(to_date)},")
    paid = to_pence(to_date, rounding) - to_pence(before, rounding)
    steps.append(f"less {exact_pounds(before)} before it: {pounds(paid)}.")
    if to_date.denominator == 1 and before.denominator == 1:
        return Working((steps[0], " ".join(steps[1:])) if share != 1 else (" ".join(steps),))
    sums = f"{pounds(to_pence(to_date, rounding))} less {pounds(to_pence(before, rounding))}"
    moved = f"Both sums are rounded {rounding.value} first: {sums}."
    return Working((" ".join(steps),), moved)


def _then_rounded(exact: Fraction, pence: int) -> str:
    return "" if exact == pence else f" Rounded, that is {pounds(pence)}."
