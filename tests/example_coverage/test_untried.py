"""What no worked example tries is named, and what one tries is not."""

from dataclasses import replace

import pytest

from pbr.example_coverage.condition_coverage import codes_of, conditions_of
from pbr.example_coverage.figure_coverage import figures_of
from pbr.example_coverage.scheme_change import changed
from pbr.example_coverage.untested_clauses import runs_needed, untried
from pbr.scheme.load_scheme import load_scheme, read_scheme
from pbr.scheme.scheme import Scheme
from pbr.worked_examples.run_examples import run_examples
from tests.engine.settled import NAMES, SCHEMES
from tests.test_cases import CASES

TEXT = """\
pbr: 1
scheme: tried
title: A scheme of a test
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
records:
  hold when:
    of a plan:
      odd: plan_type is "other"
terms:
  of a plan:
    finished: end_reason is one of "completed", "recovered_early"
prices:
  package:
    by: rate
    from 2026-04-01:
      standard: £100.00
      specialist: £130.00
    from 2026-10-01:
      standard: £110.00
      specialist: £140.00
    assumed: made up
payments:
  package:
    assumed: made up
    pay: package
    for each: plan
    priced at: started_on
    when: finished and reviewed_on is known
    due: ended_on
limits:
  most:
    assumed: made up
    no more than: £150.00
    of: package
    over: person with each provider
examples:
"""
ROW = "      - {{plan_id: {0}, person_id: S1, provider_id: P1, started_on: {1}, plan_type: {2}, rate: {3}, {4}}}\n"
ENDED = "ended_on: 2026-12-20, end_reason: completed, reviewed_on: 2026-12-22"
EARLY = "ended_on: 2026-12-20, end_reason: recovered_early, reviewed_on: 2026-12-22"


def example(name: str, rows: list[str], lines: list[str], total: str) -> str:
    """A worked example as at the last day of 2026."""
    said = "".join(f"      {line}\n" for line in lines)
    return f"  {name}:\n    plans:\n{''.join(rows)}    as at: 2026-12-31\n    lines:\n{said}    total due: {total}\n"


def row(plan_id: str, started_on: str, rest: str, plan_type: str = "ongoing", rate: str = "standard") -> str:
    """One plan."""
    return ROW.format(plan_id, started_on, plan_type, rate, rest)


FIRST = example("One plan", [row("A", "2026-05-04", ENDED)], ["A/package: £100.00"], "£100.00")
OTHERS = (
    # A specialist plan in spring, £130.00, and each rate in autumn; together no more than £150.00 a person.
    example("Spring", [row("A", "2026-05-04", EARLY, rate="specialist")], ["A/package: £130.00"], "£130.00")
    + example("Autumn", [row("A", "2026-10-01", ENDED)], ["A/package: £110.00"], "£110.00")
    + example("Late", [row("A", "2026-10-01", ENDED, rate="specialist")], ["A/package: £140.00"], "£140.00")
    + example(
        "Two of one person",
        [row("A", "2026-05-04", ENDED), row("B", "2026-05-04", ENDED)],
        ["A/package: £100.00", "B/package: £100.00", "S1:P1/most: -£50.00"],
        "£150.00",
    )
    + example("Held", [row("A", "2026-05-04", ENDED, "other")], ["A/package: held £100.00"], "£0.00")
    + example(
        "Not finished, not reviewed",
        [row("A", "2026-05-04", "ended_on: 2026-12-20, end_reason: died")],
        ["A/package: not earned £100.00"],
        "£0.00",
    )
)


def scheme(examples: str) -> Scheme:
    """The scheme with these examples, which hold."""
    made = read_scheme(TEXT + examples, "tried.yaml")
    assert run_examples(made) == []
    return made


def test_with_one_example_each_price_code_side_limit_and_hold_that_it_leaves_out_is_named_at_its_line() -> None:
    said = {(problem.place.line, problem.message.removeprefix("no worked example ")) for problem in
            untried(scheme(FIRST)).warnings}  # fmt: skip
    assert said == {
        (18, "tries the figure of 'package' from 2026-04-01, for specialist"),
        (20, "tries the figure of 'package' from 2026-10-01, for standard"),
        (21, "tries the figure of 'package' from 2026-10-01, for specialist"),
        (32, "tries the limit 'most'"),
        (12, "tries \"recovered_early\" in the term 'finished'"),
        (12, 'has end_reason is one of "completed", "recovered_early" (the term \'finished\') false'),
        (9, "has plan_type is \"other\" (the hold 'odd') true"),
        (24, "has finished ('when' under 'package') false"),
        (24, "has reviewed_on is known ('when' under 'package') false"),
    }


def test_with_the_other_examples_nothing_is_left() -> None:
    assert untried(scheme(FIRST + OTHERS)).warnings == ()


def test_taking_an_example_away_never_makes_less_untried() -> None:
    whole = scheme(FIRST + OTHERS)
    for left_out in whole.examples:
        fewer = replace(whole, examples=tuple(one for one in whole.examples if one is not left_out))
        assert {one.message for one in untried(whole).warnings} <= {one.message for one in untried(fewer).warnings}


@pytest.mark.parametrize("name", NAMES)
def test_a_change_changes_one_thing_and_leaves_the_scheme_as_it_was(name: str) -> None:
    made = load_scheme(SCHEMES / f"{name}.yaml")
    before = repr(made)
    codes = [code.left_out for one in conditions_of(made) for code in codes_of(one, made.tables)]
    for change in [*figures_of(made), *codes]:
        assert changed(made, change) != made
        assert repr(made) == before
    assert runs_needed(made) > 0


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_and_rule_of_the_shipped_schemes_is_tried(name: str) -> None:
    assert [problem.message for problem in untried(load_scheme(SCHEMES / f"{name}.yaml")).warnings] == []


def test_a_straight_line_is_tried_at_both_its_ends_and_each_row_of_what_is_counted_by_its_own_price() -> None:
    scheme = load_scheme(CASES / "scale" / "good" / "a-straight-line.yaml")
    left = {change.words for change in figures_of(scheme) if not run_examples(changed(scheme, change))}
    # Its example has two of three, between a half and nine tenths: the line is tried, and what is beside it is not.
    assert left == {"the step below 50% of 'finished'", "the step from 90% of 'finished'"}
    counted = load_scheme(CASES / "prices" / "good" / "so-far-by-a-code-too.yaml")
    left = {change.words for change in figures_of(counted) if not run_examples(changed(counted, change))}
    figure = "the figure of 'outcome_price' from 2026-04-01, for"
    assert left == {f"{figure} standard, first 1", f"{figure} specialist, after that"}


def test_a_price_that_only_others_are_a_share_of_is_tried_where_they_are() -> None:
    scheme = load_scheme(CASES / "prices" / "good" / "a-share-of-another.yaml")
    left = {change.words for change in figures_of(scheme) if not run_examples(changed(scheme, change))}
    # Its examples have no visit of a specialist plan before July: all that follows the hourly rate is tried with it.
    assert left == {"the figure of 'evening_rate' from 2026-04-01, for specialist"}
