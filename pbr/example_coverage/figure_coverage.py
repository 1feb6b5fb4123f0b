"""The figures of a scheme, each changed: prices by date and code, amounts, steps and limits."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from pbr.example_coverage.ranking_coverage import changed_rankings
from pbr.example_coverage.scheme_change import SchemeChange
from pbr.problems.problem import Place
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.measuring.scale import Scale
from pbr.scheme.measuring.targets import Bound
from pbr.scheme.pricing.amounts import Amount
from pbr.scheme.pricing.prices import Price
from pbr.scheme.pricing.prices_of_others import following
from pbr.scheme.scheme import Scheme

_NEVER_REACHED = 10**15
"""In pence: a limit that nothing comes up to."""


def figures_of(scheme: Scheme) -> Iterator[SchemeChange]:
    """Each figure of a scheme, changed."""
    for price in scheme.prices.values():
        yield from _prices(price, scheme.prices)
    for payment in scheme.payments:
        for one in _sums_in(payment.amount):
            said = "amount" if one is payment.amount else one.text
            other = replace(one, money=3 * (one.money or 0) + 100)
            yield SchemeChange(f"the {said} of '{payment.name}'", payment.place, one, other)
        scaled = [(payment.scale, payment.place), *((part.scale, part.place) for part in payment.parts)]
        for scale, place in scaled:
            if scale is not None:
                yield from _steps(scale, place)
    for measure in scheme.measures.values():
        yield from _target(measure)
    for rule in scheme.verdicts:
        for needed, follows in ((0, "always follows"), (rule.last + 1, "never follows")):
            yield SchemeChange(f"the verdict '{rule.name}' ({follows})", rule.place, rule, replace(rule, needed=needed))
    yield from changed_rankings(scheme)
    yield from _payers(scheme)
    for limit in scheme.limits:
        never = replace(limit, pence=_NEVER_REACHED if limit.cap else -_NEVER_REACHED, price=None, worked=None)
        yield SchemeChange(f"the limit '{limit.name}'", limit.place, limit, never)


def _sums_in(amount: Amount) -> Iterator[Amount]:
    """The sums of money that an amount writes; what another payment comes to is that payment's own."""
    if amount.money:
        yield amount
    for one in () if amount.of_payment else amount.inside():
        yield from _sums_in(one)


def _payers(scheme: Scheme) -> Iterator[SchemeChange]:
    """Who pays, each time that it is written: changed so that whoever pays the rest pays all, or another does."""
    seen: set[Place] = set()
    said = [payment.paid_by for payment in scheme.payments]
    said += [limit.paid_by for limit in scheme.limits]
    for paid_by in said:
        if paid_by is None or paid_by.place in seen:
            continue
        seen.add(paid_by.place)
        others = [payer for payer in scheme.payers if payer != paid_by.rest]
        if paid_by.shares or others:
            rest = paid_by.rest if paid_by.shares else others[0]
            yield SchemeChange(
                f"who pays ({paid_by.text})", paid_by.place, paid_by, replace(paid_by, shares={}, rest=rest)
            )


def _prices(price: Price, prices: Mapping[str, Price]) -> Iterator[SchemeChange]:
    for step in price.steps:
        for codes, figure in step.figures.items():
            # A share stays below the whole, and money is another sum however it is rounded.
            other = figure * 3 + 100 if price.kind == "money" else figure / 2 or Fraction(1, 2)
            written = {key: one for key, one in step.of.items() if key != codes}
            dated = replace(step, figures={**step.figures, codes: other}, of=written)
            new = replace(price, steps=tuple(dated if one is step else one for one in price.steps))
            chosen = f", for {', '.join(codes)}" if codes else ""
            said = f"the figure of '{price.name}' from {step.first}{chosen}"
            yield SchemeChange(said, step.places[codes], price, new, tuple(_following(new, prices)))


def _following(changed: Price, prices: Mapping[str, Price]) -> Iterator[tuple[Price, Price]]:
    """The prices that are a share of one that is changed, or of one that is a share of it, each as it then is."""
    made = following({**prices, changed.name: changed})
    for name, price in prices.items():
        if name != changed.name and made[name] != price:
            yield price, made[name]


def _target(measure: Measure) -> Iterator[SchemeChange]:
    """A target that is always met, and one that is always missed; and one that is judged on however few records.

    Examples that are kept where it is always met have nobody who misses it, and the other way round.
    """
    target = measure.target
    if target is None:
        return
    for bound, untried in ((Bound.AT_LEAST, "missing"), (Bound.BELOW, "meeting")):
        other = replace(target, bound=bound, figure=Fraction(0))
        yield SchemeChange(f"{untried} the target of '{measure.name}'", measure.place, target, other)
    if target.judged_from > 1:
        said = f"the {target.judged_from:,} records that '{measure.name}' is judged from"
        yield SchemeChange(said, measure.place, target, replace(target, judged_from=1))


def _steps(scale: Scale, place: Place) -> Iterator[SchemeChange]:
    for step in scale.steps:
        edge = scale.said(step)
        others = [(f"the step {edge}", replace(step, released=step.released / 2 or Fraction(1, 2)))]
        if step.to is not None:
            others.append((f"the end of the straight line {edge}", replace(step, to=step.to / 2 or Fraction(1, 2))))
        for words, other in others:
            new = replace(scale, steps=tuple(other if one is step else one for one in scale.steps))
            yield SchemeChange(f"{words} of '{scale.measure.name}'", place, scale, new)
