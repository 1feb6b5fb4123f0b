"""PBR972 to PBR979: statements and files of one payer alone, and what persons are paid and have left."""

from pbr.problems.catalogue.rule import Rule

RULES_PAID_APART: tuple[Rule, ...] = (
    Rule(
        "PBR972",
        "Who pays what waits is written in the run",
        "A statement of one payer tells what that payer would pay of what is not decided. A run that does not say "
        "whose it is would have it in no payer's statement, or in everybody's.",
        "pbr remit ledger --run 2 --payer health_board      (run 2 is of an older pbr)",
        "pbr remit ledger --run 2",
    ),
    Rule(
        "PBR973",
        "A ledger is paid by all payers together or by each, and never both",
        "What is in the files of both ways is paid twice, and what is carried forward is netted in one of them alone. "
        "The ledger keeps by whom files of its runs were written; a file that was never sent is taken out of that.",
        "pbr finance ledger --payer health_board      (files of all payers together were written of run 1)",
        "pbr finance ledger",
    ),
    Rule(
        "PBR974",
        "What is left is asked back of one",
        "What is not drawn goes back from whoever was paid it: a provider, or a person. Of money of both under one "
        "limit nobody could say who has it.",
        "of: fund, direct_payment      (one is paid to the provider, the other to the person)",
        "of: direct_payment",
    ),
    Rule(
        "PBR975",
        "Who is told something has a row in providers.csv",
        "Of a provider that is paid nothing there may still be something that waits, or was not earned. Without a row "
        "nobody knows whom to tell; nothing is paid to a wrong one, so that the others get their statements.",
        "provider_id,name\nP1,Elm Home Care Ltd      (P2 has a disputed visit)",
        "provider_id,name\nP1,Elm Home Care Ltd\nP2,Ash and Oak Care CIC",
    ),
    Rule(
        "PBR976",
        "Everyone who is paid has a name, where names are given",
        "A list with names is paid by names, and one without a name would be passed over. How many lack one is said, "
        "and never who.",
        "id,name\nS-0001,      (S-0002 is paid too)",
        "id,name\nS-0001,...\nS-0002,...",
    ),
    Rule(
        "PBR977",
        "A direct payment is paid to somebody",
        "A line that is paid to a person and names none is money that nobody gets.",
        "plans.csv with a blank person_id, and a payment to: person",
        "plans.csv with the person_id of each plan",
    ),
    Rule(
        "PBR978",
        "A list of direct payments has somebody in it",
        "A scheme without 'to: person', or a run in which nothing was due to anybody, has no list to pay by.",
        "pbr direct-payments ledger --run 2 --out list      (nobody is paid in run 2)",
        "pbr direct-payments ledger --run 3 --out list",
    ),
)
