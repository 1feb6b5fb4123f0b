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
        "PBR974",
        "What is left is asked back of one",
        "What is not drawn goes back from whoever was paid it: a provider, or a person. Of money of both under one "
        "limit nobody could say who has it.",
        "of: fund, direct_payment      (one is paid to the provider, the other to the person)",
        "of: direct_payment",
    ),
)
