"""In which week, month or year a record is counted, where it is paid for so many times in each and no more."""

from collections.abc import Iterator

from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.explain.explain_context import Telling
from pbr.explain.explanation import Chapter
from pbr.explain.quantities_counted import row_of
from pbr.scheme.payments.payments import Payment
from pbr.settlement.line import Line
from pbr.values.window import window_of


def places_over(chapter: Chapter, telling: Telling) -> Iterator[str]:
    """A sentence for each window in which lines of a chapter are counted, to be paid at most so many times."""
    limited = {payment.name: payment for payment in telling.scheme.payments if payment.at_most is not None}
    said = (
        sentence
        for one in chapter.lines
        if one.line.payment in limited
        for sentence in _counted_in(one.line, limited[one.line.payment], telling)
    )
    return iter(dict.fromkeys(said))


def _counted_in(line: Line, payment: Payment, telling: Telling) -> Iterator[str]:
    """The window of a line and the day it goes by; nothing over the whole run, or while that day is not known."""
    limit, steps = payment.at_most, telling.functions.payments[payment.name]
    row = row_of(line, telling)
    if limit is None or limit.window == "run" or row is None or not isinstance(steps, CompiledPayment):
        return
    day = steps.priced_on(row)
    if day is not None:
        window = f"the {limit.window} {window_of(limit.window, day, telling.scheme.runs).label}"
        yield f"{payment.name}: at most {limit.text}; counted in {window}, by {payment.priced_at_text} ({day})."
