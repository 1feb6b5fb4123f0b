"""Two amounts and payments that follow others: told, kept, read in parts, tried by examples, changed by a scenario."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from pbr.api.described.explanation import explanation_of
from pbr.api.settling.prepare import prepare
from pbr.conditions.syntax_tree import And, PaymentEarned
from pbr.describe.description import describe
from pbr.engine.compiled_scheme import compile_scheme
from pbr.example_coverage.untested_clauses import untried
from pbr.ledger.changed_figures import changed_figures
from pbr.problems.problem import ProblemsFound
from pbr.scheme.load_scheme import load_scheme, read_scheme
from pbr.scheme.reading.provenance import Provenance
from pbr.simulate.scenario.assumptions import PriceAssumed
from pbr.simulate.scenario.price_changes import with_prices
from pbr.simulate.stated_value import StatedUnit, Value
from pbr.values.dates import period_in_words
from pbr.worked_examples.kept_scheme import as_bytes, from_bytes
from pbr.worked_examples.run_examples import run_examples
from tests.api.as_read.both_ways import as_read, whole
from tests.engine.rows import plan, records
from tests.engine.settled import HERE, settle
from tests.test_cases import CASES, files

GOOD = CASES / "payments-together" / "good"
UNDONE = GOOD / "a-bonus-that-is-undone.yaml"
CHARGES = GOOD / "what-a-person-pays-by-the-week.yaml"
SAVINGS = GOOD / "half-of-a-saving.yaml"
FOLLOWS = GOOD / "a-bonus-that-follows.yaml"
OWN = [path for path in files("good") if path.parent == GOOD]


def described(path: Path) -> str:
    """What a scheme says of its payments, on one line."""
    return " ".join(describe(load_scheme(path)).split())


def told(scheme: Path, tables: dict[str, str], wanted: str, period: str, folder: Path) -> str:
    """The story of a record, on one line."""
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    prepared = prepare(scheme, folder, period_in_words(period), None, False, False)
    return " ".join(explanation_of(prepared, wanted).split())


def test_a_description_says_what_is_left_of_nothing() -> None:
    charges, savings = described(CHARGES), described(SAVINGS)
    assert (
        "pays the plan's weekly price less the plan's person pays weekly (nil where that would be below nil)" in charges
    )
    assert (
        "of (£1,000.00 (target; ASSUMED; the price on the day the plan started) less the plan's actual (nil" in savings
    )
    both = described(GOOD / "higher-and-lower.yaml")
    assert "pays the higher of 90% of the plan's agreed value and (the plan's agreed value less" in both


def test_a_description_says_what_a_payment_follows_and_when_it_is_due() -> None:
    undone = described(UNDONE)
    assert "the council deducts 50% of what bonus comes to" in undone
    assert "It is taken off when bonus is earned and the plan's back within 12 weeks is yes." in undone
    assert "latest of the plan's found on, the day the plan started and the day the plan was reviewed" in undone
    follows = described(FOLLOWS)
    assert "It is earned when package is not earned." in follows
    assert "It waits until package of the plan is earned" in follows


CHARGED = (
    "plan_id,person_id,provider_id,plan_type,started_on,ended_on,weekly_price,person_pays_weekly\n"
    "A,S1,P1,ongoing,2026-05-04,2026-05-13,300.00,120.50\nB,S2,P1,ongoing,2026-05-04,2026-05-13,100.00,120.00\n"
    "C,S3,P1,ongoing,2026-05-04,2026-05-13,100.00,\n"
)


def test_a_story_says_how_one_amount_less_another_came_about(tmp_path: Path) -> None:
    tables = {"plans": CHARGED}
    story = told(CHARGES, tables, "A", "2026-05", tmp_path)
    assert (
        "weekly_price is £300.00 and person_pays_weekly is £120.50: £300.00 less £120.50 is £179.50. "
        "10/7 weeks x £179.50 = £256.4285…."
    ) in story
    story = told(CHARGES, tables, "B", "2026-05", tmp_path)
    assert "person_pays_weekly is £120.00: less than nil is left, which comes to nil." in story
    story = told(CHARGES, tables, "C", "2026-05", tmp_path)
    assert "Because person_pays_weekly is not known." in story
    assert "person_pays_weekly is known" in story


BACK = (
    "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,reviewed_on,support_at_end,"
    "back_within_12_weeks,found_on\n"
    "A,S1,P1,reablement,2026-05-04,2026-05-17,completed,2026-05-20,none,yes,2026-06-10\n"
    "B,S2,P1,reablement,2026-05-04,2026-05-17,completed,2026-05-20,reduced,yes,2026-06-10\n"
)


def test_a_story_says_why_something_is_taken_back_or_not(tmp_path: Path) -> None:
    story = told(UNDONE, {"plans": BACK}, "A", "2026-06", tmp_path)
    assert "Deduct 50% of bonus, for each plan." in story
    assert (
        "Because bonus is earned and back_within_12_weeks (started_on is 2026-05-04; support_at_end is none;" in story
    )
    assert "£333.3333… x 50% = £166.6666…. rounding £166.6666… is rounded half up to £166.67." in story
    story = told(UNDONE, {"plans": BACK}, "B", "2026-06", tmp_path)
    assert "Because support_at_end is reduced; it needs bonus is earned and back_within_12_weeks." in story
    assert 'To be due it needs this: support_at_end is "none" (it is reduced:' in story


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_a_kept_scheme_is_the_scheme(path: Path) -> None:
    scheme = load_scheme(path)
    found, _ = from_bytes(as_bytes((scheme, ())))
    assert found == scheme
    assert run_examples(found) == []


OF_PLANS = """\
pbr: 1
scheme: of_plans
title: A scheme of plans
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
payments:
  bonus:
    assumed: made up
    pay: 1/3 of (plan_value less £20.00)
    for each: plan
    priced at: started_on
    when: support_at_end is "none"
    due: later of ended_on and reviewed_on
  undone:
    assumed: made up
    deduct: 50% of bonus
    for each: plan
    priced at: started_on
    when: end_reason is "hospital"
    due: ended_on
  each_outcome:
    assumed: made up
    pay: £10.00
    for each: outcome
    priced at: plan's started_on
    when: bonus is earned
    due: later of plan's ended_on and plan's reviewed_on
examples:
  One:
    plans:
      - {plan_id: A, person_id: S1, provider_id: P1, plan_type: ongoing, started_on: 2026-05-04, ended_on: 2026-05-17, end_reason: hospital, reviewed_on: 2026-05-20, support_at_end: none, plan_value: 120.00}
    as at: 2026-06-30
    lines:
      A/bonus: £33.33
      A/undone: -£16.67
    total due: £16.66
"""  # noqa: E501 - a row of a scheme


def test_in_parts_it_is_the_same_to_the_byte(tmp_path: Path) -> None:
    scheme, folder = tmp_path / "of_plans.yaml", tmp_path / "records"
    scheme.write_text(OF_PLANS, encoding="utf-8")
    folder.mkdir()
    plans = [
        "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,reviewed_on,support_at_end,plan_value"
    ]
    outcomes = ["outcome_id,plan_id,outcome,kind,payable,agreed_on"]
    for at in range(60):
        ended = f"2026-05-{10 + at % 9}"
        found = ",".join([("hospital", "completed")[at % 2], "2026-05-20", ("none", "reduced", "none")[at % 3]])
        plans.append(f"A{at:03},S{at},P{at % 4},ongoing,2026-05-04,{ended},{found},{at}.{at:02}")
        outcomes.append(f"A{at:03}-1,A{at:03},washing,improvement,yes,2026-05-04")
    for name, rows in (("plans", plans), ("outcomes", outcomes)):
        (folder / f"{name}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    at_once = whole(scheme, folder, tmp_path / "whole", as_at=date(2026, 6, 30))
    assert at_once.problems == ()
    for parts in (1, 3, 7):
        assert as_read(scheme, folder, tmp_path / f"in-{parts}", parts, as_at=date(2026, 6, 30)) == at_once


def untried_of(text: str) -> list[str]:
    scheme = read_scheme(text, "tried.yaml")
    assert run_examples(scheme) == []
    return [problem.message for problem in untried(scheme).warnings]


def test_examples_try_both_sides_of_two_amounts_and_what_is_followed() -> None:
    text = UNDONE.read_text(encoding="utf-8")
    assert not any("bonus is earned ('when' under 'half_undone')" in one for one in untried_of(text))
    # without B, nothing shows that what was not earned is not taken back
    first, found, rest = text.partition("      - {plan_id: B")
    assert found
    without = first + rest.partition("\n")[2]
    without = "".join(line for line in without.splitlines(keepends=True) if "B/" not in line)
    assert any("bonus is earned ('when' under 'half_undone')" in one for one in untried_of(without))


def test_a_sum_written_beside_another_is_a_figure_of_its_own() -> None:
    text = """\
pbr: 1
scheme: tried
title: A scheme of a test
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
payments:
  package:
    assumed: made up
    pay: plan_value less £20.00
    for each: plan
    priced at: started_on
    due: started_on
examples:
  One:
    plans:
      - {plan_id: A, person_id: S1, provider_id: P1, plan_type: ongoing, started_on: 2026-05-04, plan_value: VALUE}
    as at: 2026-06-30
    lines:
      A/package: LEFT
    total due: LEFT
"""
    assert untried_of(text.replace("VALUE", "100.00").replace("LEFT", "£80.00")) == []
    # nothing is left of £5.00 whatever the charge is
    assert untried_of(text.replace("VALUE", "5.00").replace("LEFT", "£0.00")) == [
        "no worked example tries the £20.00 of 'package'"
    ]


def test_a_scenario_changes_the_prices_on_either_side() -> None:
    made = load_scheme(SAVINGS)
    pence = Fraction(120_000)
    value = Value("£1,200.00", StatedUnit.MONEY, pence, pence, pence, None)
    assumed = Provenance("assumed", "made up", ())
    change = PriceAssumed(f"prices.{made.name}.target", value, assumed, HERE, made.name, "target", None)
    rows = records(plan("A", ended_on="2026-05-17", actual="1000.00"))
    # half of 1,200.00 less 1,000.00 is 100.00; nothing is overspent
    assert settle(compile_scheme(with_prices(made, [change], {})), rows).in_words == {
        "A/gain": "£100.00", "A/overspent": "£0.00",
    }  # fmt: skip


def test_what_is_followed_is_asked_first_of_what_is_taken_back() -> None:
    bonus, half, _ = load_scheme(UNDONE).payments
    assert half.gates.when is not None
    condition = half.gates.when.condition
    assert isinstance(condition, And)
    assert isinstance(condition.conditions[0], PaymentEarned)
    assert (half.amount.inner, half.amount.of_payment) == (bonus.amount, "bonus")
    assert half.due_text == "later of found_on and started_on and reviewed_on"


def test_a_ring_shows_each_of_its_payments() -> None:
    with pytest.raises(ProblemsFound) as found:
        load_scheme(CASES / "payments-together" / "bad" / "ring-of-three-by-an-amount.yaml")
    (problem,) = found.value.problems
    assert problem.message == "these payments lead round in a ring: a -> b -> c -> a"
    assert [said for said, _ in problem.related] == ["'a' follows 'b' here", "'b' follows 'c' here"]


def test_a_correction_names_the_payment_that_is_followed() -> None:
    before = UNDONE.read_text(encoding="utf-8")
    now = before.replace("pay: 1/3 of £1,000.00", "pay: 1/3 of £900.00")
    changed = changed_figures(before, read_scheme(now, "changed.yaml"))
    assert changed.of("half_undone") == ("bonus",)
    assert changed.of("bonus") == ("bonus",)
