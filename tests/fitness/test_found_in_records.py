"""What is found in records, counted by hand.

Under Essex a package is £1,575.00 and its bonus £250.00. A ended with no support, reviewed by the council on 18 June,
45 days after it started. B ended and nobody reviewed it: its bonus is open. C ended with the same support, found by the
provider. D is no reablement package: it is another contract's.
"""

from pathlib import Path

from pbr.api.judged.fitness import Fitness, fit
from pbr.fitness.finding import Considered
from pbr.scheme.fitness.fitness import Answer

CASES = Path(__file__).parents[1] / "cases"
ESSEX = Path(__file__).parents[2] / "schemes" / "essex-reablement-bonus.yaml"
ENDED = {"started_on": "2026-05-04", "ended_on": "2026-06-14", "end_reason": "completed", "plan_type": "reablement"}
PLANS = (
    {
        **ENDED, "plan_id": "A", "person_id": "S1", "support_at_end": "none", "reviewed_on": "2026-06-18",
        "verified_by": "council", "hours_delivered": "100",
    },
    {**ENDED, "plan_id": "B", "person_id": "S2"},
    {
        **ENDED, "plan_id": "C", "person_id": "S3", "support_at_end": "same", "reviewed_on": "2026-06-18",
        "verified_by": "provider",
    },
    {**ENDED, "plan_id": "D", "person_id": "S4", "plan_type": "ongoing"},
)  # fmt: skip
COLUMNS = (
    "support_at_end",
    "reviewed_on",
    "verified_by",
    "hours_delivered",
    "agreed_on",
    "weekly_hours",
    "planned_end_on",
)


def records(*plans: dict[str, str]) -> dict[str, list[dict[str, str]]]:
    """Plans of P1, with every column that is asked for."""
    return {"plans": [{"provider_id": "P1", **dict.fromkeys(COLUMNS, ""), **plan} for plan in plans]}


def about(found: Fitness, question: str) -> Considered:
    return next(one for listed in found.lists for one in listed.considered if one.question.words == question)


def said(found: Fitness, question: str) -> list[str]:
    return [one.says for one in about(found, question).findings]


FOUND = fit(ESSEX, records(*PLANS), "2026-09-30")


def test_the_share_that_hangs_on_results_is_of_all_that_could_be_paid() -> None:
    # three packages are £4,725.00 and three bonuses £750.00: 750 of 5,475 is 13.69%, cut off
    assert said(FOUND, "failure can be tolerated") == [
        "13.6% of the money hangs on results: £750.00 of £5,475.00, whatever becomes of it."
    ]


def test_only_what_money_hangs_on_is_asked_for_its_result() -> None:
    # B of the three packages; D, of another contract, is not asked
    assert "1 of 3 plans that are over have no support_at_end." in said(FOUND, "outcomes can be measured")


def test_the_days_until_a_result_falls_due_run_from_the_start_of_the_plan() -> None:
    # 4 May to 18 June: 27 days of May and 18 of June
    assert said(FOUND, "results come soon") == [
        "Half of what hangs on results fell due within 45 days of the plan's start, the last after 45."
    ]
    assert said(FOUND, "outcomes take less than a year") == [
        "0 of 1 result fell due a year or more after the plan started."
    ]


def test_a_year_until_a_result_goes_against_an_outcome_within_a_year() -> None:
    late = {**PLANS[0], "ended_on": "2027-05-03", "reviewed_on": "2027-05-04"}
    found = fit(ESSEX, records(late), "2027-05-31")
    # 4 May 2026 to 4 May 2027 are 365 days; a day sooner they are 364, and less than a year
    assert about(found, "outcomes take less than a year").findings[0].against is Answer.YES
    sooner = {**late, "reviewed_on": "2027-05-03"}
    assert (
        about(fit(ESSEX, records(sooner), "2027-05-31"), "outcomes take less than a year").findings[0].against is None
    )


def test_who_confirmed_is_counted() -> None:
    (_, confirmed) = about(FOUND, "provider and person may say it is done").findings
    assert confirmed.says == "Of 2 plans with a result these confirmed it: council 1, provider 1."
    assert confirmed.against is Answer.NO


def test_how_few_results_a_provider_has() -> None:
    assert said(FOUND, "results come from the provider") == [
        "1 of 1 provider has fewer than 20 plans with a result. Of so few chance alone moves a share far."
    ]


def test_support_after_the_plan() -> None:
    assert said(FOUND, "less support will be needed") == ["1 of 2 plans ended with no support or less."]
    assert about(FOUND, "less support will be needed").findings[0].against is None
    worse = fit(ESSEX, records(*PLANS, {**PLANS[2], "plan_id": "E", "person_id": "S5"}), "2026-09-30")
    assert about(worse, "less support will be needed").findings[0].against is Answer.YES


def test_who_loses_at_a_cost_of_an_hour() -> None:
    # 100 hours at £52.00 are £5,200.00; three packages and two bonuses that can be paid are £5,225.00
    (taken,) = said(fit(ESSEX, records(*PLANS), "2026-09-30", cost_per_hour=52_00), "providers will take it")
    assert taken == (
        "At that cost of an hour none of 1 provider is paid less than the care costs, all that is open counted as "
        "paid: P1 £5,225.00 of £5,200.00."
    )
    losing = about(fit(ESSEX, records(*PLANS), "2026-09-30", cost_per_hour=53_00), "providers will take it")
    assert losing.findings[0].against is Answer.YES
    assert losing.findings[0].says.endswith(": P1 £5,225.00 of £5,300.00.")


def test_a_baseline_is_what_begins_before_the_scheme_runs() -> None:
    question = "there is a baseline"
    assert about(FOUND, question).findings[0].against is Answer.YES
    assert said(FOUND, question) == ["The records have nothing that begins before 2026-04-01."]
    before = {**PLANS[0], "started_on": "2026-02-02", "ended_on": "2026-03-15", "reviewed_on": "2026-03-18"}
    found = fit(
        ESSEX, records(*PLANS), "2026-09-30", before=records(before, {**before, "plan_id": "Z", "support_at_end": ""})
    )
    assert said(found, question) == [
        "The extract of before has 2 records that begin before 2026-04-01, 1 with a result."
    ]
    assert about(found, question).findings[0].against is None


def test_figures_that_were_brought_in_from_before_are_a_baseline() -> None:
    scheme = CASES / "ways-of-paying" / "good" / "paid-for-fewer-admissions-or-falls.yaml"
    tables = {
        "people": "person_id,provider_id,referred_on\nS1,P1,2026-04-06\n",
        "stays": "stay_id,person_id,provider_id,kind,from_on,to_on\n",
        "incidents": "incident_id,person_id,provider_id,sort,happened_on\n",
        "openings": "name,provider_id,from_on,to_on,value\nfalls_before,P1,2025-04-01,2026-03-31,10\n"
        "falls_before,P2,2025-04-01,2026-04-01,12\n",
    }
    # P2's goes on into the first day of the run, and is no figure of before it.
    (found,) = about(fit(scheme, tables, "2026-07-31"), "there is a baseline").findings
    assert (found.says, found.against) == ("The records have 1 figure of before 2026-04-01, brought in.", None)


def test_a_scheme_alone_is_asked_what_it_can_say() -> None:
    alone = fit(ESSEX)
    assert alone.as_at is None
    assert said(alone, "it contracts for outcomes") == ["1 of its 2 payments hangs on results: bonus."]
    assert said(alone, "failure can be tolerated") == []
