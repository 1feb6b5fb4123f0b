"""Which payments, and which parts of them, hang on results: on what a review found, or on a measure."""

from collections.abc import Iterable, Mapping

from pbr.conditions.syntax_tree import FieldRef
from pbr.records.dictionary import OwnField
from pbr.scheme.payments.fields_read import (
    conditions_of_gates,
    conditions_of_spread,
    fields_of_conditions,
    fields_that_price,
    payments_followed,
)
from pbr.scheme.payments.payments import Payment
from pbr.scheme.pricing.amounts import PriceUse
from pbr.scheme.scheme import Scheme

RESULTS: Mapping[str, tuple[str, ...]] = {
    "outcomes": ("result", "achieved_on"),
    "plans": ("support_at_end",),
    "people": ("support_at_10_weeks", "support_at_52_weeks"),
    "standards": ("met", "score"),
}
"""The fields of the dictionary that say what came of the care, by table."""

Paid = tuple[str, str]
"""A payment and one of its parts, empty where it has none."""


def result_fields(scheme: Scheme) -> dict[str, tuple[str, ...]]:
    """The fields that say what came of the care, by table: the dictionary's, and the scheme's own that a day dates.

    An own field that decides whether the person is paid and not the provider is a choice, and no result.
    """
    fields = dict(RESULTS)
    choices = {(ref.table, ref.field.name) for one in scheme.payments if one.to_person for ref in _deciding(one)}
    for one in scheme.own:
        if isinstance(one, OwnField) and one.known_from and (one.table, one.name) not in choices:
            fields[one.table] = (*fields.get(one.table, ()), one.name)
    return fields


def hanging_on_results(scheme: Scheme) -> frozenset[Paid]:
    """Every payment, or part of one, that a result decides; with those that follow one."""
    results = {(table, field) for table, fields in result_fields(scheme).items() for field in fields}
    paying = [payment for payment in scheme.payments if payment.verb != "note"]
    hanging = {paid for payment in paying for paid in _hanging_by_itself(payment, results)}
    while followers := {paid for payment in paying for paid in _following(payment, hanging)} - hanging:
        hanging |= followers
    return frozenset(hanging)


def _hanging_by_itself(payment: Payment, results: set[tuple[str, str]]) -> list[Paid]:
    if _whole_hangs(payment, results):
        return _all_of(payment)
    read = {
        part.name: fields_of_conditions([*conditions_of_gates(part.gates), *conditions_of_spread(part)])
        for part in payment.parts
    }
    return [(payment.name, part.name) for part in payment.parts if part.scale or _among(read[part.name], results)]


def _following(payment: Payment, hanging: set[Paid]) -> list[Paid]:
    followed = set(payments_followed(payment))
    return _all_of(payment) if any(name in followed for name, _ in hanging) else []


def _all_of(payment: Payment) -> list[Paid]:
    return [(payment.name, part.name) for part in payment.parts] or [(payment.name, "")]


def _whole_hangs(payment: Payment, results: set[tuple[str, str]]) -> bool:
    """Whether a result decides all of a payment: whether it is earned, how much it is, or for whom."""
    if payment.scale is not None or (payment.kind is not None and payment.kind.name == "stays"):
        # A stay in a care home is itself what came of the care.
        return True
    return _among([*_deciding(payment), *_priced_by(payment)], results)


def _deciding(payment: Payment) -> list[FieldRef]:
    """What decides whether a payment is for a record at all, and whether it is earned."""
    where = [payment.scope.where] if payment.scope.where else []
    beside = [one.earned for one in payment.not_beside]
    return fields_of_conditions([*where, *conditions_of_gates(payment.gates), *beside])


def _priced_by(payment: Payment) -> list[FieldRef]:
    shares = [ref for part in payment.parts if isinstance(part.share, PriceUse) for ref in part.share.by]
    return [*fields_that_price(payment), *shares]


def _among(read: Iterable[FieldRef], results: set[tuple[str, str]]) -> bool:
    return any((ref.table, ref.field.name) in results for ref in read)
