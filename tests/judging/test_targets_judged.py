"""Targets: met or missed where every way of turning out agrees, and nothing said where it does not."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.api.judged.judging import Judgement, judge
from pbr.judging.judged import Judged, Verdict
from pbr.problems.problem import ProblemsFound

SCHEME = Path(__file__).parents[1] / "cases" / "judging" / "good" / "judged-and-not-paid.yaml"
"""At least 50% of reablement packages end without support, judged from 2 plans, by the quarter they started in."""
OVER = "2026-09-30"


def plan(at: int, support: str, provider: str = "P1", started: str = "2026-04-06") -> dict[str, str]:
    reviewed = "2026-05-20" if support else ""
    return {
        "plan_id": f"A{at}", "person_id": f"S{at}", "provider_id": provider, "plan_type": "reablement",
        "started_on": started, "ended_on": "2026-05-17", "support_at_end": support, "reviewed_on": reviewed,
    }  # fmt: skip


def found(*plans: dict[str, str], as_at: str = OVER, scheme: Path = SCHEME) -> Judgement:
    return judge(scheme, {"plans": plans}, as_at)


def the_one(*plans: dict[str, str], as_at: str = OVER, scheme: Path = SCHEME) -> Judged:
    (only,) = found(*plans, as_at=as_at, scheme=scheme).league.judged
    return only


@pytest.mark.parametrize(
    ("supports", "verdict"),
    [
        (("none", "same"), Verdict.MET),
        (("none", "same", "same"), Verdict.MISSED),
        (("none", "same", ""), Verdict.UNDECIDED),
        (("none", "none", ""), Verdict.MET),
        (("same", "same", "same", ""), Verdict.MISSED),
        (("none",), Verdict.TOO_FEW),
        (("",), Verdict.TOO_FEW),
    ],
)
def test_a_target_by_hand(supports: tuple[str, ...], verdict: Verdict) -> None:
    assert the_one(*(plan(at, support) for at, support in enumerate(supports))).verdict is verdict


def test_a_quarter_is_judged_on_its_last_day_and_not_before() -> None:
    plans = plan(1, "none"), plan(2, "none")
    assert the_one(*plans, as_at="2026-05-04").verdict is Verdict.NOT_OVER
    assert the_one(*plans, as_at="2026-06-30").verdict is Verdict.MET


def test_all_together_is_there_where_there_are_several() -> None:
    league = found(plan(1, "none"), plan(2, "none"), plan(3, "same", "P2"), plan(4, "same", "P2")).league
    assert [(one.name, one.measured.words, one.verdict) for one in league.judged] == [
        ("P1", "2 of 2", Verdict.MET),
        ("P2", "0 of 2", Verdict.MISSED),
        ("all together", "2 of 4", Verdict.MET),
    ]


def test_what_is_counted_later_keeps_a_target_undecided(tmp_path: Path) -> None:
    later = tmp_path / "later.yaml"
    text = SCHEME.read_text(encoding="utf-8")
    text = text[: text.index("verdicts:\n")].replace("per: prov", "counted from: started_on + 26 weeks\n    per: prov")
    later.write_text(f"{text}examples:\n  None:\n    as at: 2026-06-30\n", encoding="utf-8")
    plans = [
        plan(1, "none"),
        plan(2, "none"),
        plan(3, "same", started="2026-05-04"),
        plan(4, "same", started="2026-05-04"),
    ]
    # The two of April count from 5 October, the two of May from 2 November: until then half could still be missed.
    assert the_one(*plans, as_at="2026-10-04", scheme=later).waiting == 4
    october = the_one(*plans, as_at="2026-10-05", scheme=later)
    assert (october.measured.words, october.waiting, october.verdict) == ("2 of 2", 2, Verdict.MET)
    more = [*plans, plan(5, "same", started="2026-05-04")]
    assert the_one(*more, as_at="2026-10-05", scheme=later).verdict is Verdict.UNDECIDED
    assert the_one(*more, as_at="2026-11-02", scheme=later).verdict is Verdict.MISSED


SUPPORT = st.lists(st.sampled_from(["none", "same", ""]), min_size=1, max_size=4)


@given(SUPPORT)
@settings(max_examples=40)
def test_a_verdict_holds_however_the_rest_turns_out(supports: list[str]) -> None:
    verdict = the_one(*(plan(at, support) for at, support in enumerate(supports))).verdict
    ways = product(*([support] if support else ["none", "same"] for support in supports))
    ends = {the_one(*(plan(at, support) for at, support in enumerate(way))).verdict for way in ways}
    assert verdict in (ends if len(ends) == 1 else {Verdict.UNDECIDED})


def test_a_scheme_that_measures_nothing_cannot_judge() -> None:
    with pytest.raises(ProblemsFound) as wrong:
        judge("time-and-task", {"plans": []})
    assert [problem.code for problem in wrong.value.problems] == ["PBR568"]


def test_a_row_that_cannot_be_read_is_not_known() -> None:
    wrong = {**plan(3, "none"), "started_on": "2026-13-01"}
    held = judge(SCHEME, {"plans": [plan(1, "none"), plan(2, "same"), wrong]}, OVER, hold_errors=True)
    one, later = held.league.judged
    assert (one.measured.words, one.verdict) == ("1 of 2, 1 not yet known", Verdict.UNDECIDED)
    # Nobody can read when it began: it may as well be the only one of the quarter that has begun since.
    assert (later.measured.words, later.verdict) == ("0 of 0, 1 not yet known", Verdict.TOO_FEW)
    assert len(held.held_rows) == 1
