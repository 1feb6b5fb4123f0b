"""Payments of which only one is paid for a record (mutually exclusive): none of them comes before another."""

from collections.abc import Mapping

from pbr.conditions.syntax_tree import Not, PaymentEarned
from pbr.problems.problem import Place
from pbr.scheme.payments.gates import Gate
from pbr.scheme.reading.provenance import Provenance
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class OnlyOne:
    """Payments for one kind of record, each name with its place, of which only one may be paid for each."""

    name: str
    places: Mapping[str, Place]
    provenance: Provenance
    place: Place

    @property
    def payments(self) -> tuple[str, ...]:
        """The names of the payments, in the order in which the rule has them."""
        return tuple(self.places)


@dataclass(frozen=True, slots=True)
class NotBeside:
    """Another payment, which must not be earned for a record beside the one in hand.

    ``rule`` is what says so. ``earned`` asks for the other's own ``where``, run and conditions, and for nothing that
    the rule itself makes of it: else neither could be decided before the other.
    """

    rule: str
    payment: str
    earned: PaymentEarned

    @property
    def not_earned(self) -> Gate:
        """That it is not earned, as a condition of the payment in hand."""
        return Gate(Not(self.earned, self.earned.span), f"{self.payment} is not earned")
