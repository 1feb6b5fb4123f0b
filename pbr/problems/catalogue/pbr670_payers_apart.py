"""PBR670: payers who each pay providers by themselves."""

from pbr.problems.catalogue.rule import Rule

RULES_PAYERS_APART: tuple[Rule, ...] = (
    Rule(
        "PBR670",
        "Whoever pays by itself pays something",
        "A payer that is misspelt would pay nobody, and its providers would wait for money that nobody sends.",
        "pbr finance ledger --payer health_bord",
        "pbr finance ledger --payer health_board",
    ),
)
