"""One provider for a meeting: its own measures and money and nothing of any other, and what would release more."""

import json
from pathlib import Path

import pytest

from pbr.api import ProblemsFound, judge, provider, settle
from pbr.api.meetings.provider_files import as_json, as_table
from pbr.meeting.provider_met import month_sums
from pbr.settlement.line import Status
from tests.examples.made import EXAMPLES, SCHEMES
from tests.meeting.small import AS_AT, OUTCOMES, PLANS, RECORDS, scheme_file

JUDGING = EXAMPLES / "judging"
TARGETS = JUDGING / "reablement-targets.yaml"


@pytest.fixture
def scheme(tmp_path: Path) -> Path:
    return scheme_file(tmp_path)


def test_what_came_due_and_what_is_held_and_waits(scheme: Path) -> None:
    met = provider("P2", scheme, RECORDS, AS_AT).met
    assert [(one.payment, one.status, one.lines, one.amount, one.at_stake) for one in met.payments] == [
        ("outcome", Status.OPEN, 1, 0, 10_000), ("outcome", Status.HELD, 1, 0, 10_000),
    ]  # fmt: skip
    assert [(one.record_id, one.at_stake, one.why) for one in met.held] == [("C1", 10_000, "It is disputed.")]
    assert [(one.record_id, one.at_stake) for one in met.waiting] == [("", 10_000)]
    assert (met.due, met.hanging.paid) == (0, 20_000)
    other = provider("P1", scheme, RECORDS, AS_AT).met
    assert [(one.month, one.amount) for one in other.months] == [("2026-06", 10_000)]
    assert (other.held, other.waiting) == ((), ())


@pytest.mark.parametrize(
    "name", ["wiltshire-penalty-and-reward", "sutton-75-25-retention", "hourly-withheld-until-targets-are-met"]
)
def test_the_money_is_that_of_the_settlement(name: str) -> None:
    scheme, records, day = SCHEMES / f"{name}.yaml", EXAMPLES / name / "records", "2026-10-31"
    lines = [line for line in settle(scheme, records, None, day).lines if line.paid_provider_id == "P1"]
    met = provider("P1", scheme, records, day).met
    assert met.due == sum(line.amount for line in lines)
    assert met.months == month_sums(lines)
    waiting = {Status.OPEN, Status.NOT_DUE, Status.HELD, Status.ERROR}
    # Everything that is neither due nor refused is held, kept back by a measure, or waits: once, and nothing twice.
    told = met.kept_back + sum(one.at_stake for one in (*met.held, *met.waiting))
    assert told == sum(line.at_stake or 0 for line in lines if line.status in waiting)


def test_what_no_result_can_release_any_more_is_said_of_windows_that_are_over() -> None:
    """P2's quarter to September: 1 of 3 and one not known, so at most 2 of 3, 66.6%, which releases half of £2,000.00.

    The two quarters to come may bring anything, and the first has been measured: nothing of it is kept back.
    """
    papers = EXAMPLES / "review-meeting"
    met = provider("P2", papers / "help-at-home.yaml", papers / "records", "2026-10-31").met
    assert [(one.window, one.out_of_reach) for one in met.kept] == [
        ("2026-04-to-06", 0), ("2026-07-to-09", 100_000), ("2026-10-to-12", 0), ("2027-01-to-03", 0),
    ]  # fmt: skip
    assert (met.kept_back, met.out_of_reach, met.not_released) == (600_000, 100_000, 200_000)
    before = provider("P2", papers / "help-at-home.yaml", papers / "records", "2026-09-29").met
    assert before.out_of_reach == 0


PLAN = "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P2,initial,2026-07-06\n"
RESULTS = """\
outcome_id,plan_id,outcome,kind,payable,agreed_on,due_on,result,reviewed_on
A1,A,washing,improvement,yes,2026-07-02,2026-09-01,achieved,2026-09-02
A2,A,cooking,improvement,yes,2026-07-02,2026-09-01,achieved,2026-09-02
A3,A,dressing,improvement,yes,2026-07-02,2026-09-01,achieved,2026-09-02
A4,A,company,maintenance,yes,2026-07-02,2026-09-01,,
A5,A,staying_safe,maintenance,yes,2026-07-02,2026-09-01,{result},{reviewed}
"""


# Of five outcomes: 3 of 5 is 60%, which half of £2,000.00 goes by whatever comes of the others; with one of two not
# achieved it is at most 4 of 5, which is above 75% still; with both known it is decided.
@pytest.mark.parametrize(
    ("result", "certain", "said"),
    [
        ("", 100_000, ("50% is certain already, by what is recorded so far",
                       "from 75% it is 100%, once 1 more of the 2 not yet known count for it")),
        ("not_achieved", 100_000, ("50% is certain already, by what is recorded so far",
                                   "from 75% it is 100%, once 1 more of the 1 not yet known count for it")),
        ("achieved", 200_000, ("100% is certain already, by what is recorded so far",)),
    ],
)  # fmt: skip
def test_what_is_certain_already_is_said(result: str, certain: int, said: tuple[str, ...]) -> None:
    """Of a quarter that is over, and not while outcomes of it may still be due."""
    records = {"plans": PLAN, "outcomes": RESULTS.format(result=result, reviewed="2026-09-02" if result else "")}
    scheme = EXAMPLES / "review-meeting" / "help-at-home.yaml"
    met = provider("P2", scheme, records, "2026-10-05").met
    (quarter,) = [one for one in met.kept if one.window == "2026-07-to-09"]
    assert (quarter.certain, quarter.released_by, met.certain) == (certain, said, certain)
    told = " ".join(as_table(provider("P2", scheme, records, "2026-10-05")).split())
    assert f"of which £{certain // 100:,}.00 is certain to be released by what is recorded so far." in told
    before = provider("P2", scheme, records, "2026-09-29").met
    assert before.certain == 0
    assert not any("certain" in words for one in before.kept for words in one.released_by)


FEWER = Path(__file__).parents[1] / "cases" / "ways-of-paying" / "good" / "paid-for-fewer-admissions-or-falls.yaml"
PEOPLE = "person_id,provider_id,referred_on\n" + "".join(f"A{at},P1,2026-07-06\n" for at in range(50))
OPENINGS = "name,provider_id,from_on,to_on,value\nfalls_before,P1,2025-04-01,2026-03-31,10\n"


# Of 50 people 3 admissions are 6 per 100, a quarter of the way from 4 to 12; 7 are 14, beyond it; 1 is 2: all is due.
@pytest.mark.parametrize(
    ("admissions", "said"),
    [
        (3, ("at most 4 per 100 people it is 100%, out of reach by what is recorded so far",)),
        (7, ("at most 4 per 100 people it is 100%, out of reach by what is recorded so far",
             "above 4 per 100 people it is up to 100%, out of reach by what is recorded so far")),
        (1, ()),
    ],
)  # fmt: skip
def test_the_line_that_a_figure_is_on_is_not_out_of_its_reach(admissions: int, said: tuple[str, ...]) -> None:
    stays = "".join(f"R{at},A{at},P1,residential,2026-08-03,2026-08-16\n" for at in range(admissions))
    records = {
        "people": PEOPLE, "openings": OPENINGS, "incidents": "incident_id,person_id,provider_id,sort,happened_on\n",
        "stays": f"stay_id,person_id,provider_id,kind,from_on,to_on\n{stays}",
    }  # fmt: skip
    met = provider("P1", FEWER, records, "2026-09-30").met
    summer = [one for one in met.kept if (one.payment, one.window) == ("admissions_avoided", "2026-07-to-09")]
    assert [one.released_by for one in summer] == ([said] if said else [])


NEVER_NOTHING = """\
pbr: 1
scheme: never_nothing
title: A quarter's price, a fifth of it whatever the share achieved
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
measures:
  achieved:
    assumed: made up
    count: outcome where result is "achieved"
    out of: outcome
    per: provider
    over: quarter
    dated by: due_on
payments:
  block:
    assumed: made up
    pay: £1,000.00
    for each: quarter per provider
    priced at: start of quarter
    scaled by: achieved
    steps of the whole:
      below 30%: 20%
      from 30%: 100%
    due: end of quarter
examples:
  None:
    as at: 2026-04-01
    total due: £0.00
"""


@pytest.mark.parametrize(("due_on", "certain"), [("2026-05-01", 20_000), ("", 0)])
def test_nothing_is_certain_of_a_quarter_that_may_have_nothing_to_measure(
    tmp_path: Path, due_on: str, certain: int
) -> None:
    # The one outcome has no result: of spring, or of no day that anybody knows, so perhaps of another quarter.
    scheme = tmp_path / "never-nothing.yaml"
    scheme.write_text(NEVER_NOTHING, encoding="utf-8")
    outcomes = (
        f"outcome_id,plan_id,outcome,kind,payable,due_on,result,reviewed_on\nA1,A,washing,improvement,yes,{due_on},,\n"
    )
    plans = "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P2,initial,2026-04-06\n"
    met = provider("P2", scheme, {"plans": plans, "outcomes": outcomes}, "2026-07-31").met
    spring = [one for one in met.kept if one.window == "2026-04-to-06"]
    assert [one.certain for one in spring] == [certain]


@pytest.mark.parametrize(("rate", "certain"), [("standard", 50_000), ("", 0)])
def test_nothing_is_certain_of_numbers_that_may_be_of_no_record(tmp_path: Path, rate: str, certain: int) -> None:
    # 10 hours a week, and 20 that may belong: 10 to 15 on average, so half is certain. Where neither belongs for
    # certain there may be nothing to measure.
    scheme = tmp_path / "never-nothing.yaml"
    text = NEVER_NOTHING.replace('count: outcome where result is "achieved"', "mean: weekly_hours")
    text = text.replace("out of: outcome", 'for each: plan where rate is "standard"').replace("due_on", "started_on")
    text = text.replace("below 30%: 20%", "below 12 hours a week: 50%").replace("from 30%", "from 12 hours a week")
    scheme.write_text(text, encoding="utf-8")
    plans = (
        "plan_id,person_id,provider_id,plan_type,started_on,rate,weekly_hours\n"
        f"A,S1,P2,initial,2026-04-06,{rate},10\nB,S2,P2,initial,2026-04-06,,20\n"
    )
    met = provider("P2", scheme, {"plans": plans}, "2026-07-31").met
    spring = [one for one in met.kept if one.window == "2026-04-to-06"]
    assert [one.certain for one in spring] == [certain]


def test_measures_and_verdicts_are_those_of_the_league_and_its_own_alone() -> None:
    league = judge(TARGETS, JUDGING / "records", "2026-10-31").league
    met = provider("P2", TARGETS, JUDGING / "records", "2026-10-31").met
    assert met.judged == tuple(one for one in league.judged if one.provider == "P2")
    assert met.followed == tuple(one for one in league.followed if one.provider == "P2")
    assert [one.window.label for one in met.last] == ["2026-07-to-09", "2026-07-to-09"]
    assert (met.payments, met.kept, met.due) == ((), (), 0)


def test_nothing_of_another_provider_is_told() -> None:
    found = provider("P2", TARGETS, JUDGING / "records", "2026-10-31")
    told = as_json(found) + as_table(found)
    assert not any(other in told for other in ("P1", "P3", "P4", "all together"))


def test_a_listed_provider_without_a_record_has_a_page_and_one_that_is_nowhere_has_none(scheme: Path) -> None:
    example = EXAMPLES / "review-meeting"
    listed = (example / "help-at-home.yaml").read_text(encoding="utf-8").replace(
        "    P3: The third provider\n", "    P3: The third provider\n    P4: The fourth provider\n"
    ).replace("      P3: £1,000.00\n", "      P3: £1,000.00\n      P4: £1,000.00\n")  # fmt: skip
    scheme.write_text(listed, encoding="utf-8")
    met = provider("P4", scheme, example / "records", "2026-10-31").met
    assert met.judged == ()
    assert [one.answer.value for one in met.followed] == ["undecided", "undecided"]
    with pytest.raises(ProblemsFound) as wrong:
        provider("Zebedee-Canary", scheme, example / "records", "2026-10-31")
    assert [one.code for one in wrong.value.problems] == ["PBR592"]
    assert "Zebedee" not in str(wrong.value)


def test_json_has_the_sums_and_why(scheme: Path) -> None:
    said = json.loads(as_json(provider("P2", scheme, RECORDS, AS_AT)))
    assert (said["due"], said["waits_to_be_paid"]) == ("0.00", "200.00")
    assert said["held"][0]["why"] == "It is disputed."
    assert said["waiting"][0]["record_id"] is None


def test_a_row_that_could_not_be_read_is_said_to_be_the_providers(scheme: Path) -> None:
    spoilt = {"plans": PLANS, "outcomes": OUTCOMES.replace("2026-06-10,2026-12-13", "2026-06-10,2026-13-13")}
    found = provider("P2", scheme, spoilt, AS_AT, hold_errors=True)
    assert [(one.file, one.line) for one in found.met.held_rows] == [("outcomes.csv", 4)]
    assert "outcomes.csv, line 4, is of this provider" in as_table(found)
    assert provider("P1", scheme, spoilt, AS_AT, hold_errors=True).met.held_rows == ()


def test_an_area_or_a_person_that_is_called_as_a_provider_is_not_on_its_page(scheme: Path) -> None:
    """The plans are of areas called P1 and P2, the other way round; no measure of theirs is a provider's."""
    measures = "".join(
        f"  kept_by_{of.replace(' ', '_')}:\n    assumed: for this test\n"
        f'    count: plan where support_at_end is "reduced"\n    out of: plan\n    per: {of}\n'
        "    over: quarter\n    dated by: started_on\n    target: at least 50%\n"
        for of in ("provider", "area", "person", "all together")
    )
    text = scheme.read_text(encoding="utf-8").replace("payments:\n", f"measures:\n{measures}payments:\n", 1)
    scheme.write_text(text, encoding="utf-8")
    areas = ["area", "P2", "P1", "P1"]
    plans = "\n".join(f"{row},{area}" for row, area in zip(PLANS.splitlines(), areas, strict=True)) + "\n"
    records = {"plans": plans.replace(",S1,", ",P1,"), "outcomes": OUTCOMES}
    found = provider("P1", scheme, records, "2026-06-30")
    assert [one.measured.measure for one in found.met.judged] == ["kept_by_provider"]
    assert [one.measured.measure for one in found.met.last] == ["kept_by_provider"]
    told = as_table(found)
    assert "3 measures are of no one provider: see pbr judge." in told
    assert "KEPT_BY_AREA" not in told
    # the league says which is which
    league = judge(scheme, records, "2026-06-30").league
    assert sum(one.provider == "P1" for one in league.judged) == 3
