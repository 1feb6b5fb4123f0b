"""What is wrong with assumptions is said, each where it stands."""

from fractions import Fraction
from pathlib import Path

import pytest

from pbr.problems.problem import ProblemsFound
from tests.simulate.assumed import assumptions_of
from tests.simulate.scenario.by_hand import HEAD, RATE, asked

ESSEX = "prices:\n  package:\n    scheme: essex_reablement_bonus\n    price: {}\n    {}\n    assumed: try\n"


def problems(text: str, *settings: str) -> list[tuple[str, int, str]]:
    with pytest.raises(ProblemsFound) as found:
        assumptions_of(HEAD + text, settings)
    return [(problem.code, problem.place.line, problem.message) for problem in found.value.problems]


def test_each_assumption_keeps_where_it_comes_from() -> None:
    read = assumptions_of(HEAD + RATE.format("triangular 50%, 60%, 75%"))
    (one,) = read.all
    assert (one.name, one.provenance.sentence) == ("rates.no_support", "from pilot, table 2")
    low, middle, high = Fraction(1, 2), Fraction(37, 60), Fraction(3, 4)
    assert (one.value.low, one.value.central, one.value.high) == (low, middle, high)


def test_the_ends_of_a_beta_leave_out_one_in_twenty_on_either_side() -> None:
    # Seen once in one trial, the chance of being below x is x squared: 5% at 0.2236, 95% at 0.9747.
    (one,) = assumptions_of(HEAD + RATE.format("beta 1 of 1")).all
    assert (one.value.low, one.value.high) == (Fraction("0.224"), Fraction("0.975"))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1.4", "PBR953"),
        ("140%", "PBR953"),
        ("-5%", "PBR953"),
        ("often", "PBR952"),
        ("£18.00", "PBR952"),
        ("beta 0 of 0", "PBR952"),
        ("65% to 55%", "PBR954"),
        ("triangular 50%, 80%, 75%", "PBR954"),
        ("beta 118 of 117", "PBR954"),
    ],
)
def test_a_rate_that_cannot_be(written: str, code: str) -> None:
    assert [(found, line) for found, line, _ in problems(RATE.format(written))] == [(code, 7)]


def test_every_problem_is_said_at_once() -> None:
    text = (
        "rates:\n  a:\n    of: plan\n    is: 60%\n    assumed: x\n  b:\n    of: outcomes\n    kind: improvment\n"
        "    is: 60%\n    source: nowhere, page 1\nvolumes:\n  c:\n    of: hours\n    times: 90\n    assumed: x\n"
    )
    assert [(code, line) for code, line, _ in problems(text)] == [
        ("PBR956", 6),
        ("PBR956", 11),
        ("PBR309", 13),
        ("PBR952", 17),
    ]


def test_a_word_that_is_not_known_is_met_with_those_that_are() -> None:
    ((code, line, message),) = problems("rates:\n  a:\n    of: plans\n    is: 60%\n    at: 5%\n    assumed: x\n")
    assert (code, line, message) == ("PBR951", 8, "'at' is not a word that a rate takes")


def test_an_assumption_without_a_source_is_refused() -> None:
    assert [code for code, _, _ in problems("figures:\n  cost_per_plan:\n    is: £5.00\n")] == ["PBR204"]


def test_what_is_set_takes_the_place_of_what_is_written() -> None:
    read = assumptions_of(HEAD + RATE.format("60%"), ("rates.no_support=70% to 80%",))
    (one,) = read.all
    assert (one.value.text, one.provenance.sentence) == ("70% to 80%", "assumed: set on the command line")


@pytest.mark.parametrize(
    ("setting", "code", "where"),
    [
        ("rates.outcome=60%", "PBR955", "--set rates.outcome"),
        ("rates.plans", "PBR955", "--set"),
        ("rates.plans=1.4", "PBR953", "--set rates.plans"),
        ("figures.cost_per_hour=18", "PBR952", "--set figures.cost_per_hour"),
    ],
)
def test_what_is_set_is_checked_too(setting: str, code: str, where: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        assumptions_of(HEAD, (setting,))
    assert [(problem.code, str(problem.place)) for problem in found.value.problems] == [(code, where)]


def test_nothing_is_set_twice() -> None:
    assert [code for code, _, _ in problems("", "rates.plans=1%", "rates.plans=2%")] == ["PBR955"]


@pytest.mark.parametrize(
    ("price", "change", "code"),
    [("package_prise", "times: 110%", "PBR956"), ("package_price", "to: 50%", "PBR957")],
)
def test_a_price_that_the_scheme_does_not_have(tmp_path: Path, price: str, change: str, code: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        asked(tmp_path, ESSEX.format(price, change))
    assert [(problem.code, problem.place.line) for problem in found.value.problems] == [(code, 5)]


def test_a_provider_that_the_records_do_not_have(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        asked(tmp_path, "rates:\n  p:\n    of: plans\n    provider: P9\n    is: 60%\n    assumed: x\n")
    (problem,) = found.value.problems
    assert (problem.code, problem.place.line, problem.message) == (
        "PBR956",
        5,
        "there is no provider 'P9' in the records",
    )


@pytest.mark.parametrize("of", ["plans", "people", "hours", "weeks"])
@pytest.mark.parametrize("times", ["999999%", "1001%", "90% to 2000%"])
def test_a_volume_that_would_run_for_ever_is_refused(of: str, times: str) -> None:
    ((code, _, message),) = problems("", f"volumes.{of}={times}")
    assert code == "PBR965"
    assert message == f"'{times}' is more than 10 times as much, and every row of it is settled"


@pytest.mark.parametrize("times", ["1000%", "0%", "90% to 1000%"])
def test_ten_times_as_much_is_not(times: str) -> None:
    (one,) = assumptions_of(HEAD, (f"volumes.plans={times}",)).volumes
    assert one.value.high <= 10
