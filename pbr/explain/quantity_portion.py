"""How much of a record is paid for, where only so much of a quantity is."""

from pbr.settlement.line import Line
from pbr.settlement.quantity_reason_words import much
from pbr.settlement.quantity_reasons import PaidInPart
from pbr.settlement.reason import NotDue
from pbr.values.number import plain_number


def paid_in_part(line: Line) -> PaidInPart | None:
    """Why only a portion of a record is paid for, whether that is due yet or not; None where all of it is."""
    reason = line.reason.so_far if isinstance(line.reason, NotDue) else line.reason
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
    return (f"Of {much(part.quantity, part.unit)} {plain_number(part.paid)} is paid for: at most {part.at_most}.",)
