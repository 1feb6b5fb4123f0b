"""PBR8xx: rows of records against one another."""

from pbr.problems.catalogue.rule import Rule

RULES_ROWS: tuple[Rule, ...] = ()
