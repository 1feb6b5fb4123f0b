"""Making lines one by one, for the ways of counting that have several lines for a record, or none of its own."""

from datetime import date
from typing import Protocol, TypeVar

from pbr.engine.facts.run_context import Settling
from pbr.engine.payments.line_source import LineParts, LineSource
from pbr.engine.pricing.line_sum import LineSum
from pbr.engine.verdicts.verdict import Verdict
from pbr.generate.functions import functions_of
from pbr.generate.source import Source
from pbr.scheme.payments.payments import Payment
from pbr.settlement.line import Line, Status
from pbr.settlement.reason import NotDue
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import ONLY, Slot

Service = tuple[date | None, date | None]
NO_SERVICE: Service = (None, None)


def is_decided(line: Line) -> bool:
    """Whether nothing stands in the way of a line but, at most, its day."""
    if line.status is Status.NOT_DUE:
        return isinstance(line.reason, NotDue) and line.reason.so_far is None
    return line.status is Status.DUE or line.status is Status.EARLIER


Made = TypeVar("Made")
"""What is made of a line: a value, or its amount alone."""

_Made_co = TypeVar("_Made_co", covariant=True)


class Make(Protocol[_Made_co]):
    """Makes the lines of one payment, or of one of its parts, or what stands for them."""

    def __call__(
        self,
        record: RecordRef,
        verdict: Verdict,
        due_on: date | None,
        comes_to: LineSum,
        service: Service = NO_SERVICE,
        slot: Slot = ONLY,
    ) -> _Made_co:
        """One line, for what it comes to before its sign."""


MakeLine = Make[Line]
"""Makes lines as values."""


def line_maker(payment: Payment, part: str, unit: str, settling: Settling) -> MakeLine:
    """What makes the lines of a payment, or of one of its parts; ``unit`` is what its quantities count."""
    source = Source()
    for name, value in (("horizon", settling.horizon), ("period_begins", settling.period.first)):
        source.know(name, value)
    source.know("no_service", NO_SERVICE)
    source.know("only", ONLY)
    parts = LineParts(
        "record", "status", "reason", "due_on", "signed", "quantity", "unit_price", "share",
        ("service_from", "service_to"), "slot",
    )  # fmt: skip
    with source.under("def make(record, verdict, due_on, comes_to, service=no_service, slot=only)"):
        source.write(
            "status, reason = verdict",
            "pence, quantity, unit_price, share = comes_to",
            "service_from, service_to = service",
            f"signed = {signed(payment, 'pence')}",
            # The share of a price that is not known is the share of nothing.
            "share = None if unit_price is None else share",
        )
        source.write(f"return {LineSource(source, settling.scheme, payment, part, unit).write(parts)}")
    make: MakeLine = functions_of(source)["make"]
    return make


def signed(payment: Payment, pence: str) -> str:
    """An expression for pence with the sign of a payment; None while they are not known."""
    return f"None if {pence} is None else -{pence}" if payment.verb == "deduct" else pence
