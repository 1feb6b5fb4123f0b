"""Payments for each month, quarter, year or cycle of a provider: a contract sum, whole or in parts, by measures."""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from pbr.conditions.date_compiler import day_by_edge
from pbr.conditions.date_expressions import Day, Edge
from pbr.engine.counting.division import divider_of, nothing_of_each
from pbr.engine.counting.scaling import measured_for, scaled
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.facts.run_context import Settling
from pbr.engine.measuring.measures import Measurements
from pbr.engine.measuring.undecided_windows import note_undecided
from pbr.engine.payments.compiled_payment import CompiledWindowPayment
from pbr.engine.payments.line_maker import MakeLine, line_maker
from pbr.engine.pricing.figures import Missing
from pbr.engine.pricing.line_sum import ONE, LineSum, TakenRecord, Worth
from pbr.engine.pricing.pricing import UnitPrice, in_error, note_unpriced, pricing_of
from pbr.scheme.payments.payments import Payment
from pbr.scheme.units.payment_basis import ProviderWindow
from pbr.settlement.line import Line, Status
from pbr.settlement.reason import ForEach
from pbr.settlement.record_ref import provider_as_a_whole
from pbr.settlement.slot import WindowSlot
from pbr.values.period import Period
from pbr.values.rounding import to_pence
from pbr.values.window import Window, window_around, windows_of_run

if TYPE_CHECKING:
    from pbr.scheme.measuring.scale import Scale


def compile_window_payment(payment: Payment, basis: ProviderWindow, over: Compiling) -> CompiledWindowPayment:
    """A payment for each window of a provider as functions."""
    runs = over.scheme.runs
    return CompiledWindowPayment(
        payment=payment,
        windows=tuple(windows_of_run(basis.stretch, runs)),
        priced_on=_edge_day(payment.priced_at, runs),
        price=pricing_of(payment.amount, over),
        unit=basis.counted,
        divide=divider_of(payment, over),
        due_on=None if payment.due is None else _edge_day(payment.due, runs),
        parts_due_on=tuple(_edge_day(part.due, runs) for part in payment.parts),
    )


def _edge_day(day: Day, runs: Period) -> Callable[[date], date]:
    if not isinstance(day, Edge):
        raise ValueError("a provider's window has only its own start and end")
    at_edge = day_by_edge(day, runs)

    def edge_day(first: date) -> date:
        found = at_edge(first)
        if found is None:
            raise ValueError("working days that lead past the calendar's list are refused when the scheme is read")
        return found

    return edge_day


class _Portion(NamedTuple):
    """What a window has a line for: the whole of a payment, or a part of it."""

    part: str
    due_on: Callable[[date], date]
    scale: "Scale | None"
    make: MakeLine


def settle_windows(
    steps: CompiledWindowPayment, measurements: Measurements, settling: Settling
) -> Callable[[str], list[Line]]:
    """A function from a provider to the lines of its windows."""
    payment, rounding = steps.payment, settling.scheme.rounding
    portions = list(_portions(steps, settling))
    nothing = nothing_of_each(payment)
    verdict = (Status.DUE, ForEach(payment.scope.text))

    def settle(provider_id: str) -> list[Line]:
        lines: list[Line] = []
        row, record = (provider_id, None), provider_as_a_whole(provider_id)
        for window in steps.windows:
            day = steps.priced_on(window.period.first)
            unit = steps.price(row, day)
            missing = unit if isinstance(unit, Missing) else None
            each = UnitPrice(None, ONE) if isinstance(unit, Missing) else unit
            exact = None if each.price is None else each.price * each.share
            worth = Worth(record, TakenRecord(day, verdict), each, ONE, exact)
            sums = steps.divide(row, worth) if payment.parts else []
            if isinstance(sums, Missing):
                missing, sums = missing or sums, nothing(worth)
            if missing is not None:
                note_unpriced(missing, record, settling, window)
                worth = worth._replace(taken=TakenRecord(day, in_error(missing)))
            if not payment.parts:
                sums = [worth.comes_to(None if exact is None else to_pence(exact, rounding), each.share)]
            for portion, comes_to in zip(portions, sums, strict=True):
                line = _line(portion, comes_to, worth, window)
                lines.append(_scaled(line, portion, comes_to, window, steps, measurements, settling))
        return lines

    return settle


def _portions(steps: CompiledWindowPayment, settling: Settling) -> Iterator[_Portion]:
    payment = steps.payment
    if steps.due_on is not None and not payment.parts:
        yield _Portion("", steps.due_on, payment.scale, line_maker(payment, "", steps.unit, settling))
    for part, due_on in zip(payment.parts, steps.parts_due_on, strict=True):
        yield _Portion(part.name, due_on, part.scale, line_maker(payment, part.name, steps.unit, settling))


def _line(portion: _Portion, comes_to: LineSum, worth: Worth, window: Window) -> Line:
    """The line of a window, before anything is scaled."""
    due_on, period = portion.due_on(window.period.first), window.period
    return portion.make(
        worth.record, worth.taken.verdict, due_on, comes_to, (period.first, period.last), WindowSlot(window)
    )


def _scaled(
    line: Line,
    portion: _Portion,
    comes_to: LineSum,
    window: Window,
    steps: CompiledWindowPayment,
    measurements: Measurements,
    settling: Settling,
) -> Line:
    """The same line as the measure that scales it leaves it, if one does."""
    scale = portion.scale
    if scale is None:
        return line
    over = window_around(scale.measure.over, window, settling.scheme.runs)
    measured = measured_for(scale, measurements, line.provider_id, over, settling)
    exact = exact_slice(steps.payment, portion.part, comes_to, comes_to.unit_price)
    made = scaled(line, scale, measured, exact, settling)
    if line.status is Status.DUE:
        name = f"{steps.payment.name}.{portion.part}" if portion.part else steps.payment.name
        note_undecided(made, name, measured, window.label, settling)
    return made


def exact_slice(payment: Payment, part: str, one: LineSum, price: Fraction | None) -> Fraction | None:
    """What a window or a part of it comes to before it is rounded; the rest is the rounded whole less the others."""
    is_rest = any(each.name == part and each.share is None for each in payment.parts)
    if one.pence is None or one.share is None or price is None:
        return None
    return Fraction(one.pence) if is_rest else price * one.share
