"""What the command says of records that contradict each other: one warning a kind, with where and how much."""

import json
from pathlib import Path

import pytest

from pbr.api.settling.prepare import prepare
from pbr.problems.problem import Problem
from pbr.values.dates import date_in_scheme
from tests.cli.command import pbr
from tests.headed import headed
from tests.records.conftest import Write

SCHEME = (
    headed("compared", "A scheme of a test")
    + """\
{records}payments:
  paid:
    assumed: made up
    {paid}
    due: end of month
examples:
  Nothing:
    as at: 2026-06-30
    total due: £0.00
"""
)
STAYS = """\
pay: weekly_cost
    for each: week of stay from from_on to to_on{where}
    part weeks: by the day
    priced at: from_on"""
VISITS = """\
pay: £20.00
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    priced at: visited_on"""
OUTCOMES = """\
pay: £100.00
    for each: outcome
    priced at: plan's started_on
    when: result is "achieved\""""
PLANS = """\
pay: £1,575.00
    for each: plan
    priced at: started_on"""
PEOPLE = """\
pay: £500.00
    for each: person
    priced at: referred_on"""
STANDARDS = """\
pay: £50.00
    for each: standard where met
    priced at: from_on"""


def warned(folder: Path, paid: str, show_values: bool = False, hold_errors: bool = False) -> list[Problem]:
    """The warnings of comparing the records of a folder, as at the end of June."""
    return [one for one in settled(folder, paid, show_values, hold_errors) if "PBR810" <= one.code <= "PBR820"]


def settled(folder: Path, paid: str, show_values: bool, hold_errors: bool) -> list[Problem]:
    scheme = folder / "scheme.yaml"
    scheme.write_text(SCHEME.format(records="", paid=paid), encoding="utf-8")
    found = prepare(scheme, folder, None, date_in_scheme("2026-06-30"), hold_errors, show_values)
    return list(found.warnings)


def in_a_line(problem: Problem) -> str:
    assert problem.severity == "warning"
    assert problem.help
    return f"{problem.code} {problem.place}: {problem.message}"


def test_a_shared_day_of_moving_is_named_as_such(write: Write) -> None:
    folder = write(
        stays="stay_id,person_id,provider_id,kind,from_on,to_on,weekly_cost\n"
        "M1,S1,P1,residential,2026-06-01,2026-06-15,700.00\n"
        "M2,S1,P2,residential,2026-06-15,2026-06-28,700.00\n"
    )
    (problem,) = warned(folder, STAYS.format(where=""))
    assert in_a_line(problem) == (
        "PBR810 stays.csv:2: 2 stays overlap another stay of the same person: 1 day is in both; it is the day on which "
        "one ends and the next begins (lines 2 and 3)"
    )
    assert "S1" not in in_a_line(problem)
    (shown,) = warned(folder, STAYS.format(where=""), show_values=True)
    assert shown.message.endswith("(lines 2 and 3; M1 and M2)")


def test_many_rows_are_counted_and_the_first_named(write: Write) -> None:
    # Six stays of 1 to 7 June: each of seven days is counted six times, five times too many.
    rows = "".join(f"M{number},S1,P1,nursing,2026-06-01,2026-06-07,700.00\n" for number in range(1, 7))
    folder = write(stays="stay_id,person_id,provider_id,kind,from_on,to_on,weekly_cost\n" + rows)
    (problem,) = warned(folder, STAYS.format(where=""))
    assert problem.message == (
        "6 stays overlap another stay of the same person: 35 days are in more than one (lines 2, 3, 4, 5, 6 and 1 more)"
    )


def test_somebody_in_hospital_keeps_the_place_in_the_care_home(write: Write) -> None:
    folder = write(
        stays="stay_id,person_id,provider_id,kind,from_on,to_on,weekly_cost\n"
        "M1,S1,P1,residential,2026-06-01,2026-06-15,700.00\n"
        "M2,S1,P1,hospital,2026-06-05,2026-06-07,0.00\n"
    )
    assert warned(folder, STAYS.format(where="")) == []


def test_visits_outside_their_plan_after_the_death_and_of_32_hours_in_a_day(write: Write) -> None:
    folder = write(
        plans="plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason\n"
        "A,S1,P1,ongoing,2026-06-01,2026-06-10,died\n",
        visits="visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n"
        "V1,A,2026-06-09,30,960\nV2,A,2026-06-15,30,45\nV3,A,2026-05-15,30,30\nV4,A,2026-06-09,30,960\n",
    )
    assert list(map(in_a_line, warned(folder, VISITS))) == [
        "PBR814 visits.csv:4: 1 visit was made outside the days of the plan: 30 minutes delivered",
        "PBR815 visits.csv:3: 1 visit is after the recorded death of the person: 45 minutes delivered",
        "PBR818 visits.csv:2: 2 visits are on 1 day of more than 24 hours of visits to one person, 32 hours at most "
        "(lines 2 and 5)",
    ]


def test_a_day_of_hours_and_minutes_is_told_in_both(write: Write) -> None:
    # 960 and 707 minutes are 1,667: 27 hours (1,620) and 47 minutes.
    folder = write(
        plans="plan_id,person_id,provider_id,plan_type,started_on,ended_on\nA,S1,P1,ongoing,2026-06-01,2026-06-10\n",
        visits="visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n"
        "V1,A,2026-06-09,960,960\nV2,A,2026-06-09,707,707\n",
    )
    (problem,) = warned(folder, VISITS)
    assert "24 hours of visits to one person, 27 hours and 47 minutes at most" in problem.message


def test_without_the_columns_that_tell_nothing_is_said(write: Write) -> None:
    folder = write(
        plans="plan_id,person_id,provider_id,plan_type\nA,S1,P1,ongoing\n",
        visits="visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\nV2,A,2026-06-15,30,30\n",
    )
    assert warned(folder, VISITS) == []


def test_one_finding_under_two_references_and_one_made_before_the_plan(write: Write) -> None:
    folder = write(
        plans="plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,ongoing,2026-06-01\n",
        outcomes="outcome_id,plan_id,outcome,kind,payable,result,achieved_on,reviewed_on\n"
        "O1,A,washing,improvement,yes,achieved,,2026-06-20\n"
        "O2,A,washing,improvement,yes,achieved,,2026-06-20\n"
        "O3,A,cooking,improvement,yes,achieved,2026-05-20,2026-06-20\n"
        "O4,A,walking,improvement,yes,,,\nO5,A,walking,improvement,yes,,,\n",
    )
    assert list(map(in_a_line, warned(folder, OUTCOMES))) == [
        "PBR814 outcomes.csv:4: 1 outcome was achieved or reviewed before the plan began",
        "PBR819 outcomes.csv:2: 2 outcomes have the code, result and day of review of another outcome of the same plan "
        "(lines 2 and 3)",
    ]


def test_packages_of_one_provider_of_two_and_under_two_ids(write: Write) -> None:
    folder = write(
        plans="plan_id,person_id,provider_id,plan_type,started_on,ended_on\n"
        "A,S1,P1,reablement,2026-06-01,2026-06-14\n"
        "B,S1,P1,reablement,2026-06-10,2026-06-20\n"
        "C,S2,P1,reablement,2026-06-01,\n"
        "D,S2,P2,reablement,2026-06-21,\n"
        "E,S3,P1,reablement,2026-06-01,2026-06-07\n"
        "F,S3,P1,reablement,2026-06-01,2026-06-07\n"
    )
    # A and B share 10 to 14 June; E and F are told as one package alone; C goes on, beside D, from 21 to 30 June.
    assert list(map(in_a_line, warned(folder, PLANS))) == [
        "PBR811 plans.csv:2: 2 plans overlap another plan of the same person with the same provider: 5 days are in "
        "more than one (lines 2 and 3)",
        "PBR812 plans.csv:4: 2 plans overlap a plan of the same person with another provider: 10 days are in more than "
        "one (lines 4 and 5)",
        "PBR820 plans.csv:6: 2 plans have the person, provider, type and first day of another plan (lines 6 and 7)",
    ]


def test_stays_of_strangers_before_the_referral_and_after_the_death(write: Write) -> None:
    folder = write(
        people="person_id,provider_id,referred_on,left_on,left_reason\nS1,P1,2026-04-06,2026-05-10,died\n"
        "S2,P1,2026-06-08,,\n",
        stays="stay_id,person_id,provider_id,kind,from_on,to_on,weekly_cost\n"
        "R1,S9,P1,residential,2026-06-01,2026-06-07,900.00\n"
        "R2,S2,P1,residential,2026-06-01,2026-06-07,900.00\n"
        "R3,S1,P1,residential,2026-06-01,2026-06-07,900.00\n",
    )
    own = STAYS.format(where=" where of a person referred to the provider")
    assert list(map(in_a_line, warned(folder, own))) == [
        "PBR815 stays.csv:4: 1 stay has days after the recorded death of the person",
        "PBR816 stays.csv:2: 1 stay is of somebody who was never referred to the provider named",
        "PBR817 stays.csv:3: 1 stay begins before the person was referred to the provider",
    ]


def test_a_second_referral_before_leaving_and_a_standard_judged_twice(write: Write) -> None:
    folder = write(
        people="person_id,provider_id,referred_on,left_on\nS1,P1,2026-04-06,2026-04-20\nS1,P1,2026-04-19,\n"
        "S2,P1,2026-04-06,2026-04-20\nS2,P1,2026-04-21,\n",
        standards="standard,provider_id,from_on,to_on,assessed_on,met\n"
        "staffing,P1,2026-04-01,2026-06-30,2026-06-20,yes\nstaffing,P1,2026-04-02,2026-06-30,2026-06-20,yes\n"
        "access,P1,2026-04-01,2026-04-30,2026-06-20,yes\naccess,P1,2026-05-01,2026-05-31,2026-06-20,yes\n",
    )
    assert list(map(in_a_line, warned(folder, PEOPLE))) == [
        "PBR813 people.csv:2: 2 referrals overlap another of the same person to the same provider: 2 days are in more "
        "than one (lines 2 and 3)",
    ]
    assert list(map(in_a_line, warned(folder, STANDARDS))) == [
        "PBR819 standards.csv:2: 2 standards have the standard, provider, judgement and day of judging of another row, "
        "over days that are in both (lines 2 and 3)",
    ]


OWN = SCHEME.format(
    records="records:\n  hold when:\n    of a stay:\n      twice: overlaps another stay of the person\n",
    paid=STAYS.format(where=" where of a person referred to the provider"),
)
TWO_PEOPLE = "person_id,provider_id,referred_on\nS1,P1,2026-04-06\nS2,P1,{second}\n"
TWO_STAYS = (
    "stay_id,person_id,provider_id,kind,from_on,to_on,weekly_cost\n"
    "R1,S1,P1,residential,2026-06-01,2026-06-07,700.00\nR2,S2,P1,residential,2026-06-01,2026-06-07,700.00\n"
)


def lines_of(folder: Path, *options: str) -> dict[str, tuple[str, str]]:
    """Status and amount of every line by its id, by the command itself."""
    (folder / "scheme.yaml").write_text(OWN, encoding="utf-8")
    done = pbr("settle", folder / "scheme.yaml", folder, "--as-at", "2026-06-30", "--format", "csv", *options)
    head, *rows = done.stdout.splitlines()
    places = [head.split(",").index(name) for name in ("line_id", "status", "amount")]
    return {cells[places[0]]: (cells[places[1]], cells[places[2]]) for cells in (row.split(",") for row in rows)}


def test_a_held_referral_may_be_the_one_that_is_looked_for(write: Write) -> None:
    folder = write(people=TWO_PEOPLE.format(second="2026-02-30"), stays=TWO_STAYS)
    found = lines_of(folder, "--hold-errors")
    # Seven days at £100.00. Whether S2 was referred in time nobody can say, and S1 is another person.
    assert found["R1/paid/2026-06"] == ("due", "700.00")
    assert found["R2/paid/2026-06"] == ("open", "0.00")


def test_nobody_is_in_doubt_where_every_row_was_read(write: Write) -> None:
    folder = write(people=TWO_PEOPLE.format(second="2026-06-02"), stays=TWO_STAYS)
    assert lines_of(folder) == {"R1/paid/2026-06": ("due", "700.00")}


@pytest.mark.parametrize("people", ["", "_never_"])
def test_a_simulation_says_and_pays_the_same(write: Write, people: str) -> None:
    stays = TWO_STAYS + f"R3,S1{people},P1,residential,2026-06-07,2026-06-13,700.00\n"
    folder = write(people=TWO_PEOPLE.format(second="2026-04-06"), stays=stays)
    lines_of(folder)
    scheme = folder / "scheme.yaml"
    done = pbr("settle", scheme, folder, "--as-at", "2026-06-30", "--format", "json")
    settlement = json.loads(done.stdout)
    compared = pbr("simulate", folder, scheme, "--baseline", scheme, "--as-at", "2026-06-30", "--format", "json")
    simulated = json.loads(compared.stdout)
    # With R3 of S1 both of S1's stays are held and R2 is paid; as a stranger's, R3 is out of scope.
    assert settlement["total_due"] == ("700.00" if not people else "1400.00")
    (result,) = simulated["schemes"]
    assert result["due"] == settlement["total_due"]
    code = "PBR810" if not people else "PBR816"
    assert [one["code"] for one in simulated["warnings"]] == [one["code"] for one in settlement["warnings"]] == [code]


@pytest.mark.parametrize("show_values", [False, True])
def test_what_is_said_of_all_rows_names_none_of_them(write: Write, show_values: bool) -> None:
    rows = "".join(f"O{at},A,washing,achieved,2026-06-{at:02}\n" for at in range(1, 21))
    folder = write(
        plans="plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,ongoing,2026-05-04\n",
        outcomes=f"outcome_id,plan_id,outcome,result,reviewed_on\n{rows}",
    )
    (said,) = [one for one in settled(folder, OUTCOMES, show_values, False) if one.code == "PBR828"]
    assert said.message.startswith("all 20 outcomes with a result were achieved: ")
    assert "O1" not in said.message
