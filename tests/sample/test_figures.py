"""The sample agrees with the figures it was drawn from, within what chance allows.

Each band is some four standard errors wide: a wrong figure falls outside, another seed does not.
"""

from collections import Counter
from datetime import date
from math import exp, log
from statistics import NormalDist

import pytest

from pbr.sample import probabilities
from tests.sample.conftest import Rows

TwoYears = dict[str, Rows]


@pytest.fixture
def settled(two_years: TwoYears) -> Rows:
    """Plans that began in the first year: all have ended, and their reviews are in if they ever will be."""
    return [plan for plan in two_years["plans"] if plan["started_on"] < "2026-01-01"]


@pytest.fixture
def short_term(settled: Rows) -> Rows:
    """Of those, the initial and reablement plans, but those that ended in a way the published counts do not have."""
    short = [plan for plan in settled if plan["plan_type"] != "ongoing"]
    return [plan for plan in short if plan["end_reason"] not in {"transferred", "direct_payment"}]


def share(part: int, whole: int) -> float:
    return part / whole


def count(rows: Rows, field: str, *values: str) -> int:
    return sum(row[field] in values for row in rows)


def test_hours_a_week_are_the_log_normal_curve_with_the_published_mean() -> None:
    sigma = 0.6
    middle = log(12.7) - sigma * sigma / 2
    curve = [exp(middle + sigma * NormalDist().inv_cdf((2 * place + 1) / 200)) for place in range(100)]
    assert [round(4 * hours) for hours in curve] == list(probabilities.WEEKLY_QUARTER_HOURS)
    assert sum(probabilities.WEEKLY_QUARTER_HOURS) / 400 == pytest.approx(12.7, abs=0.1)


def test_hours_a_week_in_the_sample(two_years: TwoYears) -> None:
    hours = [float(plan["weekly_hours"]) for plan in two_years["plans"]]
    assert sum(hours) / len(hours) == pytest.approx(12.7, abs=0.5)


def test_published_sequels_are_whole() -> None:
    assert sum(probabilities.SEQUELS.weights.values()) == 225_065
    assert sum(probabilities.LESS_AFTER_SHORT_TERM.weights.values()) == 129_105


def test_how_short_term_plans_end(short_term: Rows) -> None:
    """By hand from the published counts of 225,065 people.

    Died or hospital 12,385 = 5.5%. Recovered early 60% of 28,815 = 7.7%. Declined 5,025 and 15% of 28,815 = 4.2%.
    """
    plans = len(short_term)
    assert plans > 2000
    assert share(count(short_term, "end_reason", "died", "hospital"), plans) == pytest.approx(0.055, abs=0.02)
    assert share(count(short_term, "end_reason", "recovered_early"), plans) == pytest.approx(0.077, abs=0.02)
    assert share(count(short_term, "end_reason", "declined"), plans) == pytest.approx(0.042, abs=0.02)


def test_support_after_short_term_plans(short_term: Rows) -> None:
    """Where no long-term support was needed, 96,165 of 129,105 = 74.5% needed none at all."""
    done = [plan for plan in short_term if plan["end_reason"] == "completed"]
    none, reduced = count(done, "support_at_end", "none"), count(done, "support_at_end", "reduced")
    assert share(none, none + reduced) == pytest.approx(0.745, abs=0.04)


def test_providers_differ_as_councils_do(short_term: Rows) -> None:
    """Needing no long-term support, of those in the measure: 78.2%, 86.1%, 67.9% and 48.1%.

    Self-funders (7,525 for every 166,350 in the measure) count as the same support here, which takes each
    share down by a factor of 166,350 / 173,875 = 0.957.
    """
    done = [plan for plan in short_term if plan["end_reason"] == "completed" and plan["support_at_end"]]
    for provider, published, band in [
        ("P1", 0.782, 0.06),
        ("P2", 0.861, 0.06),
        ("P3", 0.679, 0.07),
        ("P4", 0.481, 0.18),
    ]:
        its = [plan for plan in done if plan["provider_id"] == provider]
        well = count(its, "support_at_end", "none", "reduced")
        assert share(well, len(its)) == pytest.approx(published * 0.957, abs=band)


def test_most_reablement_is_planned_for_up_to_six_weeks(two_years: TwoYears) -> None:
    weeks = Counter(planned_weeks(plan) for plan in two_years["plans"] if plan["plan_type"] == "reablement")
    assert 0.94 < share(sum(weeks[each] for each in range(1, 7)), weeks.total()) < 1


def test_plan_value_is_hours_by_weeks_by_the_hourly_figure(two_years: TwoYears) -> None:
    pence = {"standard": 1700, "specialist": 2100}
    for plan in two_years["plans"][:500]:
        quarters = int(float(plan["weekly_hours"]) * 4)
        exact = quarters * planned_weeks(plan) * pence[plan["rate"]]
        assert int(plan["plan_value"].replace(".", "")) == (exact + 2) // 4


def planned_weeks(plan: dict[str, str]) -> int:
    days = (date.fromisoformat(plan["planned_end_on"]) - date.fromisoformat(plan["started_on"])).days + 1
    assert days % 7 == 0
    return days // 7


def test_every_kind_of_plan_is_there(half_year_plans: Rows) -> None:
    """Three hundred plans hold each case that a scheme must settle."""
    plans = half_year_plans
    assert set(probabilities.PROVIDERS.kinds) == {plan["provider_id"] for plan in plans}
    assert {"North", "East", "South", "West"} == {plan["area"] for plan in plans}
    reasons = {plan["end_reason"] for plan in plans}
    assert reasons >= {"", "completed", "recovered_early", "died", "hospital", "moved", "declined"}
    assert reasons >= {"transferred", "direct_payment"}
    assert any(not plan["agreed_on"] for plan in plans)
    assert any(plan["ended_on"] and not plan["reviewed_on"] for plan in plans)
    assert any(plan["plan_type"] == "ongoing" and planned_weeks(plan) > 26 for plan in plans)
