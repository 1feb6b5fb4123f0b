"""Outcomes that weigh nothing where a sum is shared out by weight: noticed, with how many there are."""

import pytest

from pbr.engine.run import Run
from pbr.records.extract.as_at import as_known
from pbr.settlement.notices import CodesAlike, WeighsNothing
from tests.engine.rows import Fields, outcome, plan, records
from tests.engine.settled import extract_of, period_of, scheme

RUN = period_of("2026-04-01 to 2026-12-31")
SHARED = """
payments:
  worth:
    assumed: made up
    pay: £300.00
    for each: plan where plan_type is "initial"
    priced at: started_on
    in parts:
      start:
        share: 20%
        due: started_on
      results:
        share: rest
        when: result is "achieved"
        spread: {spread} over outcome where payable
        due: reviewed_on
"""


def noticed(spread: str, *rows: tuple[str, Fields]) -> list[WeighsNothing]:
    contract = scheme(SHARED.format(spread=spread))
    run = Run(contract, as_known(extract_of(contract, records(*rows)), RUN.last), RUN, RUN.last)
    list(run.lines())
    return [notice for notice in run.notices if isinstance(notice, WeighsNothing)]


FOUND = {"result": "achieved", "reviewed_on": "2026-06-18"}


def test_outcomes_that_weigh_nothing_are_counted() -> None:
    found = noticed(
        "by weight",
        plan("A"),
        outcome("O1", "A", weight="0", **FOUND),
        outcome("O2", "A", outcome="cooking", weight="0.0", **FOUND),
        outcome("O3", "A", outcome="dressing", weight="2", **FOUND),
        outcome("O4", "A", outcome="company", **FOUND),
    )
    assert found == [WeighsNothing("outcomes", "worth/results", 2, ("O1", "O2"))]


@pytest.mark.parametrize(
    ("spread", "plan_type", "payable"),
    [("equally", "initial", "yes"), ("by weight", "other", "yes"), ("by weight", "initial", "no")],
)
def test_a_weight_that_shares_nothing_is_not_noticed(spread: str, plan_type: str, payable: str) -> None:
    odd = outcome("O1", "A", weight="0", **(FOUND | {"payable": payable}))
    rest = outcome("O2", "A", outcome="cooking", **FOUND)
    assert noticed(spread, plan("A", plan_type=plan_type), odd, rest) == []


@pytest.mark.parametrize("other", ["Acorn  Care", "acorn care", "\N{CYRILLIC CAPITAL LETTER A}corn Care"])
def test_names_that_look_alike_are_told_when_read_and_not_again(other: str) -> None:
    contract = scheme(SHARED.format(spread="equally"))
    rows = records(plan("A", provider_id="Acorn Care"), plan("B", provider_id=other), outcome("O1", "A"))
    extract = extract_of(contract, rows)
    assert [one.code for one in extract.warnings] in (["PBR710"], ["PBR726"])
    run = Run(contract, as_known(extract, RUN.last), RUN, RUN.last)
    list(run.lines())
    assert not [notice for notice in run.notices if isinstance(notice, CodesAlike)]
