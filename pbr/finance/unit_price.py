"""A quantity and a price whose product is a line's amount, as the rules of structured invoices want them.

The rules refuse a line whose quantity times its price is not its amount, to two pence, and a price below nil. So the
price is the price of a unit times the share that is paid of it, and the sign is on the quantity. Where that product is
not the amount (a correction by a difference, a limit, an odd penny of a spread sum and more), the line is one, at its
amount.
"""

from fractions import Fraction

PLACES = 10
"""Decimal places of a quantity and of a price in pounds; what does not end within them is rounded."""

ALLOWED = 1
"""Pence by which quantity times price may differ from the amount; the rules allow two."""

ONE = "C62"
"""The code of a unit that is nothing but one."""

UNIT_CODES = {
    "hour": "HUR",
    "hours": "HUR",
    "day": "DAY",
    "days": "DAY",
    "week": "WEE",
    "weeks": "WEE",
    "month": "MON",
    "months": "MON",
}
"""The codes of UN/ECE recommendation 20 for what is counted; all else is counted by ones."""


def quantity_and_price(
    amount: int, quantity: Fraction | None, unit_price: Fraction | None, share: Fraction | None
) -> tuple[Fraction, Fraction] | None:
    """Give the quantity with the amount's sign, and the price in exact pence, of an amount in pence.

    None where their product is not the amount, to a penny: it is then one, at its amount.
    """
    if not quantity or unit_price is None:
        return None
    many = _written(abs(quantity))
    price = _written(abs(unit_price * (1 if share is None else share)) / 100) * 100
    if abs(many * price - abs(amount)) > ALLOWED:
        return None
    return (many if amount >= 0 else -many), price


def _written(number: Fraction) -> Fraction:
    """A number above nil as it is written, half up at its last place."""
    return Fraction((2 * number.numerator * 10**PLACES + number.denominator) // (2 * number.denominator), 10**PLACES)
