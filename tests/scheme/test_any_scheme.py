"""Whatever a scheme says, reading it and running its examples ends with a scheme or with problems, and soon."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.problems.problem import Problem, ProblemsFound
from pbr.scheme.load_scheme import read_scheme
from pbr.worked_examples.run_examples import run_examples
from tests.scheme.mutation import Mutator
from tests.thorough import tries

LONGEST_SECONDS = 10.0
"""Of work, not of waiting for a busy machine. Each takes well under one; what grows without bound takes minutes."""
SMALLEST = """\
pbr: 1
scheme: smallest
title: The smallest scheme
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
payments:
  package:
    assumed: for the test
    pay: £10.00
    for each: plan
    priced at: started_on
    due: started_on
examples:
  Without records:
    as at: 2026-06-30
    total due: £0.00
"""


def problems_of(text: str) -> list[Problem]:
    """Every problem of a scheme and its examples."""
    try:
        scheme = read_scheme(text, "scheme.yaml")
    except ProblemsFound as found:
        return found.problems
    return [*scheme.warnings, *run_examples(scheme)]


@pytest.mark.parametrize("seed", range(6))
def test_a_changed_scheme_is_read_or_has_problems_with_places(seed: int) -> None:
    mutator = Mutator(seed)
    for _ in range(20):
        text = mutator.scheme()
        started = time.process_time()
        problems = problems_of(text)
        assert time.process_time() - started < LONGEST_SECONDS, text
        lines = text.splitlines()
        for problem in problems:
            assert problem.place.line <= len(lines), problem
            assert problem.message
            assert len(problem.message) < 1_000
            # Words of the library that checks the form are not words of a contract.
            said = f"{problem.message} {problem.help}".casefold()
            assert not any(word in said for word in ("value error", "input should", "pydantic", "validation")), problem


@settings(max_examples=tries(150), deadline=None)
@given(st.sampled_from(["when", "where", "due", "priced at", "pay", "for each", "price"]), st.text(max_size=40))
def test_any_text_in_a_payment_is_read_or_has_problems(word: str, text: str) -> None:
    said = {
        "when": 'support_at_end is "none"', "where": 'plan_type is "reablement"', "due": "started_on",
        "priced at": "started_on", "pay": "package", "for each": "plan", "price": "£1,575.00",
    }  # fmt: skip
    said[word] = text
    quoted = {key: "'" + value.replace("'", "''").replace("\n", " ") + "'" for key, value in said.items()}
    where = "'" + f"{said['for each']} where {said['where']}".replace("'", "''").replace("\n", " ") + "'"
    problems_of(
        f"""\
pbr: 1
scheme: any
title: Any text
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
prices:
  package:
    from 2026-04-01: {quoted["price"]}
    assumed: for the test
payments:
  package:
    assumed: for the test
    pay: {quoted["pay"]}
    for each: {where}
    priced at: {quoted["priced at"]}
    when: {quoted["when"]}
    due: {quoted["due"]}
examples:
  One plan:
    plans:
      - {{plan_id: A, person_id: S1, provider_id: P1, plan_type: reablement, started_on: 2026-05-04}}
    as at: 2026-06-30
    lines:
      A/package: open
    total due: £0.00
"""
    )


def chain(length: int, *, backwards: bool) -> str:
    """A scheme whose terms lead one into another."""
    terms = [f"    t{n}: t{n - 1} and (t{n - 1} or agreed_on is known)" for n in range(1, length)]
    ordered = reversed(terms) if backwards else terms
    return SMALLEST + "terms:\n  of a plan:\n    t0: ended_on is known\n" + "".join(f"{term}\n" for term in ordered)


@pytest.mark.parametrize("backwards", [False, True])
def test_terms_that_lead_on_and_on_are_refused_at_once(backwards: bool) -> None:
    started = time.process_time()
    problems = problems_of(chain(1_000, backwards=backwards))
    assert {problem.code for problem in problems} == {"PBR316"}
    assert time.process_time() - started < LONGEST_SECONDS


def test_a_message_keeps_only_the_start_of_very_long_text() -> None:
    [problem] = problems_of(SMALLEST.replace("for each: plan", f"for each: {'plan' * 100_000}"))
    assert len(problem.message) < 500
