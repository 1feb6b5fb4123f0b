"""What can be asked for, what is said of anything else, and what is never said."""

from datetime import date
from pathlib import Path

import pytest

from pbr import api
from pbr.engine.compiled_scheme import compile_scheme
from pbr.explain import explain
from pbr.explain.explanation import NotApplicable, Story
from pbr.explain.render_text import as_text
from pbr.problems.problem import ProblemsFound
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import read_extract
from pbr.scheme.load_scheme import read_scheme
from pbr.values.period import Period
from tests.cli.command import CANARY, extract, pbr
from tests.explain.stories import SCHEMES, story

PLANS = f"""\
plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on
{CANARY},S1,P1,reablement,2026-05-04,2026-06-12,completed,none,2026-06-15
"""
PENALTY = {
    "plans": """\
plan_id,person_id,provider_id,plan_type,rate,agreed_on,started_on,planned_end_on,ended_on,end_reason
A,S1,P1,ongoing,specialist,2026-05-01,2026-05-04,2026-06-14,,
""",
    "outcomes": """\
outcome_id,plan_id,outcome,kind,payable,agreed_on,due_on,result,achieved_on,reviewed_on,verified_by
A1,A,cooking,improvement,yes,2026-05-01,2026-06-14,not_achieved,,2026-06-18,council
""",
}


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (CANARY[:-1], "give the id of a plan, person or line (ID/package)"),
        (f"{CANARY}/bonis", 'did you mean "bonus"?'),
        (f"{CANARY}/zzz", "its lines are an id, a stroke, and one of: package, bonus"),
        ("P9", "give the id of a plan, person or line (ID/package), or of a provider, standard, outcome, measure"),
        ("", "give the id of a plan"),
        ("/", "give the id of a plan"),
    ],
)
def test_what_is_not_there_is_said_without_anyone_elses_id(wanted: str, said: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        story("essex-reablement-bonus", {"plans": PLANS}, wanted, period="2026-06")
    (problem,) = found.value.problems
    assert problem.code == "PBR027"
    assert said in problem.help
    assert CANARY not in f"{problem.message}{problem.help}"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("P1/retained", 'did you mean "contract.retained"?'),
        ("P1/retained/2026-04-to-06", 'did you mean "contract.retained"?'),
        ("P1/standards", 'did you mean "contract.standards"?'),
        ("P1/contract.retaind", 'did you mean "contract.retained"?'),
        ("P1/zzz", "give the id of a plan, outcome, standard, person or line"),
    ],
)
def test_a_part_without_its_payment_is_told_which_line_was_meant(wanted: str, said: str) -> None:
    records = Path(__file__).parents[2] / "examples" / "sutton-75-25-retention" / "records"
    with pytest.raises(ProblemsFound) as found:
        api.explain("sutton-75-25-retention", records, wanted, "2026-08")
    (problem,) = found.value.problems
    assert (problem.code, problem.help.partition(" (ID")[0]) == ("PBR027", said)


def test_a_limit_is_told_from_what_each_payment_came_to() -> None:
    # 25% of £520.00 is £130.00 taken off; the floor of £0.00 gives it back
    told = story("wiltshire-penalty-and-reward", PENALTY, "A/no_plan_below_nil", period="2026-06")
    assert "A/no_plan_below_nil: £130.00 is due on 2026-06-30." in told
    assert "penalty: -£130.00. Together, whatever the period: -£130.00; the limit is no less than £0.00." in told
    whole = story("wiltshire-penalty-and-reward", PENALTY, "A", period="2026-06")
    assert "A1/penalty: -£130.00 is due on 2026-06-18, taken off what the provider is owed." in whole
    assert "25%" in whole
    assert "Due in this period for what is told here: £0.00" in whole


def test_a_limit_over_a_person_is_told_to_whoever_asks_for_the_person(tmp_path: Path) -> None:
    essex = (SCHEMES / "essex-reablement-bonus.yaml").read_text(encoding="utf-8")
    cap = "limits:\n  cap:\n    no more than: £1,700.00\n    of: package, bonus\n"
    cap += "    over: person with each provider\n    assumed: to try it\n\n"
    scheme = read_scheme(essex.replace("examples:", f"{cap}examples:", 1), "capped.yaml")
    plan, period = compile_scheme(scheme), Period(date(2026, 5, 1), date(2026, 6, 30))
    records = as_known(read_extract(extract(tmp_path), plan.needs, hold_errors=False), period.last)
    for wanted in ("S1", "S1:P1/cap"):
        told = " ".join(explain(plan, records, tmp_path / "records", period, period.last, wanted).split())
        # £1,575.00 and £250.00 are £1,825.00, which is £125.00 more than the cap
        assert "S1:P1/cap: -£125.00 is due on 2026-06-30" in told
        assert "package: £1,575.00. bonus: £250.00. Together, whatever the period: £1,825.00" in told


@pytest.mark.parametrize(
    ("over", "pounds_most", "said"),
    [
        # £1,575.00 and £250.00 are £125.00 more than £1,700.00; with B's £1,575.00, £100.00 more than £3,300.00
        (
            "person with each provider",
            "1,700",
            "over person S1 with P1; £1,825.00 of £1,700.00 is used, and it is reached; what it takes is on "
            "S1:P1/most, -£125.00 in this settlement",
        ),
        (
            "provider",
            "3,300",
            "over provider P1; £3,400.00 of £3,300.00 is used, and it is reached; what it takes is on P1/most, "
            "-£100.00 in this settlement",
        ),
        (
            "provider",
            "5,000",
            "over provider P1; £3,400.00 of £5,000.00 is used, and £1,600.00 is left; it takes nothing so far.",
        ),
    ],
)
def test_a_plan_is_told_of_the_wider_limits_that_it_counts_towards(
    tmp_path: Path, over: str, pounds_most: str, said: str
) -> None:
    essex = (SCHEMES / "essex-reablement-bonus.yaml").read_text(encoding="utf-8")
    most = f"limits:\n  most:\n    no more than: £{pounds_most}.00\n    of: package, bonus\n"
    most += f"    over: {over}\n    assumed: to try it\n\n"
    scheme = read_scheme(essex.replace("examples:", f"{most}examples:", 1), "capped.yaml")
    plan, period = compile_scheme(scheme), Period(date(2026, 5, 1), date(2026, 6, 30))
    records = as_known(read_extract(extract(tmp_path), plan.needs, hold_errors=False), period.last)
    told = " ".join(explain(plan, records, tmp_path / "records", period, period.last, "A/bonus").split())
    assert f"limit most: no more than £{pounds_most}.00 {said}" in told
    assert ("(ask for --explain" in told) == ("is on" in said)


def test_an_id_of_a_plan_and_of_a_person_tells_of_both() -> None:
    plans = f"{PLANS}S1,S9,P1,reablement,2026-06-01,,,,\n"
    told = story("essex-reablement-bonus", {"plans": plans}, "S1", period="2026-06")
    assert f"Plan {CANARY} (records/plans.csv:2), of person S1" in told
    assert "Plan S1 (records/plans.csv:3), of person S9" in told


def test_a_row_that_is_held_says_what_is_wrong_with_it() -> None:
    plans = f"{PLANS}B,S2,P1,reablement,2026-05-44,,,,\n"
    told = story("essex-reablement-bonus", {"plans": plans}, "B", period="2026-06", hold_errors=True)
    assert "plans.csv:3: Nothing yet: an amount not known yet is held." in told
    assert "PBR7" in told
    assert "2026-05-44" not in told


def test_a_record_without_a_price_says_so() -> None:
    plans = "plan_id,person_id,provider_id,plan_type,rate,started_on,planned_end_on,ended_on,end_reason\n"
    plans += "A,S1,P1,ongoing,standard,2026-06-01,2026-06-28,,\n"
    told = story("ipc-outcome-tariff", {"plans": plans}, "A", period="2026-06")
    lacks = "'weekly_price' from 2026-04-01 has no figure for rate 'standard'"
    assert f"A/weekly_care: Nothing: it could not be settled. Because {lacks}." in told
    assert f"To be due it needs this: the scheme has a price for it, or its row is corrected: {lacks}." in told
    assert (
        "1 record has no price in the scheme: with --hold-errors all but this is settled and published, without it "
        "nothing is" in told
    )


def test_the_command_prints_the_story_and_ends_with_2_where_there_is_none(tmp_path: Path) -> None:
    extract(tmp_path)
    told = pbr(
        "settle", "essex-reablement-bonus", "records", "--as-at", "2026-06-30", "--explain", "A/bonus", cwd=tmp_path
    )
    assert (told.returncode, told.stderr) == (0, "")
    assert "* A/bonus: £250.00 is due on 2026-06-15." in told.stdout
    not_there = pbr("settle", "essex-reablement-bonus", "records", "--explain", "Z", cwd=tmp_path)
    assert (not_there.returncode, not_there.stdout) == (2, "")
    assert "PBR027" in not_there.stderr


def test_nothing_in_a_story_commands_a_terminal() -> None:
    told = as_text(Story(("Plan \x1b[31mA",), (), (NotApplicable("pay", "", "\u202eB"),), (), ()))
    assert "\x1b" not in told
    assert "\\x1b[31mA" in told
    assert "\\u202eB" in told
