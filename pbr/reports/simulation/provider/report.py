"""The provider's side of each scheme: its margin, its cash month by month, and what running the scheme takes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TextIO

from pbr.problems.visible_text import visible
from pbr.reports.simulation.layout.analysis_report import Further
from pbr.reports.simulation.layout.display_names import Shown
from pbr.reports.simulation.layout.money_format import NOTHING, amount, exact_amount, signed
from pbr.reports.simulation.layout.section import Block as Section
from pbr.reports.simulation.layout.text_columns import WIDEST, folded
from pbr.reports.simulation.provider.html_cash_flow import cash
from pbr.reports.simulation.provider.html_margin import keeping
from pbr.reports.simulation.provider.html_transaction_cost import handling
from pbr.reports.simulation.provider.notes import cash_notes, compared_over, handling_notes, left_out_of_costs
from pbr.reports.spreadsheet import money_cell, text_cell, write_table
from pbr.reports.text_table import Block, Column
from pbr.simulate.provider.margin import Margin
from pbr.simulate.provider.provider_side import ProviderSide
from pbr.values.money import plain_pounds, pounds
from pbr.values.period import Period
from pbr.values.rounding import Rounding, to_pence
from pbr.values.share import cut_percent

PROVIDER_SIDE_FILES = ("margins.csv", "cash_flow.csv", "transaction_costs.csv")

_MARGINS = (
    "scheme", "provider_id", "care_costs", "mean", "sd", "standard_error", "p5", "p50", "p95", "chance_of_loss_percent",
    "mean_of_the_worst_5_percent", "not_due_yet",
)  # fmt: skip
_CASH = ("scheme", "provider_id", "month", "came_in", "went_out", "balance")
_HANDLING = (
    "scheme", "plans", "outcomes", "reviews", "payment_lines", "handling_costs", "more_than_baseline",
    "saved_beside_baseline", "left_of_the_saving", "compared",
)  # fmt: skip

_NOT_DUE = "The care it pays for may not be in these records."

Row = tuple[object, ...]


def provider_side_block(found: Sequence[ProviderSide], period: Period | None) -> Further:
    """Give the provider's side as a block beside the back-cast; ``period`` is None for the whole run."""
    left_out = left_out_of_costs(found)
    parts = (
        *(_margins(found), _margins_legend(found), _not_due(found), _not_due_legend(found)),
        *(_cash(found), _cash_legend(found, period), _legend(f"{visible(each)}." for each in left_out)),
        *(_handling(found), _handling_legend(found)),
    )
    return Further(
        name="provider_side",
        parts=tuple(part for part in parts if (part if isinstance(part, str) else part.rows)),
        json={one.label: _json(one) for one in found},
        files={
            "margins.csv": lambda file: _write(file, _MARGINS, [row for one in found for row in _margin_rows(one)]),
            "cash_flow.csv": lambda file: _write(file, _CASH, [row for one in found for row in _cash_rows(one)]),
            "transaction_costs.csv": lambda file: _write(
                file, _HANDLING, [_handling_row(one) for one in found if one.handling is not None]
            ),
        },
        page=lambda shown: _sections(_titled(found, shown), period),
        warnings=lambda shown: _beware(_titled(found, shown)),
    )


def _titled(found: Sequence[ProviderSide], shown: Shown) -> list[ProviderSide]:
    return [replace(one, label=shown.title(one.label)) for one in found]


def _beware(found: Sequence[ProviderSide]) -> tuple[str, ...]:
    """Say what the sums leave out, or have in them that is not due."""
    return (
        *(f"{each}." for each in left_out_of_costs(found)),
        *(
            f"{one.label}: what providers keep has {pounds(one.not_due_yet)} in it that was not due yet. {_NOT_DUE}"
            for one in found
            if one.not_due_yet > 0
        ),
    )


def _sections(found: Sequence[ProviderSide], period: Period | None) -> tuple[Section, ...]:
    """Give the sections of a page that have anything to show."""
    return tuple(one for one in (keeping(found), cash(found, period), handling(found)) if one.figures)


def _write(file: TextIO, columns: Sequence[str], rows: Sequence[Row]) -> None:
    write_table(file, columns, rows)


def _margins(found: Sequence[ProviderSide]) -> Block:
    headings = ("Margin", "P5", "P95", "Loss in", "Worst 5%")
    columns = (Column("Scheme"), Column("Provider"), *(Column(heading, number=True) for heading in headings))
    rows = tuple(
        (
            visible(one.label),
            visible(each.provider_id),
            exact_amount(each.spread.mean),
            amount(each.spread.p5),
            amount(each.spread.p95),
            f"{cut_percent(each.chance_of_loss)}%",
            exact_amount(each.worst_mean),
        )
        for one in found
        for each in one.margins
    )
    return Block(columns, rows, groups=1)


def _margins_legend(found: Sequence[ProviderSide]) -> str:
    """Say what the margins have in them; nothing where there are none."""
    if not any(one.margins for one in found):
        return ""
    return _legend(
        (
            "Margin: the mean of the draws, once everything earned has fallen due, less what care is expected to cost.",
            "P5 to P95: nine draws of ten. Loss in: the share of draws. Worst 5%: the mean of the worst 5% of draws.",
        )
    )


def _not_due(found: Sequence[ProviderSide]) -> Block:
    """Give what of a margin was not due yet, apart from it: with margins of millions one line would be too long."""
    columns = (Column("Scheme"), Column("In the margin of"), Column("Not due yet", number=True))
    rows = tuple(
        (visible(one.label), visible(each.provider_id), amount(pence))
        for one in found
        for each in one.margins
        if (pence := one.not_due.get(each.provider_id, 0))
    )
    return Block(columns, rows, groups=1)


def _not_due_legend(found: Sequence[ProviderSide]) -> str:
    """Say why that matters; nothing where all had fallen due."""
    return f"Not due yet: this is in the margin. {_NOT_DUE}" if _not_due(found).rows else ""


def _cash(found: Sequence[ProviderSide]) -> Block:
    headings = ("Lowest balance", "Month", "At the end")
    columns = (Column("Scheme"), Column("Cash of"), *(Column(heading, number=True) for heading in headings))
    rows = tuple(
        (
            visible(one.label),
            visible(flow.provider_id),
            amount(flow.lowest.balance),
            f"{flow.lowest.first:%Y-%m}",
            amount(flow.months[-1].balance),
        )
        for one in found
        for flow in one.cash
    )
    return Block(columns, rows, groups=1)


def _cash_legend(found: Sequence[ProviderSide], period: Period | None) -> str:
    """Say what the cash has in it; nothing where no cost of care is known."""
    return _legend(cash_notes(period)) if any(one.cash for one in found) else ""


def _handling(found: Sequence[ProviderSide]) -> Block:
    headings = ("Handling costs", "More", "Saved", "Left")
    columns = (Column("Scheme"), *(Column(heading, number=True) for heading in headings))
    rows = []
    for one in found:
        if one.handling is not None:
            beside = one.beside
            compared = map(signed, (beside.more, beside.saved, beside.left)) if beside else (NOTHING,) * 3
            rows.append((visible(one.label), amount(one.handling), *compared))
    return Block(columns, tuple(rows))


def _handling_legend(found: Sequence[ProviderSide]) -> str:
    """Say what handling counts; nothing where no cost of it is known."""
    handled = any(one.handling is not None for one in found)
    return _legend(map(visible, handling_notes(found))) if handled else ""


def _legend(sentences: Iterable[str]) -> str:
    return "\n".join(folded(sentence, WIDEST) for sentence in sentences)


def _margin_rows(one: ProviderSide) -> Iterator[Row]:
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


def _cash_rows(one: ProviderSide) -> Iterator[Row]:
    for flow in one.cash:
        for month in flow.months:
            pence = (month.came_in, month.went_out, month.balance)
            yield (text_cell(one.label), text_cell(flow.provider_id), f"{month.first:%Y-%m}", *map(money_cell, pence))


def _handling_row(one: ProviderSide) -> Row:
    handled = one.handled
    counts = (handled.plans, handled.outcomes, handled.reviews, handled.payment_lines)
    beside = map(money_cell, _beside(one))
    return (text_cell(one.label), *counts, money_cell(one.handling), *beside, compared_over(one.beside))


def _beside(one: ProviderSide) -> tuple[int | None, int | None, int | None]:
    """What a scheme is beside the baseline, in the order of the columns; None for the baseline itself."""
    return (one.beside.more, one.beside.saved, one.beside.left) if one.beside else (None, None, None)


def _json(one: ProviderSide) -> dict[str, Any]:
    more, saved, left = map(_pounds, _beside(one))
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
        "handling_costs": _pounds(one.handling),
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


def _pounds(pence: int | None) -> str | None:
    return None if pence is None else plain_pounds(pence)
