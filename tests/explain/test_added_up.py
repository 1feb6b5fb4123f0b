"""What is added up is told record by record: what each brings, what they come to, and what is not decided."""

from datetime import date
from pathlib import Path

import pytest

from pbr.api.described.explanation import explanation_of
from pbr.api.settling.prepare import prepare
from pbr.problems.problem import ProblemsFound
from pbr.values.dates import period_in_words

SCHEME = """\
pbr: 1
scheme: together
title: Hours of a provider by the month, and days of a plan by the week
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
records:
  fields:
    of a visit:
      confirmed: yes or no
prices:
  hourly:
    assumed: made up
    from 2026-04-01: £20.00
payments:
  care:
    assumed: made up
    pay: hourly
    for each: hour of visit's delivered_minutes
    added up: by provider and month, at the price of its last day
    rounded: up to 30 minutes
    priced at: visited_on
    when: confirmed
    due: end of month
  days:
    assumed: made up
    pay: £7.50
    for each: day of visit's visited_on
    added up: by plan and week
    priced at: visited_on
    due: end of month
examples:
  One:
    plans:
      - {plan_id: A, person_id: S1, provider_id: P1, plan_type: ongoing, started_on: 2026-05-04}
    visits:
      - {visit_id: V1, plan_id: A, visited_on: 2026-06-01, planned_minutes: 15, delivered_minutes: 10, confirmed: yes}
    as at: 2026-06-30
    lines:
      P1/care/2026-06: £10.00
      A/days/2026-06-01: £7.50
    total due: £17.50
"""
PLANS = """\
plan_id,person_id,provider_id,plan_type,started_on
A,S1,P1,ongoing,2026-05-04
B,S2,P1,ongoing,2026-05-04
"""
VISITS = """\
visit_id,plan_id,visited_on,planned_minutes,delivered_minutes,confirmed
V1,A,2026-06-01,15,10,yes
V2,A,2026-06-01,16,25,
V3,A,2026-06-02,15,10,no
V4,B,2026-07-01,15,50,yes
"""


def told(wanted: str, period: str = "2026-06") -> str:
    Path("scheme.yaml").write_text(SCHEME, encoding="utf-8")
    Path("records").mkdir(exist_ok=True)
    for table, text in (("plans", PLANS), ("visits", VISITS)):
        Path("records", f"{table}.csv").write_text(text, encoding="utf-8")
    day = date(2026, 7, 31)
    prepared = prepare(Path("scheme.yaml"), Path("records"), period_in_words(period), day, False, False)
    return " ".join(explanation_of(prepared, wanted).split())


def test_a_line_of_a_provider_says_which_record_leaves_it_open() -> None:
    story = told("P1/care/2026-06")
    assert "care, for provider P1, added up by provider and month" in story
    assert "Because among what is added up V2 is not decided: confirmed is not known." in story
    assert "To be due it needs this: V2 is decided: confirmed is not known." in story
    # 10 minutes and 25 that may count are 35, up to 60: £20.00
    for said in (
        "V1: delivered_minutes is 10 minutes (records/visits.csv:2).",
        "V2: delivered_minutes is 25 minutes; not decided: confirmed is not known (records/visits.csv:3).",
        "V3: delivered_minutes is 10 minutes; not counted: confirmed is no; it needs confirmed (records/visits.csv:4).",
        "Added up, delivered_minutes is 35 minutes. That counts as 60 minutes, 1 hour. 1 hour x £20.00 = £20.00.",
        "hourly is £20.00, from 2026-04-01: the one that holds on 2026-06-30 (visited_on, of what is added up)",
    ):
        assert said in story
    assert "V4" not in story


def test_a_visit_and_a_plan_are_told_of_what_they_are_added_up_in() -> None:
    for wanted in ("V1", "A"):
        story = told(wanted)
        assert "P1/care/2026-06: Nothing yet: £20.00 is open." in story
        # Monday 1 and Tuesday 2 June
        assert "A/days/2026-06-01: £15.00 is due on 2026-06-30." in story
        assert "That is 2 days. 2 days x £7.50 = £15.00." in story
    story = told("B", "2026-07")
    assert "P1/care/2026-07: £20.00 is due on 2026-07-31." in story
    assert "B/days/2026-06-29: £7.50 is due on 2026-07-31." in story
    assert "2026-06: " not in story


def test_a_line_by_its_id_is_told_alone() -> None:
    story = told("A/days/2026-06-01")
    assert "days, for plan A, added up by plan and week" in story
    assert "care" not in story.split("Settled by")[1]
    with pytest.raises(ProblemsFound):
        told("A/days/2026-06-08")
