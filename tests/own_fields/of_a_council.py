"""A scheme with fields and codes of a council's own, of every type, and records for it."""

from pathlib import Path

SCHEME = """
pbr: 1
scheme: of_a_council
title: What one council records besides
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
sources:
  terms: Made up for these tests
records:
  fields:
    of a visit:
      called_off_on: date, recorded
      notice_hours: number of hours; known from called_off_on
    of a plan:
      plan_type: also rapid_access
      fit_on: date, recorded
      urgency: one of routine, urgent; known from reviewed_on; blank means routine
      allocation: money
      taken_up: yes or no; blank means no
      link_worker: text
  hold when:
    of a plan:
      nobody_linked: link_worker is "nobody"
terms:
  of a plan:
    quick: plan_type is "rapid_access" and fit_on <= started_on + 2 days
prices:
  start:
    source: terms
    by: urgency
    from 2026-04-01:
      routine: £100.00
      urgent: £150.00
measures:
  quick_ones:
    source: terms
    count: plan where quick
    out of: plan where plan_type is "rapid_access"
    per: provider
    over: run
payments:
  started:
    source: terms
    pay: start
    for each: plan where quick
    priced at: started_on
    due: later of started_on and fit_on
  allocation:
    source: terms
    pay: 50% of allocation
    for each: plan where taken_up
    priced at: started_on
    due: started_on
  called_off:
    source: terms
    pay: £10.00
    for each: visit
    priced at: visited_on
    when: notice_hours < 24
    due: later of visited_on and called_off_on
examples:
  A quick one:
    plans:
      - {plan_id: A, person_id: S1, provider_id: P1, plan_type: rapid_access, started_on: 2026-06-01, fit_on: 2026-06-02, allocation: "300.00", taken_up: yes}
    visits:
      - {visit_id: V1, plan_id: A, visited_on: 2026-06-01, planned_minutes: 60, delivered_minutes: 0, called_off_on: 2026-06-01, notice_hours: 3}
    as at: 2026-06-30
    lines:
      A/started: £100.00
      A/allocation: £150.00
      V1/called_off: £10.00
    total due: £260.00
"""  # noqa: E501

PLANS = """\
plan_id,person_id,provider_id,plan_type,started_on,reviewed_on,Fit On,urgency,allocation,taken_up,link_worker
A,S1,P1,Rapid Access,2026-06-01,2026-06-20,2026-06-02,urgent,£300.00,yes,Jo
B,S2,P1,reablement,2026-06-01,,,,,,nobody
C,S3,P2,rapid_access,2026-06-03,,2026-07-04,routine,12.50,no,
"""
VISITS = """\
visit_id,plan_id,visited_on,planned_minutes,delivered_minutes,called_off_on,notice_hours
V1,A,2026-06-01,60,0,2026-06-01,3.5
V2,A,2026-06-02,60,0,2026-06-01,30
V3,C,2026-06-04,60,60,,
V4,B,2026-06-04,60,0,2026-06-04,1
"""


def scheme_in(folder: Path, text: str = SCHEME, name: str = "scheme") -> Path:
    """The scheme as a file."""
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def records_in(folder: Path, plans: str = PLANS, visits: str = VISITS) -> Path:
    """The records as a folder."""
    place = folder / "records"
    place.mkdir(exist_ok=True)
    (place / "plans.csv").write_text(plans, encoding="utf-8")
    (place / "visits.csv").write_text(visits, encoding="utf-8")
    return place
