"""Worked examples compared with what they give: measures that are none, and lines that are due and not written."""

import pytest

from pbr.problems.problem import Problem
from pbr.scheme.load_scheme import read_scheme
from pbr.worked_examples.run_examples import run_examples
from tests.engine.settled import HEADING, WHOLE_RUN

SCHEME = (
    HEADING.format(runs=WHOLE_RUN, rounding="half up")
    + """
measures:
  completed:
    count: plan where end_reason is "completed"
    out of: plan
    per: provider
    over: quarter
    dated by: started_on
    assumed: made up
payments:
  fee:
    assumed: made up
    pay: £5.00
    for each: plan
    priced at: started_on
    due: started_on
examples:
  Some plans:
    plans:
{plans}
    as at: 2026-06-30
    {written}
    total due: £{pounds}.00
"""
)


def problems(written: str, plans: int, total: int) -> list[Problem]:
    """The problems of an example over some completed plans of provider P1."""
    rows = [
        f"      - {{plan_id: E{at}, person_id: S{at}, provider_id: P1, plan_type: initial, started_on: 2026-05-04,"
        " ended_on: 2026-05-20, end_reason: completed}"
        for at in range(1, plans + 1)
    ]
    text = SCHEME.replace("{plans}", "\n".join(rows)).replace("{written}", written).replace("{pounds}", str(total))
    return run_examples(read_scheme(text, "by_hand.yaml"))


def told(written: str, plans: int = 1, total: int = 5) -> list[tuple[str, str]]:
    """The same by their codes, with the mends."""
    return [(problem.code, problem.help) for problem in problems(written, plans, total)]


LINE = "lines: {E1/fee: £5.00}"
QUARTER = "2026-04-to-06"


@pytest.mark.parametrize(
    ("measures", "codes", "mend"),
    [
        (f"completed P1 {QUARTER}: 1 of 1", [], ""),
        (f"completed P1 {QUARTER}: 0 of 1", ["PBR505"], ""),
        # Nothing was counted in that quarter, of a provider that is in the example: none of none
        ("completed P1 2026-07-to-09: 0 of 0", [], ""),
        ("completed P1 2026-07-to-09: 1 of 1", ["PBR505"], 'did you mean "completed P1 2026-04-to-06"?'),
        # Of a provider that is not in it nothing can be said
        ("completed P7 2026-07-to-09: 0 of 0", ["PBR505"], ""),
        (f"complete P1 {QUARTER}: 1 of 1", ["PBR506"], 'did you mean "completed"?'),
        (f"zzz P1 {QUARTER}: 1 of 1", ["PBR506"], "measures: completed"),
    ],
)
def test_measures_that_an_example_writes(measures: str, codes: list[str], mend: str) -> None:
    found = told(f"{LINE}\n    measures: {{{measures}}}")
    assert [code for code, _ in found] == codes
    if mend:
        assert found[0][1] == mend


def test_a_line_that_is_not_written_and_a_total_that_is_not_so() -> None:
    assert [code for code, _ in told(LINE)] == []
    assert [code for code, _ in told(LINE, total=6)] == ["PBR504"]
    assert [code for code, _ in told(LINE, plans=2, total=10)] == ["PBR503"]
    assert [code for code, _ in told("lines: {E1/fee: £6.00}")] == ["PBR501"]
    assert "PBR502" in [code for code, _ in told("lines: {E1/fe: £5.00}")]


@pytest.mark.parametrize(
    ("plans", "total", "what"),
    [
        (2, 15, "what is due is E1/fee £5.00, E2/fee £5.00: add it up"),
        (14, 15, "E7/fee £5.00 and 2 more: add it up"),
    ],
)
def test_a_total_that_is_not_so_is_told_with_what_is_due(plans: int, total: int, what: str) -> None:
    (mend,) = [mend for code, mend in told("", plans, total) if code == "PBR504"]
    assert what in mend


def test_a_line_that_comes_to_something_else_is_told_with_its_reason_and_the_payment_to_mend() -> None:
    (mend,) = [mend for code, mend in told("lines: {E1/fee: £6.00}")]
    assert mend == (
        "its reason is: for each plan; "
        "work it out again by hand: mend this line, or 'fee' where the contract says what is written here"
    )


@pytest.mark.parametrize(("plans", "more"), [(13, ()), (15, ("      # and 2 more",))])
def test_at_most_twelve_lines_are_listed_to_paste(plans: int, more: tuple[str, ...]) -> None:
    # One is written, of 13 and of 15
    (problem,) = problems(LINE, plans, 5 * plans)
    assert problem.code == "PBR503"
    assert len(problem.to_paste) == 12 + len(more)
    assert problem.to_paste[12:] == more
    assert "      E2/fee: £5.00" in problem.to_paste
    # Where no line is written, the heading is listed with them
    (one,) = problems("", 1, 5)
    assert one.to_paste == ("    lines:", "      E1/fee: £5.00")


BY_RATE = (
    HEADING.format(runs=WHOLE_RUN, rounding="half up")
    + """
prices:
  package_price:
    by: rate
    from 2026-04-01:
      lower: £15.00
    assumed: made up
payments:
  package:
    assumed: made up
    pay: package_price
    for each: plan
    priced at: started_on
    due: started_on
examples:
"""
)


def example(name: str, *rates: str) -> str:
    """An example whose plans have these rates, of which £15.00 are written for each."""
    plans = "\n".join(
        f"      - {{plan_id: E{at}, person_id: S{at}, provider_id: P1, plan_type: initial, rate: {rate},"
        " started_on: 2026-05-04}"
        for at, rate in enumerate(rates, 1)
    )
    lines = ", ".join(f"E{at}/package: £15.00" for at in range(1, len(rates) + 1))
    total = f"{15 * len(rates)}.00"
    return f"  {name}:\n    plans:\n{plans}\n    as at: 2026-06-30\n    lines: {{{lines}}}\n    total due: £{total}\n"


def test_what_several_examples_lack_is_told_once() -> None:
    written = [
        example("One", "lower"),
        example("Two", "higher", "higher"),
        example("Three", "standard"),
        example("Four", "lower", "higher"),
    ]
    found = run_examples(read_scheme(BY_RATE + "".join(written), "by_hand.yaml"))
    first = BY_RATE.count("\n") + written[0].count("\n") + 1
    lacking = "'package_price' from 2026-04-01 has no figure for rate"
    assert [(one.code, one.place.line, one.message) for one in found] == [
        ("PBR902", first, f"{lacking} 'higher'; 2 examples need it, the first is here"),
        ("PBR902", first + written[1].count("\n"), f"{lacking} 'standard'"),
    ]
    assert found[0].excerpt == "  Two:"
