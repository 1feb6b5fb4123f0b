"""What a provider is due for some records over the whole life of a scheme, by the exact engine."""

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.records.table import Records
from pbr.simulate.payoff.marginal_payoff import Paid
from pbr.simulate.payoff.whole_life import run_over_its_whole_life


def paid_for(compiled: CompiledScheme, records: Records) -> Paid | None:
    """What records come to, on whatever day it falls due; None where one of them has no price."""
    run = run_over_its_whole_life(compiled, records)
    due = before_limits = 0
    for line in run.whole_lines():
        if line.kind.is_persons:
            continue
        due += line.amount
        if not line.kind.is_limit:
            before_limits += line.amount
    return None if run.unpriced else Paid(due, before_limits)
