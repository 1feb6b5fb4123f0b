"""Four reablement plans and what two schemes are expected to pay for them, worked by hand.

Essex pays £1,575.00 for each plan and £250.00 more where it ends with no support: £6,300.00, and £1,000.00 times the
success rate. Time and task pays £23.26 an hour: five visits of 15 hours (900 minutes) on as many days are 75 hours of
each plan, £1,744.50, and £6,978.00 of the four.
Of the four plans A ended with no support and B with less, C and D are not known: half of those known.
"""

from datetime import date
from pathlib import Path

from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import read_extract
from pbr.records.table import Records
from pbr.simulate.payoff.alternative_records import needs_to_draw
from pbr.simulate.scenario.check_assumptions import check_prices, check_rates
from pbr.simulate.scenario.what_if import WhatIf
from pbr.simulate.schemes_compared import Candidate, read_candidates
from tests.simulate.assumed import assumptions_of

PLANS = """\
plan_id,person_id,provider_id,plan_type,started_on,planned_end_on,ended_on,end_reason,support_at_end,reviewed_on
A,S1,P1,reablement,2026-05-04,2026-06-14,2026-06-14,completed,none,2026-06-15
B,S2,P1,reablement,2026-05-04,2026-06-14,2026-06-14,completed,reduced,2026-06-15
C,S3,P2,reablement,2026-05-04,2026-06-14,,,,
D,S4,P2,reablement,2026-05-04,2026-06-14,,,,
"""


def visits_of(plan: str, first: int, minutes: int = 900) -> str:
    """Five visits of a plan, from 5 May, a day each; the first has this number in its id."""
    return "".join(f"V{first + at},{plan},2026-05-{5 + at:02},{minutes},{minutes}\n" for at in range(5))


VISITS = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n" + "".join(
    visits_of(plan, 1 + 5 * at) for at, plan in enumerate("ABCD")
)
HEAD = "pbr: 1\nsources:\n  pilot: What the pilot found, 2025\n"
RATE = "rates:\n  no_support:\n    of: plans\n    is: {}\n    source: pilot, table 2\n"


def records_in(folder: Path, plans: str = PLANS, visits: str = VISITS) -> Records:
    """The extract as it was known on 30 June."""
    for name, text in (("plans", plans), ("visits", visits)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    needs: dict[str, frozenset[str]] = {}
    for one in candidates():
        for table, fields in needs_to_draw(one.compiled.needs).items():
            needs[table] = needs.get(table, frozenset()) | fields
    return as_known(read_extract(folder, needs, hold_errors=False), date(2026, 6, 30))


def candidates() -> list[Candidate]:
    """Time and task, and Essex beside it."""
    return read_candidates([Path("essex-reablement-bonus")], Path("time-and-task"))


def asked(
    folder: Path, text: str, *settings: str, plans: str = PLANS, visits: str = VISITS
) -> tuple[WhatIf, Candidate, Candidate]:
    """What is asked of the two schemes under assumptions, and the two: time and task, and Essex."""
    records, schemes = records_in(folder, plans, visits), candidates()
    assumptions = assumptions_of(HEAD + text, settings)
    check_prices(assumptions, [one.scheme for one in schemes])
    check_rates(assumptions, records)
    return WhatIf(records, schemes, assumptions), schemes[0], schemes[1]
