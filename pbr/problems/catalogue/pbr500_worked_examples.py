"""PBR5xx: the worked examples of a scheme."""

from pbr.problems.catalogue.rule import Rule

RULES_EXAMPLES: tuple[Rule, ...] = (
    Rule(
        "PBR501",
        "A line comes to what the worked example says",
        "The example was worked by hand from the contract. Either the scheme does not say what the contract says, "
        "or the arithmetic is wrong; nothing is settled until somebody has found out which.",
        "A/bonus: £250.00      (and it comes to open)",
        "A/bonus: open £250.00",
    ),
    Rule(
        "PBR502",
        "A line of a worked example is one that it gives",
        "A line is named by its record, its payment and part, and where there are several by its month, instalment "
        "or window.",
        "A/packages: £1,575.00",
        "A/package: £1,575.00",
    ),
    Rule(
        "PBR503",
        "Every line that is due is written in the example",
        "A payment that nobody expected is as wrong as one that is missing.",
        "lines:\n  A/package: £1,575.00",
        "lines:\n  A/package: £1,575.00\n  A/bonus: £250.00",
    ),
    Rule(
        "PBR504",
        "The lines add up to the total that is written",
        "The total is worked by hand as well, so that a slip in one place does not go unseen.",
        "total due: £1,725.00",
        "total due: £1,825.00",
    ),
    Rule(
        "PBR505",
        "A measure comes to what the worked example says",
        "Counts are what payments are scaled by, and an example shows who is counted in and who is not.",
        "outcomes_achieved P1 2026-04-to-06: 2 of 3",
        "outcomes_achieved P1 2026-04-to-06: 2 of 3, 1 not yet known",
    ),
    Rule(
        "PBR506",
        "A measure in a worked example is one of the scheme's",
        "Nothing is counted under another name, so '0 of 0' would pass for ever and check nothing.",
        "outcomes_acheived P1: 0 of 0",
        "outcomes_achieved P1: 2 of 3",
    ),
    Rule(
        "PBR507",
        "Each figure and rule is tried by a worked example",
        "A slip in a price, a code or a condition that no example tries is seen by nobody until it is paid. "
        "Each is changed alone, and an example has to fail; a code or a condition may also simply occur in one. "
        "This is a warning, listed by pbr validate --coverage.",
        'when: end_reason is one of "completed", "recovered_early"      (and no example with recovered_early)',
        "examples:\n  Home sooner than planned: ...      (end_reason: recovered_early)",
    ),
    Rule(
        "PBR508",
        "Rows that are alike are a number of rows, each told apart",
        "What many rows have in common is written once, under how many there are. '#' stands for the number of each, "
        "in what tells the rows of their table apart and wherever else it is wanted.",
        "visits:\n  - 1,680 like: {visit_id: V, plan_id: A, visited_on: 2026-05-04, delivered_minutes: 60}",
        "visits:\n  - 1,680 like: {visit_id: V#, plan_id: A, visited_on: 2026-05-04, delivered_minutes: 60}",
    ),
    Rule(
        "PBR509",
        "A total comes to what the worked example says",
        "A published figure is often the sum of many lines. It is worked by hand like a line, and a line that is due "
        "is either written or in a total that is.",
        "hourly: £25,000.00      (and it comes to £25,200.00)",
        "hourly: £25,200.00",
    ),
    Rule(
        "PBR510",
        "A total is of a payment, a limit, a provider, a payer or a code",
        "Nothing adds up under another name, so nil would pass for ever and check nothing.",
        "totals:\n  hourley: £0.00",
        "totals:\n  hourly: £25,200.00\n  provider P1: £25,200.00\n  bonus not earned: £500.00",
    ),
    Rule(
        "PBR511",
        "A total by a code is of a code that records of the example have",
        "What no record says adds up to nil whatever is paid, so a misspelt code would check nothing.",
        "totals:\n  outcome wasing: £0.00",
        "totals:\n  outcome washing: £250.00\n  rate standard open: £60.00",
    ),
    Rule(
        "PBR512",
        "A total by a field is of one that holds codes",
        "Lines are added up by what a contract prices and selects by: the codes of the records, of the council's own "
        "lists and of the scheme's own fields. Numbers, dates and names of people are no such thing.",
        "totals:\n  planned_minutes 30: £30.00",
        "totals:\n  rate standard: £170.00",
    ),
)
