"""A rule: what the error code of a problem stands for."""

from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that a scheme, a record or a command can break.

    ``title`` says the rule in a line, ``why`` says what would go wrong without it, and ``bad`` and
    ``good`` show it broken and kept.
    """

    code: str
    title: str
    why: str
    bad: str
    good: str
