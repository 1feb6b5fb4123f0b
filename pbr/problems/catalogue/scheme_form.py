"""PBR2xx: the sections and keys of a scheme, and what may stand under each."""

from pbr.problems.catalogue.rule import Rule

RULES_SCHEME_FORM: tuple[Rule, ...] = ()
