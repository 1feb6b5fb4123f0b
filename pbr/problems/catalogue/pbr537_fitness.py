"""PBR537 to PBR539: what the writers of a scheme answer when they are asked whether payment by results suits it."""

from pbr.problems.catalogue.rule import Rule

RULES_FITNESS: tuple[Rule, ...] = (
    Rule(
        "PBR537",
        "A question of fitness is one of those that commissioners are told to ask",
        "The questions come from published lists, so that the answers of two schemes can be laid side by side. "
        "pbr fit lists them.",
        "fitness:\n  we can measure it: yes, at each review",
        "fitness:\n  outcomes can be measured: yes, at each review",
    ),
    Rule(
        "PBR538",
        "An answer is yes, partly, no or not known",
        "What a scheme answers is held against what it says and what the records show, which needs an answer.",
        "there is a baseline: we think so",
        "there is a baseline: partly, of two districts in 2025-26",
    ),
    Rule(
        "PBR539",
        "An answer says why",
        "Whoever reads it has to be able to disagree. Only what is not known needs no reason.",
        "failure can be tolerated: no",
        "failure can be tolerated: no, people would be left without care",
    ),
)
