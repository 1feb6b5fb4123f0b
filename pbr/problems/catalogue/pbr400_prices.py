"""PBR4xx: prices, shares, measures, parts and limits."""

from pbr.problems.catalogue.rule import Rule

RULES_PRICES: tuple[Rule, ...] = (
    Rule(
        "PBR401",
        "A price that is used is listed",
        "A payment of a price that does not exist would be a payment of nothing.",
        "pay: packge_price",
        "pay: package_price",
    ),
    Rule(
        "PBR402",
        "The figures of a price stand from the earliest to the latest",
        "Each holds until the next one starts. Two that start on one day would leave the choice to the program.",
        "from 2026-10-01: £80.00\nfrom 2026-04-01: £75.00",
        "from 2026-04-01: £75.00\nfrom 2026-10-01: £80.00",
    ),
    Rule(
        "PBR403",
        "A price is money throughout, or a share throughout",
        "A share is of something, and money is by itself, so a payment cannot change from one to the other.",
        "from 2026-04-01: £75.00\nfrom 2026-10-01: 20%",
        "from 2026-04-01: £75.00\nfrom 2026-10-01: £80.00",
    ),
    Rule(
        "PBR404",
        "A table of figures is as deep as 'by' has names",
        "Each name after 'by' is a level of the table, from the outside in.",
        "by: kind, plan's rate\nfrom 2026-04-01:\n  improvement: £400.00",
        "by: kind\nfrom 2026-04-01:\n  improvement: £400.00",
    ),
    Rule(
        "PBR405",
        "No part is more than the whole",
        "Parts that add up to more than everything would pay more than the contract. A price may be more than another: "
        "150% of it is.",
        "share: 120%",
        "share: 20%",
    ),
    Rule(
        "PBR406",
        "A price is not below nil",
        "What is taken away is written with 'deduct', so that it reads as what it is.",
        "pay: -£25.00",
        "deduct: £25.00",
    ),
    Rule(
        "PBR407",
        "A measure counts one kind of thing, out of the same kind",
        "Three outcomes out of five plans is not a share of anything.",
        "count: outcome where achieved\nout of: plan",
        "count: outcome where achieved\nout of: outcome",
    ),
    Rule(
        "PBR408",
        "A share says of what",
        "20% by itself is not an amount of money.",
        "pay: penalty_share",
        "pay: penalty_share of outcome_tariff",
    ),
    Rule(
        "PBR409",
        "A price differs by a code or by text",
        "A figure for each code can be listed. Dates choose among figures with 'from', and amounts and numbers do "
        "not choose.",
        "by: started_on",
        "by: plan_type",
    ),
    Rule(
        "PBR410",
        "Steps say 'below' first and 'from' after that, in the unit of the measure",
        "Every value of the measure is then on one step, and what is released at the very edge is plain to see. A "
        "scale may begin with 'at most' instead, and 'above' comes after that.",
        "from 50%: 50%\nfrom 85%: 100%",
        "below 50%: nil\nfrom 50%: 50%\nfrom 85%: 100%",
    ),
    Rule(
        "PBR411",
        "Steps leave no gap and do not overlap",
        "A value in a gap would release nothing that anybody has agreed to.",
        "below 50%: nil\nfrom 60%: 100%",
        "below 50%: nil\nfrom 50%: 100%",
    ),
    Rule(
        "PBR412",
        "The last part is the rest",
        "The parts then make up the whole to the penny, however the shares are rounded.",
        "up_front:\n  share: 20%\nbalance:\n  share: 80%",
        "up_front:\n  share: 20%\nbalance:\n  share: rest",
    ),
    Rule(
        "PBR413",
        "A part is spread or scaled, not both",
        "Spread money belongs to records, and scaled money to a provider. Write two payments.",
        "spread: equally over outcome\nscaled by: outcomes_achieved",
        "spread: equally over outcome",
    ),
    Rule(
        "PBR414",
        "Words that divide an amount are not mixed without a meaning",
        "Instalments, parts, weeks and steps each divide an amount in their own way. Where two together have no one "
        "meaning, they are refused and not guessed at.",
        "for each: week of plan from started_on to ended_on\nin parts: ...",
        "for each: plan\nin parts: ...",
    ),
    Rule(
        "PBR415",
        "A measure is counted over the same windows as what it scales",
        "A month's payment cannot wait for a quarter's result without saying how the quarter is divided.",
        "for each: quarter per provider\nscaled by: met      (over: month)",
        "for each: quarter per provider\nscaled by: met      (over: quarter)",
    ),
    Rule(
        "PBR416",
        "A limit is over no less than what its payments are paid for",
        "A sum paid to a provider as a whole is no single person's, so it cannot count towards that person's limit.",
        "of: contract_sum      (for each: quarter per provider)\nover: plan",
        "of: contract_sum\nover: provider",
    ),
    Rule(
        "PBR417",
        "A price that is listed is used",
        "One that is not may be left over, or a payment may be missing. This is a warning.",
        "prices:\n  old_bonus: ...      (and no payment of it)",
        "prices:\n  bonus: ...\npayments:\n  bonus:\n    pay: bonus",
    ),
    Rule(
        "PBR418",
        "The figures of a price cover the run",
        "Before the first figure there is no price, and a record that needs one stops the settlement. A figure that "
        "starts after the run is never used. This is a warning.",
        "runs: 2026-04-01 to 2027-03-31\n...\nfrom 2026-05-01: £75.00",
        "runs: 2026-04-01 to 2027-03-31\n...\nfrom 2026-04-01: £75.00",
    ),
    Rule(
        "PBR419",
        "Nothing is named twice in a list",
        "A payment named twice would count twice towards its limit, and a field named twice asks for two levels of "
        "the same codes.",
        "of: package, package",
        "of: package, bonus",
    ),
    Rule(
        "PBR420",
        "A run that cuts a paid month or quarter in two",
        "A contract sum for a quarter says nothing about half a quarter, and guessing would be a wrong payment.",
        "runs: 2026-05-01 to 2027-03-31\n...\n    for each: quarter per provider",
        "runs: 2026-04-01 to 2027-03-31\n...\n    for each: quarter per provider",
    ),
    Rule(
        "PBR421",
        "A payment for each provider, and nothing that says which providers",
        "A scheme that reads no record and names no provider would settle nothing, without a word.",
        "prices:\n  fee:\n    from 2026-04-01: £900.00\n...\n    for each: month per provider",
        "prices:\n  fee:\n    by: provider_id\n    from 2026-04-01:\n      P1: £900.00\n...\n"
        "    for each: month per provider",
    ),
    Rule(
        "PBR422",
        "A limit is over what is paid or deducted, not over a note",
        "A note is never due, so it counts nothing towards a limit, and a limit of a note would do nothing.",
        "of: package, expected_bonus      (note: £250.00)",
        "of: package",
    ),
    Rule(
        "PBR425",
        "What is priced is what is counted",
        "A price per hour paid for each plan would pay one hour of it. Seven days are a week and 60 minutes an hour; "
        "anything else is counted as it is priced. A price with no unit is for one of what is counted.",
        "from 2026-04-01: £20.00 per hour\n...\n    for each: plan",
        "from 2026-04-01: £20.00 per hour\n...\n    for each: hour of plan's hours_delivered",
    ),
    Rule(
        "PBR426",
        "Hours are counted from minutes, from hours, or from hours a week between two days",
        "A number is counted in its own unit only. A score or a weight is no time, and hours a week are nothing until "
        "it is said for which days.",
        "for each: hour of plan's weekly_hours",
        "for each: hour of plan at weekly_hours from started_on to planned_end_on",
    ),
    Rule(
        "PBR427",
        "Money that a record holds is paid for what it is the money of",
        "A week's cost is paid for weeks, or a seventh of it for days. The price of a whole plan is paid once for the "
        "plan, and not again for each of its outcomes, unless each earns a share that is written.",
        "deduct: weekly_cost\nfor each: stay",
        "deduct: weekly_cost\nfor each: week of stay from from_on to to_on",
    ),
    Rule(
        "PBR428",
        "Two fields that are compared are in one unit",
        "Thirty minutes are not more than ten hours a week, whatever the numbers say.",
        "full: delivered_minutes >= plan's weekly_hours",
        "full: delivered_minutes >= planned_minutes",
    ),
    Rule(
        "PBR429",
        "What is expected of a measure is a share or a range of shares",
        "It is shown beside the measure and pays nothing, so nothing else would notice a slip in it.",
        "expected: half of them",
        "expected: at least 50%",
    ),
    Rule(
        "PBR430",
        "Nothing is said twice in one condition",
        "The second is a slip of the pen: something else was meant, and records of which that is so would be read "
        "wrongly. So it is with a code twice after 'is one of', and with a statement twice joined by 'and' or 'or'.",
        'end_reason is one of "completed", "completed"',
        'end_reason is one of "completed", "recovered_early"',
    ),
)
