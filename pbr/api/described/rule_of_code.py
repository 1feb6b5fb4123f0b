"""A rule: why a problem's code is there, and an example of it broken and kept."""

from pbr.api.given.types_given import must_be
from pbr.problems.catalogue import RULES, Rule
from pbr.problems.suggest import did_you_mean
from pbr.problems.visible_text import visible


def rule(code: str) -> Rule:
    """Give the rule that a problem's code stands for, in capitals or not.

    Raises ``LookupError`` with what the code may have been meant to be, where no rule has it.
    """
    must_be(code, str, "a code", "text such as PBR112")
    found = RULES.get(code.strip().upper())
    if found is None:
        whole = f"PBR{code.strip().zfill(3)}"
        meant = (
            did_you_mean(whole if whole in RULES else code.upper(), RULES)
            or f"the codes go from {min(RULES)} to {max(RULES)}"
        )
        raise LookupError(f"no rule has the code '{visible(code)}': {meant}")
    return found
