"""Rankings: the days, which figure counts on each, ties, and ranks that hold whatever is not known yet."""

from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.api.judged.judging import judge
from pbr.judging.figures_of_providers import last_window_before
from pbr.judging.judged import League
from pbr.judging.ranked import Figure, Lacking, Placed, Scored
from pbr.judging.rankings_made import ranks_of
from pbr.problems.problem import ProblemsFound
from pbr.scheme.load_scheme import load_scheme
from pbr.values.period import Period

CASES = Path(__file__).parents[1] / "cases" / "rankings" / "good"
EXAMPLE = Path(__file__).parents[2] / "examples" / "ranking" / "essex-framework-order.yaml"
RUNS = Period(date(2026, 4, 1), date(2027, 3, 31))


def row(standard: str, provider: str, since: str, **cells: str) -> dict[str, str]:
    given = {"assessed_on": since} if "score" in cells else {}
    return {"standard": standard, "provider_id": provider, "from_on": since, "to_on": since, **given, **cells}


def april(*, of: str = "P1", rate: str = "16.80", inspection: str = "80", feedback: str = "80") -> list[dict[str, str]]:
    return [
        row("rate_offered", of, "2026-04-01", hourly_rate=rate),
        row("inspection", of, "2026-03-20", score=inspection),
        row("user_feedback", of, "2026-03-20", score=feedback),
    ]


def ranked(rows: list[dict[str, str]], as_at: str = "2026-04-30", *, hold_errors: bool = False) -> list[Placed]:
    league: League = judge(EXAMPLE, {"standards": rows}, as_at, hold_errors=hold_errors).league
    return list(league.ranked[-1].placed)


def test_nobody_is_ranked_before_the_day_and_the_days_come_round_until_the_run_is_over() -> None:
    def days(as_at: str) -> list[str]:
        return [str(one.day) for one in judge(EXAMPLE, {"standards": april()}, as_at).league.ranked]

    assert days("2026-03-31") == []
    assert days("2026-09-30") == ["2026-04-01"]
    assert days("2028-01-01") == ["2026-04-01", "2026-10-01"]


def test_the_last_row_that_begins_by_the_day_counts_and_no_later_one() -> None:
    rows = [*april(), *april(of="P2"), row("inspection", "P1", "2026-04-02", score="0")]
    rows.append(row("inspection", "P2", "2026-04-01", score="40"))
    # P1: 50 + 20 + 20; P2, inspected again on the day: 50 + 10 + 20
    assert [(one.provider, str(one.low), one.best) for one in ranked(rows)] == [("P1", "90", 1), ("P2", "80", 2)]


def test_a_provider_without_a_row_has_no_certain_rank_and_says_what_is_lacking() -> None:
    rows = [*april(), *april(of="P2", inspection="40")[:2]]
    first, second = ranked(rows)
    # P1: 90. P2: 50 + 10 and from nothing to 25 more: it cannot come up to P1.
    assert (first.provider, first.best, first.worst) == ("P1", 1, 1)
    assert (str(second.low), str(second.high), second.best, second.worst) == ("60", "85", 2, 2)
    assert [one.figure.lacking for one in second.scored] == [None, None, Lacking.NOT_RECORDED]


def test_points_are_rounded_as_the_scheme_says_and_half_goes_up() -> None:
    # 50 x 16.80 / 17.40 is 48.2758..., and a quarter of 0.02 is 0.005, which goes up
    rows = [*april(), *april(of="P2", rate="17.40", inspection="0.02", feedback="0")]
    assert [one.low for one in ranked(rows)] == [90, Fraction("48.28") + Fraction("0.01")]


def test_a_row_that_cannot_be_read_leaves_its_provider_without_a_certain_figure() -> None:
    rows = [*april(), *april(of="P2"), row("inspection", "P2", "2026-03-25", score="eighty")]
    with pytest.raises(ProblemsFound):
        ranked(rows)
    held = ranked(rows, hold_errors=True)
    lacking = {one.provider: {score.figure.lacking for score in one.scored} for one in held}
    assert lacking == {"P1": {None}, "P2": {Lacking.UNREAD}}
    assert {(one.best, one.worst) for one in held} == {(1, 2)}


def test_everyone_the_framework_lists_is_ranked_though_nothing_is_recorded(tmp_path: Path) -> None:
    listed = tmp_path / "listed.yaml"
    framework = "framework:\n  of a provider:\n    assumed: for this test\n    P1: One\n    P7: Seven\nrankings:"
    listed.write_text(EXAMPLE.read_text(encoding="utf-8").split("examples:")[0].replace("rankings:", framework))
    example = "examples:\n  One:\n    standards:\n      - {standard: x, provider_id: P1, from_on: 2026-04-01, to_on: "
    listed.write_text(listed.read_text() + example + "2026-04-01}\n    as at: 2026-04-01\n")
    found = judge(listed, {"standards": april()}, "2026-04-30").league.ranked[0]
    assert [(one.provider, one.best, one.worst) for one in found.placed] == [("P1", 1, 2), ("P7", 1, 2)]


def test_the_window_of_a_measure_is_the_last_that_is_over_before_the_day() -> None:
    assert last_window_before("quarter", date(2026, 10, 1), RUNS).label == "2026-07-to-09"
    assert last_window_before("quarter", date(2026, 9, 30), RUNS).label == "2026-04-to-06"
    assert last_window_before("quarter", date(2026, 11, 15), RUNS).label == "2026-07-to-09"
    assert last_window_before("month", date(2026, 5, 1), RUNS).label == "2026-04"


SCORE = load_scheme(CASES / "two-who-tie.yaml").rankings[0].scores[0]


def scored(low: int, high: int) -> Scored:
    return Scored(SCORE, Figure(Fraction(low), Fraction(high)), Fraction(low), Fraction(high))


# scipy 1.17.1: rankdata([-x for x in totals], method="min")
@pytest.mark.parametrize(
    ("totals", "ranks"),
    [
        ((93, 87, 82, 78), (1, 2, 3, 4)),
        ((70, 70, 100, 20), (2, 2, 1, 4)),
        ((5, 5, 5), (1, 1, 1)),
        ((10, 30, 20, 30, 10, 30, 5), (5, 1, 4, 1, 5, 1, 7)),
    ],
)
def test_ranks_are_what_scipy_gives(totals: tuple[int, ...], ranks: tuple[int, ...]) -> None:
    assert ranks_of([[scored(total, total)] for total in totals], ()) == [(rank, rank) for rank in ranks]


ENDS = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(sorted)


@given(st.lists(ENDS, min_size=1, max_size=4), st.booleans())
def test_a_rank_holds_every_way_of_turning_out(ends: list[list[int]], decided: bool) -> None:
    ties = (SCORE.name,) if decided else ()
    found = ranks_of([[scored(*one)] for one in ends], ties)
    for turned_out in product(*(sorted({low, (low + high) // 2, high}) for low, high in ends)):
        for own, (best, worst) in zip(turned_out, found, strict=True):
            assert best <= 1 + sum(other > own for other in turned_out) <= worst
