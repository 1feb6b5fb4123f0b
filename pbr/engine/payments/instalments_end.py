"""Instalments that stop: those that fall after the last day they run to are not earned, and the others stand."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from pbr.conditions.compiler import value_of
from pbr.conditions.date_compiler import day_of
from pbr.conditions.date_expressions import fields_of_day
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.verdicts.verdict import Verdict
from pbr.records.table import Row
from pbr.settlement.line import Status
from pbr.settlement.open_reasons import InstalmentsEndNotKnown
from pbr.settlement.reason import AfterLastInstalment

if TYPE_CHECKING:
    from pbr.scheme.payments.instalments import Instalments

Until = Callable[[Row, date | None, Verdict], Verdict]
"""A function from a row, the day of an instalment and the verdict on the whole, to the verdict on the instalment."""

_MAY_BE_EARNED = (Status.DUE, Status.OPEN)


def until_of(plan: "Instalments", over: Compiling) -> Until:
    """What becomes of each instalment where they run until a day.

    One that would be due is asked, and one that is open: after the last day nothing else that is not known (the price,
    or what ``when`` asks) can make it earned. A blank end date that means still going on stops nothing; another blank
    leaves every instalment open, because any of them may turn out to be after it.
    """
    if plan.until is None:
        return lambda row, day, verdict: verdict
    last_day, said = day_of(plan.until, over.layouts), plan.until_text
    ends = [value_of(ref, over.layouts) for ref in fields_of_day(plan.until)] if plan.open_ended else []
    not_known: Verdict = (Status.OPEN, InstalmentsEndNotKnown(said))

    def until(row: Row, day: date | None, verdict: Verdict) -> Verdict:
        if verdict[0] not in _MAY_BE_EARNED or day is None:
            return verdict
        last = last_day(row)
        if last is None and verdict[0] is Status.OPEN:
            return verdict
        if last is None:
            # Working days may lead past the calendar's list from an end that somebody has recorded.
            return verdict if ends and all(end(row) is None for end in ends) else not_known
        if day > last:
            return (Status.NOT_EARNED, AfterLastInstalment(day, said, last))
        return verdict

    return until
