"""PBR7xx: the cells of a record: dates, money, numbers and codes."""

from pbr.problems.catalogue.rule import Rule

RULES_CELLS: tuple[Rule, ...] = ()
