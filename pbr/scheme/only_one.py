"""Payments of which only one is paid for a record (mutually exclusive): none of them comes before another."""

from dataclasses import dataclass

from pbr.conditions.syntax_tree import Not, PaymentEarned
from pbr.problems.problem import Place
from pbr.scheme.gates import Gate
from pbr.scheme.provenance import Provenance


@dataclass(frozen=True, slots=True)
class OnlyOne:
    """Payments for one kind of record, by their names, of which only one may be paid for each."""

    name: str
    payments: tuple[str, ...]
    provenance: Provenance
    place: Place


@dataclass(frozen=True, slots=True)
class Alternative:
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
