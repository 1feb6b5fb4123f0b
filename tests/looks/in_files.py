"""Schemes that look at other records, and folders of records, written for a test."""

from pathlib import Path

from pbr.api import settle
from pbr.settlement.line import Line, Status

HEADING = """\
pbr: 1
scheme: looking
title: A scheme that looks at other records
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
"""
EXAMPLE = """
examples:
  Without records:
    as at: 2026-06-30
    total due: £0.00
"""
RETURN = """
payments:
  bonus:
    assumed: made up
    pay: £250.00
    for each: plan where plan_type is "reablement"
    priced at: started_on
    when: >
      no other plan of the person where (started_on > this plan's ended_on and
      started_on <= this plan's ended_on + 12 weeks)
    due: ended_on + 12 weeks
"""
DELIVERED = """
payments:
  bonus:
    assumed: made up
    pay: £250.00
    for each: plan
    priced at: started_on
    when: any outcome where (payable) and no outcome where (payable and not result is "achieved")
    due: ended_on
"""
PLANS = "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason\n"
OUTCOMES = "outcome_id,plan_id,outcome,kind,payable,result,reviewed_on,disputed\n"


def scheme_in(folder: Path, sections: str) -> Path:
    """A scheme written to a folder."""
    path = folder / "scheme.yaml"
    path.write_text(HEADING + sections + EXAMPLE, encoding="utf-8")
    return path


def records_in(folder: Path, plans: str, outcomes: str = "", called: str = "records") -> Path:
    """Plans, and outcomes where there are any, written to a folder."""
    records = folder / called
    records.mkdir()
    (records / "plans.csv").write_text(PLANS + plans, encoding="utf-8")
    if outcomes:
        (records / "outcomes.csv").write_text(OUTCOMES + outcomes, encoding="utf-8")
    return records


def told(lines: tuple[Line, ...]) -> dict[str, str]:
    """Each line in short: what is due in pence, or its status."""
    return {one.line_id: str(one.amount) if one.status is Status.DUE else one.status.value for one in lines}


def settled(scheme: Path, records: Path, as_at: str, hold_errors: bool = False) -> dict[str, str]:
    """What records come to up to a day."""
    return told(settle(scheme, records, f"2026-04-01..{as_at}", as_at, hold_errors=hold_errors).lines)
