"""PBR1xx: the form of a YAML file, before anything in it is given a meaning."""

from pbr.problems.catalogue.rule import Rule

RULES_YAML_FORM: tuple[Rule, ...] = ()
