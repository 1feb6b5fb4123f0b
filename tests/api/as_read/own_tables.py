"""Schemes with tables of their own, answers and incidents, and clean records for them beside forty plans."""

from tests.api.as_read.test_not_clean import Tables, clean

OF_PLANS = """\
pbr: 1
scheme: of_plans
title: Plans with what is lent under them, and what a provider takes, is told of and is asked
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
records:
  tables:
    telecare:
      of: a provider
      key: return_id
      fields:
        month_on: date; never blank
        calls: number of calls; never blank
    equipment:
      of: a plan
      key: loan_id
      fields:
        kind: one of bed, hoist, rail; never blank
        lent_on: date; never blank
        returned_on: date, recorded; blank means still going on; not before lent_on
        fault: one of none, minor, grave; known from returned_on
        carried: number of miles; blank means nil
measures:
  falls: {assumed: made up, count: incident where sort is "fall", out of: incident, per: provider, over: run,
    dated by: happened_on}
  safe: {assumed: made up, count: answer where answer is "yes", out of: answer, per: provider, over: run,
    dated by: asked_on}
prices:
  fitting: {assumed: made up, by: kind, from 2026-04-01: {bed: £40.00, hoist: £65.50}}
payments:
  fitted: {assumed: made up, pay: fitting, for each: equipment, priced at: lent_on, due: lent_on}
  carried:
    assumed: made up
    pay: £0.45
    for each: mile of equipment's carried where carried > 0
    priced at: lent_on
    due: lent_on
  handling:
    assumed: made up
    pay: £2.00
    for each: equipment
    added up: by provider and month, at the price of its last day
    priced at: lent_on
    due: end of month
  set_up:
    assumed: made up
    pay: 10% of plan_value
    for each: plan
    priced at: started_on
    when: any equipment where (kind is "bed" and fault is not "grave")
    due: started_on
  calls: {assumed: made up, pay: £0.15, for each: call of telecare's calls, priced at: month_on, due: end of month}
  answered:
    assumed: made up
    pay: £3.00
    for each: answer where question is "feels_safe"
    priced at: asked_on
    due: end of quarter
    scaled by: safe
    steps of the whole: {below 10%: nil, from 10%: 50%, from 90%: 100%}
  fallen:
    assumed: made up
    deduct: £11.00
    for each: incident where sort is "fall" and no other incident of the person where (sort is "complaint")
    at most: 1 for each provider and month
    priced at: happened_on
    when: upheld
    due: closed_on
limits:
  most: {assumed: made up, no more than: £900.00, of: "fitted, carried, calls", over: provider and month}
examples:
  None:
    as at: 2026-06-30
    total due: £0.00
"""
"""What is of a provider is declared before what is of a plan, and its lines stand after those of plans."""

LENT = """\
pbr: 1
scheme: lent
title: What is lent under plans, and nothing that looks at other records
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
records:
  tables:
    equipment:
      of: a plan
      key: loan_id
      fields:
        kind: one of bed, hoist, rail; never blank
        lent_on: date; never blank
        returned_on: date, recorded; blank means still going on; not before lent_on
        carried: number of miles; blank means nil
prices:
  fitting: {assumed: made up, by: kind, from 2026-04-01: {bed: £40.00, hoist: £65.50}}
payments:
  package: {assumed: made up, pay: £10.00, for each: plan, priced at: started_on, due: started_on}
  fitted: {assumed: made up, pay: fitting, for each: equipment, priced at: lent_on, due: returned_on}
  carried:
    assumed: made up
    pay: £0.45
    for each: mile of equipment's carried where carried > 0
    priced at: lent_on
    due: lent_on
limits:
  most: {assumed: made up, no more than: £90.00, of: "fitted, carried", over: plan}
examples:
  None:
    as at: 2026-06-30
    total due: £0.00
"""
"""Each plan is settled by itself."""

OF_PERSONS = """\
pbr: 1
scheme: of_persons
title: Respite by the night for persons and their plans, and the calls that a provider takes
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
records:
  tables:
    telecare:
      of: a provider
      key: return_id
      fields:
        month_on: date; never blank
        calls: number of calls; never blank
    respite:
      of: a person
      key: respite_id
      fields:
        from_on: date; never blank
        to_on: date, recorded; blank means still going on; not before from_on
        notice: one of planned, short, none, unasked; never blank
    equipment:
      of: a plan
      key: loan_id
      fields:
        kind: one of bed, hoist, rail; never blank
        lent_on: date; never blank
prices:
  night: {assumed: made up, by: notice, from 2026-04-01: {planned: £80.00, short: £95.00}}
payments:
  nights: {assumed: made up, pay: night, for each: respite, priced at: from_on, due: later of from_on and to_on}
  first_of_a_person:
    assumed: made up
    pay: £10.00
    for each: respite where no other respite of the person where (from_on < this respite's from_on)
    priced at: from_on
    due: from_on
  home_support:
    assumed: made up
    pay: £25.00
    for each: plan
    priced at: started_on
    when: any respite of the person where (from_on >= this plan's started_on)
    due: started_on
  lent: {assumed: made up, pay: £40.00, for each: equipment where kind is "bed", priced at: lent_on, due: lent_on}
  calls: {assumed: made up, pay: £0.15, for each: call of telecare's calls, priced at: month_on, due: end of month}
examples:
  None:
    as at: 2026-06-30
    total due: £0.00
"""
"""What is of a provider is declared before what is of a person, and its lines stand before those."""

_EQUIPMENT = "loan_id,plan_id,kind,lent_on,returned_on,fault,carried"
_TELECARE = "return_id,provider_id,month_on,calls"
_ANSWERS = "answer_id,question,provider_id,person_id,asked_on,asked_by,answered_on,answer,rating"
_INCIDENTS = "incident_id,sort,provider_id,person_id,happened_on,closed_on,upheld"
_RESPITE = "respite_id,person_id,provider_id,from_on,to_on,notice"


def of_plans() -> Tables:
    """Two things lent under each plan, whose ids go against those of the plans, and what is of providers."""
    equipment = [_EQUIPMENT.split(",")]
    for at, row in enumerate(clean()["plans.csv"][1:]):
        for number, kind in enumerate(("bed", "hoist")):
            returned = f"{row[7][:8]}{10 + at % 9}" if at % 3 else ""
            fault = ("none", "minor", "grave")[at % 5 % 3] if returned else ""
            miles = f"{at}.5" if number and at % 4 else ""
            equipment.append([f"L{(at * 29) % 80 + 10}{number}", row[0], kind, row[7], returned, fault, miles])
    return {**clean(), "equipment.csv": equipment, **_of_providers()}


def _of_providers() -> Tables:
    telecare, answers, incidents = ([header.split(",")] for header in (_TELECARE, _ANSWERS, _INCIDENTS))
    for at in range(24):
        provider, month = f"P{at % 4 + 1}", at % 4 + 4
        telecare.append([f"T{(at * 7) % 24 + 10}", provider, f"2026-0{month}-{28 - at % 5}", f"{100 + at}"])
        person = f"S{at % 30 + 10}" if at % 3 else ""
        said = ("yes", "no", "sometimes")[at % 3]
        answered = [f"2026-0{month}-{15 + at % 9}", said, f"{at % 5 + 1}"] if at % 5 else ["", "", ""]
        question = "feels_safe" if at % 2 else "right_home"
        answers.append(
            [f"Q{(at * 11) % 24 + 10}", question, provider, person, f"2026-0{month}-07", "council", *answered]
        )
        sort = ("fall", "complaint")[at % 2]
        closed = [f"2026-0{month}-{20 + at % 7}", "no" if at % 5 == 0 else "yes"] if at % 7 else ["", ""]
        incidents.append([f"I{(at * 5) % 24 + 10}", sort, provider, person, f"2026-0{month}-{at % 9 + 10}", *closed])
    return {"telecare.csv": telecare, "answers.csv": answers, "incidents.csv": incidents}


def of_persons() -> Tables:
    """Respite of most persons, some of it twice, whose ids go against the persons', things lent, and calls."""
    respite = [_RESPITE.split(",")]
    for at in range(40):
        person, provider = f"S{(at * 7) % 30 + 10}", f"P{at % 4 + 1}"
        ended = f"2026-0{at % 3 + 5}-{12 + at % 9}" if at % 3 else ""
        notice = "short" if at % 4 else "planned"
        respite.append(
            [f"R{99 - (at * 13) % 40}", person, provider, f"2026-0{at % 3 + 5}-{at % 9 + 1:02}", ended, notice]
        )
    tables = of_plans()
    equipment = [row[:4] for row in tables["equipment.csv"]]
    return {
        "plans.csv": tables["plans.csv"],
        "respite.csv": respite,
        "equipment.csv": equipment,
        "telecare.csv": tables["telecare.csv"],
    }


def lent() -> Tables:
    """Plans and what is lent under them."""
    tables = of_plans()
    fault = tables["equipment.csv"][0].index("fault")
    equipment = [[*row[:fault], *row[fault + 1 :]] for row in tables["equipment.csv"]]
    return {"plans.csv": tables["plans.csv"], "equipment.csv": equipment}
