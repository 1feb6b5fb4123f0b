"""Payments for each month or quarter of a provider: a contract sum, whole or in parts, scaled by measures."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction

from pbr.conditions.date_compiler import edge_of
from pbr.conditions.date_expressions import Day, Edge
from pbr.engine.eligibility import Taken
from pbr.engine.line_maker import line_maker
from pbr.engine.measures import Measurements
from pbr.engine.parts import Slice, divider_of
from pbr.engine.per_record import ONE, Worth
from pbr.engine.pricing import Missing, Unit, in_error, note_unpriced, pricing_of
from pbr.engine.run_context import Settling
from pbr.engine.scaling import scaled
from pbr.scheme.payment_basis import ProviderWindow
from pbr.scheme.payments import Payment
from pbr.scheme.scale import Scale
from pbr.settlement.line import Line, Status
from pbr.settlement.reason import ForEach
from pbr.settlement.record_ref import provider_as_a_whole
from pbr.settlement.slot import WindowSlot
from pbr.values.period import Period
from pbr.values.rounding import to_pence
from pbr.values.window import Window, window_around, window_of

LAYOUT = {"provider_id": 0}
"""Where the one field of a provider's window stands in its row."""


def windows_of(basis: ProviderWindow, runs: Period) -> Iterator[Window]:
    """The windows of a run; whole ones, even where the run starts or ends inside."""
    day = runs.first
    while day <= runs.last:
        window = window_of(basis.stretch, day, runs)
        yield window
        day = window.period.last + timedelta(days=1)


def settle_windows(payment: Payment, measurements: Measurements, settling: Settling) -> Callable[[str], list[Line]]:
    """A function from a provider to the lines of its windows."""
    basis = payment.scope.basis
    if not isinstance(basis, ProviderWindow):
        raise ValueError("not paid by the window")
    windows = list(windows_of(basis, settling.scheme.runs))
    price, divide = pricing_of(payment.amount, settling), divider_of(payment, settling)

    def settle(provider_id: str) -> list[Line]:
        lines: list[Line] = []
        row, record = (provider_id, None), provider_as_a_whole(provider_id)
        for window in windows:
            day = _edge_day(payment.priced_at, window, settling)
            unit = price(row, day)
            missing = unit if isinstance(unit, Missing) else None
            each = Unit(None, ONE) if isinstance(unit, Missing) else unit
            exact = None if each.price is None else each.price * each.share
            taken = Taken(day, (Status.DUE, ForEach(payment.scope.text)))
            worth = Worth(record, taken, each, ONE, exact)
            slices = divide(row, worth) if payment.parts else [_whole(worth, settling)]
            if isinstance(slices, Missing):
                missing, slices = missing or slices, [Slice(None, None) for _ in payment.parts]
            if missing is not None:
                note_unpriced(missing, record, settling, window)
                worth = worth._replace(taken=Taken(day, in_error(missing)))
            for name, due, scale, one in _portions(payment, slices):
                lines.append(_line(payment, name, due, scale, one, worth, window, measurements, settling))
        return lines

    return settle


def _whole(worth: Worth, settling: Settling) -> Slice:
    pence = None if worth.exact is None else to_pence(worth.exact, settling.scheme.rounding)
    return Slice(pence, worth.unit.share)


def _portions(payment: Payment, slices: list[Slice]) -> Iterator[tuple[str, Day, Scale | None, Slice]]:
    if payment.due is not None:
        yield "", payment.due, payment.scale, slices[0]
    for part, one in zip(payment.parts, slices if payment.parts else [], strict=True):
        yield part.name, part.due, part.scale, one


def _edge_day(day: Day, window: Window, settling: Settling) -> date:
    if not isinstance(day, Edge):
        raise ValueError("a provider's window has only its own start and end")
    return edge_of(day, window.period.first, settling.scheme.runs)


def _line(
    payment: Payment,
    part: str,
    due: Day,
    scale: Scale | None,
    one: Slice,
    worth: Worth,
    window: Window,
    measurements: Measurements,
    settling: Settling,
) -> Line:
    basis = payment.scope.basis
    unit = basis.stretch if isinstance(basis, ProviderWindow) else ""
    make = line_maker(payment, part, unit, settling)
    line = make(
        worth.record, worth.taken.verdict, _edge_day(due, window, settling), one.pence, Fraction(1), worth.unit.price,
        one.share, (window.period.first, window.period.last), WindowSlot(window),
    )  # fmt: skip
    if scale is None:
        return line
    over = window_around(scale.measure.over, window, settling.scheme.runs)
    measured = measurements.of(scale.measure, worth.record.provider, over)
    return scaled(line, scale, measured, exact_slice(payment, part, one, worth.unit.price), settling)


def exact_slice(payment: Payment, part: str, one: Slice, price: Fraction | None) -> Fraction | None:
    """What a window or a part of it comes to before it is rounded; the rest is the rounded whole less the others."""
    is_rest = any(each.name == part and each.share is None for each in payment.parts)
    if one.pence is None or one.share is None or price is None:
        return None
    return Fraction(one.pence) if is_rest else price * one.share
