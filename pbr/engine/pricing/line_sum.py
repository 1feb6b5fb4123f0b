"""What a line comes to, and what the payment that it is part of comes to for a record."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pbr.engine.pricing.figures import Missing
from pbr.engine.pricing.pricing import UnitPrice
from pbr.engine.verdicts.verdict import Verdict
from pbr.records.table import Row
from pbr.settlement.line import Status
from pbr.settlement.record_ref import RecordRef

ONE = Fraction(1)


class LineSum(NamedTuple):
    """What a line comes to before its sign, in pence, and its factors: quantity, unit price and share of the whole.

    Each is None while it is not known.
    """

    pence: int | None
    quantity: Fraction | None
    unit_price: Fraction | None
    share: Fraction | None


NOTHING_KNOWN = LineSum(None, None, None, None)


class TakenRecord(NamedTuple):
    """A record that a payment takes in: the day that fixes its price (None: not known), and what its gates say."""

    priced_on: date | None
    verdict: Verdict


class Worth(NamedTuple):
    """What a record's payment comes to before it is divided: exact pence, and its factors. None: not known yet.

    ``lacking`` is the verdict of a sum that waits for something, and None where it is known.
    """

    record: RecordRef
    taken: TakenRecord
    unit: UnitPrice
    quantity: Fraction | None
    exact: Fraction | None
    lacking: Verdict | None = None

    def with_sum(self, verdict: Verdict) -> Verdict:
        """A verdict, and after it what the sum waits for: what is not earned is so whatever it would come to."""
        return self.lacking if self.lacking is not None and verdict[0] is Status.DUE else verdict

    def of_portion(self, portion: Fraction) -> "Worth":
        """The same of a portion of the record: so much less of it is counted."""
        quantity = None if self.quantity is None else self.quantity * portion
        return self._replace(quantity=quantity, exact=None if self.exact is None else self.exact * portion)

    def comes_to(self, pence: int | None, share: Fraction | None) -> LineSum:
        """Some pence of it, as a line has them: with its quantity and unit price, and the share they are."""
        return LineSum(pence, self.quantity, self.unit.price, share)


Divide = Callable[[Row, Worth], list[LineSum] | Missing]
"""A function from what a payment comes to, to what each of its parts comes to."""


StatedShares = Callable[[Row, date | None], list[Fraction] | Missing | None]
"""A function from a row and a day to the shares that parts state, in their order; None where one is not known."""
