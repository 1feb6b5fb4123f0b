"""PBR0xx: files, folders and permissions."""

from pbr.problems.catalogue.rule import Rule

RULES_RUNNING: tuple[Rule, ...] = ()
