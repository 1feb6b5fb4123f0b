"""In however many parts an extract is read, by however many processes: every file has the bytes of a reading whole."""

import random
from datetime import date
from pathlib import Path

import pytest

from pbr.sample.request import SampleWanted
from pbr.sample.sample_folder import write_sample
from pbr.values.period import Period
from tests.api.as_read.both_ways import Outcome, as_read, whole
from tests.engine.settled import NAMES, SCHEMES
from tests.own_fields.in_an_extract import with_own_columns

RUN = Period(date(2026, 4, 1), date(2027, 3, 31))
MONTH = Period(date(2026, 8, 1), date(2026, 8, 31))
LAST = date(2026, 9, 30)

READ_WHOLE = {
    "block-contract",
    "staffordshire-quality-reward",
    "withheld-until-targets-are-met",
}
"""The shipped schemes that are of more than plans, what belongs to them and standards, or add fields of their own."""


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented extract with every table, of several providers; rows are in no order, and no visit is as another.

    Stays, of which so few people have none, have ids that go against the order of the persons.
    """
    folder = tmp_path_factory.mktemp("sample") / "records"
    write_sample(folder, SampleWanted(plans=30, seed=11, first=RUN.first, last=LAST))
    people = (folder / "people.csv").read_text(encoding="utf-8").splitlines()[1:]
    with (folder / "stays.csv").open("a", encoding="utf-8") as stays:
        for at, person in enumerate(people):
            person_id, provider_id, referred_on, *_ = person.split(",")
            for kind in ("hospital", "nursing")[at % 2 :]:
                stays.write(f"R{90 - at}-{kind},{person_id},{provider_id},{kind},{referred_on},,{950 + at}.00\n")
    shuffled = random.Random(5)
    for name in ("plans.csv", "outcomes.csv", "visits.csv", "people.csv", "stays.csv"):
        file = folder / name
        header, *rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
        if name == "visits.csv":
            rows = list({tuple(row.split(",")[1:]): row for row in rows}.values())
        shuffled.shuffle(rows)
        file.write_text(header + "".join(rows), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_scheme(name: str, sampled: Path, tmp_path: Path) -> None:
    scheme = SCHEMES / f"{name}.yaml"
    sampled = with_own_columns(name, sampled, tmp_path / "own")
    at_once = whole(scheme, sampled, tmp_path / "whole", as_at=LAST)
    for parts in (1, 2, 7, 40):
        found = as_read(scheme, sampled, tmp_path / f"in-{parts}", parts, as_at=LAST)
        assert (found is None) == (name in READ_WHOLE)
        assert found is None or found == at_once


def test_days_of_a_councils_own_say_how_far_the_records_go(sampled: Path, tmp_path: Path) -> None:
    scheme, last = SCHEMES / "direct-payment.yaml", date(2026, 12, 31)
    own = with_own_columns("direct-payment", sampled, tmp_path / "own")
    at_once = whole(scheme, own, tmp_path / "whole", as_at=last)
    # Everything else ends in September, and somebody is paid from October on.
    assert "PBR026" not in [problem.code for problem in at_once.warnings]
    assert as_read(scheme, own, tmp_path / "in-2", 2, as_at=last) == at_once


WORDS = """\
pbr: 1
scheme: words
title: Limits by window, places of a plan, bands by the day, and shares of another price
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
cycle: 4 weeks from 2026-03-30
calendar:
  bank holidays: England and Wales
prices:
  hourly: {assumed: made up, from 2026-04-01: £18.00, from 2026-07-01: £19.00}
  card:
    assumed: made up
    by: day of visited_on, delivered_minutes
    from 2026-04-01:
      weekday: {up to 30: 50% of hourly, up to 45: 75% of hourly, above 45: hourly}
      weekend: {below 40: 90% of hourly, from 40: 125% of hourly}
      bank holiday: {from 0: 2/1 of hourly}
  most: {assumed: made up, from 2026-04-01: £300.00, from 2026-06-01: £350.00}
payments:
  call:
    assumed: made up
    pay: card
    for each: visit
    at most: 2 for each plan and week
    priced at: visited_on
    due: visited_on
limits:
  person_month: {assumed: made up, no more than: £60.00, of: call, over: person with each provider and month}
  cycle_floor: {assumed: made up, no less than: £200.00, of: call, over: provider and cycle}
  quarter_cap:
    {assumed: made up, no more than: most, of: "call, person_month", over: provider and contract quarter}
  plan_cap: {assumed: made up, no more than: £90.00, of: call, over: plan and quarter}
examples:
  None:
    as at: 2026-06-30
    total due: £0.00
"""


LIMITED = """\
pbr: 1
scheme: limited
title: Limits whose sum is worked out
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
payments:
  care:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    priced at: visited_on
    due: visited_on
  fee:
    assumed: made up
    pay: £1.00
    for each: plan
    priced at: started_on
    due: started_on
limits:
  own:
    assumed: made up
    no more than: 10% of plan_value
    of: care
    over: plan and month
  each:
    assumed: made up
    no more than: £100.00 for each person
    of: care, own
    over: provider and month
  share:
    assumed: made up
    no less than: 12.5% of care, each
    of: fee
    over: provider
examples:
  Without records:
    as at: 2026-06-30
    total due: £0.00
"""


def test_limits_by_window_places_and_bands(sampled: Path, tmp_path: Path) -> None:
    scheme = tmp_path / "words.yaml"
    scheme.write_text(WORDS, encoding="utf-8")
    for period in (None, MONTH):
        out = tmp_path / f"whole-{period}"
        at_once = whole(scheme, sampled, out, period=period, as_at=LAST)
        assert {"person_month", "cycle_floor", "quarter_cap", "plan_cap"} == {
            word
            for word in ("person_month", "cycle_floor", "quarter_cap", "plan_cap")
            if f",{word}," in _lines(at_once)
        }
        for parts in (1, 2, 7):
            found = as_read(scheme, sampled, tmp_path / f"in-{parts}-{period}", parts, period=period, as_at=LAST)
            assert found == at_once


def _lines(of: Outcome) -> str:
    return of.files["lines.csv"].decode()


def test_limits_that_are_worked_out_and_what_is_used_of_them(sampled: Path, tmp_path: Path) -> None:
    scheme = tmp_path / "limited.yaml"
    scheme.write_text(LIMITED, encoding="utf-8")
    at_once = whole(scheme, sampled, tmp_path / "whole", as_at=LAST)
    used = (tmp_path / "whole" / "limits.csv").read_text(encoding="utf-8")
    assert {line.split(",")[0] for line in used.splitlines()} == {"limit", "own", "each", "share"}
    for parts in (2, 7):
        assert as_read(scheme, sampled, tmp_path / f"in-{parts}", parts, as_at=LAST) == at_once


OF_QUANTITY = """\
pbr: 1
scheme: of_quantity
title: Hours and days up to a limit, one sum for a person, and what is over carried
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
payments:
  care:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    at most: 1.25 hours for each plan and week
    priced at: visited_on
    due: end of month
  days:
    assumed: made up
    pay: £1.00
    for each: day of plan from started_on to ended_on
    at most: 20 days for each plan and month
    priced at: each day
    due: end of month
limits:
  of_all:
    assumed: made up
    no more than: £60.00
    of: care, days
    over: person with all providers and month
    borne by: those due last
  on:
    assumed: made up
    no more than: £150.00
    of: care, days, of_all
    over: provider and month
    carried over: what is over
examples:
  Without records:
    as at: 2026-06-30
    total due: £0.00
"""


def test_limits_of_quantity_over_all_providers_and_carried_over(sampled: Path, tmp_path: Path) -> None:
    scheme = tmp_path / "of_quantity.yaml"
    scheme.write_text(OF_QUANTITY, encoding="utf-8")
    at_once = whole(scheme, sampled, tmp_path / "whole", as_at=LAST)
    assert all(f",{word}," in _lines(at_once) for word in ("of_all", "on"))
    assert "paid for" in _lines(at_once)
    assert (tmp_path / "whole" / "quantities.csv").stat().st_size > 1_000
    for parts in (2, 7):
        assert as_read(scheme, sampled, tmp_path / f"in-{parts}", parts, as_at=LAST) == at_once
