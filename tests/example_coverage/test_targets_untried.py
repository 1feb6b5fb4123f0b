"""A target that no worked example meets, or misses, is named by what none of them tries."""

import pytest

from pbr.example_coverage.untested_clauses import untried
from pbr.scheme.load_scheme import read_scheme
from tests.headed import headed

JUDGED = """\
measures:
  kept:
    assumed: made up
    count: plan where end_reason is "completed"
    out of: plan
    per: provider
    over: run
    target: at least 50%
examples:
  One of two:
    plans:
      - {{plan_id: A, person_id: S1, provider_id: P1, started_on: 2026-04-13, end_reason: {0}}}
      - {{plan_id: B, person_id: S2, provider_id: P1, started_on: 2026-04-13, end_reason: other}}
    as at: 2027-03-31
    measures:
      kept P1: {1}
    verdicts:
      kept P1: {2}
"""


@pytest.mark.parametrize(
    ("ends", "counts", "verdict", "of_what"),
    [
        # By hand: 1 of 2 is 50%, which meets the target; 0 of 2 misses it.
        ("completed", "1 of 2", "met", "missing"),
        ("moved", "0 of 2", "missed", "meeting"),
    ],
)
def test_what_is_not_tried_of_a_target(ends: str, counts: str, verdict: str, of_what: str) -> None:
    scheme = read_scheme(headed("judged", "Judged") + JUDGED.format(ends, counts, verdict), "judged.yaml")
    said = [one.message for one in untried(scheme).warnings if "the target" in one.message]
    assert said == [f"no worked example tries {of_what} the target of 'kept'"]
