"""Stories of lines that are due so many working days later, or on a day that no list of bank holidays reaches."""

from datetime import date
from pathlib import Path

import pytest

from pbr.api.described.explanation import explanation_of
from pbr.api.settling.prepare import prepare
from pbr.values.dates import period_in_words

SCHEME = """\
pbr: 1
scheme: later
title: Due later
runs: 2026-04-01 to 2031-12-31
rounding: each line to the penny, half up
calendar:
  bank holidays: England and Wales
payments:
  package:
    assumed: made up
    pay: £10.00
    for each: plan
    priced at: started_on
    when: agreed_on <= started_on - 2 working days
    due: later of agreed_on and started_on + 2 working days
examples:
  Nothing:
    as at: 2026-06-30
    total due: £0.00
"""
PLANS = """\
plan_id,person_id,provider_id,plan_type,agreed_on,started_on
A,S1,P1,ongoing,2026-05-29,2026-06-02
B,S2,P1,ongoing,2026-06-01,2026-06-02
C,S3,P1,ongoing,2031-12-01,2031-12-30
"""


@pytest.fixture
def told(tmp_path: Path) -> dict[str, str]:
    """The story of each plan, as one line."""
    scheme, records = tmp_path / "later.yaml", tmp_path / "records"
    records.mkdir()
    scheme.write_text(SCHEME, encoding="utf-8")
    (records / "plans.csv").write_text(PLANS, encoding="utf-8")
    period = period_in_words("2026-04-01 to 2031-12-31")
    prepared = prepare(scheme, records, period, date(2031, 12, 31), hold_errors=False, show_values=False)
    return {plan: " ".join(explanation_of(prepared, plan).split()) for plan in "ABC"}


def test_it_is_due_on_the_second_working_day(told: dict[str, str]) -> None:
    # Two working days before Tuesday 2 June 2026 are Monday the 1st and Friday 29 May; after it are the 3rd and 4th.
    assert "£10.00 is due on 2026-06-04" in told["A"]


def test_what_is_needed_says_how_many_working_days(told: dict[str, str]) -> None:
    assert "agreed_on <= started_on - 2 working days" in told["B"]
    assert "£10.00 is not earned" in told["B"]


def test_a_day_past_the_list_says_how_far_it_goes(told: dict[str, str]) -> None:
    assert (
        "the day it is due is known (later of agreed_on and started_on + 2 working days): the list of bank holidays in "
        "England and Wales has 2012 to 2031"
    ) in told["C"]
