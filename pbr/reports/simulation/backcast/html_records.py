"""The records whose payment changes most, by name: only in a page that may name them."""

from pbr.reports.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.page.section import Block, IllustratedTable, Numbers
from pbr.reports.simulation.layout.money_format import amount, more_or_less
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.reports.text_table import Column
from pbr.simulate.backcast.backcast import BackcastResult
from pbr.simulate.backcast.baseline_difference import MOST_CHANGED, PaymentChange, most_changed
from pbr.values.money import signed_pounds

_MOST_BARS = 15
"""Bars that go on a sheet of paper; the table has the rest."""


def records(report: Report) -> Block | None:
    """Name the records; nothing unless that was asked for, and there is a baseline they can change from."""
    baseline = report.cast.baseline
    if not report.shown.names_records or baseline is None:
        return None
    figures = [
        _figure(at, result, changed)
        for at, result in enumerate(report.cast.results, 1)
        if result is not baseline and (changed := most_changed(result, baseline))
    ]
    if not figures:
        return None
    return Block(
        name="records",
        heading="The records whose payment changes most",
        sentences=(f"Up to {MOST_CHANGED} for each scheme. They are about people: share this page with care.",),
        figures=tuple(figures),
    )


def _figure(at: int, result: BackcastResult, changed: tuple[PaymentChange, ...]) -> IllustratedTable:
    scheme = result.candidate.label
    bars = [
        Bar(f"{one.what} {one.record_id}", signed_pounds(one.difference), one.difference)
        for one in changed[:_MOST_BARS]
    ]
    amounts = (Column(heading, number=True) for heading in ("Baseline", "Scheme", "Difference"))
    numbers = Numbers(
        f"{scheme}: the records whose payment changes most",
        (Column("Record"), Column("Provider"), *amounts),
        tuple(
            (
                f"{one.what} {one.record_id}",
                one.provider_id,
                amount(one.before),
                amount(one.after),
                signed_pounds(one.difference),
            )
            for one in changed
        ),
    )
    only = f", the {len(bars)} furthest" if len(bars) < len(changed) else ""
    title = f"{scheme}: how much more or less each record is paid{only}"
    return IllustratedTable(
        numbers,
        (horizontal_bars(f"records-chart-{at}", title, f"A bar for each record: {heard(bars)}.", bars, more_or_less),),
    )
