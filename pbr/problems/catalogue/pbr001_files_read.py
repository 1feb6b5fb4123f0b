"""PBR001 to PBR020: the files that are read."""

from pbr.problems.catalogue.rule import Rule

RULES_RUNNING: tuple[Rule, ...] = (
    Rule(
        "PBR001",
        "The file named is there",
        "Nothing can be read from a file that does not exist, and nothing is guessed in its place.",
        "pbr validate schemes/esex-reablement-bonus.yaml",
        "pbr validate schemes/essex-reablement-bonus.yaml",
    ),
    Rule(
        "PBR002",
        "A file is named where a file is wanted",
        "A scheme is one file. A folder may hold several, and which of them was meant is not for a program to choose.",
        "pbr settle schemes/ records/",
        "pbr settle schemes/essex-reablement-bonus.yaml records/",
    ),
    Rule(
        "PBR003",
        "You may read what you name",
        "Records about people are often kept where few may read them. The owner of the file can let you.",
        "pbr validate colleague/scheme.yaml",
        "pbr validate schemes/essex-reablement-bonus.yaml",
    ),
    Rule(
        "PBR004",
        "The file can be read to its end",
        "The system refused to read it: a disk or a network drive failed, or its name is not one the system takes.",
        "pbr validate a-drive-that-went-away/scheme.yaml",
        "pbr validate schemes/essex-reablement-bonus.yaml",
    ),
)
