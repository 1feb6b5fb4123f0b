"""What a limit is, as it is written: an amount of money, or a price of the scheme from which day on."""

from pbr.scheme.prices import Price
from pbr.scheme.reading_context import Reading
from pbr.source.yaml_nodes import Scalar
from pbr.values.money import money_in_scheme
from pbr.values.period import Period


def read_sum(text: Scalar, price: Price | None, runs: Period, reading: Reading) -> int | None:
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
                "write it like £19,000.00, without a unit, or name a price",
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
