"""How much of a record is paid for, where only so much of a quantity is."""

from pbr.settlement.line import Line
from pbr.settlement.quantity_reasons import PaidInPart, PaidLater
from pbr.settlement.reason import NotDue
from pbr.values.money import pounds
from pbr.values.number import plain_number
from pbr.values.rounding import Rounding, to_pence
from pbr.values.units_in_words import quantity_of


def paid_in_part(line: Line) -> PaidInPart | None:
    """Why only a portion of a record is paid for, whether that is due yet or not; None where all of it is."""
    reason = line.reason.portion if isinstance(line.reason, NotDue) else line.reason
    return reason if isinstance(reason, PaidInPart) else None


def whole_of(line: Line) -> Line:
    """A line with the quantity of its record, of which it may be a portion."""
    part = paid_in_part(line)
    return line if part is None else line._replace(quantity=part.quantity)


def portion_in_words(line: Line) -> tuple[str, ...]:
    """How much of the record is paid for; nothing where all of it is."""
    part = paid_in_part(line)
    if part is None:
        return ()
    return (
        f"Of {quantity_of(part.quantity, part.unit)} {plain_number(part.paid)} is paid for: at most {part.at_most}.",
    )


def paid_later(line: Line) -> PaidLater | None:
    """Of what a line pays a portion, where it was over in an earlier window, whether that is due yet or not."""
    reason = line.reason.portion if isinstance(line.reason, NotDue) else line.reason
    return reason if isinstance(reason, PaidLater) else None


def portion_later_in_words(line: Line, later: PaidLater, rounding: Rounding) -> tuple[str, ...]:
    """What a line pays of what was over: the rounded sum of the record to date less the rounded sum before it."""
    if line.unit_price is None:
        return ()
    of_one = line.unit_price * (line.share or 1)
    to_date, before = (to_pence(of_one * many, rounding) for many in (later.before + later.paid, later.before))
    paid = plain_number(later.before + later.paid)
    verb = "is" if later.before + later.paid == 1 else "are"
    of = f"Of {quantity_of(later.quantity, later.unit)} {paid} {verb} paid by now: {pounds(to_date)}"
    if not later.before:
        return (f"{of}.",)
    return (f"{of}, less {pounds(before)} for the {plain_number(later.before)} before: {pounds(to_date - before)}.",)
