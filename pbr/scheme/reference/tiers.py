"""The phrases of prices that go by how much there was so far."""

from pbr.scheme.reference.phrase import Phrase

_CARE = "payments:\n  care:\n    pay: hourly_rate\n"

TIERS = (
    Phrase(
        "visits so far for each provider and run",
        "prices",
        "In `by`, last: how many this payment has paid for before, for each `plan`, `person` (whoever the provider) or "
        "`provider`, over the `run` or in each `contract year`, `calendar year`, `contract quarter`, `quarter`, "
        "`month`, `cycle`, `week` or `day` of the day that fixes the price. Its rows are `first 3`, where there are "
        "more `next 5` (the five after those), and last `after that`. What is earned counts, in one order: by the day "
        "it is due, then the day that fixes the price, then the reference. One that is open or held keeps its place, "
        "and one behind it is open only where its price depends on that.",
        "prices:\n  visit_price:\n    assumed: made up\n    by: visits so far for each provider and run\n"
        "    from 2026-04-01:\n      first 1: £11.00\n      after that: £9.00\n"
        "payments:\n  call:\n    assumed: made up\n    pay: visit_price\n    for each: visit\n"
        "    priced at: visited_on\n    due: visited_on",
        "V1/call: £11.00\nV2/call: £9.00",
    ),
    Phrase(
        "hours so far for each provider and contract year",
        "prices",
        "What is counted is what the payment is for each of: visits, plans, hours, miles. Records are counted whole; "
        "hours that fall in two rows are paid by each for its own part, and rounded once. V1 is 31 minutes and V2 60: "
        "of V2 29 minutes are left of the first hour, £8.70, and 31 come after that, £7.75.",
        "prices:\n  hourly_rate:\n    assumed: made up\n    by: hours so far for each provider and contract year\n"
        "    from 2026-04-01:\n      first 1: £18.00 per hour\n      after that: £15.00 per hour\n" + _CARE,
        "V1/care: £9.30\nV2/care: £16.45",
    ),
    Phrase(
        "money so far for each provider and run",
        "prices",
        "A share may go by the money that it is a share of: so much of all there is to share at one share, and the "
        "rest at another. Less than nil counts as nil.",
        "prices:\n  gain_share:\n    assumed: made up\n    by: money so far for each provider and run\n"
        "    from 2026-04-01:\n      first £1,500: 20%\n      after that: 10%\n"
        "payments:\n  package:\n    pay: gain_share of plan_value",
        "A/package: £200.00\nB/package: £250.00",
    ),
    Phrase(
        "money as a share of target_cost",
        "prices",
        "In `by`, last: a share goes by bands of the sum that it is a share of, and the rows are percentages of "
        "another sum of the record, which is known: `first 5%`, `next 5%`, and last `after that`. So much of the sum "
        "as falls in a row has the share of that row, and the line is rounded once. A gain and a pain are two "
        "payments: here half of what is saved up to 5% of the target, £50.00, and the whole of the other £50.00; and "
        "nothing is overspent.",
        "records:\n  fields:\n    of a plan:\n      target_cost: money\nprices:\n  cost_share:\n    assumed: made up\n"
        "    by: money as a share of target_cost\n    from 2026-04-01:\n      first 5%: 50%\n      after that: 100%\n"
        "payments:\n  gain:\n    assumed: made up\n    pay: cost_share of (target_cost less plan_value)\n"
        "    for each: plan\n    priced at: started_on\n    due: ended_on\n"
        "  pain:\n    assumed: made up\n    deduct: cost_share of (plan_value less target_cost)\n"
        "    for each: plan\n    priced at: started_on\n    due: ended_on\nexamples:\n  £100.00 below:\n    plans:\n"
        "      - {plan_id: C, person_id: S3, provider_id: P1, plan_type: ongoing, started_on: 2026-05-04, "
        "ended_on: 2026-06-07, end_reason: completed, plan_value: 900.00, target_cost: 1000.00}\n"
        "    as at: 2026-06-30\n    lines:\n      C/gain: £75.00\n      C/pain: £0.00\n    total due: £75.00",
        "C/gain: £75.00\nC/pain: £0.00",
    ),
)
