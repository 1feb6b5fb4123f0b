"""The words of reasons where only so much of a quantity is paid for."""

from pbr.settlement.quantity_reasons import OfQuantity, PaidInPart, PaidLater, QuantityLeftNotKnown, QuantityUsed
from pbr.settlement.records_in_words import several
from pbr.values.number import plain_number
from pbr.values.units_in_words import quantity_of


def quantity_in_words(reason: OfQuantity) -> str:
    """What is paid for, and what is used: ``at most 14 hours for each plan and week: paid for 0.5 of 1 hour …``."""
    match reason:
        case PaidInPart(at_most=at_most, unit=unit, quantity=quantity, paid=paid, before=before):
            of = f"{plain_number(paid)} of {quantity_of(quantity, unit)}"
            why = f", because {quantity_of(before, unit)} came before it" if before else ""
            return f"at most {at_most}: paid for {of}{why}"
        case PaidLater(at_most=at_most, unit=unit, quantity=quantity, paid=paid, before=before):
            so_far = f", after {plain_number(before)} paid before" if before else ""
            return f"carried over: {plain_number(paid)} of {quantity_of(quantity, unit)}{so_far}; at most {at_most}"
        case QuantityUsed(at_most=at_most, unit=unit, before=before):
            return f"at most {at_most}{f', and {quantity_of(before, unit)} came before it' if before else ''}"
        case QuantityLeftNotKnown(at_most=at_most, records=records, others=others):
            return f"at most {at_most}, and not known yet is how much {several(records, others)} before it counts"
