"""Which drawn fact a payment depends on."""

from collections.abc import Iterable
from dataclasses import replace

from pbr.conditions.deciding_facts import fields_of
from pbr.engine.facts.row_refs import PLANS
from pbr.engine.fields_needed import needs_of
from pbr.records.extract.needed import looks_of
from pbr.scheme.measuring.scale import Scale
from pbr.scheme.payments.payments import Payment
from pbr.scheme.scheme import Scheme
from pbr.simulate.payoff.alternative_records import TURNED, VARIED, Fact, facts_used
from pbr.values.for_whom import Per


class CannotBeDrawnError(Exception):
    """Raised for a scheme whose payments cannot be taken apart by component; says why, for the reader."""


def check_drawn_over_the_run(scheme: Scheme) -> None:
    """Raise `CannotBeDrawnError` for a limit by window, or one that is worked out: sums are drawn over the whole run.

    Whenever they fall due, that is, and whatever the plan has of its own or other payments come to.
    """
    for limit in scheme.limits:
        if limit.worked is not None:
            raise CannotBeDrawnError(
                f"'{limit.name}' is a limit of {limit.text}, and what is drawn has no limit but a sum of money"
            )
        if limit.of_all:
            raise CannotBeDrawnError(
                f"'{limit.name}' is a limit over a person with all providers, and what is drawn is of each provider"
            )
        if limit.by_window:
            raise CannotBeDrawnError(
                f"'{limit.name}' is a limit over each {limit.window}, and what is drawn is not told apart by the day "
                "on which it falls due"
            )


def check_scaled_by_shares(scheme: Scheme) -> None:
    """Raise `CannotBeDrawnError` for what a number scales: results are drawn, and what they make of a share counted."""
    for payment in scheme.payments:
        for scale in scales_of(payment):
            measure = scale.measure
            if scale.change is not None or not measure.is_share_counted or measure.per is not Per.PROVIDER:
                raise CannotBeDrawnError(
                    f"'{payment.name}' is scaled by '{measure.name}', and what is drawn is scaled by a share counted "
                    "for each provider"
                )


def check_pays_providers(scheme: Scheme) -> None:
    """Raise `CannotBeDrawnError` for what persons are paid: what is drawn is what providers get."""
    for payment in scheme.payments:
        if payment.to_person:
            raise CannotBeDrawnError(f"'{payment.name}' is paid to persons, and what is drawn is what providers get")


def check_looks_at_nothing_else(scheme: Scheme) -> None:
    """Raise `CannotBeDrawnError` for a look at other records: records are drawn one by one, or are more or fewer.

    What only a measure looks at is no matter where no money hangs on the measure.
    """
    for look in looks_of(needs_of(without_limits(scheme))):
        raise CannotBeDrawnError(
            f'"{look.words}" looks at other records, and what one gets would change with how those are drawn'
        )


def fact_of(payment: Payment, scheme: Scheme) -> Fact | None:
    """The fact on which a payment depends; None where it depends on none.

    Raises `CannotBeDrawnError` where it depends on two, or on a fact of the siblings of its record.
    """
    facts = facts_used(needs_of(replace(scheme, payments=(payment,), measures={})))
    if len(facts) > 1:
        what = " and ".join(f"{table}' {fact}" for table, fact in facts)
        raise CannotBeDrawnError(f"'{payment.name}' depends on {what} together, and they are drawn one by one")
    if facts and payment.counted is not None:
        how = "at most" if payment.at_most or payment.most_of else "by"
        raise CannotBeDrawnError(
            f"'{payment.name}' is paid {how} {payment.counted.text}, so what one gets depends on the others"
        )
    if facts and payment.added_up is not None and (payment.added_up.by, facts[0][0]) != ("plan", PLANS):
        raise CannotBeDrawnError(
            f"'{payment.name}' is added up by {payment.added_up.text}, so what one brings depends on the others"
        )
    for part in payment.parts:
        where = part.spread.where if part.spread else None
        refs = [] if where is None else fields_of(where)
        if any(ref.field.name in VARIED[fact] for fact in facts for ref in refs if ref.table == fact[0]):
            raise CannotBeDrawnError(
                f"'{payment.name}.{part.name}' is spread over records that are chosen by {facts[0][1]}, "
                "so what one gets depends on the others"
            )
    return facts[0] if facts else None


def turns(payment: Payment, scheme: Scheme, facts: Iterable[Fact]) -> bool:
    """Whether a payment reads anything that is not as it is recorded in some way in which drawn facts turn out."""
    read = needs_of(replace(scheme, payments=(payment,), measures={}))
    # A dispute holds whatever is paid for its record, and no scheme has to say so.
    holding = {table: {field.name for field in scheme.tables[table].fields if field.holds} for table in read}
    return any(TURNED[table] & (read[table] | holding[table]) for table, _ in facts if table in read)


def scales_of(payment: Payment) -> tuple[Scale, ...]:
    """Every scale of a payment and its parts."""
    scales = (payment.scale, *(part.scale for part in payment.parts))
    return tuple(scale for scale in scales if scale is not None)


def scale_of(payment: Payment, part: str) -> Scale | None:
    """The scale of a payment's line, by its part."""
    return next((one.scale for one in payment.parts if one.name == part), payment.scale)


def without_limits(scheme: Scheme) -> Scheme:
    """A scheme with nothing but its payments, of which nothing is scaled, and the measures that scale them."""
    scales = [scale for payment in scheme.payments for scale in scales_of(payment)]
    payments = tuple(
        replace(payment, scale=None, parts=tuple([replace(part, scale=None) for part in payment.parts]))
        for payment in scheme.payments
    )
    measures = {one.measure.name: one.measure for one in scales}
    return replace(scheme, limits=(), examples=(), payments=payments, measures=measures)
