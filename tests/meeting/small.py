"""A small contract and records for meetings, which read as tables in memory."""

from pathlib import Path

PLANS = """\
plan_id,person_id,provider_id,plan_type,agreed_on,started_on,planned_end_on,ended_on,end_reason,weekly_hours,support_at_end,reviewed_on,verified_by
A,S1,P1,initial,2026-04-02,2026-04-06,2026-06-14,2026-06-14,completed,7,reduced,2026-06-18,council
B,S1,P2,ongoing,2026-06-10,2026-06-15,2026-12-13,,,5.5,,,
C,S2,P2,initial,2026-04-02,2026-04-06,2026-06-14,2026-06-14,completed,7,,,
"""
OUTCOMES = """\
outcome_id,plan_id,outcome,kind,payable,weight,agreed_on,due_on,result,achieved_on,reviewed_on,verified_by,disputed
A1,A,washing,improvement,yes,,2026-04-02,2026-06-14,achieved,2026-06-01,2026-06-18,council,
A2,A,company,maintenance,no,2,2026-04-02,2026-06-14,not_achieved,,2026-06-18,provider,
B1,B,washing,improvement,yes,,2026-06-10,2026-12-13,,,,,
C1,C,washing,improvement,yes,,2026-04-02,2026-06-14,achieved,2026-06-01,2026-06-18,,yes
"""
SCHEME = """\
pbr: 1
scheme: small
title: A small contract for meetings
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
prices:
  tariff:
    from 2026-04-01: £100.00
    assumed: for a test
payments:
  outcome:
    assumed: for a test
    pay: tariff
    for each: outcome where payable
    priced at: agreed_on
    waits for: reviewed_on is known
    when: result is "achieved"
    due: later of reviewed_on and agreed_on
examples:
  One achieved:
    plans:
      - {plan_id: A, person_id: S1, provider_id: P1, plan_type: initial, started_on: 2026-04-06}
    outcomes:
      - outcome_id: A1
        plan_id: A
        outcome: washing
        kind: improvement
        payable: yes
        agreed_on: 2026-04-02
        result: achieved
        reviewed_on: 2026-06-18
    period: 2026-04-01 to 2026-06-30
    lines:
      A1/outcome: £100.00
    total due: £100.00
"""
BY_THE_PLAN = """\
pbr: 1
scheme: by_the_plan
title: A set sum for each initial plan
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
prices:
  plan_price:
    from 2026-04-01: £80.00
    assumed: for a test
payments:
  plan:
    assumed: for a test
    pay: plan_price
    for each: plan where plan_type is "initial"
    priced at: started_on
    due: started_on
examples:
  One plan:
    plans:
      - {plan_id: A, person_id: S1, provider_id: P1, plan_type: initial, started_on: 2026-04-06}
    period: 2026-04-01 to 2026-06-30
    lines:
      A/plan: £80.00
    total due: £80.00
"""
RECORDS = {"plans": PLANS, "outcomes": OUTCOMES}
AS_AT = "2026-07-31"


def scheme_file(folder: Path, text: str = SCHEME) -> Path:
    """Write a contract into a folder."""
    file = folder / "small.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def records_folder(folder: Path) -> Path:
    """Write the records into a folder of their own."""
    records = folder / "records"
    records.mkdir()
    for name, text in RECORDS.items():
        (records / f"{name}.csv").write_text(text, encoding="utf-8")
    return records
