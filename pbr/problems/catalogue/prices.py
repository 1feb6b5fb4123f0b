"""PBR4xx: prices, shares, measures and limits."""

from pbr.problems.catalogue.rule import Rule

RULES_PRICES: tuple[Rule, ...] = ()
