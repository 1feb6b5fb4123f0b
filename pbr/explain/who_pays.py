"""Who pays a line: what each payer has of it, where the scheme says who pays."""

from pbr.explain.explain_context import Telling
from pbr.explain.line_outcome import outcome_of
from pbr.settlement.line import Line, Status
from pbr.values.money import pounds


def paid_out(line: Line, telling: Telling) -> str:
    """What came of a line, and what each payer has of it: ``… By payer: council £60.00, housing £40.01.``"""
    sums = {one.payer: one.amount if line.status is Status.DUE else one.at_stake for one in telling.each_payer(line)}
    each = [f"{payer} {pounds(pence)}" for payer, pence in sums.items() if payer and pence is not None]
    return " ".join([outcome_of(line), *([f"By payer: {', '.join(each)}."] if each else [])])
