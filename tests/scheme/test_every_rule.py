"""Every rule about schemes is broken by some case, and every section has a good case."""

from pbr.problems.catalogue.pbr200_scheme_keys import RULES_SCHEME_FORM
from pbr.problems.catalogue.pbr300_conditions import RULES_NAMES
from pbr.problems.catalogue.pbr340_payments_together import RULES_PAYMENTS_TOGETHER
from pbr.problems.catalogue.pbr400_prices import RULES_PRICES
from pbr.problems.catalogue.pbr440_framework import RULES_FRAMEWORK
from pbr.problems.catalogue.pbr460_windows import RULES_WINDOWS
from pbr.problems.catalogue.pbr500_worked_examples import RULES_EXAMPLES
from pbr.problems.catalogue.pbr900_missing_prices import RULES_SETTLING
from tests.test_cases import CASES, expected, files


def test_every_rule_of_schemes_has_a_bad_case() -> None:
    shown = {code for path in files("bad") for code, _, _ in expected(path)}
    rules = (
        *RULES_SCHEME_FORM, *RULES_NAMES, *RULES_PAYMENTS_TOGETHER, *RULES_PRICES, *RULES_FRAMEWORK, *RULES_WINDOWS,
        *RULES_EXAMPLES, *RULES_SETTLING,
    )  # fmt: skip
    # The first two are said by the command that checks schemes alone: see tests/cli/test_strict.py and
    # tests/example_coverage.
    # The third is said of a scheme with records, and no scheme breaks it alone: see tests/engine/test_not_deducted.py.
    assert {rule.code for rule in rules} - shown == {"PBR445", "PBR507", "PBR903"}


def test_every_topic_has_both_verdicts() -> None:
    # The ways of paying are of the sources, and no section of a scheme.
    good = {path.parent.parent for path in files("good")} - {CASES / "ways-of-paying"}
    assert {path.parent.parent for path in files("bad")} == good
