"""Every rule by its code, gathered from one module for each hundred of codes."""

from pbr.problems.catalogue.cells import RULES_CELLS
from pbr.problems.catalogue.compared import RULES_COMPARED
from pbr.problems.catalogue.csv_form import RULES_CSV_FORM
from pbr.problems.catalogue.examples import RULES_EXAMPLES
from pbr.problems.catalogue.framework import RULES_FRAMEWORK
from pbr.problems.catalogue.names import RULES_NAMES
from pbr.problems.catalogue.passed_over import RULES_PASSED_OVER
from pbr.problems.catalogue.price_years import RULES_PRICE_YEARS
from pbr.problems.catalogue.prices import RULES_PRICES
from pbr.problems.catalogue.publishing import RULES_PUBLISHING
from pbr.problems.catalogue.reaching import RULES_REACHING
from pbr.problems.catalogue.rows import RULES_ROWS
from pbr.problems.catalogue.rule import Rule
from pbr.problems.catalogue.running import RULES_RUNNING
from pbr.problems.catalogue.scheme_form import RULES_SCHEME_FORM
from pbr.problems.catalogue.settling import RULES_SETTLING
from pbr.problems.catalogue.simulating import RULES_SIMULATING
from pbr.problems.catalogue.time import RULES_TIME
from pbr.problems.catalogue.whole_run import RULES_WHOLE_RUN
from pbr.problems.catalogue.yaml_form import RULES_YAML_FORM

__all__ = ["IN_ORDER", "OUTSIDE", "RULES", "Rule"]

IN_ORDER: tuple[Rule, ...] = (
    *RULES_RUNNING,
    *RULES_PUBLISHING,
    *RULES_REACHING,
    *RULES_YAML_FORM,
    *RULES_SCHEME_FORM,
    *RULES_NAMES,
    *RULES_TIME,
    *RULES_PRICES,
    *RULES_FRAMEWORK,
    *RULES_WHOLE_RUN,
    *RULES_PRICE_YEARS,
    *RULES_EXAMPLES,
    *RULES_CSV_FORM,
    *RULES_CELLS,
    *RULES_ROWS,
    *RULES_COMPARED,
    *RULES_PASSED_OVER,
    *RULES_SETTLING,
    *RULES_SIMULATING,
)

RULES: dict[str, Rule] = {rule.code: rule for rule in IN_ORDER}

OUTSIDE: frozenset[str] = frozenset(rule.code for rule in (*RULES_RUNNING, *RULES_PUBLISHING, *RULES_REACHING))
"""The codes of what is wrong outside the scheme and the records: a file, a folder, a permission, an option."""
