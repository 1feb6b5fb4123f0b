"""Verdicts: whatever is undecided is taken both ways, and a verdict is given where both give the same."""

from datetime import date
from fractions import Fraction
from itertools import product

import pytest

from pbr.judging.judged import Answer, Judged, Verdict
from pbr.judging.verdicts_followed import verdicts_followed
from pbr.problems.problem import Place
from pbr.scheme.measuring.targets import Bound, Target
from pbr.scheme.measuring.verdicts import VerdictRule
from pbr.scheme.reading.provenance import Provenance
from pbr.settlement.measure_result import Measured
from pbr.values.period import Period
from pbr.values.window import Window, windows_of_run

RUNS = Period(date(2026, 4, 1), date(2027, 3, 31))
QUARTERS = list(windows_of_run("quarter", RUNS))
TARGET = Target(Bound.AT_LEAST, Fraction(1, 2), "at least 50%")


def rule(measures: tuple[str, ...], every: bool, met: bool, needed: int, last: int) -> VerdictRule:
    came = Provenance("assumed", "for the test", ())
    return VerdictRule("named", measures, every, met, needed, last, "quarter", "as it is", came, Place("s.yaml"))


def judged(measure: str, window: Window, verdict: Verdict, provider: str = "P1") -> Judged:
    counted = Measured(measure, provider, window, 1, 2, 0, 0, 0, 0, Fraction(1, 2), Fraction(1, 2), "")
    return Judged(counted, provider, TARGET, 0, Fraction(1, 2), Fraction(1, 2), None, verdict)


def answer(one: VerdictRule, found: list[Judged], as_at: date = RUNS.last) -> Answer:
    (followed,) = verdicts_followed([one], found, ["P1"], RUNS, as_at)
    return followed.answer


def by_hand(one: VerdictRule, found: dict[tuple[str, Window], bool]) -> bool:
    """The rule where everything is known: met in a window, or missed, by every target or by any."""
    windows = 0
    for window in QUARTERS[-one.last :]:
        said = [found[name, window] is one.met for name in one.measures]
        windows += all(said) if one.every else any(said)
    return windows >= one.needed


@pytest.mark.parametrize("every", [True, False])
@pytest.mark.parametrize("met", [True, False])
@pytest.mark.parametrize("needed", [1, 2])
def test_an_answer_is_what_every_way_of_turning_out_gives(every: bool, met: bool, needed: int) -> None:
    one = rule(("kept", "seen"), every, met, needed, 2)
    cells = list(product(one.measures, QUARTERS[-2:]))
    for verdicts in product([Verdict.MET, Verdict.MISSED, Verdict.UNDECIDED], repeat=len(cells)):
        found = [judged(*cell, verdict) for cell, verdict in zip(cells, verdicts, strict=True)]
        ways = product(*([True, False] if v is Verdict.UNDECIDED else [v is Verdict.MET] for v in verdicts))
        answers = {by_hand(one, dict(zip(cells, way, strict=True))) for way in ways}
        wanted = Answer.UNDECIDED if len(answers) > 1 else Answer.YES if answers == {True} else Answer.NO
        assert answer(one, found) is wanted


@pytest.mark.parametrize("verdict", [Verdict.TOO_FEW, Verdict.NOTHING, Verdict.UNDECIDED])
def test_what_nobody_can_judge_is_neither_met_nor_missed(verdict: Verdict) -> None:
    for met in (True, False):
        assert answer(rule(("kept",), True, met, 1, 1), [judged("kept", QUARTERS[-1], verdict)]) is Answer.UNDECIDED


def test_windows_to_come_can_still_decide() -> None:
    one = rule(("kept",), True, True, 2, 3)
    first, second, third = QUARTERS[:3]
    met = judged("kept", first, Verdict.MET)
    after_two = date(2026, 9, 30)
    assert answer(one, [met, judged("kept", second, Verdict.MET)], after_two) is Answer.YES
    assert answer(one, [met, judged("kept", second, Verdict.MISSED)], after_two) is Answer.UNDECIDED
    missed = [judged("kept", first, Verdict.MISSED), judged("kept", second, Verdict.MISSED)]
    assert answer(one, missed, after_two) is Answer.NO
    assert answer(one, [*missed, judged("kept", third, Verdict.MET)], date(2026, 12, 31)) is Answer.NO


def test_a_window_that_is_not_over_is_not_looked_at() -> None:
    one = rule(("kept",), True, True, 1, 1)
    found = [judged("kept", QUARTERS[0], Verdict.MET), judged("kept", QUARTERS[1], Verdict.NOT_OVER)]
    assert answer(one, found, date(2026, 9, 29)) is Answer.YES
    assert answer(one, found[:1], date(2026, 6, 29)) is Answer.UNDECIDED


def test_a_provider_that_is_listed_and_has_no_record_is_not_left_out() -> None:
    one = rule(("kept",), False, False, 1, 1)
    found = verdicts_followed([one], [judged("kept", QUARTERS[-1], Verdict.MISSED)], ["P2"], RUNS, RUNS.last)
    assert [(each.provider, each.answer) for each in found] == [("P1", Answer.YES), ("P2", Answer.UNDECIDED)]
