"""What a payment that is made at most so many times still needs: a place, and what says among which it is."""

from datetime import date
from pathlib import Path

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.explain import explain
from pbr.records.extract.as_at import as_known
from pbr.values.period import Period
from tests.engine.rows import Tables, outcome, plan, records
from tests.engine.settled import extract_of, scheme

FOUND = """
records:
  fields:
    of an outcome:
      cause: text
    of a plan:
      route: text
payments:
  found:
    assumed: made up
    pay: £100.00
    for each: outcome
    at most: 1 for each person and cause
    priced at: plan's started_on
    when: result is "achieved"
    due: reviewed_on
  package:
    assumed: made up
    pay: £90.00
    for each: plan
    at most: 1 for each person and route
    priced at: started_on
    in parts:
      shared:
        share: rest
        spread: equally over outcome
        due: plan's started_on
"""


def told(contract: CompiledScheme, rows: Tables, wanted: str) -> str:
    """The story of a line, on one line."""
    over = Period(date(2026, 4, 1), date(2026, 9, 30))
    known = as_known(extract_of(contract, rows), over.last)
    return " ".join(explain(contract, known, Path("rows"), over, over.last, wanted).split())


def test_a_code_that_is_blank_and_what_waits_for_it() -> None:
    achieved = {"result": "achieved", "cause": "fall"}
    rows = records(
        plan("A", route="ward"), plan("B"), plan("C", route="home"),
        outcome("A1", "A", reviewed_on="2026-06-01", **achieved),
        outcome("B1", "B", reviewed_on="2026-06-02", **(achieved | {"cause": ""})),
        outcome("C1", "C", reviewed_on="2026-06-03", **(achieved | {"cause": "stroke"})),
    )  # fmt: skip
    contract = scheme(FOUND)
    assert "To be due it needs this: cause is known (it is not known yet" in told(contract, rows, "B1/found")
    assert (
        "needs this: it comes among the first of 1 for each person and cause: at most 1 for each person and cause, and "
        "not known yet whether B1 before it takes a place" in told(contract, rows, "C1/found")
    )
    assert "needs this: route is known (it is not known yet" in told(contract, rows, "B1/package.shared")
    assert "needs this: it comes among the first of 1 for each person and route" in told(
        contract, rows, "C1/package.shared"
    )


def test_the_window_that_a_record_is_counted_in_and_the_day_that_says_so() -> None:
    achieved = {"result": "achieved", "cause": "fall", "reviewed_on": "2026-07-01"}
    rows = records(
        plan("A", started_on="2026-05-04"),
        outcome("A1", "A", achieved_on="2026-05-12", **achieved),
        outcome("A2", "A", achieved_on="2026-05-19", **achieved),
    )  # fmt: skip
    by_plan = FOUND.replace("1 for each person and cause", "1 for each plan and week")
    by_outcome = by_plan.replace("priced at: plan's started_on", "priced at: achieved_on", 1)
    assert (
        "found: at most 1 for each plan and week; counted in the week 2026-05-04, by plan's started_on (2026-05-04)."
        in told(scheme(by_plan), rows, "A2/found")
    )
    # 19 May 2026 is a Tuesday.
    assert (
        "found: at most 1 for each plan and week; counted in the week 2026-05-18, by achieved_on (2026-05-19)."
        in told(scheme(by_outcome), rows, "A2/found")
    )
    assert "counted in the" not in told(scheme(FOUND), rows, "A2/found")
