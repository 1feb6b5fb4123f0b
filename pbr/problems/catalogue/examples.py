"""PBR5xx: the worked examples of a scheme."""

from pbr.problems.catalogue.rule import Rule

RULES_EXAMPLES: tuple[Rule, ...] = ()
