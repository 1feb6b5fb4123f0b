"""Who confirmed results, the money that hangs on the provider's word by hand, and a sample that a seed draws."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.api.judged.evidence import EvidenceFound, EvidenceWanted, SampleChecked, check_evidence
from pbr.api.judged.evidence_files import as_table
from pbr.evidence.results import OnWhoseWord, Result
from pbr.evidence.sample_drawn import sample_of
from pbr.problems.problem import ProblemsFound

Rows = dict[str, list[dict[str, str]]]
ESSEX, SUTTON = "essex-reablement-bonus", "sutton-75-25-retention"
STANDARDS = ("safe_staffing", "visits_on_time", "records_complete", "complaints_answered")


def plan(at: int, **cells: str) -> dict[str, str]:
    return {
        "plan_id": f"A{at}", "person_id": f"S{at}", "provider_id": "P1", "plan_type": "reablement",
        "started_on": "2026-05-04", "ended_on": "2026-06-14", "end_reason": "completed", "support_at_end": "none",
        "reviewed_on": "2026-06-18", **cells,
    }  # fmt: skip


def essex(*plans: dict[str, str], as_at: str = "2026-06-30", **wanted: object) -> EvidenceFound:
    columns = {name: "" for one in plans for name in one}
    asked = EvidenceWanted(**wanted)  # type: ignore[arg-type]  # of several types, by name
    return check_evidence(ESSEX, {"plans": [columns | one for one in plans]}, "2026-06", as_at, wanted=asked)


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"verified_by": "council"}, OnWhoseWord.OTHERS),
        ({"verified_by": "person"}, OnWhoseWord.OTHERS),
        ({"verified_by": "provider"}, OnWhoseWord.PROVIDER),
        ({"verified_by": ""}, OnWhoseWord.NOBODY),
        ({}, OnWhoseWord.NOBODY),
        ({"verified_by": "provider", "confirmed_by_person": "yes"}, OnWhoseWord.OTHERS),
        ({"verified_by": "provider", "confirmed_by_family": "no"}, OnWhoseWord.PROVIDER),
        ({"confirmed_by_provider": "yes"}, OnWhoseWord.PROVIDER),
        ({"confirmed_by_provider": "yes", "confirmed_by_social_worker": "yes"}, OnWhoseWord.OTHERS),
    ],
)
def test_on_whose_word_a_result_rests(cells: dict[str, str], word: OnWhoseWord) -> None:
    (result,) = essex(plan(1, **cells)).results
    assert result.word is word


def test_a_result_that_the_contract_does_not_ask_after_is_not_drawn() -> None:
    """A plan of another kind has no line under Essex: nobody is sent to check it, and it is not among how many."""
    found = essex(plan(1, verified_by="council"), plan(2, plan_type="ongoing", verified_by="provider"))
    assert [one.record_id for one in found.results] == ["A1"]
    assert (found.sample.population, found.sample.size) == (1, 1)


def test_a_bonus_hangs_on_the_review_and_the_price_of_the_package_does_not() -> None:
    """Packages of £1,575.00 were due in May. June has three bonuses of £250.00, two of them on the provider's word."""
    found = essex(
        plan(1, verified_by="council"), plan(2, verified_by="provider"), plan(3, verified_by=""),
        plan(4, verified_by="provider", support_at_end="same"),
    )  # fmt: skip
    assert found.money.due == {"P1": 75000}
    assert found.money.hangs == {"P1": 50000}
    assert [(one.line_id, one.hangs) for one in found.money.lines] == [("A2/bonus", 25000), ("A3/bonus", 25000)]


def test_what_is_found_later_is_no_result_yet() -> None:
    assert essex(plan(1, verified_by="provider"), as_at="2026-06-17").results == ()


def sutton(standards: tuple[str, ...], outcomes: tuple[str, ...]) -> EvidenceFound:
    """P1's quarter from April is £60,000.00: four standards and four outcomes, each with who confirmed it."""
    days = {"from_on": "2026-04-01", "to_on": "2026-06-30", "assessed_on": "2026-07-07", "met": "yes"}
    results = ("achieved", "achieved", "achieved", "not_achieved")
    rows: Rows = {
        "plans": [{**plan(1), "plan_type": "ongoing"}],
        "outcomes": [
            {
                "outcome_id": f"O{at}", "plan_id": "A1", "outcome": "washing", "kind": "improvement", "payable": "yes",
                "due_on": "2026-06-14", "result": result, "reviewed_on": "2026-06-20", "verified_by": who,
                "agreed_on": "2026-05-04",
            }
            for at, (result, who) in enumerate(zip(results, outcomes, strict=True))
        ],
        "standards": [
            {"standard": name, "provider_id": "P1", **days, "verified_by": who}
            for name, who in zip(STANDARDS, standards, strict=True)
        ],
    }  # fmt: skip
    return check_evidence(SUTTON, rows, "2026-04-01..2026-08-31")


def test_money_that_a_measure_releases_hangs_on_what_it_counts() -> None:
    """75% is £45,000.00 where every standard is met. 3 of 4 outcomes release 80% of £15,000.00, which is £12,000.00."""
    all_council = sutton(("council",) * 4, ("council",) * 4)
    assert (all_council.money.due["P1"], all_council.money.hangs) == (5700000, {})
    # One standard on the provider's word: without it nobody knows whether every one is met, so £45,000.00 hangs.
    one_standard = sutton(("council", "council", "provider", "council"), ("council",) * 4)
    assert one_standard.money.hangs == {"P1": 4500000}
    # One achieved outcome: 2 of 4, one not known, is 50% to 75%, and releases 50% or 80%: open, so £12,000.00 hangs.
    one_outcome = sutton(("council",) * 4, ("provider", "council", "council", "council"))
    assert one_outcome.money.hangs == {"P1": 1200000}


def test_a_sample_is_as_large_as_it_must_be_and_a_checked_one_says_something() -> None:
    plans = [plan(at, verified_by="council" if at % 2 else "provider") for at in range(40)]
    found = essex(*plans, seed=7)
    # More than 5% of 40 is 3 wrong. 24 checked would miss all of them in 560 of 9,880 ways, 5.7%; 25 in 455, 4.6%.
    assert (found.sample.population, found.sample.size, len(found.sample.drawn)) == (40, 25, 25)
    own = essex(*plans, own_word_only=True)
    assert own.sample.population == 20
    assert {one.word for one in own.sample.drawn} == {OnWhoseWord.PROVIDER}
    says = essex(*plans, checked=SampleChecked(40, 3)).sample.says
    assert says is not None
    assert (says.at_least, says.at_most, says.no_more_than) == (3, 3, 3)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (EvidenceWanted(most_wrong=Fraction(0)), "PBR380"),
        (EvidenceWanted(sure=Fraction(1)), "PBR380"),
        (EvidenceWanted(allowed=-1), "PBR380"),
        (EvidenceWanted(checked=SampleChecked(1, 2)), "PBR381"),
        (EvidenceWanted(checked=SampleChecked(2, 0)), "PBR381"),
    ],
)
def test_a_sample_that_cannot_be_is_refused(wanted: EvidenceWanted, code: str) -> None:
    with pytest.raises(ProblemsFound) as refused:
        check_evidence(ESSEX, {"plans": [plan(1)]}, "2026-06", wanted=wanted)
    assert [problem.code for problem in refused.value.problems] == [code]


RESULTS = [Result("outcomes", f"O{at}", "P1", (("result", "achieved"),), (), "") for at in range(30)]


@given(st.permutations(RESULTS), st.integers(0, 5), st.integers(0, 30))
def test_the_order_of_rows_changes_no_sample_and_a_larger_one_has_the_smaller(
    shuffled: list[Result], seed: int, size: int
) -> None:
    drawn = sample_of(shuffled, size, seed)
    assert drawn == sample_of(RESULTS, size, seed)
    assert len(drawn) == size
    assert set(drawn) <= set(sample_of(RESULTS, min(size + 1, 30), seed))


def test_seeds_draw_different_samples_and_every_result_has_its_turn() -> None:
    drawn = [sample_of(RESULTS, 10, seed) for seed in range(60)]
    assert len(set(drawn)) > 50
    times = [sum(result in sample for sample in drawn) for result in RESULTS]
    # A third of 60 is 20; further than 13 away is six standard deviations of a fair draw's 3.7, less a little.
    assert all(7 <= count <= 33 for count in times)


def test_what_is_paid_to_persons_is_no_providers() -> None:
    """The four providers' plans of the example: what P1 and P2 began is paid to the persons, and nothing to them."""
    root = Path(__file__).parents[2] / "examples" / "direct-payment" / "records"
    found = check_evidence("direct-payment", root)
    # as settled: £9,976.60 to persons, £200.00 to P3 and £6,240.00 to P4
    assert found.money.due == {"": 9_976_60, "P1": 0, "P2": 0, "P3": 200_00, "P4": 6_240_00}
    assert re.search(r"^to persons .* £9,976\.60 +£0\.00$", as_table(found), re.MULTILINE)


def test_who_confirmed_is_said_of_a_scheme_that_only_judges() -> None:
    """Two standards of P1, one on its own word; the other scheme's money is no business of this one."""
    columns = {"to_on": "2026-06-30", "assessed_on": "2026-07-07", "met": "yes", "score": "80"}
    rows = [
        {"standard": name, "provider_id": "P1", "from_on": "2026-04-01", **columns, "verified_by": who}
        for name, who in zip(STANDARDS, ("provider", "council", "", ""), strict=True)
    ]
    found = check_evidence("staffordshire-naming", {"standards": rows})
    assert sorted(one.word for one in found.results) == [
        OnWhoseWord.NOBODY,
        OnWhoseWord.NOBODY,
        OnWhoseWord.OTHERS,
        OnWhoseWord.PROVIDER,
    ]
    assert (found.money.due, found.money.lines) == ({}, ())
    told = as_table(found)
    assert re.search(r"^P1 +4 +1 +1 +2$", told, re.MULTILINE)
    assert "no money hangs on a result" in told
    assert "£" not in told
