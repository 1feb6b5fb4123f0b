"""``pbr simulate`` with a cost of care: whose care it is, what of it is not known, and what of it is in a period.

A and B are reablement plans of P1 of 10 and 100 hours. At £20.00 an hour and £60.00 a plan A costs £260.00 and B
£2,060.00: £2,320.00. Essex pays £1,575.00 for each and £250.00 more for half of them, so B is expected to lose £360.00.
"""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape

from tests.cli.command import pbr
from tests.simulate.by_hand import BASELINE, ESSEX, extract, title_of

PLANS = """\
plan_id,person_id,provider_id,plan_type,started_on,planned_end_on,ended_on,end_reason,support_at_end,reviewed_on,\
weekly_hours,hours_delivered
A,S1,P1,reablement,2026-05-04,2026-06-14,2026-06-14,completed,none,2026-06-15,10,10
B,S2,P1,reablement,2026-05-04,2026-06-14,2026-06-14,completed,reduced,2026-06-15,10,100
"""
LATER = "C,S3,P1,reablement,2026-05-04,2026-06-14,,,,,,\nD,S4,P1,ongoing,2026-05-04,2026-06-14,,,,,,\n"
COSTS = ("--set", "figures.cost_per_hour=£20.00", "--set", "figures.cost_per_plan=£60.00", "--set", "rates.plans=50%")
UNKNOWN = "essex_reablement_bonus: the hours of 1 plan are not known: its care is not in what it costs."


def compared(folder: Path, records: Path, *options: str) -> tuple[dict[str, Any], str]:
    """What the JSON says of Essex and what is printed; its files are beside it."""
    out = folder / "out"
    done = pbr("simulate", records, ESSEX, "--as-at", "2026-06-30", *COSTS, *options, "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads((out / "simulation.json").read_text(encoding="utf-8")), done.stdout


@pytest.mark.parametrize(
    ("times", "cost", "lost", "worst"), [("100%", "2320.00", "360.00", 1), ("200%", "4640.00", "720.00", 2)]
)
def test_twice_as_many_plans_cost_twice_as_much(tmp_path: Path, times: str, cost: str, lost: str, worst: int) -> None:
    records = extract(tmp_path, plans=PLANS, outcomes=None, visits=None, people=None)
    told, _ = compared(tmp_path, records, "--draws", "5", "--set", f"volumes.plans={times}")
    assert told["provider_side"]["essex_reablement_bonus"]["margins"]["P1"]["care_costs"] == cost
    parked = told["expected_incentives"]["essex_reablement_bonus"]["parked"]
    assert (parked["people"], parked["loss"]) == (worst, lost)
    with (tmp_path / "out" / "cash_flow.csv").open(encoding="utf-8", newline="") as opened:
        went_out = [row["went_out"] for row in csv.DictReader(opened)]
    assert sum(round(float(each)) for each in went_out) == float(cost)


def test_plans_whose_hours_nobody_knows_are_counted_wherever_their_cost_would_be(tmp_path: Path) -> None:
    records = extract(tmp_path, plans=PLANS + LATER, outcomes=None, visits=None, people=None)
    page = tmp_path / "page.html"
    told, printed = compared(tmp_path, records, "--html", str(page))
    # D is not reablement: other contracts pay for it.
    assert told["provider_side"]["essex_reablement_bonus"]["not_in_the_cost_of_care"] == [
        UNKNOWN.removeprefix("essex_reablement_bonus: ").removesuffix(".")
    ]
    assert UNKNOWN in printed
    assert UNKNOWN.replace("essex_reablement_bonus", title_of(ESSEX)) in page.read_text(encoding="utf-8")
    assert max(map(len, printed.splitlines())) <= 100


def test_plans_that_go_on_are_counted_beside_the_margins(tmp_path: Path) -> None:
    plans = PLANS + LATER.replace("2026-06-14", "2026-07-14")
    page = tmp_path / "page.html"
    told, printed = compared(
        tmp_path, extract(tmp_path, plans=plans, outcomes=None), "--draws", "5", "--html", str(page)
    )
    # C and D go on; only C is Essex's, and only D has visits paid for by the visit, as C has.
    assert told["provider_side"]["essex_reablement_bonus"]["not_in_the_cost_of_care"] == [
        "1 plan goes on after 2026-06-30: what its care costs after it is not in the margins"
    ]
    assert "time_and_task: 2 plans go on after 2026-06-30" in printed
    assert f"{escape(title_of(BASELINE))}: 2 plans go on after 2026-06-30" in page.read_text(encoding="utf-8")


def test_without_margins_nothing_is_said_of_care_to_come(tmp_path: Path) -> None:
    told, _ = compared(tmp_path, extract(tmp_path))
    assert told["provider_side"]["essex_reablement_bonus"]["not_in_the_cost_of_care"] == []


def test_cash_of_a_period_has_only_the_care_given_in_it(tmp_path: Path) -> None:
    records = extract(tmp_path, plans=PLANS, outcomes=None, visits=None, people=None)
    page = tmp_path / "page.html"
    _, printed = compared(tmp_path, records, "--period", "2026-06", "--html", str(page))
    with (tmp_path / "out" / "cash_flow.csv").open(encoding="utf-8", newline="") as opened:
        found = [(row["month"], row["came_in"], row["went_out"]) for row in csv.DictReader(opened)]
    # A third of the 42 days, of 110 hours at £20.00: £733.33. The plans began in May, and A's bonus is due in June.
    assert found == [("2026-06", "250.00", "733.33")]
    for said in (printed, page.read_text(encoding="utf-8")):
        assert "Only care given in 2026-06-01 to 2026-06-30 is counted" in said


def test_what_is_saved_and_what_it_takes_are_of_the_same_volumes(tmp_path: Path) -> None:
    handling = ("transaction_cost_per_plan=£10.00", "transaction_cost_per_payment_line=£1.00")
    options = [option for one in handling for option in ("--set", f"figures.{one}")]
    told, printed = compared(tmp_path, extract(tmp_path), *options, "--set", "volumes.plans=200%")
    essex = told["provider_side"]["essex_reablement_bonus"]
    # A, B and C twice: £9,950.00 where the visits of A and C, twice, come to £174.46. Six plans and eight lines are
    # £68.00; by the visit four plans and six lines are £46.00.
    assert (essex["handled"]["plans"], essex["handled"]["payment_lines"]) == (6, 8)
    assert (essex["saved_beside_baseline"], essex["more_than_baseline"]) == ("-9775.54", "22.00")
    assert "like with like, over the plans or people" in printed


def test_margins_say_which_assumed_ranges_they_leave_out(tmp_path: Path) -> None:
    records = extract(tmp_path, plans=PLANS, outcomes=None, visits=None, people=None)
    page = tmp_path / "page.html"
    ranges = ("--set", "figures.cost_per_hour=£18.00 to £22.00", "--set", "volumes.plans=90% to 110%")
    out = tmp_path / "out"
    done = pbr(
        *("simulate", records, ESSEX, "--as-at", "2026-06-30", "--set", "rates.plans=50%", *ranges),
        *("--draws", "5", "--out", out, "--html", page),
    )
    assert (done.returncode, done.stderr) == (0, "")
    said = "margins are at what is expected of volumes.plans and figures.cost_per_hour, assumed as ranges"
    assert said in " ".join(done.stdout.split())
    assert said in page.read_text(encoding="utf-8")
    told = json.loads((out / "simulation.json").read_text(encoding="utf-8"))["provider_side"]["essex_reablement_bonus"]
    assert told["ranges_not_in_the_margins"] == ["volumes.plans", "figures.cost_per_hour"]
