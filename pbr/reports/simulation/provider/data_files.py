"""The provider's side as CSV files and JSON."""

from collections.abc import Iterator
from typing import Any

from pbr.reports.json_values import pounds_or_null
from pbr.reports.simulation.provider.notes import compared_over
from pbr.reports.spreadsheet_safe_cells import money_cell, text_cell
from pbr.simulate.provider.margin import Margin
from pbr.simulate.provider.provider_side import ProviderSide
from pbr.values.money import plain_pounds
from pbr.values.rounding import Rounding, to_pence
from pbr.values.share import cut_percent

PROVIDER_SIDE_FILES = ("margins.csv", "cash_flow.csv", "transaction_costs.csv")

MARGINS = (
    "scheme", "provider_id", "care_costs", "mean", "sd", "standard_error", "p5", "p50", "p95", "chance_of_loss_percent",
    "mean_of_the_worst_5_percent", "not_due_yet",
)  # fmt: skip
CASH = ("scheme", "provider_id", "month", "came_in", "went_out", "balance")
HANDLING = (
    "scheme", "plans", "outcomes", "reviews", "payment_lines", "handling_costs", "more_than_baseline",
    "saved_beside_baseline", "left_of_the_saving", "compared",
)  # fmt: skip

Row = tuple[object, ...]


def margin_rows(one: ProviderSide) -> Iterator[Row]:
    """The rows of margins.csv for a scheme."""
    for each in one.margins:
        spread = each.spread
        exact = (spread.mean, spread.sd, spread.standard_error)
        yield (
            text_cell(one.label), text_cell(each.provider_id), money_cell(each.cost),
            *(money_cell(to_pence(pence, Rounding.HALF_UP)) for pence in exact),
            *(money_cell(pence) for pence in (spread.p5, spread.p50, spread.p95)),
            cut_percent(each.chance_of_loss), money_cell(to_pence(each.worst_mean, Rounding.HALF_UP)),
            money_cell(one.not_due.get(each.provider_id, 0)),
        )  # fmt: skip


def cash_rows(one: ProviderSide) -> Iterator[Row]:
    """The rows of cash_flow.csv for a scheme."""
    for flow in one.cash:
        for month in flow.months:
            pence = (month.came_in, month.went_out, month.balance)
            yield (text_cell(one.label), text_cell(flow.provider_id), f"{month.first:%Y-%m}", *map(money_cell, pence))


def handling_row(one: ProviderSide) -> Row:
    """The row of transaction_costs.csv for a scheme."""
    handled = one.handled
    counts = (handled.plans, handled.outcomes, handled.reviews, handled.payment_lines)
    beside = map(money_cell, _beside(one))
    return (text_cell(one.label), *counts, money_cell(one.handling), *beside, compared_over(one.beside))


def _beside(one: ProviderSide) -> tuple[int | None, int | None, int | None]:
    """What a scheme is beside the baseline, in the order of the columns; None for the baseline itself."""
    return (one.beside.more, one.beside.saved, one.beside.left) if one.beside else (None, None, None)


def provider_side_json(one: ProviderSide) -> dict[str, Any]:
    """Give a scheme's provider side as JSON takes it."""
    more, saved, left = map(pounds_or_null, _beside(one))
    handled = one.handled
    return {
        "margins": {each.provider_id: _margin_json(each, one) for each in one.margins},
        "cash": {
            flow.provider_id: {
                "lowest_balance": plain_pounds(flow.lowest.balance),
                "lowest_in": f"{flow.lowest.first:%Y-%m}",
                "balance_at_the_end": plain_pounds(flow.months[-1].balance),
            }
            for flow in one.cash
        },
        "handled": {
            "plans": handled.plans,
            "outcomes": handled.outcomes,
            "reviews": handled.reviews,
            "payment_lines": handled.payment_lines,
        },
        "handling_costs": pounds_or_null(one.handling),
        "more_than_baseline": more,
        "saved_beside_baseline": saved,
        "left_of_the_saving": left,
        "compared": compared_over(one.beside),
        "not_in_the_cost_of_care": list(one.left_out),
        "ranges_not_in_the_margins": list(one.ranges_left_out) if one.margins else [],
    }


def _margin_json(each: Margin, one: ProviderSide) -> dict[str, Any]:
    return {
        "care_costs": plain_pounds(each.cost),
        "mean": plain_pounds(to_pence(each.spread.mean, Rounding.HALF_UP)),
        "sd": plain_pounds(to_pence(each.spread.sd, Rounding.HALF_UP)),
        "standard_error": plain_pounds(to_pence(each.spread.standard_error, Rounding.HALF_UP)),
        "p5": plain_pounds(each.spread.p5),
        "p50": plain_pounds(each.spread.p50),
        "p95": plain_pounds(each.spread.p95),
        "chance_of_loss_percent": cut_percent(each.chance_of_loss),
        "mean_of_the_worst_5_percent": plain_pounds(to_pence(each.worst_mean, Rounding.HALF_UP)),
        "not_due_yet": plain_pounds(one.not_due.get(each.provider_id, 0)),
    }
