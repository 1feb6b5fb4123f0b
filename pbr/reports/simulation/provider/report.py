"""The provider's side of each scheme: its margin, its cash month by month, and what running the scheme takes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pbr.problems.visible_text import visible
from pbr.reports.page.section import Block as Section
from pbr.reports.simulation.layout.analysis_report import AnalysisReport
from pbr.reports.simulation.layout.display_names import Shown
from pbr.reports.simulation.layout.money_format import NOTHING, amount, exact_amount
from pbr.reports.simulation.layout.text_columns import WIDEST, folded
from pbr.reports.simulation.provider.data_files import (
    CASH,
    HANDLING,
    MARGINS,
    cash_rows,
    handling_row,
    margin_rows,
    provider_side_json,
)
from pbr.reports.simulation.provider.html_cash_flow import cash
from pbr.reports.simulation.provider.html_margin import keeping
from pbr.reports.simulation.provider.html_transaction_cost import handling
from pbr.reports.simulation.provider.notes import cash_notes, handling_notes, left_out_of_costs
from pbr.reports.spreadsheet_safe_cells import write_table
from pbr.reports.text_table import Column, TextTable
from pbr.simulate.provider.provider_side import ProviderSide
from pbr.values.money import pounds, signed_pounds
from pbr.values.period import Period
from pbr.values.share import cut_percent

_NOT_DUE = "The care it pays for may not be in these records."


def provider_side_block(found: Sequence[ProviderSide], period: Period | None) -> AnalysisReport:
    """Give the provider's side as a block beside the back-cast; ``period`` is None for the whole run."""
    left_out = left_out_of_costs(found)
    parts = (
        *(_margins(found), _margins_legend(found), _not_due(found), _not_due_legend(found)),
        *(_cash(found), _cash_legend(found, period), _legend(f"{visible(each)}." for each in left_out)),
        *(_handling(found), _handling_legend(found)),
    )
    return AnalysisReport(
        name="provider_side",
        parts=tuple(part for part in parts if (part if isinstance(part, str) else part.rows)),
        json={one.label: provider_side_json(one) for one in found},
        files={
            "margins.csv": lambda file: write_table(file, MARGINS, [row for one in found for row in margin_rows(one)]),
            "cash_flow.csv": lambda file: write_table(file, CASH, [row for one in found for row in cash_rows(one)]),
            "transaction_costs.csv": lambda file: write_table(
                file, HANDLING, [handling_row(one) for one in found if one.handling is not None]
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


def _margins(found: Sequence[ProviderSide]) -> TextTable:
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
    return TextTable(columns, rows, groups=1)


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


def _not_due(found: Sequence[ProviderSide]) -> TextTable:
    """Give what of a margin was not due yet, apart from it: with margins of millions one line would be too long."""
    columns = (Column("Scheme"), Column("In the margin of"), Column("Not due yet", number=True))
    rows = tuple(
        (visible(one.label), visible(each.provider_id), amount(pence))
        for one in found
        for each in one.margins
        if (pence := one.not_due.get(each.provider_id, 0))
    )
    return TextTable(columns, rows, groups=1)


def _not_due_legend(found: Sequence[ProviderSide]) -> str:
    """Say why that matters; nothing where all had fallen due."""
    return f"Not due yet: this is in the margin. {_NOT_DUE}" if _not_due(found).rows else ""


def _cash(found: Sequence[ProviderSide]) -> TextTable:
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
    return TextTable(columns, rows, groups=1)


def _cash_legend(found: Sequence[ProviderSide], period: Period | None) -> str:
    """Say what the cash has in it; nothing where no cost of care is known."""
    return _legend(cash_notes(period)) if any(one.cash for one in found) else ""


def _handling(found: Sequence[ProviderSide]) -> TextTable:
    headings = ("Handling costs", "More", "Saved", "Left")
    columns = (Column("Scheme"), *(Column(heading, number=True) for heading in headings))
    rows = []
    for one in found:
        if one.handling is not None:
            beside = one.beside
            compared = map(signed_pounds, (beside.more, beside.saved, beside.left)) if beside else (NOTHING,) * 3
            rows.append((visible(one.label), amount(one.handling), *compared))
    return TextTable(columns, tuple(rows))


def _handling_legend(found: Sequence[ProviderSide]) -> str:
    """Say what handling counts; nothing where no cost of it is known."""
    handled = any(one.handling is not None for one in found)
    return _legend(map(visible, handling_notes(found))) if handled else ""


def _legend(sentences: Iterable[str]) -> str:
    return "\n".join(folded(sentence, WIDEST) for sentence in sentences)
