"""PBR6xx: the form of a CSV file of records."""

from pbr.problems.catalogue.rule import Rule

RULES_CSV_FORM: tuple[Rule, ...] = ()
