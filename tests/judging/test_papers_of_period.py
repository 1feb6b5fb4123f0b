"""The papers of a period: what ends in it, as it was known on its last day, or by a later one."""

import json
from pathlib import Path

import pytest

from pbr.api import ProblemsFound, judge
from pbr.api.judged.judging import Judgement
from pbr.api.judged.judging_files import as_json, as_table
from pbr.judging.judged import Answer, Verdict
from pbr.reports.judging.league_page import league_page
from tests.examples.made import EXAMPLES

CASE = Path(__file__).parents[1] / "cases" / "judging" / "good" / "judged-and-not-paid.yaml"
"""At least 50% of reablement packages end without support, judged from 2 plans, by the quarter they started in."""
SPRING, SUMMER, AUTUMN = "2026-04-01..2026-06-30", "2026-07-01..2026-09-30", "2026-10-01..2026-12-31"
OF_THE_RUN = """  over_the_run:
    assumed: for this test
    count: plan where support_at_end is "none"
    out of: plan
    per: provider
    over: run
"""


def plan(plan_id: str, started: str, support: str, reviewed: str) -> dict[str, str]:
    """A package of the provider that its name begins with."""
    return {
        "plan_id": plan_id, "person_id": f"S{plan_id}", "provider_id": plan_id[:2], "plan_type": "reablement",
        "started_on": started, "ended_on": reviewed, "support_at_end": support, "reviewed_on": reviewed,
    }  # fmt: skip


YEAR = (
    # P1: 2 of 2 in spring. In summer 0 of 1, and one that is reviewed in October: 1 of 2 then. 2 of 2 in autumn, and
    # 0 of 2 in winter.
    plan("P1-a", "2026-04-06", "none", "2026-05-17"),
    plan("P1-b", "2026-05-04", "none", "2026-06-14"),
    plan("P1-c", "2026-07-06", "same", "2026-08-16"),
    plan("P1-d", "2026-08-17", "none", "2026-10-20"),
    plan("P1-e", "2026-10-05", "none", "2026-11-15"),
    plan("P1-f", "2026-10-12", "none", "2026-11-22"),
    plan("P1-g", "2027-01-04", "same", "2027-02-14"),
    plan("P1-h", "2027-01-11", "same", "2027-02-21"),
    # P2: 0 of 2 in summer. P3 begins in autumn, with 0 of 2.
    plan("P2-a", "2026-07-06", "same", "2026-08-16"),
    plan("P2-b", "2026-07-13", "same", "2026-08-23"),
    plan("P3-a", "2026-10-05", "same", "2026-11-15"),
    plan("P3-b", "2026-10-12", "same", "2026-11-22"),
)


@pytest.fixture
def scheme(tmp_path: Path) -> Path:
    """The case with a verdict over three quarters, and a measure of the run as a whole."""
    file = tmp_path / "three-quarters.yaml"
    text = CASE.read_text(encoding="utf-8")
    text = text[: text.index("examples:\n")].replace("each of the last 2 quarters", "2 of the last 3 quarters")
    text = text.replace("verdicts:\n", f"{OF_THE_RUN}verdicts:\n")
    file.write_text(f"{text}examples:\n  None:\n    as at: 2026-06-30\n", encoding="utf-8")
    return file


def found(scheme: Path, period: str | None, as_at: str | None = None) -> Judgement:
    return judge(scheme, {"plans": YEAR}, as_at, period=period)


def came_to(judgement: Judgement) -> list[tuple[str, str, str, Verdict | None]]:
    return [(one.name, one.window.label, one.measured.words, one.verdict) for one in judgement.league.judged]


def follows(judgement: Judgement, rule: str) -> dict[str, tuple[Answer, list[str]]]:
    return {
        one.provider: (one.answer, [window.label for window, _ in one.evidence])
        for one in judgement.league.followed
        if one.rule.name == rule
    }


def test_a_quarter_by_itself_is_what_its_last_day_said_of_it(scheme: Path) -> None:
    alone, then = found(scheme, SUMMER), found(scheme, None, "2026-09-30")
    assert came_to(alone) == [
        ("P1", "2026-07-to-09", "0 of 2, 1 not yet known", Verdict.UNDECIDED),
        ("P2", "2026-07-to-09", "0 of 2", Verdict.MISSED),
        ("all together", "2026-07-to-09", "0 of 4, 1 not yet known", Verdict.MISSED),
    ]
    assert alone.as_at == then.as_at
    assert alone.league.judged == tuple(one for one in then.league.judged if one.window.label == "2026-07-to-09")
    assert alone.league.followed == then.league.followed
    assert {one.window.label for one in then.league.judged} == {"2026-04-to-06", "2026-07-to-09", "run"}


def test_what_came_in_since_is_there_with_a_later_day_and_no_later_window_is(scheme: Path) -> None:
    """P1 by hand: 1 of 2 is 50%, met. With spring that is 2 of 3 quarters; summer missed would have left it open."""
    later = found(scheme, SUMMER, "2026-12-31")
    assert came_to(later) == [
        ("P1", "2026-07-to-09", "1 of 2", Verdict.MET),
        ("P2", "2026-07-to-09", "0 of 2", Verdict.MISSED),
        ("all together", "2026-07-to-09", "1 of 4", Verdict.MISSED),
    ]
    over = ["2026-04-to-06", "2026-07-to-09"]
    assert follows(found(scheme, SUMMER), "may_be_extended")["P1"] == (Answer.UNDECIDED, over)
    # P3 began after it. P2 had nobody in spring, which is neither met nor missed: with what is to come it can be two.
    assert follows(later, "may_be_extended") == {"P1": (Answer.YES, over), "P2": (Answer.UNDECIDED, over)}
    assert follows(later, "named_as_poor") == {"P1": (Answer.NO, over[1:]), "P2": (Answer.YES, over[1:])}


def test_a_verdict_looks_back_past_the_period(scheme: Path) -> None:
    """Winter by hand: summer and autumn are met and winter missed, 2 of 3. Of the year P1 has 5 of 8 in all."""
    winter = found(scheme, "2027-01-01..2027-03-31")
    over = ["2026-07-to-09", "2026-10-to-12", "2027-01-to-03"]
    assert follows(winter, "may_be_extended")["P1"] == (Answer.YES, over)
    assert [one for one in came_to(winter) if one[0] == "P1"] == [
        ("P1", "2027-01-to-03", "0 of 2", Verdict.MISSED),
        ("P1", "run", "5 of 8", None),
    ]


def test_what_is_written_agrees_on_who_is_below_in_the_period(scheme: Path) -> None:
    """In autumn P3 is below, and in the papers of summer P2 is, by whichever day it was known."""
    later = found(scheme, SUMMER, "2026-12-31")
    page = league_page(later.scheme, later.as_at, later.league, later.warnings, later.inputs)
    heading = "judged for 2026-07-01 to 2026-09-30 as at 2026-12-31"
    assert f"{heading}." in page
    assert "<p>1 provider missed a target in the last window of the period that is over.</p>" in page
    assert "P3" not in page
    assert "over_the_run" not in page
    assert "window by window" not in page
    table = as_table(later)
    assert table.splitlines()[0].endswith(f", {heading}")
    assert "over_the_run" not in table
    said = json.loads(as_json(later))
    assert (said["period"], said["as_at"]) == ({"first": "2026-07-01", "last": "2026-09-30"}, "2026-12-31")
    assert [one["provider_id"] for one in said["judged"] if one["verdict"] == "missed"] == ["P2", None]
    # Of two quarters the page reads the last, and draws both.
    half = found(scheme, "2026-07-01..2026-12-31")
    both = league_page(half.scheme, half.as_at, half.league, half.warnings, half.inputs)
    assert "kept_at_home, window by window" in both
    assert "kept_at_home in 2026-10-to-12, by provider" in both


def test_without_a_period_nothing_is_said_of_one(scheme: Path) -> None:
    every = found(scheme, None, "2026-12-31")
    assert "period" not in json.loads(as_json(every))
    assert as_table(every).splitlines()[0].endswith(", judged as at 2026-12-31")
    page = league_page(every.scheme, every.as_at, every.league, every.warnings, every.inputs)
    assert "missed a target in the last window that is over.</p>" in page


def test_a_day_inside_the_period_leaves_its_window_not_over(scheme: Path) -> None:
    sooner = found(scheme, SUMMER, "2026-08-31")
    assert {one.verdict for one in sooner.league.judged} == {Verdict.NOT_OVER}
    assert follows(sooner, "may_be_extended")["P1"][1] == ["2026-04-to-06"]


@pytest.mark.parametrize("period", ["2026-05", "2026-07-01..2026-09-29", "2031-06"])
def test_a_period_in_which_nothing_ends_is_refused_with_how_long_the_windows_are(scheme: Path, period: str) -> None:
    with pytest.raises(ProblemsFound) as wrong:
        found(scheme, period)
    (problem,) = wrong.value.problems
    assert problem.code == "PBR598"
    assert problem.message.endswith("; the measures are over each calendar quarter and the whole run")
    assert "from 2026-04-01 to 2027-03-31" in (problem.help or "")


def score(standard: str, since: str, **cells: str) -> dict[str, str]:
    given = {"assessed_on": since} if "score" in cells else {}
    return {"standard": standard, "provider_id": "P1", "from_on": since, "to_on": since, **given, **cells}


def test_a_ranking_is_of_the_period_that_its_day_is_in() -> None:
    """What was recorded in September for October is above the most there can be: it stops no papers of April."""
    ranked = EXAMPLES / "ranking" / "essex-framework-order.yaml"
    rows = [
        score("rate_offered", "2026-04-01", hourly_rate="16.80"),
        score("inspection", "2026-03-20", score="80"),
        score("user_feedback", "2026-03-20", score="80"),
    ]
    wrong = [*rows, score("inspection", "2026-09-01", score="105")]

    def days(period: str, as_at: str | None = None) -> list[str]:
        return [str(one.day) for one in judge(ranked, {"standards": rows}, as_at, period=period).league.ranked]

    assert days("2026-10") == ["2026-10-01"]
    assert days("2026-04", "2027-03-31") == ["2026-04-01"]
    april = judge(ranked, {"standards": wrong}, "2026-12-31", period="2026-04").league.ranked
    assert [str(one.day) for one in april] == ["2026-04-01"]
    for period, code in (("2026-10", "PBR588"), ("2026-11", "PBR598")):
        with pytest.raises(ProblemsFound) as refused:
            judge(ranked, {"standards": wrong}, "2026-12-31", period=period)
        assert [one.code for one in refused.value.problems] == [code]


def test_money_is_of_the_months_that_are_in_it_as_a_whole(tmp_path: Path) -> None:
    """P3 by hand: August's 1,000 that nobody expected, and October's 250 of 300; June and November are cut."""
    file = tmp_path / "expected.csv"
    rows = "P3,2026-06,400.00\nP3,2026-10,300.00\nP3,2026-11,9000.00\n"
    file.write_text(f"provider_id,month,expected\n{rows}", encoding="utf-8")
    meeting = EXAMPLES / "review-meeting"
    scheme, records = meeting / "help-at-home.yaml", meeting / "records"
    money = judge(scheme, records, "2026-10-31", period="2026-06-15..2026-11-15", expected=file).money
    assert [(one.label, one.expected, one.due, one.difference) for one in money if one.provider == "P3"] == [
        ("2026-08", None, 100_000, None),
        ("2026-10", 30_000, 25_000, -5_000),
    ]
    whole = judge(scheme, records, "2026-10-31", expected=file).money
    assert [one for one in whole if "2026-07" <= one.label <= "2026-10"] == list(money)
