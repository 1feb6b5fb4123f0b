"""Limits of quantity as they are written: ``at most: 14 hours for each plan and week``."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from pbr.conditions.name_resolution import called
from pbr.scheme.payments.payments import Payment
from pbr.scheme.payments.quantity_limits import DAYS_IN, QuantityLimit
from pbr.scheme.payments.quantity_windows_form import OWN, read_window
from pbr.scheme.pricing.places import AtMost, Whom
from pbr.scheme.pricing.places_form import whom_of
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.payment_basis import Costing, EachRecord, Hours, Scope, TimeSpan, Units
from pbr.scheme.units.price_units import many_of
from pbr.source.yaml_nodes import Scalar
from pbr.values.number import number_in_cell
from pbr.values.pattern import Pattern

_MOST_OF = Pattern(
    r"(?P<most>[0-9][0-9,]*(?:\.[0-9]+)?) (?P<what>[a-z]+(?:_[a-z]+)*) for each (?P<whom>[a-z_]+)"
    r"(?: and (?P<window>[a-z_ ]+))?",
    re.ASCII,
)
_WHOM: tuple[Whom, ...] = ("plan", "person", "provider")
WHAT_IS_OVER = "what is over"
_REMEDY = "write it like 14 hours for each plan and week"


def is_of_quantity(text: Scalar | None) -> bool:
    """Whether what stands after ``at most`` has a unit: it then limits a quantity, and not how often it is paid."""
    return text is not None and (_MOST_OF.fullmatch(text.text) or OWN.fullmatch(text.text)) is not None


def read_quantity_limit(text: Scalar | None, scope: Scope, reading: Reading) -> QuantityLimit | None:
    """How much is paid for; None where no quantity is limited, or, with a problem, where it means nothing."""
    if text is not None and OWN.fullmatch(text.text):
        # imported late: most limits are a number that the scheme says
        from pbr.scheme.payments.own_quantities_form import read_own_quantity

        return read_own_quantity(text, scope, reading)
    match = None if text is None else _MOST_OF.fullmatch(text.text)
    if text is None or match is None:
        return None
    basis = scope.basis
    for message, remedy in _wrong(match["what"], match["most"], scope):
        reading.problem("PBR360", message, text.at(*match.span("what")), remedy)
        return None
    counted_for = whom_of(basis.kind, reading.tables) if basis.kind else []
    if isinstance(basis, TimeSpan) and basis.kind.name == "plans":
        counted_for = ["plan", *counted_for]
    whom = next((one for one in _WHOM if one == match["whom"] and one in counted_for), None)
    if whom is None or basis.kind is None:
        message = f"{called(basis.kind) if basis.kind else 'it'} is not counted for each '{match['whom']}'"
        remedy = f"write {match['most']} {match['what']} for each {' or '.join(counted_for)}"
        reading.problem("PBR360", message, text.at(*match.span("whom")), remedy)
        return None
    most = number_in_cell(match["most"])
    if not most:
        message = f"'{match['most']}' is for nothing, and a number above nil is needed"
        reading.problem("PBR360", message, text.at(*match.span("most")), _REMEDY)
        return None
    window = read_window(match, text, reading)
    return None if window is None else QuantityLimit(most, basis.counted, whom, window, text.text)


def read_carried(
    text: Scalar | None, written: Scalar | None, counted: AtMost | QuantityLimit | None, scope: Scope, reading: Reading
) -> QuantityLimit | None:
    """The limit of quantity, with what is over carried to the next window where that is written and has a meaning.

    ``written`` is what stands after ``at most``, and ``counted`` what it was read as.
    """
    limit = counted if isinstance(counted, QuantityLimit) else None
    if text is None:
        return limit
    if text.text != WHAT_IS_OVER:
        message = f"'{text.text}' is nothing that is carried over"
        reading.problem("PBR364", message, text.place, f"write carried over: {WHAT_IS_OVER}")
        return limit
    if counted is None and written is not None:
        # What stands after 'at most' has a mistake of its own, which is told.
        return None
    if limit is None:
        message = "nothing says how much is paid for, so that nothing is over"
        reading.problem("PBR364", message, text.place, f"{_REMEDY} as well, or take it out")
    elif limit.window == "run":
        message = "a limit over the whole run has no next window"
        reading.problem("PBR364", message, text.place, _REMEDY)
    elif isinstance(scope.basis, TimeSpan):
        message = f"a {scope.basis.counted} of service is counted when it is served, and not in another window"
        reading.problem("PBR364", message, text.place, "take 'carried over' out, or limit hours or other numbers")
    else:
        return replace(limit, carries=True, text=f"{limit.text}, {WHAT_IS_OVER} carried over")
    return limit


def _wrong(what: str, most: str, scope: Scope) -> Iterator[tuple[str, str]]:
    """Why what is limited is not what a payment counts, and how to mend it."""
    basis = scope.basis
    counted = many_of(basis.counted)
    if isinstance(basis, EachRecord):
        message = f"this is paid for each {basis.counted}, which is no quantity: it is paid so many times"
        yield message, f"write how many times, without a unit: {most} for each plan and month"
    elif isinstance(basis, TimeSpan) and basis.unit in DAYS_IN and what == counted:
        most_days = (number_in_cell(most) or Fraction(0)) * DAYS_IN[basis.unit]
        if most_days.denominator != 1:
            yield f"{most} {what} end within a day", "write whole days"
    elif not isinstance(basis, Hours | Units | Costing) and not (isinstance(basis, TimeSpan) and basis.unit in DAYS_IN):
        message = f"this is paid for each {basis.counted}, and its months or windows are not counted one by one"
        yield message, "limit hours, days, weeks or other numbers of records"
    elif what != counted and (what, most) != (basis.counted, "1"):
        yield f"'{what}' are limited, and this is paid for each {basis.counted}", f"write {most} {counted} for each …"


def check_quantity_limits(payments: Iterable[Payment], reading: Reading) -> None:
    """Note each payment of which a quantity is limited and that is divided in another way as well."""
    for payment in payments:
        for word, written in (
            ("in parts", payment.parts),
            ("instalments", payment.instalments),
            ("scaled by", payment.scale),
            ("added up", payment.added_up),
            ("so far", payment.amount.so_far),
        ):
            if payment.most_of is not None and written:
                reading.problem(
                    "PBR361",
                    f"'{payment.name}' is paid for at most {payment.most_of.text}, and '{word}' divides it as well",
                    payment.place,
                    "take one of them out; where both count the same, 'after that: £0.00' as the last row of the price "
                    "says the same"
                    if word == "so far"
                    else f"take one of them out; what '{word}' says can be a payment of its own",
                )
