"""A scheme with other prices: every payment, part and limit that uses them uses the changed figures."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from pbr.scheme.limits.limits import Limit
from pbr.scheme.payments.parts import Part
from pbr.scheme.payments.payments import Payment
from pbr.scheme.pricing.amounts import Amount, PriceUse, TwoAmounts
from pbr.scheme.pricing.prices import DatedFigures, Price
from pbr.scheme.pricing.prices_of_others import following
from pbr.scheme.scheme import Scheme
from pbr.simulate.scenario.assumptions import Case, PriceAssumed, value_in
from pbr.simulate.stated_value import StatedUnit
from pbr.values.period import Period


def with_prices(scheme: Scheme, changes: Sequence[PriceAssumed], case: Case) -> Scheme:
    """A scheme with the changes that are about it, in the order written, at their values in a case.

    Its worked examples are left out, since they were worked at the prices as they stood. Everything dated changes.
    """
    own = [change for change in changes if change.scheme == scheme.name]
    if not own:
        return scheme
    prices = dict(scheme.prices)
    for change in own:
        prices[change.price] = _changed(prices[change.price], change, value_in(case, change))
    prices = following(prices)
    payments = tuple(_payment(payment, prices) for payment in scheme.payments)
    limits = tuple(_limit(limit, prices, scheme.runs) for limit in scheme.limits)
    return replace(scheme, prices=prices, payments=payments, limits=limits, examples=())


def _changed(price: Price, change: PriceAssumed, value: Fraction) -> Price:
    return replace(price, steps=tuple(_step(step, change, value) for step in price.steps))


def _step(step: DatedFigures, change: PriceAssumed, value: Fraction) -> DatedFigures:
    times = change.value.unit is StatedUnit.TIMES
    figures = {
        codes: (figure * value if times else value) if change.codes in (None, codes) else figure
        for codes, figure in step.figures.items()
    }
    # What is assumed of a price itself does not follow another any more.
    of = {codes: one for codes, one in step.of.items() if change.codes not in (None, codes)}
    return replace(step, figures=figures, of=of, uplift=None)


def _payment(payment: Payment, prices: Mapping[str, Price]) -> Payment:
    parts = tuple(_part(part, prices) for part in payment.parts)
    return replace(payment, amount=_amount(payment.amount, prices), parts=parts)


def _limit(limit: Limit, prices: Mapping[str, Price], runs: Period) -> Limit:
    if limit.price is None:
        return limit
    return replace(limit, price=prices[limit.price.name]).in_window(None, runs)


def _amount(amount: Amount, prices: Mapping[str, Price]) -> Amount:
    price = None if amount.price is None else _use(amount.price, prices)
    two = None if amount.two is None else _two(amount.two, prices)
    inner = None if amount.inner is None else _amount(amount.inner, prices)
    return replace(amount, share=_share(amount.share, prices), price=price, two=two, inner=inner)


def _two(two: TwoAmounts, prices: Mapping[str, Price]) -> TwoAmounts:
    return replace(two, first=_amount(two.first, prices), second=_amount(two.second, prices))


def _part(part: Part, prices: Mapping[str, Price]) -> Part:
    return replace(part, share=_share(part.share, prices))


def _share(share: Fraction | PriceUse | None, prices: Mapping[str, Price]) -> Fraction | PriceUse | None:
    return _use(share, prices) if isinstance(share, PriceUse) else share


def _use(use: PriceUse, prices: Mapping[str, Price]) -> PriceUse:
    return replace(use, price=prices[use.price.name])
