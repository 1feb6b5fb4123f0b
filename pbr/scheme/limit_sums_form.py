"""What a limit is, as it is written: an amount of money, or a price of the scheme from which day on."""

from collections.abc import Mapping
from datetime import date

from pbr.problems.suggest import did_you_mean
from pbr.scheme.prices import Price
from pbr.scheme.reading_context import Reading
from pbr.source.yaml_nodes import Scalar
from pbr.values.money import money_in_scheme
from pbr.values.period import Period


def read_sum(text: Scalar, prices: Mapping[str, Price], runs: Period, reading: Reading) -> tuple[tuple[date, int], ...]:
    """What a limit is, in pence, from which day on: money, or a price of the scheme; nothing where it is neither."""
    pence = money_in_scheme(text.text)
    if pence is not None:
        return ((runs.first, pence),)
    price = prices.get(text.text)
    if price is None:
        if not reading.is_written("prices", text.text):
            reading.problem(
                "PBR211",
                f"'{text.text}' is not an amount of money, nor a price of the scheme",
                text.place,
                did_you_mean(text.text, list(prices)) or "write it like £19,000.00, without a unit, or name a price",
            )
        return ()
    reading.prices_used.add(price.name)
    figures = [(step.first, figure) for step in price.steps for figure in step.figures.values()]
    whole = all(figure.denominator == 1 for _, figure in figures)
    if price.kind != "money" or price.by or any(step.pers for step in price.steps) or not whole:
        reading.problem(
            "PBR464",
            f"'{text.text}' is not a sum of money by itself, and a limit is one",
            text.place,
            "name a price of whole pence, without 'per' and without 'by'",
        )
        return ()
    if price.steps[0].first > runs.first:
        reading.problem(
            "PBR464",
            f"'{text.text}' has no figure on {runs.first}, when the scheme begins",
            text.place,
            "add a figure from the start of the run",
        )
        return ()
    return tuple((first, int(figure)) for first, figure in figures)
