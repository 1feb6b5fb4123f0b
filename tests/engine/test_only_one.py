"""Of payments of which only one is paid: paid alone, open while another may be earned too, an error where two are."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.remittance.fact_sentences import facts_sentence
from pbr.settlement.error_reasons import BothEarned
from pbr.settlement.line import Status
from pbr.settlement.open_reasons import FactsNotKnown
from pbr.settlement.reason_words import clause_in_words
from tests.engine.month_after_month import Kept
from tests.engine.rows import Fields, outcome, plan, records
from tests.engine.settled import extract_of, period_of, scheme, settle, settle_extract
from tests.engine.test_parts import compared
from tests.engine.test_payments_followed import GATES, PRICED, WHERE, one, plans, says
from tests.thorough import tries

YEAR = "2026-04-01 to 2027-03-31"
RULE = "only one of:\n  price_of_a_plan:\n    assumed: made up\n    payments: {}\n"
OTHER = '    when: rate is "specialist"\n'
"""What no gate of the first looks at, so that either, both or neither may be earned."""


@cache
def two(where: str, priced: str, gates: str, swapped: bool, rule: str) -> CompiledScheme:
    """Two payments for a plan, in one order or the other; with a rule over them or without."""
    written = [one("first", f"plan{where}", gates, priced), one("second", "plan", OTHER)]
    hold = 'records:\n  hold when:\n    of a plan:\n      odd: plan_type is "other"\npayments:\n'
    return scheme(hold + "".join(reversed(written) if swapped else written) + rule)


@settings(max_examples=tries(25), deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(WHERE[1:]),
    st.sampled_from(PRICED),
    st.sampled_from(GATES),
    st.booleans(),
    st.lists(plans, max_size=3),
)
def test_what_is_paid_alone_is_what_is_earned_alone(
    where: str, priced: str, gates: str, swapped: bool, rows: list[Fields]
) -> None:
    tables = records(*(plan(f"P{at}", **fields) for at, fields in enumerate(rows)))
    alone = settle(two(where, priced, gates, swapped, ""), tables).by_id
    under = two(where, priced, gates, swapped, RULE.format("first, second"))
    settled = settle_extract(under, extract_of(under, tables), YEAR)
    assert set(settled.by_id) == set(alone)
    ambiguous = set()
    for line_id, line in settled.by_id.items():
        before = alone[line_id]
        about, name = line_id.split("/")
        other = says(alone.get(f"{about}/{'second' if name == 'first' else 'first'}"))
        if not says(before) or other is False:
            assert line == before, line_id
        elif other is None:
            assert (line.status, line.amount) == (Status.OPEN, 0), line_id
        else:
            assert (line.status, line.amount, isinstance(line.reason, BothEarned)) == (Status.ERROR, 0, True), line_id
            ambiguous.add(about)
    # each record is noted once, however many lines it has
    assert sorted(found.record.id for found in settled.unpriced) == sorted(ambiguous)


def test_a_record_that_earns_two_of_three_is_noted_with_those_two() -> None:
    three = scheme(
        "payments:\n"
        + one("first", "plan where weekly_hours < 20", "")
        + one("second", 'plan where rate is "standard"', "")
        + one("third", 'plan where area is "north"', "")
        + RULE.format("first, second, third")
    )
    rows = records(plan("A", planned_end_on="2026-06-10", weekly_hours="10", rate="standard", area="south"))
    settled = settle_extract(three, extract_of(three, rows), YEAR)
    (found,) = settled.unpriced
    assert (found.code, found.record.id, found.lacking) == (
        "PBR399", "A", BothEarned("price_of_a_plan", ("first", "second")),
    )  # fmt: skip
    # the heading of the test has six lines, 'payments' is the seventh, and a payment has six
    assert [(said, place.line) for said, place in found.related] == [
        ("'first' is earned by this", 8),
        ("'second' is earned by this", 14),
        ("only one of them is paid, by this", 27),
    ]


@pytest.mark.parametrize("parts", [2, 7])
def test_settled_in_parts_it_is_the_same(parts: int) -> None:
    contract = two(WHERE[2], PRICED[0], GATES[1], False, RULE.format("first, second"))
    of = {"planned_end_on": "2026-06-10", "weekly_hours": "5"}
    rows = records(
        plan("A", rate="standard", support_at_end="none", reviewed_on="2026-06-12", **of),
        plan("B", rate="specialist", support_at_end="none", reviewed_on="2026-06-12", **of),
        plan("C", support_at_end="none", reviewed_on="2026-06-12", **of),
        plan("D", rate="standard", **of),
    )
    assert compared(contract, rows, period_of(YEAR), parts)


def test_what_was_settled_stands_while_the_other_is_not_known() -> None:
    """£10.00 in June. In July nobody knows the rate any more, and nothing moves; in August the other is earned."""
    contract = scheme(
        "payments:\n"
        + one("first", "plan where weekly_hours < 20", "")
        + one("second", 'plan where rate is "specialist"', "")
        + RULE.format("first, second")
    )
    row = {"planned_end_on": "2026-06-10", "weekly_hours": "5"}
    kept = Kept()
    june = kept.settle(contract, records(plan("A", rate="standard", **row)), "2026-06")
    july = kept.settle(contract, records(plan("A", **row)), "2026-07")
    row["weekly_hours"] = "25"
    august = kept.settle(contract, records(plan("A", rate="specialist", **row)), "2026-08")
    moved = [{line.line_id.split("@")[0]: line.amount for line in lines} for lines in (june, july, august)]
    assert moved == [{"A/first": 1000}, {}, {"A/first": -1000, "A/second": 1000}]


BOTH = "'first' and 'second' are both earned, and only one of them is paid"


def test_what_follows_one_of_two_that_are_both_earned_waits_for_the_two_to_be_told_apart() -> None:
    """Nothing of A is blank. Of B the hours are, and until they are known nobody knows whether both are earned."""
    contract = scheme(
        "payments:\n"
        + one("first", "plan where weekly_hours < 20", "")
        + one("second", "plan", '    when: rate is "standard"\n')
        + one("either", "plan", "    when: first is earned or second is earned\n")
        + one("bonus", "plan", "    when: first is earned\n")
        + one("waiting", "plan", "    waits for: second is earned\n")
        + one("unless", "plan", "    when: first is not earned\n")
        + one("checked", "plan", '    when: first is earned or support_at_end is "none"\n')
        + one("below", "outcome", "    when: first is earned\n", "plan's started_on", "plan's planned_end_on")
        + RULE.format("first, second")
    )
    rows = records(
        plan("A", planned_end_on="2026-06-10", weekly_hours="10", rate="standard"),
        plan("B", planned_end_on="2026-06-10", rate="standard"),
        plan("C", planned_end_on="2026-06-10", weekly_hours="25", rate="standard"),
        plan("D", planned_end_on="2026-06-10", weekly_hours="10", rate="specialist"),
        outcome("O", plan_id="A"),
    )
    lines = settle_extract(contract, extract_of(contract, rows), YEAR).by_id
    said = {
        line_id: clause_in_words(lines[line_id].reason)
        for line_id in ("A/either", "A/bonus", "A/waiting", "A/unless", "A/checked", "O/below", "B/bonus", "B/either")
    }
    assert said == {
        "A/either": BOTH,
        "A/bonus": BOTH,
        "A/waiting": f"it waits for second is earned: {BOTH}",
        "A/unless": BOTH,
        "A/checked": f"{BOTH}; support_at_end is not known",
        "O/below": BOTH,
        "B/bonus": "weekly_hours is not known",
        "B/either": "weekly_hours is not known",
    }
    assert {lines[line_id].status for line_id in said} == {Status.OPEN}
    assert (lines["C/bonus"].status, lines["C/either"].amount) == (Status.NOT_EARNED, 1000)
    assert (lines["D/bonus"].amount, lines["D/either"].amount) == (1000, 1000)
    reason = lines["A/bonus"].reason
    assert isinstance(reason, FactsNotKnown)
    assert facts_sentence(reason.facts) == "first and second are both earned, and only one of them is paid"
