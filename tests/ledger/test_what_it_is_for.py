"""What is paid for, or what a limit is over, may change while a ledger goes on: nothing settled is left behind."""

from pathlib import Path

import pytest

from pbr.api.ledger.run_checks import Confirmed
from pbr.api.ledger.settling import Committed, commit
from pbr.api.ledger.started_run import RunAsked
from pbr.api.ledger.verification import verify_ledger
from pbr.problems.problem import ProblemsFound
from tests.engine.settled import period_of

SCHEME = """\
pbr: 1
scheme: northshire
title: A scheme of a test
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
payments:
  fee:
    assumed: made up
    pay: £90.00
    for each: plan
    priced at: started_on
    due: started_on
limits:
  cap:
    assumed: made up
    no more than: £1.00
    of: fee
    over: plan
examples:
  One plan:
    plans:
      - {plan_id: X, person_id: S9, provider_id: P9, plan_type: ongoing, started_on: 2026-04-06}
    as at: 2026-04-30
    lines:
      X/fee: £90.00
      X/cap: -£89.00
    total due: £1.00
"""
PLANS = """\
plan_id,person_id,provider_id,plan_type,started_on
A,S1,P1,ongoing,2026-04-04
B,S1,P1,ongoing,2026-05-05
C,S2,P1,ongoing,2026-04-05
"""
VISITS = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\nV1,A,2026-04-10,30,30\n"


def under_a_cap(pounds: int, over: str, line: str) -> str:
    """A fee of £90.00 for each plan under a cap; ``line`` is what the cap is called in the example."""
    text = SCHEME.replace("£1.00\n    of", f"£{pounds}.00\n    of").replace("over: plan", f"over: {over}")
    if pounds > 90:
        return text.replace("      X/cap: -£89.00\n", "").replace("due: £1.00", "due: £90.00")
    return text.replace("X/cap: -£89.00", f"{line}: -£{90 - pounds}.00").replace("due: £1.00", f"due: £{pounds}.00")


def month(folder: Path, period: str, scheme: str) -> dict[str, int]:
    """Settle a month of three plans and a visit: what the run moves, in pence, by line."""
    records = folder / period
    records.mkdir()
    (records / "plans.csv").write_text(PLANS, encoding="utf-8")
    (records / "visits.csv").write_text(VISITS, encoding="utf-8")
    records.with_suffix(".yaml").write_text(scheme, encoding="utf-8")
    asked = RunAsked(records.with_suffix(".yaml"), records, folder / "ledger", period_of(period), committing=True)
    done = commit(asked, Confirmed())
    assert isinstance(done, Committed)
    return {entry.line.line_id: entry.line.amount for entry in done.written.first}


def test_a_limit_over_something_else_takes_nothing_twice(tmp_path: Path) -> None:
    # April: A and C at £90.00, and each of the two persons has £10.00 more than £80.00.
    each_person = under_a_cap(80, "person with each provider", "S9:P9/cap")
    assert month(tmp_path, "2026-04", each_person) == {
        "A/fee": 9000, "C/fee": 9000, "S1:P1/cap": -1000, "S2:P1/cap": -1000,
    }  # fmt: skip
    # May: three plans are £270.00, £20.00 more than the provider's £250.00; what persons had over goes back.
    provider = under_a_cap(250, "provider", "P9/cap")
    assert month(tmp_path, "2026-05", provider) == {
        "B/fee": 9000, "S1:P1/cap": 1000, "S2:P1/cap": 1000, "P1/cap": -2000,
    }  # fmt: skip
    # June: each of the three plans is £5.00 over £85.00.
    each_plan = under_a_cap(85, "plan", "X/cap")
    assert month(tmp_path, "2026-06", each_plan) == {"P1/cap": 2000, "A/cap": -500, "B/cap": -500, "C/cap": -500}
    # July: in each month a person has one plan, £5.00 over.
    by_month = under_a_cap(85, "person with each provider and month", "S9:P9/cap/2026-04")
    assert month(tmp_path, "2026-07", by_month) == {
        "A/cap": 500, "B/cap": 500, "C/cap": 500,
        "S1:P1/cap/2026-04": -500, "S1:P1/cap/2026-05": -500, "S2:P1/cap/2026-04": -500,
    }  # fmt: skip
    assert month(tmp_path, "2026-08", by_month) == {}
    assert verify_ledger(tmp_path / "ledger").problems == ()


FOR_VISITS = """\
    for each: visit
    priced at: visited_on
    due: visited_on
"""
ONE_VISIT = """\
    visits:
      - {visit_id: Y, plan_id: X, visited_on: 2026-04-07, planned_minutes: 5, delivered_minutes: 5}
"""
FOR_PLANS = FOR_VISITS.replace("visit\n", "plan\n").replace("visited_on", "started_on")


def for_each_visit(scheme: str) -> str:
    """The same fee for each visit, of which the example has one."""
    text = scheme.replace(FOR_PLANS, FOR_VISITS).replace("    as at: 2026-04-30", f"{ONE_VISIT}    as at: 2026-04-30")
    return text.replace("X/fee", "Y/fee")


def test_a_payment_for_other_records_is_refused(tmp_path: Path) -> None:
    scheme = under_a_cap(300, "provider", "")
    assert month(tmp_path, "2026-04", scheme) == {"A/fee": 9000, "C/fee": 9000}
    with pytest.raises(ProblemsFound, match="'fee' is for records of visits now, and was settled for those of plans"):
        month(tmp_path, "2026-05", for_each_visit(scheme))


def test_a_payment_for_other_records_has_another_name(tmp_path: Path) -> None:
    scheme = under_a_cap(300, "provider", "")
    month(tmp_path, "2026-04", scheme)
    nothing = f"  fee:\n    assumed: made up\n    pay: £90.00\n{FOR_PLANS}".replace(
        "plan\n", 'plan where plan_type is "other"\n'
    )
    calls = for_each_visit(scheme).replace("limits:\n", f"{nothing}limits:\n", 1)
    calls = calls.replace("  fee:\n", "  calls:\n", 1).replace("Y/fee", "Y/calls")
    # A and C go back, and A's one visit is paid instead: 90 less 180 takes the provider below nil, which is confirmed.
    with pytest.raises(ProblemsFound) as asked:
        month(tmp_path, "2026-05", calls)
    assert "--confirm -180.00" in f"{asked.value.problems[0].help}{asked.value.problems[0].message}"


CALLS = f"  {{}}:\n    assumed: made up\n    pay: £9.00\n{FOR_VISITS}limits:\n"


def with_calls(name: str, cap: str) -> str:
    """A fee for each plan, £9.00 for each visit under a name, and a cap of £80.00 over each plan under another."""
    scheme = under_a_cap(80, "plan", f"X/{cap}").replace("  cap:\n", f"  {cap}:\n")
    return scheme.replace("limits:\n", CALLS.format(name), 1)


def without_a_cap(scheme: str) -> str:
    """The same with no limit: the plan of the example is paid its whole £90.00."""
    begins, ends = scheme.index("limits:\n"), scheme.index("examples:\n")
    scheme = scheme[:begins] + scheme[ends:]
    return "".join(line for line in scheme.splitlines(keepends=True) if ": -£" not in line).replace("£80.00", "£90.00")


def test_a_payment_does_not_take_the_name_of_a_limit_that_was_settled(tmp_path: Path) -> None:
    # April: A and C at £90.00 and £10.00 over each; V1 is £9.00. The caps of A and C would have stood for good.
    month(tmp_path, "2026-04", with_calls("calls", "cap"))
    with pytest.raises(ProblemsFound) as found:
        month(tmp_path, "2026-05", with_calls("cap", "calls"))
    assert [(one.code, one.message) for one in found.value.problems] == [
        ("PBR083", "'calls' is a limit now, and money is settled of it as a payment"),
        ("PBR083", "'cap' is a payment now, and money is settled of it as a limit"),
    ]


def test_a_limit_that_came_to_nothing_again_may_go_and_its_name_be_used(tmp_path: Path) -> None:
    capped = with_calls("calls", "cap")
    assert month(tmp_path, "2026-04", capped) == {
        "A/fee": 9000, "C/fee": 9000, "V1/calls": 900, "A/cap": -1000, "C/cap": -1000,
    }  # fmt: skip
    # May: £10.00 stands of the caps of A and of C, so the cap stays; as one of £95.00 it gives both back.
    with pytest.raises(ProblemsFound, match="'cap' is not in the scheme any more, and money is settled of it"):
        month(tmp_path, "2026-05", without_a_cap(capped))
    (tmp_path / "2026-05").rename(tmp_path / "refused")
    raised = capped.replace("£80.00\n    of", "£95.00\n    of").replace("      X/cap: -£10.00\n", "")
    raised = raised.replace("due: £80.00", "due: £90.00")
    assert month(tmp_path, "2026-05", raised) == {"B/fee": 9000, "A/cap": 1000, "C/cap": 1000}
    # June: all of it is nil, so it goes. July: cap is £4.00 for the one visit, beside what calls pays.
    uncapped = without_a_cap(capped)
    assert month(tmp_path, "2026-06", uncapped) == {}
    named_so = uncapped.replace(
        "examples:\n", CALLS.format("cap").replace("£9.00", "£4.00")[: -len("limits:\n")] + "examples:\n"
    )
    assert month(tmp_path, "2026-07", named_so) == {"V1/cap": 400}
    assert verify_ledger(tmp_path / "ledger").problems == ()
