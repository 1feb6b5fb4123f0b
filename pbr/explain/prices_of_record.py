"""The prices that the lines of one record used: one of a day, or several where each day has its own."""

from collections.abc import Sequence

from pbr.conditions.date_expressions import Each
from pbr.explain.explain_context import Telling
from pbr.explain.explanation import PriceUsed
from pbr.explain.prices_used import prices_used, uses_of
from pbr.explain.record import Record
from pbr.scheme.payments.parts import Part
from pbr.scheme.payments.payments import Payment
from pbr.settlement.line import Line, Status


def prices_of_record(
    payment: Payment, parts: tuple[Part, ...], record: Record, lines: Sequence[Line], telling: Telling
) -> list[PriceUsed]:
    """Each figure used, once: priced day by day, or by how much there was so far, a payment may use several."""
    functions = telling.functions
    uses = uses_of(payment, parts, record.row, telling.in_order)
    if isinstance(payment.priced_at, Each):
        days = [(line.service_from, _day_among(line)) for line in lines if line.status is not Status.ERROR]
    else:
        days = [(functions.of_records(payment).priced_on(record.row), payment.priced_at_text)]
    found = [used for day, named in days for used in prices_used(uses, record.row, day, named, functions)]
    return list({(used.standing, used.figure): used for used in reversed(found)}.values())[::-1]


def _day_among(line: Line) -> str:
    """Which days a line is priced by, as far as they are known; empty where none is."""
    if line.service_from is None:
        return ""
    return f"a day from {line.service_from} {f'to {line.service_to}' if line.service_to else 'on'}"
