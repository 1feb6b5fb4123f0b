"""What a payment comes to for a record, worked out once for the same figures.

The plans of an extract are many, and their prices, hours and lengths few: what comes of the same price, shares and
quantity is worked out when it is first met, and looked up ever after. All arithmetic of a payment is done below this:
what is generated looks up, and asks for what is not there.
"""

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from pbr.engine.counting.division import nothing_of_each
from pbr.engine.counting.per_record import WorthOf, sum_of_whole
from pbr.engine.counting.sharing_out import SharingOut, Weights
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.pricing.figures import Missing
from pbr.engine.pricing.line_sum import LineSum, TakenRecord, Worth
from pbr.engine.pricing.pricing import WHOLE, UnitPrice, in_error
from pbr.records.table import Row
from pbr.settlement.line import Status
from pbr.settlement.missing_price import Unpriced
from pbr.settlement.open_reasons import WeightsNothing
from pbr.settlement.reason import ForEach, Reason
from pbr.settlement.record_ref import RecordRef, provider_as_a_whole
from pbr.values.rounding import Rounding

_MOST_KEPT = 15_000
"""How many sums and ways of sharing are kept of one payment, all together; then they are worked out again."""

Slice = tuple[int | None, Any]
"""What a line comes to, in pence and with its sign, None while not known; and what else is said of it, by its ending:
which share of the whole it is, or the cells of it all."""

SliceOf = Callable[[CompiledPayment, int | None, LineSum], Slice]
"""What keeps of a sum what the lines of a payment are made with."""

Shares = tuple[tuple[Slice, ...], WeightsNothing | None]
"""What each of those who share a part takes of it, in their order, and why that is in doubt."""


class ComesTo:
    """What a payment comes to: its factors, a slice for each part (one, where it is not divided), what it waits for.

    ``missing`` are the prices that there are not. ``shared`` has, by part and by weights, how it was shared out.
    """

    __slots__ = ("lacking", "missing", "quantity", "shared", "slices", "sums", "unit_price")

    def __init__(
        self, worth: Worth, missing: Sequence[Missing], sums: Sequence[LineSum], slices: Sequence[Slice]
    ) -> None:
        self.quantity, self.unit_price = worth.quantity, worth.unit.price
        self.lacking = None if worth.lacking is None else worth.lacking[1]
        self.missing, self.sums, self.slices = missing, sums, slices
        self.shared: tuple[dict[Weights | int, Shares], ...] = tuple({} for _ in sums)

    def unpriced(self, record: RecordRef, noted: list[Unpriced]) -> Reason:
        """Note that a record has no price, and say so of its lines."""
        for missing in self.missing:
            noted.append(Unpriced(missing.code, record, None, missing.field, missing.lacking, missing.place))
        return in_error(self.missing[-1])[1]


SameTerms = dict[Any, ComesTo]
"""What comes of one price and the same shares, by the quantity."""


class Reckoning:
    """What a payment comes to, by its ``terms`` (the day and the codes that fix them) and its quantity."""

    def __init__(self, steps: CompiledPayment, rounding: Rounding, slice_of: SliceOf) -> None:
        self.terms: dict[Any, SameTerms] = {}
        self._same: dict[Any, SameTerms] = {}
        self._portions: dict[Any, ComesTo] = {}
        self._kept = 0
        self._steps, self._rounding, self._slice_of = steps, rounding, slice_of
        self._worth_of, self._sharing = WorthOf(steps), SharingOut(rounding)
        self._sign = -1 if steps.payment.verb == "deduct" else 1
        self._nothing = nothing_of_each(steps.payment)
        # What it comes to does not depend on whose it is, nor on what its gates say.
        self._anybody = provider_as_a_whole("")
        self._verdict = (Status.DUE, ForEach(steps.payment.scope.text))

    def find(self, key: Any, row: Row, day: date | None) -> SameTerms:
        """What comes of the price and the shares of a row on a day, kept under what fixes them."""
        self._keep_one_more()
        unit = self._worth_of.price_on(row, day)
        of_unit: Any = unit
        if not isinstance(unit, Missing):
            of_unit = (_ratio(unit.price), _ratio(unit.share), unit.lacking)
        shares = self._steps.stated_shares(row, day)
        of_shares = tuple(map(_ratio, shares)) if isinstance(shares, list) else shares
        found = self.terms[key] = self._same.setdefault((of_unit, of_shares), {})
        return found

    def reckon(self, same: SameTerms, count: Any, row: Row, day: date | None) -> ComesTo:
        """What a row comes to by its terms and its quantity, kept under the quantity."""
        self._keep_one_more()
        found = same[count] = self.at_price(self._worth_of.price_on(row, day), row, day)
        return found

    def of_portion(self, key: tuple[Any, Any, Fraction], row: Row, day: date | None) -> ComesTo:
        """What a portion of a row comes to, kept under what fixes its price, its quantity, and the portion."""
        found = self._portions.get(key)
        if found is None:
            self._keep_one_more()
            found = self._portions[key] = self.at_price(self._worth_of.price_on(row, day), row, day, key[-1])
        return found

    def at_price(self, unit: UnitPrice | Missing, row: Row, day: date | None, portion: Fraction = WHOLE) -> ComesTo:
        """What a row, or a portion of it, comes to at what one unit of it is paid at."""
        worth, lacking_price = self._worth_of.at_price(unit, row, self._anybody, TakenRecord(day, self._verdict))
        worth = worth if portion == WHOLE else worth.of_portion(portion)
        missing = [] if lacking_price is None else [lacking_price]
        sums = self._steps.divide(row, worth) if self._steps.parts else [sum_of_whole(worth, self._rounding)]
        if isinstance(sums, Missing):
            missing.append(sums)
            sums = self._nothing(worth)
        return ComesTo(worth, missing, sums, list(map(self._slice, sums)))

    def share(self, comes_to: ComesTo, part: int, weights: Weights | int) -> Shares:
        """How a part is shared out by weights, or equally over so many, kept under them."""
        self._keep_one_more()
        each = ((1, 1),) * weights if isinstance(weights, int) else weights
        sums, doubt = self._sharing.shared(comes_to.sums[part], each)
        found = comes_to.shared[part][weights] = (tuple(map(self._slice, sums)), doubt)
        return found

    def _keep_one_more(self) -> None:
        self._kept += 1
        if self._kept > _MOST_KEPT:
            self._kept = 1
            self.terms.clear()
            self._same.clear()
            self._portions.clear()

    def _slice(self, one: LineSum) -> Slice:
        return self._slice_of(self._steps, None if one.pence is None else self._sign * one.pence, one)


def _ratio(value: Fraction | None) -> tuple[int, int] | None:
    return None if value is None else value.as_integer_ratio()
