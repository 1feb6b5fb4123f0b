"""The steps of a payment, made once for the layout of an extract; `payment_steps` makes them."""

from collections.abc import Callable
from dataclasses import field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from pbr.conditions.compiler import Test
from pbr.conditions.date_expressions import Day
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.facts.row_refs import RefOf
from pbr.engine.payments.eligibility import DueOn, PricedOn, TakeIn, due_on_of, take_in_of
from pbr.engine.pricing.line_sum import Divide, StatedShares
from pbr.engine.pricing.pricing import Pricing
from pbr.records.dictionary import TableKind
from pbr.records.table import Row
from pbr.scheme.payments.payments import Payment
from pbr.values.dataclass import dataclass
from pbr.values.window import Window

if TYPE_CHECKING:
    from pbr.engine.facts.service_days import ServiceOf
    from pbr.engine.payments.instalments_end import Until
    from pbr.engine.verdicts.why_put_back import WhyOf
    from pbr.scheme.payments.instalments import Instalments
    from pbr.scheme.payments.parts import Part, Spread

Quantity = Callable[[Row], Fraction | None]
"""A function from a row to how many units it counts; None while it is not known."""


@dataclass(frozen=True, slots=True)
class CompiledSpread:
    """How a part is spread over the records that belong to the one paid for.

    ``as_recorded`` says which have a share (None: all), leaving disputes out of account. ``perhaps`` says which may be
    another that has its share already, and ``back`` which are held by what the last settlement had; None: none is.
    """

    spread: "Spread"
    as_recorded: Test | None
    record_of: RefOf
    back: "WhyOf | None" = None
    perhaps: "WhyOf | None" = None


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """A part, and how it is spread; None where it is the record's own."""

    part: "Part"
    spread: CompiledSpread | None


@dataclass(frozen=True, slots=True)
class CompiledInstalments:
    """Instalments as the scheme has them, from which day, and what becomes of those after the last day they run to."""

    plan: "Instalments"
    start: Callable[[Row], date | None]
    until: "Until"


@dataclass(frozen=True, slots=True)
class CompiledPayment:
    """A payment for records. It counts a ``quantity`` of each, or the days of its ``service``: the other is None.

    ``back`` says which records are held by what the last settlement had; None: none is. ``made`` has what was made of
    all this when it was first asked for.
    """

    payment: Payment
    kind: TableKind
    over: Compiling
    record_of: RefOf
    priced_on: PricedOn
    price: Pricing
    unit: str
    quantity: Quantity | None
    service: "ServiceOf | None"
    stated_shares: StatedShares
    divide: Divide
    parts: tuple[CompiledPart, ...]
    instalments: CompiledInstalments | None
    due: Day | None
    back: "WhyOf | None" = None
    made: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def take_in(self) -> TakeIn:
        """A function from a row to what the payment makes of it; None where it is out of scope."""
        if "take in" not in self.made:
            self.made["take in"] = take_in_of(self.payment, self.over, self.back)
        found: TakeIn = self.made["take in"]
        return found

    @property
    def due_on(self) -> DueOn | None:
        """A function to the day that a payment which is not divided is due; None for one in parts."""
        if "due on" not in self.made:
            self.made["due on"] = None if self.due is None else due_on_of(self.due, self.over)
        found: DueOn | None = self.made["due on"]
        return found


@dataclass(frozen=True, slots=True)
class CompiledWindowPayment:
    """A payment for each month, quarter or year of a provider, and the days on which it and its parts are due."""

    payment: Payment
    windows: tuple[Window, ...]
    priced_on: Callable[[date], date]
    price: Pricing
    unit: str
    divide: Divide
    due_on: Callable[[date], date] | None
    parts_due_on: tuple[Callable[[date], date], ...]
