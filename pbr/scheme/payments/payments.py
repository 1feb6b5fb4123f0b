"""Payments: a verb, an amount, what it is counted for, when it is earned, at which day's price, and when it is due."""

from typing import TYPE_CHECKING, Literal

from pbr.conditions.date_expressions import Day, OneDay
from pbr.conditions.syntax_tree import Condition, FieldRef
from pbr.problems.problem import Place
from pbr.records.dictionary import TableKind
from pbr.scheme.payments.gates import Gates
from pbr.scheme.pricing.amounts import Amount
from pbr.scheme.reading.provenance import Provenance
from pbr.scheme.units.payment_basis import Scope
from pbr.settlement.line import LineKind
from pbr.source.yaml_nodes import Scalar
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    # Few schemes have one, and the others do not load it.
    from pbr.scheme.measuring.scale import Scale
    from pbr.scheme.payments.added_up import AddedUp
    from pbr.scheme.payments.instalments import Instalments
    from pbr.scheme.payments.only_one import NotBeside
    from pbr.scheme.payments.parts import Part
    from pbr.scheme.payments.payers import PaidBy
    from pbr.scheme.payments.quantity_limits import QuantityLimit
    from pbr.scheme.pricing.places import AtMost
    from pbr.scheme.pricing.tiers import SoFar
    from pbr.scheme.units.time_rounding import TimeRounding

Verb = Literal["pay", "deduct", "note"]


@dataclass(frozen=True, slots=True)
class CutShort:
    """An earlier end of the time paid for, when a condition holds."""

    at: Day
    when: Condition
    text: str
    when_text: str


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment whose names and types have been checked. It has a ``due`` or ``parts``, never both.

    ``to_person``: the person that a record is about is paid, and not the provider. ``at_most`` is how often it is paid,
    and ``most_of`` how much of what it counts is paid for; it has one of them, or neither. ``not_beside`` are those
    that must not be earned for the same record.
    """

    name: str
    verb: Verb
    amount: Amount
    scope: Scope
    gates: Gates
    priced_at: Day
    priced_at_text: str
    due: Day | None
    due_text: str
    parts: "tuple[Part, ...]"
    instalments: "Instalments | None"
    cut_short: CutShort | None
    rounded: "TimeRounding | None"
    at_most: "AtMost | None"
    added_up: "AddedUp | None"
    scale: "Scale | None"
    provenance: Provenance
    place: Place
    formerly: Scalar | None = None
    paid_by: "PaidBy | None" = None
    to_person: bool = False
    most_of: "QuantityLimit | None" = None
    not_beside: "tuple[NotBeside, ...]" = ()

    @property
    def line_kind(self) -> LineKind:
        """What its lines do."""
        return LineKind.PERSON if self.to_person else LineKind(self.verb)

    @property
    def kind(self) -> TableKind | None:
        """The kind of record it is for; None for a window of a provider."""
        return self.scope.basis.kind

    @property
    def dated_by(self) -> FieldRef | None:
        """The date of a record that fixes its price; None where that is no date of the record alone."""
        day = self.priced_at
        return day.value if isinstance(day, OneDay) and isinstance(day.value, FieldRef) else None

    @property
    def counted(self) -> "AtMost | SoFar | None":
        """How its records are counted, to be paid so many times or by how much there was so far; None: they are not."""
        return self.at_most or self.amount.so_far or (None if self.most_of is None else self.most_of.so_far)

    @property
    def counted_over_families(self) -> bool:
        """Whether its records are counted with those of other plans."""
        return self.counted is not None and not self.counted.within_family
