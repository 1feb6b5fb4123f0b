"""Gates (eligibility): the conditions between a record and its money, and the order in which they are asked.

For a record in scope: earned when nothing is waited for and ``when`` is true; else not assessed when ``not assessed
when`` is true; else open while what it ``waits for`` is not true; else not earned when ``when`` is false; else open.
Where there is no ``when``, and for a deduction, ``not assessed when`` is asked first: nothing is taken off for what
cannot be assessed.
"""

from dataclasses import dataclass

from pydantic import Field

from pbr.conditions.syntax_tree import Condition
from pbr.records.dictionary import TableKind
from pbr.scheme.reading_context import Reading
from pbr.scheme.section_form import Form, Text
from pbr.source.yaml_nodes import Scalar


class GatesForm(Form):
    """``waits for``, ``not assessed when`` and ``when``, each a condition."""

    waits_for: Text | None = Field(None, alias="waits for")
    not_assessed_when: Text | None = Field(None, alias="not assessed when")
    when: Text | None = None


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


def read_gates(form: GatesForm, kind: TableKind | None, reading: Reading) -> Gates:
    """The gates of a payment or part; a window of a provider takes none."""
    return Gates(
        _gate(form.waits_for, kind, reading),
        _gate(form.not_assessed_when, kind, reading),
        _gate(form.when, kind, reading),
    )


def _gate(text: Scalar | None, kind: TableKind | None, reading: Reading) -> Gate | None:
    if text is None:
        return None
    if kind is None:
        reading.problem(
            "PBR207",
            "a month or quarter of a provider has no condition of its own",
            text.place,
            "use 'scaled by' and a measure",
        )
        return None
    condition = reading.condition(text, kind)
    return None if condition is None else Gate(condition, text.text)


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
