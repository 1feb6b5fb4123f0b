"""A provider, a code, a measure, a payment or a limit is asked for: all of its lines, and what they come to."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pbr.api.described.explanation import facts_known_later
from pbr.api.settling.prepare import prepare
from pbr.engine.run import Run
from pbr.explain.build import tell
from pbr.problems.problem import ProblemsFound
from pbr.records.extract.extract import Extract
from pbr.records.extract.read_extract import read_extract
from pbr.records.later_facts import KnownLater
from pbr.settlement.line import Line
from pbr.values.dates import period_in_words
from tests.explain.stories import SCHEMES, story

PLANS = """\
plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on
A,S1,P1,reablement,2026-06-01,2026-06-12,completed,none,2026-06-15
B,S2,P1,reablement,2026-06-04,2026-06-20,completed,same,2026-06-22
C,S3,P2,reablement,2026-06-08,2026-06-26,completed,none,2026-07-03
"""
STANDARDS = """\
standard,provider_id,from_on,to_on,assessed_on,met
safe_staffing,P1,2026-04-01,2026-06-30,2026-07-07,yes
visits_on_time,P1,2026-04-01,2026-06-30,2026-07-07,yes
records_complete,P1,2026-04-01,2026-06-30,2026-07-07,yes
complaints_answered,P1,2026-04-01,2026-06-30,2026-07-07,yes
safe_staffing,P2,2026-04-01,2026-06-30,2026-07-07,no
"""
TARGETS = "withheld-until-targets-are-met"
OUTCOMES = {
    "plans": """\
plan_id,person_id,provider_id,plan_type,started_on,planned_end_on,ended_on,end_reason,support_at_end,reviewed_on
A,S1,P1,reablement,2026-06-01,2026-06-14,2026-06-14,completed,reduced,2026-06-18
""",
    "outcomes": """\
outcome_id,plan_id,outcome,kind,payable,weight,result,achieved_on,reviewed_on
A1,A,washing,improvement,yes,1,achieved,2026-06-12,2026-06-18
A2,A,cooking,improvement,yes,1,not_achieved,,2026-06-18
""",
    "visits": "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\nV1,A,2026-06-02,30,20\n",
}


def essex(wanted: str, plans: str = PLANS) -> str:
    return story("essex-reablement-bonus", {"plans": plans}, wanted, period="2026-06")


def test_a_provider_has_all_its_lines_and_their_sums() -> None:
    # two packages of £1,575.00 and one bonus of £250.00 are £3,400.00
    told = essex("P1")
    assert told.startswith("Provider P1 Settled by")
    assert "Due in this period for what is told here: £3,400.00" in told
    assert "All of provider P1: 4 lines not earned: 1 line, £250.00 in no total due: 3 lines, £3,400.00" in told
    assert "* A/package: £1,575.00 is due on 2026-06-01." in told
    assert "* B/bonus: Nothing: £250.00 is not earned." in told
    assert "C/" not in told


def test_a_payment_has_the_lines_of_every_provider() -> None:
    told = essex("bonus")
    assert "Payment bonus" in told
    # C was reviewed in July, so nothing of it is known in June
    assert "All of payment bonus: 3 lines" in told
    assert "open: 1 line, £250.00 in no total" in told


def test_an_id_that_is_several_things_says_so_plainly_and_each_is_told() -> None:
    plans = PLANS + "P1,S9,P2,reablement,2026-06-09,,,,\nbonus,P1,P2,reablement,2026-06-10,,,,\n"
    told = essex("P1", plans)
    assert told.startswith("P1 is 3 things at once: plan P1, person P1, provider P1 ")
    assert "package, for plan P1 (" in told
    assert "package, for plan bonus (" in told
    assert "All of provider P1: 4 lines" in told
    # two packages and a bonus of the provider, and one package each of the plan P1 and of the person's plan
    assert "Due in this period for what is told here: £6,550.00" in told
    assert essex("bonus", plans).startswith("bonus is 2 things at once: plan bonus, payment bonus ")


def test_a_plan_of_the_provider_that_has_its_name_is_counted_once() -> None:
    told = essex("P1", PLANS + "P1,S9,P1,reablement,2026-06-09,,,,\n")
    # £3,400.00, and a package of £1,575.00 that is told and listed
    assert "Due in this period for what is told here: £4,975.00" in told


def test_an_id_that_is_one_thing_is_not_said_to_be_several() -> None:
    for wanted in ("A", "S1", "P1", "A/bonus", "bonus"):
        assert "things at once" not in essex(wanted)


def test_a_measure_has_its_counts_and_the_lines_that_it_scales() -> None:
    told = story(TARGETS, {"standards": STANDARDS}, "targets_met", period="2026-08", as_at="2026-08-31")
    assert "All of measure targets_met: 16 lines" in told
    assert "* P1/contract.withheld/2026-04-to-06: £5,000.00 is due on 2026-08-11." in told
    assert "contract.certain" not in told
    assert "What it came to - P1 2026-04-to-06: 4 of 4 - P1 2026-07-to-09: 0 of 4, 4 not yet known" in told
    assert "- P2 2026-04-to-06: 0 of 4, 3 not yet known" in told


def test_a_standard_has_the_lines_that_hang_on_it_and_its_sentence() -> None:
    told = story(
        "withheld-until-targets-are-met",
        {"standards": STANDARDS},
        "safe_staffing",
        period="2026-08",
        as_at="2026-08-31",
    )
    assert told.startswith("Standard safe_staffing, which means: Enough trained staff on every shift Settled by")
    assert "Lines scaled by targets_met are among them, where it may be counted." in told
    assert "* P2/contract.withheld/2026-04-to-06: Nothing: £3,000.00 is not earned." in told


def test_an_outcome_and_a_part_have_their_own_lines() -> None:
    # the bonus of £150.00 is shared alike by two outcomes
    told = story("hourly-plus-bonus-per-outcome", OUTCOMES, "washing", period="2026-06")
    assert "All of outcome washing: 1 line due: 1 line, £75.00 * A1/bonus.delivered: £75.00 is due" in told
    told = story("hourly-plus-bonus-per-outcome", OUTCOMES, "bonus.delivered", period="2026-06")
    assert "All of part bonus.delivered: 2 lines not earned: 1 line, £75.00 in no total due: 1 line, £75.00" in told


def test_a_provider_without_lines_is_there_and_one_that_nobody_knows_is_not() -> None:
    plans = PLANS + "D,S4,P7,ongoing,2026-06-01,,,,\n"
    assert "All of provider P7: no lines" in essex("P7", plans)
    with pytest.raises(ProblemsFound):
        essex("P8", plans)


@pytest.mark.parametrize("scheme", ["essex-reablement-bonus", "wiltshire-payable-outcomes", "sutton-75-25-retention"])
def test_the_lines_of_all_providers_are_the_settlement(scheme: str) -> None:
    """Every line is listed once, with the provider whose it is."""
    folder = Path(__file__).parents[2] / "examples" / scheme
    prepared = prepare(SCHEMES / f"{scheme}.yaml", folder / "records", period_in_words("2026-08"), None, False, False)
    lines = list(Run(prepared.compiled, prepared.records, prepared.period, prepared.as_at).lines())
    listed: list[Line] = []
    for provider in sorted({line.provider_id for line in lines}):
        told = tell(prepared.compiled, prepared.records, folder / "records", prepared.period, prepared.as_at, provider)
        (one,) = told.listed
        assert told.amount == sum(line.amount for line in lines if line.provider_id == provider)
        listed += one.lines
    assert sorted(line.line_id for line in listed) == sorted(line.line_id for line in lines)


@pytest.mark.parametrize(
    ("as_at", "said"),
    [
        (
            "2026-07-02",
            "reviewed_on is not known (recorded, but dated 2026-07-03, after the day of settling",
        ),
        (
            "2026-07-02",
            "support_at_end is not known (recorded, but reviewed_on is dated 2026-07-03, after the day of settling, "
            "2026-07-02)",
        ),
        ("2026-06-25", "ended_on is not known (recorded, but dated 2026-06-26, after the day of settling, 2026-06-25)"),
        ("2026-06-25", "end_reason is not known (recorded, but ended_on is dated 2026-06-26, after"),
    ],
)
def test_a_fact_that_is_dated_after_the_day_of_settling_says_so_beside_its_field(as_at: str, said: str) -> None:
    told = story("essex-reablement-bonus", {"plans": PLANS}, "C", period="2026-06", as_at=as_at)
    assert said in told
    # what nobody knows yet is not given away
    assert "support_at_end is none" not in told


def test_a_fact_that_is_known_or_was_never_recorded_says_nothing_of_a_day() -> None:
    assert "recorded, but" not in essex("A")
    told = story(
        "essex-reablement-bonus", {"plans": PLANS + "D,S4,P1,reablement,2026-06-01,,,,\n"}, "D", period="2026-06"
    )
    assert "reviewed_on is not known" in told
    assert "recorded, but" not in told


def test_a_fact_of_a_plan_that_an_outcome_looks_at_says_so_too() -> None:
    told = story("hourly-plus-bonus-per-outcome", OUTCOMES, "A1", period="2026-06", as_at="2026-06-17")
    assert "support_at_end is not known (recorded, but reviewed_on is dated 2026-06-18, after the day" in told
    assert "result is not known (recorded, but reviewed_on is dated 2026-06-18" in told
    # nobody wrote anything there
    assert "disputed is no (blank)." in told or "disputed is no (blank)," in told


def test_what_is_known_only_after_ten_weeks_is_known_from_then_on() -> None:
    folder = Path("records")
    folder.mkdir()
    people = "person_id,provider_id,area,referred_on,left_on,left_reason,support_at_10_weeks,support_at_52_weeks\n"
    rows = "S1,P1,north,2026-06-01,,,none,\nS2,P1,north,2026-06-01,,,,\n"
    (folder / "people.csv").write_text(f"{people}{rows}", encoding="utf-8")
    prepared = prepare(
        SCHEMES / "population-prime-provider-at-risk.yaml", folder, period_in_words("2026-06"), None, False, False
    )
    # ten weeks after 1 June is 10 August; of S2 nothing is recorded, and nothing is said
    later = {"support_at_10_weeks": KnownLater(date(2026, 8, 10), "support_at_10_weeks")}
    assert facts_known_later(prepared) == {("people", "S1:P1:2026-06-01"): later}


@pytest.mark.parametrize(("day", "again"), [(date(2026, 6, 17), 1), (date(2026, 6, 30), 0)])
def test_the_records_are_read_again_only_where_something_is_known_later(
    day: date, again: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path("records")
    folder.mkdir()
    for name, text in OUTCOMES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    prepared = prepare(SCHEMES / "hourly-plus-bonus-per-outcome.yaml", folder, None, day, False, False)
    read: list[Path] = []

    def reading(path: Path, *said: Any) -> Extract:
        read.append(path)
        return read_extract(path, *said)

    monkeypatch.setattr("pbr.api.described.explanation.read_extract", reading)
    assert bool(facts_known_later(prepared)) == bool(again)
    assert len(read) == again
