"""A rule: why a problem's code is there, and an example of it broken and kept."""

from pbr.problems.catalogue import RULES, Rule
from pbr.problems.suggest import did_you_mean
from pbr.problems.visible_text import visible


def rule(code: str) -> Rule:
    """Give the rule that a problem's code stands for, in capitals or not.

    Raises ``LookupError`` with what the code may have been meant to be, where no rule has it.
    """
    found = RULES.get(code.strip().upper())
    if found is None:
        meant = did_you_mean(code.upper(), RULES) or f"the codes go from {min(RULES)} to {max(RULES)}"
        raise LookupError(f"no rule has the code '{visible(code)}': {meant}")
    return found
