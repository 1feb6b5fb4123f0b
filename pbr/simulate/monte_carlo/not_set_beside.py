"""Which schemes are not set beside the baseline draw by draw, and why: no scheme goes without a difference unsaid."""

from collections.abc import Iterator, Mapping

from pbr.simulate.backcast.backcast import Backcast, BackcastResult
from pbr.simulate.monte_carlo.uncertainty import NoDifference


def not_set_beside(cast: Backcast, not_drawn: Mapping[str, str]) -> dict[str, NoDifference]:
    """The schemes without a difference from the baseline, by name. ``not_drawn`` says by name why one is not drawn."""
    return {name: NoDifference(label, reason) for name, label, reason in _reasons(cast, not_drawn)}


def _reasons(cast: Backcast, not_drawn: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    of_all = _reason_of_all(cast, not_drawn)
    for result in cast.results:
        one = result.candidate
        if one.is_baseline:
            continue
        if one.name in not_drawn:
            yield one.name, one.label, f"it is not drawn: {not_drawn[one.name]}"
        elif of_all:
            yield one.name, one.label, of_all
        elif result.wholly_outside:
            yield one.name, one.label, f"every record is outside its run, {_run_of(result)}"
    for left_out in cast.left_out:
        one = left_out.candidate
        if not one.is_baseline:
            yield one.name, one.label, f"it is left out: {'; '.join(left_out.reasons)}"


def _reason_of_all(cast: Backcast, not_drawn: Mapping[str, str]) -> str:
    """Why no scheme at all can be set beside the baseline; empty where they can."""
    baseline = cast.baseline
    if baseline is None:
        reasons = [reason for one in cast.left_out if one.candidate.is_baseline for reason in one.reasons]
        return f"the baseline is left out: {'; '.join(reasons)}"
    if baseline.candidate.name in not_drawn:
        return f"the baseline is not drawn: {not_drawn[baseline.candidate.name]}"
    if baseline.wholly_outside:
        return f"every record is outside the run of the baseline, {_run_of(baseline)}"
    return ""


def _run_of(result: BackcastResult) -> str:
    return str(result.candidate.scheme.runs)
