"""What a provider is due for some records over the whole life of a scheme, by the exact engine."""

from datetime import date

from pbr.engine.compiled_scheme import Plan
from pbr.engine.run import Run
from pbr.engine.run_off import end_of_run_off
from pbr.records.table import Records
from pbr.settlement.line import LineKind
from pbr.simulate.payoff.marginal_payoff import Paid
from pbr.values.period import Period

_EARLIEST = date(1900, 1, 1)


def paid_for(plan: Plan, records: Records) -> Paid | None:
    """What records come to, on whatever day it falls due; None where one of them has no price."""
    until = end_of_run_off(plan.scheme.runs)
    run = Run(plan, records, Period(_EARLIEST, until), until)
    due = before_limits = 0
    for line in run.lines():
        due += line.amount
        if line.kind is not LineKind.LIMIT:
            before_limits += line.amount
    return None if run.unpriced else Paid(due, before_limits)
