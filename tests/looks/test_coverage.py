"""What no worked example tries of a look: what is in its brackets is tried as any condition is."""

from pbr.example_coverage.untested_clauses import untried
from pbr.scheme.load_scheme import read_scheme
from tests.looks.in_files import HEADING

SCHEME = (
    HEADING
    + """
payments:
  bonus:
    assumed: made up
    pay: £250.00
    for each: plan where plan_type is "reablement"
    priced at: started_on
    when: >
      no other plan of the person where (plan_type is one of "ongoing", "other" and
      started_on > this plan's ended_on)
    due: started_on
examples:
  One who came back and one who did not:
    plans:
      - {plan_id: A, person_id: S1, provider_id: P1, plan_type: reablement,
         started_on: 2026-05-04, ended_on: 2026-06-14}
      - {plan_id: B, person_id: S1, provider_id: P1, plan_type: ongoing, started_on: 2026-07-01}
      - {plan_id: C, person_id: S2, provider_id: P1, plan_type: reablement,
         started_on: 2026-05-04, ended_on: 2026-06-14}
%s    as at: 2026-06-30
    lines:
      A/bonus: not earned £250.00
      C/bonus: £250.00
    total due: £250.00
"""
)
BEFORE = "      - {plan_id: D, person_id: S2, provider_id: P1, plan_type: other, started_on: 2026-06-14}\n"


def _lacking(more: str) -> list[str]:
    return [
        one.message.partition(" has ")[2] or one.message
        for one in untried(read_scheme(SCHEME % more, "a.yaml")).warnings
    ]


def test_what_compares_two_records_is_tried_where_the_money_changes() -> None:
    assert _lacking("") == [
        "no worked example tries \"other\" in 'when' under 'bonus'",
        "started_on > this plan's ended_on ('when' under 'bonus') false",
    ]
    # D began on the day on which C ended, and would be a return if that were not asked.
    assert _lacking(BEFORE) == []
