"""What of a scheme is a person's money, and told to no provider: direct payments, and what is noted of them."""

from pbr.scheme.payments.payments import Payment
from pbr.scheme.scheme import Scheme


def of_persons(scheme: Scheme) -> frozenset[str]:
    """The payments and limits that are a person's, and the notes that say something of a person's money alone.

    A note is a person's where it draws on what persons are paid and on nothing else, and where whatever is noted earns
    a payment to the person, by the conditions of both: what is charged to those who are paid direct.
    """
    paid = scheme.paid_to_persons
    if not paid or not scheme.notes:
        return paid
    draws = {
        whose: {name for limit in scheme.limits if limit.to_person is whose for name in limit.others}
        for whose in (True, False)
    }
    drawn = (draws[True] & scheme.notes) - draws[False]
    return paid | drawn | {note.name for note in scheme.payments if note.verb == "note" and _goes_with(note, scheme)}


def _goes_with(note: Payment, scheme: Scheme) -> bool:
    """Whether whatever is noted earns a payment to the person for the same record, as far as that can be proved."""
    # imported late: few schemes pay persons, and the others do not load what proves it
    from pbr.conditions.certain_answers import can_be
    from pbr.conditions.syntax_tree import And
    from pbr.scheme.payments.earned_by import by_itself

    if note.kind is None or note.added_up is not None:
        return False
    noted = by_itself(note, scheme.runs)
    return can_be(noted.earned, True) and any(
        not can_be(And((noted.earned, by_itself(paid, scheme.runs).failed), (0, 0)), True)
        for paid in scheme.payments
        if paid.to_person and paid.kind is note.kind and paid.added_up is None
    )
