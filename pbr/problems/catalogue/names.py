"""PBR3xx: the names a scheme uses, and its conditions."""

from pbr.problems.catalogue.rule import Rule

RULES_NAMES: tuple[Rule, ...] = ()
