"""Whatever words stand in an amount or after ``when``, a scheme is read or refused, and never falls over."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.describe.description import describe
from pbr.problems.problem import Problem, ProblemsFound
from pbr.scheme.load_scheme import read_scheme
from tests.thorough import tries

TEXT = """\
pbr: 1
scheme: any_words
title: A scheme of a test
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
prices:
  target:
    from 2026-04-01: £100.00
    assumed: made up
  part:
    from 2026-04-01: 20%
    assumed: made up
payments:
  first:
    assumed: made up
    pay: {amount}
    for each: plan
    priced at: started_on
    when: {first}
    due: started_on
  second:
    assumed: made up
    deduct: {other}
    for each: plan
    priced at: started_on
    when: {second}
    due: planned_end_on
examples:
  One of them:
    as at: 2026-06-30
    total due: £0.00
"""
AMOUNTS = [
    "less", "higher of", "lower of", "and", "of", "(", ")", "((", "target", "part", "50%", "£5.00", "plan_value", "nil",
    "first", "second", "",
]  # fmt: skip
ASKED = [
    "first", "second", "third", "is", "is not", "earned", "not", "and", "or", "(", ")", "plan's", "rate", "is known",
    "end_reason",
]  # fmt: skip
SOUND = [
    "first is earned", "second is earned", "second is not earned", "rate is known", "not first is earned",
    "rate is earned",
]  # fmt: skip
amounts = st.lists(st.sampled_from(AMOUNTS), min_size=1, max_size=9).map(" ".join)
asked = st.one_of(st.sampled_from(SOUND), st.lists(st.sampled_from(ASKED), min_size=1, max_size=7).map(" ".join))


@settings(max_examples=tries(400), deadline=None, database=None)
@given(amounts, amounts, asked, asked)
def test_any_words_are_read_or_refused(amount: str, other: str, first: str, second: str) -> None:
    quoted = {"amount": amount, "other": other, "first": first, "second": second}
    text = TEXT.format(**{name: f"'{said.replace(chr(39), chr(39) * 2)}'" for name, said in quoted.items()})
    problems: list[Problem] = []
    try:
        assert max(map(len, describe(read_scheme(text, "any.yaml")).splitlines())) <= 100
    except ProblemsFound as found:
        problems += found.problems
    assert all(problem.place.line for problem in problems)


@pytest.mark.parametrize("amount", ["(" * 400 + "target" + ")" * 400, "target less " * 400 + "target"])
def test_however_long_it_is_refused_at_once(amount: str) -> None:
    text = TEXT.format(amount=f"'{amount}'", other="£1.00", first="rate is known", second="rate is known")
    with pytest.raises(ProblemsFound) as found:
        read_scheme(text, "any.yaml")
    assert {problem.code for problem in found.value.problems} == {"PBR346"}


def test_a_chain_that_says_too_much_is_refused() -> None:
    names = [f"p{at}" for at in range(14)]
    head, _, tail = TEXT.partition("payments:\n")
    body = ""
    for at, name in enumerate(names):
        when = "rate is known" if at == 0 else f"{names[at - 1]} is earned or {names[max(at - 2, 0)]} is not earned"
        body += (
            f"  {name}:\n    assumed: made up\n    pay: £1.00\n    for each: plan\n    priced at: started_on\n"
            f"    when: {when}\n    due: started_on\n"
        )
    with pytest.raises(ProblemsFound) as found:
        read_scheme(head + "payments:\n" + body + tail[tail.index("examples:") :], "any.yaml")
    assert "PBR316" in {problem.code for problem in found.value.problems}


@pytest.mark.parametrize("turned", [False, True])
def test_a_thousand_payments_that_follow_one_another_are_refused(turned: bool) -> None:
    head, _, tail = TEXT.partition("payments:\n")
    numbers = range(1000)
    body = ""
    for at in reversed(numbers) if turned else numbers:
        asked = f"p{at + 1} is earned" if at < numbers[-1] else "rate is known"
        body += (
            f"  p{at}:\n    assumed: made up\n    pay: £1.00\n    for each: plan\n    priced at: started_on\n"
            f"    when: {asked}\n    due: started_on\n"
        )
    with pytest.raises(ProblemsFound) as found:
        read_scheme(head + "payments:\n" + body + tail[tail.index("examples:") :], "any.yaml")
    assert "PBR316" in {problem.code for problem in found.value.problems}
