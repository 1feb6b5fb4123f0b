"""PBR9xx: settling records by a scheme."""

from pbr.problems.catalogue.rule import Rule

RULES_SETTLING: tuple[Rule, ...] = ()
