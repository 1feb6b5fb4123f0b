"""Payments for each month or quarter of a provider: a contract sum, whole or in parts, scaled by measures."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction

from pbr.conditions.days import Day, Edge, edge_of
from pbr.engine.each_record import ONE, Worth
from pbr.engine.figures import Missing, Unit, in_error, note_unpriced, pricing_of
from pbr.engine.in_scope import Taken
from pbr.engine.lines import line_maker
from pbr.engine.measuring import WHOLE_RUN, Measurements, window_of
from pbr.engine.parts import Slice, divider_of
from pbr.engine.scaling import scaled
from pbr.engine.settling import Settling
from pbr.scheme.amounts import WINDOWS
from pbr.scheme.basis import ProviderWindow
from pbr.scheme.payments import Payment
from pbr.scheme.scale import Scale
from pbr.settlement.line import Line, Status
from pbr.values.period import Period
from pbr.values.rounding import to_pence

LAYOUT = {"provider_id": 0}
"""Where the one field of a provider's window stands in its row."""


def windows_of(basis: ProviderWindow, runs: Period) -> Iterator[tuple[str, Period]]:
    """The windows of a run, each with its label; whole ones, even where the run starts or ends inside."""
    day = runs.first
    while day <= runs.last:
        label, window = window_of(basis.stretch, day, runs)
        yield label, window
        day = window.last + timedelta(days=1)


def settle_windows(payment: Payment, measurements: Measurements, settling: Settling) -> Callable[[str], list[Line]]:
    """A function from a provider to the lines of its windows."""
    basis = payment.scope.basis
    if not isinstance(basis, ProviderWindow):
        raise ValueError("not paid by the window")
    windows = list(windows_of(basis, settling.scheme.runs))
    price, divide = pricing_of(payment.amount, settling), divider_of(payment, settling)

    def settle(provider_id: str) -> list[Line]:
        lines: list[Line] = []
        row = (provider_id, None)
        for label, window in windows:
            day = _edge_day(payment.priced_at, window, settling)
            unit = price(row, day)
            missing = unit if isinstance(unit, Missing) else None
            each = Unit(None, ONE) if isinstance(unit, Missing) else unit
            exact = None if each.price is None else each.price * each.share
            taken = Taken(day, (Status.DUE, f"for each {payment.scope.text}"))
            worth = Worth((provider_id, "", ""), taken, each, ONE, exact)
            slices = divide(row, worth) if payment.parts else [_whole(worth, settling)]
            if isinstance(slices, Missing):
                missing, slices = missing or slices, [Slice(None, None) for _ in payment.parts]
            if missing is not None:
                note_unpriced(missing, WINDOWS, f"{provider_id} {label}", settling)
                worth = worth._replace(taken=Taken(day, in_error(missing)))
            for name, due, scale, one in _portions(payment, slices):
                lines.append(_line(payment, name, due, scale, one, worth, label, window, measurements, settling))
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


def _edge_day(day: Day, window: Period, settling: Settling) -> date:
    if not isinstance(day, Edge):
        raise ValueError("a provider's window has only its own start and end")
    return edge_of(day, window.first, settling.scheme.runs)


def _line(
    payment: Payment,
    part: str,
    due: Day,
    scale: Scale | None,
    one: Slice,
    worth: Worth,
    label: str,
    window: Period,
    measurements: Measurements,
    settling: Settling,
) -> Line:
    basis = payment.scope.basis
    unit = basis.stretch if isinstance(basis, ProviderWindow) else ""
    make = line_maker(payment, part, unit, settling)
    name = f"{payment.name}.{part}" if part else payment.name
    provider_id = worth.who[0]
    line = make(
        worth.who, worth.taken.verdict, _edge_day(due, window, settling), one.pence, Fraction(1),
        worth.unit.price, one.share, (window.first, window.last), label, f"{provider_id}/{name}/{label}",
    )  # fmt: skip
    if scale is None:
        return line
    measured = measurements.of(scale.measure, provider_id, WHOLE_RUN if scale.measure.over == "run" else label)
    return scaled(line, scale, measured, one.pence, settling)
