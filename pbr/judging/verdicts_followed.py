"""Verdicts that follow (may be extended, named as poor): for each provider, from the targets it met and missed."""

from collections.abc import Iterable, Sequence
from datetime import date

from pbr.judging.judged import Answer, Followed, Judged, Verdict
from pbr.scheme.measuring.verdicts import VerdictRule
from pbr.values.period import Period
from pbr.values.window import Window, windows_of_run

_KNOWN = {Verdict.MET: True, Verdict.MISSED: False}


def verdicts_followed(
    rules: Sequence[VerdictRule], judged: Iterable[Judged], listed: Iterable[str], runs: Period, as_at: date
) -> tuple[Followed, ...]:
    """Every verdict for every provider that was judged, or is ``listed`` by the contract."""
    found = {(one.measured.measure, one.provider, one.window): one for one in judged if one.of_provider}
    providers = sorted({provider for _, provider, _ in found} | {*listed})
    return tuple(_followed(rule, provider, found, runs, as_at) for rule in rules for provider in providers)


def _followed(
    rule: VerdictRule, provider: str, found: dict[tuple[str, str, Window], Judged], runs: Period, as_at: date
) -> Followed:
    over = [window for window in windows_of_run(rule.over, runs) if window.period.last <= as_at][-rule.last :]
    evidence = tuple(
        (window, tuple(one for name in rule.measures if (one := found.get((name, provider, window))) is not None))
        for window in over
    )
    answers = [_in_window(rule, [found.get((name, provider, window)) for name in rule.measures]) for window in over]
    certain = answers.count(True)
    # A window that is yet to come, and one of which it is not known, can still turn out either way.
    possible = certain + answers.count(None) + rule.last - len(over)
    answer = Answer.YES if certain >= rule.needed else Answer.NO if possible < rule.needed else Answer.UNDECIDED
    return Followed(rule, provider, answer, evidence)


def _in_window(rule: VerdictRule, judged: Sequence[Judged | None]) -> bool | None:
    """Whether the targets of a rule are met, or missed, in one window; None where that is not known."""
    known = [None if one is None or one.verdict is None else _KNOWN.get(one.verdict) for one in judged]
    answers = [answer if answer is None or rule.met else not answer for answer in known]
    deciding = not rule.every
    if deciding in answers:
        return deciding
    return None if None in answers else not deciding
