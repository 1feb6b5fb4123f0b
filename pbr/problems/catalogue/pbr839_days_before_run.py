"""The warning that a record began before the run (PBR839), so that a payment by the day leaves its first days out."""

from pbr.problems.catalogue.rule import Rule

RULES_DAYS_BEFORE_RUN: tuple[Rule, ...] = (
    Rule(
        "PBR839",
        "Days before the run are paid by somebody",
        "A payment for weeks or days at each day's price pays a record from the first day of the run. Where the record "
        "began before that, the days before are in no line: whatever held then pays them, or nobody does. It is said "
        "when the first day of the run is settled, and with a ledger in the run that pays it late, with the lines of "
        "the records. This is a warning.",
        "priced at: each day      (the run begins on 2026-04-01)\nPL-1,S-1,P1,rapid_access,2026-03-25,2026-04-05",
        "priced at: each day      (the run begins on 2026-04-01)\nPL-1,S-1,P1,rapid_access,2026-04-01,2026-04-05",
    ),
)
