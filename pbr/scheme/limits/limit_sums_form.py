"""What a limit is, as it is written: money, a price, a plan's own money, so much for each, or a share of payments."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from pbr.conditions.lexer import Misread
from pbr.conditions.syntax_tree import FieldRef
from pbr.records.dictionary import FieldType, Unit
from pbr.scheme.limits.limit_sums import Counted, OwnSum, ShareOfOthers, SumForEach, WorkedFrom
from pbr.scheme.limits.limited_payments import MayCount
from pbr.scheme.limits.limits import Over
from pbr.scheme.pricing.price_lookup import FIELD
from pbr.scheme.pricing.prices import Price
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.figure_suggestions import money_meant
from pbr.values.money import money_in_scheme
from pbr.values.period import Period
from pbr.values.share import share_in_scheme

_COUNTED: dict[str, Counted] = {"plan": "plan", "person": "person"}
_OF_PERSON = ("plan",)
_WITHIN = {
    "person with each provider": _OF_PERSON,
    "person with all providers": _OF_PERSON,
    "provider": ("plan", "person"),
}
"""Of what there are several within what a limit is over."""


class Sum(NamedTuple):
    """The sum of a limit as read: pence on the run's first day, the price that it is, what it is worked out from."""

    pence: int
    price: Price | None = None
    worked: WorkedFrom | None = None


def read_sum(text: Scalar, prices: Mapping[str, Price], runs: Period, counts: MayCount) -> Sum | None:
    """What a limit is; None, and a problem, where it is nothing that a limit can be."""
    if " for each " in text.text:
        return _for_each(text, prices, runs, counts)
    share, of, rest = _shared(text)
    if share is not None and of:
        return _share(share, rest, counts)
    reading = counts.reading
    price = prices.get(text.text)
    if price is None and _is_field(text, reading):
        return _own(Fraction(1), text, counts)
    if price is None and _may_be_field(text, reading):
        return None
    pence = _money(text, price, runs, reading)
    return None if pence is None else Sum(pence, price)


def check_sum(worked: WorkedFrom | None, text: Scalar, of: tuple[str, ...], counts: MayCount) -> None:
    """Note a problem where a limit is a share of what it limits, or counts what its payments are not for."""
    reading = counts.reading
    if isinstance(worked, ShareOfOthers):
        for name in worked.of:
            if name in of:
                reading.problem(
                    "PBR352",
                    f"'{name}' is limited to a share of itself",
                    text.place,
                    "take it out of 'of', or name the other payments in the share: 10% of hourly",
                )
    elif isinstance(worked, SumForEach):
        over: Over = "plan" if worked.one == "plan" else "person with each provider"
        for name in of:
            if wider := counts.wider_than(over, name):
                message = f"'{name}' {wider}, and the limit is so much for each {worked.one} that it is due for"
                reading.problem("PBR351", message, text.place, "take it out of 'of', or write a sum of money")


def _shared(text: Scalar) -> tuple[Fraction | None, str, Scalar]:
    """A share at the beginning of a text, and what it is of."""
    head, of, _ = text.text.partition(" of ")
    return share_in_scheme(head), of, part_of(text, len(head) + len(of), len(text.text))


def _is_field(text: Scalar, reading: Reading) -> bool:
    """Whether a text is the name of a field of a plan, and of nothing that a limit could be otherwise."""
    return text.text in reading.tables["plans"].fields_by_name and not reading.is_written("prices", text.text)


def _may_be_field(text: Scalar, reading: Reading) -> bool:
    """Whether a text may be a field of the scheme's own, or a price, of which nothing could be read: that is told."""
    return not reading.unread.isdisjoint(("records", "prices")) and FIELD.fullmatch(text.text) is not None


def _share(share: Fraction, rest: Scalar, counts: MayCount) -> Sum | None:
    reading = counts.reading
    if _is_field(rest, reading) and rest.text not in counts.known:
        return _own(share, rest, counts)
    if rest.text not in counts.known and _may_be_field(rest, reading):
        return None
    names = counts.names(rest)
    return Sum(0, None, ShareOfOthers(share, names))


def _own(share: Fraction, text: Scalar, counts: MayCount) -> Sum | None:
    """A plan's own money; None, and a problem, where it is no sum by itself or the limit is over more than a plan."""
    reading = counts.reading
    ref = _money_of_plan(text, reading)
    if ref is None:
        return None
    if counts.over is not None and counts.over != "plan":
        reading.problem(
            "PBR350",
            f"'{text.text}' is of each plan by itself, and the limit is over each {counts.over}",
            text.place,
            "write over: plan, or a sum of money",
        )
        return None
    return Sum(0, None, OwnSum(ref, share))


def _money_of_plan(text: Scalar, reading: Reading) -> FieldRef | None:
    match = FIELD.fullmatch(text.text)
    try:
        found = reading.names(reading.tables["plans"]).bare(text.text, (0, len(text.text))) if match else None
    except Misread:
        found = None
    if isinstance(found, FieldRef) and found.field.type is FieldType.MONEY and found.field.unit is Unit.MONEY:
        return found
    reading.problem(
        "PBR350",
        f"'{text.text}' is not a sum of money that a plan has",
        text.place,
        "name a money field of the plan: plan_value, or one of your own, indicative_allocation: money",
    )
    return None


def _for_each(text: Scalar, prices: Mapping[str, Price], runs: Period, counts: MayCount) -> Sum | None:
    """So much money for each plan or person; None, and a problem, where there are not several of them."""
    head, _, of = text.text.partition(" for each ")
    money, one = part_of(text, 0, len(head)), part_of(text, len(text.text) - len(of), len(text.text))
    price = prices.get(money.text)
    pence = _money(money, price, runs, counts.reading)
    counted = _COUNTED.get(one.text)
    if counts.over is not None and (counted is None or counted not in _WITHIN.get(counts.over, ())):
        within = " or ".join(f"for each {each}" for each in _WITHIN.get(counts.over, ()))
        counts.reading.problem(
            "PBR351",
            f"there are not several of '{one.text}' to count in a limit over each {counts.over}",
            one.place,
            f"write {within}" if within else "write a sum of money, or over: provider",
        )
        return None
    if pence is None or counted is None:
        return None
    return Sum(pence, price, SumForEach(counted))


def _money(text: Scalar, price: Price | None, runs: Period, reading: Reading) -> int | None:
    """What a limit is on the first day of the run, in pence: money, or a price; None where it is neither."""
    pence = money_in_scheme(text.text)
    if pence is not None:
        return pence
    if price is None:
        if not reading.is_written("prices", text.text):
            reading.problem(
                "PBR211",
                f"'{text.text}' is not an amount of money, nor a price of the scheme",
                text.place,
                money_meant(text.text)
                or "write it like £19,000.00, without a unit; or £200.00 for each plan, 10% of a payment, a money "
                "field of the plan or a price",
            )
        return None
    reading.prices_used.add(price.name)
    figures = [figure for step in price.steps for figure in step.figures.values()]
    whole = all(figure.denominator == 1 for figure in figures)
    if price.kind != "money" or price.by or any(step.pers for step in price.steps) or not whole:
        reading.problem(
            "PBR464",
            f"'{text.text}' is not a sum of money by itself, and a limit is one",
            text.place,
            "name a price of whole pence, without 'per' and without 'by'",
        )
        return None
    step = price.step_on(runs.first)
    if step is None:
        reading.problem(
            "PBR464",
            f"'{text.text}' has no figure on {runs.first}, when the scheme begins",
            text.place,
            "add a figure from the start of the run",
        )
        return None
    return int(step.figures[()])
