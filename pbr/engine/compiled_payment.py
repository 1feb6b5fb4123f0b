"""The steps of a payment as functions of a row, made once for the layout of an extract; `payment_steps` makes them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pbr.conditions.compiler import Test
from pbr.engine.eligibility import DueOn, PricedOn, TakeIn
from pbr.engine.instalments_end import Until
from pbr.engine.line_sum import Divide
from pbr.engine.pricing import Pricing
from pbr.engine.row_refs import RefOf
from pbr.engine.service_days import ServiceOf
from pbr.engine.verdict import Judge
from pbr.records.dictionary import TableKind
from pbr.records.table import Row
from pbr.scheme.parts import Part, Spread
from pbr.scheme.payments import Payment
from pbr.values.window import Window

Quantity = Callable[[Row], Fraction | None]
"""A function from a row to how many units it counts; None while it is not known."""


@dataclass(frozen=True, slots=True)
class CompiledSpread:
    """How a part is spread over the records that belong to the one paid for.

    ``belongs`` says which have a share (None: all), not known where a dispute could change it; ``as_recorded`` says it
    leaving disputes out of account.
    """

    spread: Spread
    belongs: Test | None
    as_recorded: Test | None
    record_of: RefOf
    weight_of: Callable[[Row], Fraction]


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """A part: what its own gates say, of the record or of each record it is spread over, and when it is due."""

    part: Part
    judge: Judge
    spread: CompiledSpread | None
    due_on: DueOn


@dataclass(frozen=True, slots=True)
class CompiledInstalments:
    """Instalments: how many, from which day, and what becomes of those after the last day they run to."""

    count: int
    start: Callable[[Row], date | None]
    until: Until


@dataclass(frozen=True, slots=True)
class CompiledPayment:
    """A payment for records. It counts a ``quantity`` of each, or the days of its ``service``: the other is None."""

    payment: Payment
    kind: TableKind
    record_of: RefOf
    priced_on: PricedOn
    take_in: TakeIn
    price: Pricing
    unit: str
    quantity: Quantity | None
    service: ServiceOf | None
    divide: Divide
    parts: tuple[CompiledPart, ...]
    instalments: CompiledInstalments | None
    due_on: DueOn | None


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
