"""Chapters about a provider as a whole: its months and quarters, its pools and limits."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from pbr.engine.counting.per_provider_window import exact_slice
from pbr.engine.counting.scaling import exact_of, measured_for, released_by
from pbr.engine.pricing.figures import Missing
from pbr.engine.pricing.line_sum import ONE, LineSum, TakenRecord, Worth
from pbr.explain.added_up import chapter_added_up
from pbr.explain.amounts_together import two_amounts_in_words
from pbr.explain.arithmetic import rest_of_whole
from pbr.explain.exact_amounts import exact_pounds
from pbr.explain.explain_context import Telling, standing
from pbr.explain.explanation import Chapter, LineStory, MeasureRead, Working
from pbr.explain.limit_chapter import chapter_of_limit
from pbr.explain.line_outcome import why_of
from pbr.explain.measures_read import measure_that_scales
from pbr.explain.prices_used import prices_used, uses_of
from pbr.explain.requirements import SETTLED, what_is_in_error
from pbr.explain.who_pays import paid_out
from pbr.scheme.measuring.scale import Scale
from pbr.scheme.payments.payments import Payment
from pbr.scheme.units.payment_basis import ProviderWindow
from pbr.settlement.line import Line, Status
from pbr.settlement.measure_result import Measured
from pbr.settlement.reason import EarnedTogether
from pbr.settlement.slot import WindowSlot
from pbr.values.money import pounds
from pbr.values.rounding import to_pence
from pbr.values.share import percent
from pbr.values.units_in_words import shown_of
from pbr.values.window import Window, window_of

MOST_LISTED = 20


def chapters_of_provider(telling: Telling, about: frozenset[str]) -> Iterator[Chapter]:
    """Chapters of the lines without a record: those asked for by their ids, and limits over whom ``about`` names."""
    asked = [line for line in telling.lines if telling.asked.is_line(line)]
    for payment in telling.scheme.payments:
        lines = [line for line in asked if line.payment == payment.name and not line.record_id]
        if not lines:
            continue
        if payment.added_up is not None:
            yield chapter_added_up(payment, lines, telling)
            continue
        if isinstance(payment.scope.basis, ProviderWindow):
            told = [_window(line, payment, telling) for line in lines]
        else:
            told = [_pool(line, payment, telling) for line in lines]
        yield _chapter(payment, lines, told, telling)
    for limit in telling.scheme.limits:
        for line in telling.lines:
            over = line.record.about
            of_person = limit.of_person and line.person_id in about
            if line.payment == limit.name and (line in asked or over in about or of_person):
                yield chapter_of_limit(line, limit, over, telling)


def _chapter(payment: Payment, lines: list[Line], told: list[LineStory], telling: Telling) -> Chapter:
    parts = tuple(part for part in payment.parts if any(line.part == part.name for line in lines))
    prices = []
    if isinstance(payment.scope.basis, ProviderWindow):
        for line in lines:
            day = _priced_on(payment, line, telling)
            row = (line.provider_id, None)
            uses = uses_of(payment, parts, row, telling.in_order)
            prices += prices_used(uses, row, day, payment.priced_at_text, telling.functions)
    provenance = payment.provenance
    return Chapter(
        f"{payment.name}, for provider {lines[0].provider_id}", standing(payment.place), tuple(told),
        f"{payment.verb} {payment.amount.text}, for each {payment.scope.text}", tuple(dict.fromkeys(prices)),
        clause=provenance, assumes=(*provenance.assumes, *(said for part in parts for said in part.assumes)),
    )  # fmt: skip


def _undecided(measured: Measured, read: MeasureRead) -> str:
    """What a line needs that is open by its measure."""
    if measured.change is not None and measured.change.is_of_nothing:
        return f"there is {measured.change.wanted} to compare {measured.measure} with ({read.standing})"
    unknown = f"what is not known yet of {measured.measure}"
    return f"{unknown} is known, or can no longer change the step ({read.standing})"


def _window(line: Line, payment: Payment, telling: Telling) -> LineStory:
    """The line of a provider's month or quarter."""
    part = next((part for part in payment.parts if part.name == line.part), None)
    scale = part.scale if part else payment.scale
    steps: list[str] = []
    rounding, one = "", None
    found = _slices(line, payment, telling)
    if found is not None:
        worth, slices = found
        index = payment.parts.index(part) if part else 0
        one, exact = slices[index], worth.exact or Fraction(0)
        factors = [
            exact_pounds(worth.unit.price or Fraction(0)),
            *([percent(worth.unit.share)] if worth.unit.share != 1 else []),
        ]
        if part is not None and part.share is not None and one.share is not None:
            exact = exact * one.share / worth.unit.share
            steps = [f"{' x '.join([*factors, percent(one.share / worth.unit.share)])} = {exact_pounds(exact)}."]
        else:
            steps = rest_of_whole(exact, slices if payment.parts else [], payment, factors, telling.scheme.rounding)
        steps = [*_two_amounts(line, payment, telling), *steps]
        if part is not None and part.share is not None and exact != one.pence:
            rounding = f"{exact_pounds(exact)} is rounded {telling.scheme.rounding.value} to {pounds(one.pence or 0)}."
    scaled_whole = exact_slice(payment, line.part, one, line.unit_price) if one else None
    return _scaled(line, scale, _window_measured(line, scale, telling), scaled_whole, steps, rounding, telling)


def _window_measured(line: Line, scale: Scale | None, telling: Telling) -> Window | None:
    """The window of the measure that scales a provider's month or quarter."""
    if scale is None or line.service_from is None:
        return None
    return window_of(scale.measure.over, line.service_from, telling.scheme.runs)


def _slices(line: Line, payment: Payment, telling: Telling) -> tuple[Worth, list[LineSum]] | None:
    """What the window comes to and each of its parts, from the engine's own prices and division."""
    row, day = (line.provider_id, None), _priced_on(payment, line, telling)
    if day is None:
        return None
    steps = telling.functions.of_windows(payment)
    unit = steps.price(row, day)
    if isinstance(unit, Missing) or unit.price is None:
        return None
    exact = unit.price * unit.share
    worth = Worth(line.record, TakenRecord(day, (Status.DUE, EarnedTogether())), unit, ONE, exact)
    if not payment.parts:
        return worth, [worth.comes_to(to_pence(exact, telling.scheme.rounding), unit.share)]
    slices = steps.divide(row, worth)
    return None if isinstance(slices, Missing) else (worth, slices)


def _two_amounts(line: Line, payment: Payment, telling: Telling) -> tuple[str, ...]:
    """What two amounts came to together, where the window's payment is made of two."""
    day = _priced_on(payment, line, telling)
    return () if day is None else two_amounts_in_words(payment.amount, (line.provider_id, None), day, telling.functions)


def _priced_on(payment: Payment, line: Line, telling: Telling) -> date | None:
    """The day whose price a window takes; None where its line has no days."""
    return telling.functions.of_windows(payment).priced_on(line.service_from) if line.service_from else None


def _pool(line: Line, payment: Payment, telling: Telling) -> LineStory:
    """The line of what the records of a provider earned together."""
    scale, exact = payment.scale, line.unit_price
    window = _window_measured(line, scale, telling)
    if window is None or exact is None:
        raise ValueError("a pool has a window, and its unit price is what is in it")
    mine = [one for one in telling.lines if _is_in_pool(one, line, window)]
    records = len({one.record_id for one in mine})
    many = "1 record is" if records == 1 else f"{records:,} records are"
    steps, (shown, left) = [f"{many} retained together: {exact_pounds(exact)}."], shown_of(mine, MOST_LISTED)
    steps += [f"{one.line_id}: {exact_pounds(exact_of(one) or Fraction(0))}." for one in shown]
    if left:
        steps.append(f"And {left:,} more.")
    return _scaled(line, scale, window, exact, steps, "", telling)


def _is_in_pool(one: Line, pool: Line, window: Window) -> bool:
    """Whether a line is the note of what a record brought to a pool of its provider's."""
    noted = one.payment == pool.payment and one.provider_id == pool.provider_id and one.status is Status.NOTE
    return noted and isinstance(one.slot, WindowSlot) and one.slot.window == window


def _scaled(
    line: Line,
    scale: Scale | None,
    window: Window | None,
    exact: Fraction | None,
    steps: list[str],
    rounding: str,
    telling: Telling,
) -> LineStory:
    """A line with the measure that scales it, if one does. ``exact`` is the whole that is scaled."""
    measures: tuple[MeasureRead, ...] = ()
    needs: list[str] = []
    if scale is not None and window is not None:
        measured = measured_for(scale, telling.measurements, line.provider_id, window, telling.settling)
        read = measure_that_scales(scale, measured, telling)
        measures = (read,)
        released = released_by(scale, measured)
        if exact is not None and released is not None and line.status is not Status.NOT_DUE:
            out = released * exact
            steps = [*steps, f"{exact_pounds(exact)} x {percent(released)} = {exact_pounds(out)}."]
            settled = to_pence(out, telling.scheme.rounding)
            rounding = ""
            if out != settled:
                rounding = f"{exact_pounds(out)} is rounded {telling.scheme.rounding.value} to {pounds(settled)}."
        if line.status is Status.OPEN:
            needs.append(_undecided(measured, read))
        if line.status is Status.NOT_EARNED:
            needs.append(f"{scale.measure.name} reaches a step that releases something ({read.standing})")
    if line.status is Status.NOT_DUE:
        needs.append(f"its day, {line.due_on}; this settlement goes no further than {telling.settling.horizon}")
    if line.status is Status.ERROR:
        needs = [what_is_in_error(line)]
    if line.status is Status.OPEN and line.at_stake is None:
        needs.append("its price is known")
    why, working = why_of(line, (), telling.functions.layouts), Working(tuple(steps), rounding)
    return LineStory(
        line,
        paid_out(line, telling),
        why,
        working,
        measures=measures,
        needs=() if line.status in SETTLED else tuple(needs),
    )
