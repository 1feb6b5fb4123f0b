"""Gates (eligibility): the conditions between a record and its money, and the order in which they are asked.

For a record in scope: earned when nothing is waited for and ``when`` is true; else not assessed when ``not assessed
when`` is true; else open while what it ``waits for`` is not true; else not earned when ``when`` is false; else open.
Where there is no ``when``, and for a deduction, ``not assessed when`` is asked first: nothing is taken off for what
cannot be assessed.
"""

from pbr.conditions.syntax_tree import Condition
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Gate:
    """One condition with its text."""

    condition: Condition
    text: str


@dataclass(frozen=True, slots=True)
class Gates:
    """The conditions of a payment or of one of its parts; None where it has none."""

    waits_for: Gate | None = None
    not_assessed_when: Gate | None = None
    when: Gate | None = None

    def all(self) -> tuple[Gate, ...]:
        """The gates there are."""
        return tuple(gate for gate in (self.waits_for, self.not_assessed_when, self.when) if gate is not None)


def asked_of(gates: Gates, verb: str) -> tuple[tuple[Condition, ...], tuple[Condition, ...]]:
    """The conditions that must be true before anything is due, and those that must be false.

    A true 'when' is asked before 'not assessed when', so that then nothing else has to be known; for a deduction it is
    the other way round.
    """
    hold = tuple(gate.condition for gate in (gates.waits_for, gates.when) if gate is not None)
    aside = gates.not_assessed_when
    if aside is None or (gates.when is not None and verb != "deduct"):
        return hold, ()
    return hold, (aside.condition,)
