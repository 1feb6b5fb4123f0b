"""PBR0xx: files, folders and permissions."""

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
        "pbr validate /root/scheme.yaml",
        "pbr validate schemes/essex-reablement-bonus.yaml",
    ),
    Rule(
        "PBR004",
        "The file can be read to its end",
        "The system refused to read it: a disk or a network drive failed, or its name is not one the system takes.",
        "pbr validate a-drive-that-went-away/scheme.yaml",
        "pbr validate schemes/essex-reablement-bonus.yaml",
    ),
    Rule(
        "PBR021",
        "Results go into a folder of their own",
        "What is written replaces what the folder held. A folder with other files in it is left alone, so that nothing "
        "of yours is lost.",
        "pbr settle SCHEME RECORDS --out ~/Documents",
        "pbr settle SCHEME RECORDS --out ~/Documents/june-settlement",
    ),
    Rule(
        "PBR022",
        "The folder that the results' folder goes in is there",
        "One folder is made, never a chain of them, because a misspelt path would make the wrong chain.",
        "pbr settle SCHEME RECORDS --out setlements/june      (there is no folder 'setlements')",
        "pbr settle SCHEME RECORDS --out settlements/june",
    ),
    Rule(
        "PBR023",
        "You may write where results go",
        "Results are written whole or not at all. When the system refuses (no permission, a full disk) the folder is "
        "left as it was.",
        "pbr settle SCHEME RECORDS --out /june",
        "pbr settle SCHEME RECORDS --out june",
    ),
    Rule(
        "PBR024",
        "A scheme is named by its file, or by the name of one that comes with pbr",
        "A bare name is looked up among the shipped schemes; any other name must be the path of a file.",
        "pbr describe esex-reablement-bonus",
        "pbr describe essex-reablement-bonus",
    ),
    Rule(
        "PBR025",
        "A folder to check has a scheme in it",
        "To say that all is well with no schemes at all would hide that the wrong folder was named.",
        "pbr validate records/",
        "pbr validate schemes/",
    ),
    Rule(
        "PBR026",
        "A settlement is as at a day near that of its extract",
        "Service without an end date is counted up to the day a settlement is as at. When that is long after the "
        "extract was taken, weeks that nobody has recorded yet are paid for. This is a warning.",
        "pbr settle SCHEME RECORDS                        (a year's scheme, an extract of its first month)",
        "pbr settle SCHEME RECORDS --as-at 2026-04-30",
    ),
)
