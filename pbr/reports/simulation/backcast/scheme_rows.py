"""The rows of schemes in the table of a comparison: totals, like with like, what is not certain, and by group."""

from pbr.problems.visible_text import visible
from pbr.reports.simulation.backcast.applies_to import applies_to
from pbr.reports.simulation.layout.money_format import NOTHING, amount, number, percent
from pbr.reports.simulation.layout.text_columns import folded
from pbr.reports.text_table import Column, TextTable
from pbr.simulate.backcast.backcast import Backcast, BackcastResult
from pbr.simulate.backcast.baseline_difference import compare_like_with_like, difference, due_in
from pbr.simulate.backcast.paid_to_persons import persons_paid_in_words
from pbr.simulate.backcast.price_years import price_years_in_words, unlike_years, years_of
from pbr.simulate.backcast.unit_counts import each, each_achieved
from pbr.simulate.breakdown import By
from pbr.values.money import pounds, signed_pounds

_MARK = " *"
"""Stands beside a sum from which something was not taken off."""


def totals(cast: Backcast) -> TextTable:
    """Give each scheme's total, what it comes to for each plan and achieved outcome, and beside the baseline."""
    columns = (
        Column("Scheme"),
        Column("Due", number=True),
        *(Column(heading, number=True) for heading in _per(cast)),
        Column("Difference", number=True),
        Column("%", number=True),
        *_prices_of(cast),
    )
    counts = cast.counts
    rows = []
    for result in cast.results:
        due = result.total.due
        pays = result.candidate.pays_for_outcomes
        per = (amount(each(due, counts.all_plans)), amount(each_achieved(due, counts.all_achieved, pays)))[
            : len(_per(cast))
        ]
        rows.append(
            (
                visible(result.candidate.label),
                f"{amount(due)}{_mark(result)}",
                *per,
                *_compared(result, due, _due(cast), cast),
                *_years(result, cast),
            )
        )
    return TextTable(columns, tuple(rows))


def _per(cast: Backcast) -> tuple[str, ...]:
    """What sums are divided by: by outcomes only where the records say which were achieved."""
    return ("Per plan", "Per outcome")[: 1 + cast.counts.says_of_outcomes]


def _mark(result: BackcastResult | None) -> str:
    return _MARK if result and result.not_deducted_in_all else ""


def unlike(cast: Backcast, width: int) -> tuple[str, ...]:
    """Say above the figures that prices are of unlike years; nothing where they are not, or nobody says."""
    found = unlike_years(cast)
    if not found or cast.baseline is None:
        return ()
    named = [(result.candidate.label, years_of(result)) for result in found]
    return (folded(visible(price_years_in_words(named, years_of(cast.baseline))), width),)


def to_persons(cast: Backcast, width: int) -> tuple[str, ...]:
    """Say of each scheme that pays persons how much of what is due that is; nothing where none does."""
    return tuple(folded(visible(said), width) for said in persons_paid_in_words(cast))


def _prices_of(cast: Backcast) -> tuple[Column, ...]:
    """A column for the years of prices, where there are unlike ones."""
    return (Column("Prices of"),) if unlike_years(cast) else ()


def _years(result: BackcastResult, cast: Backcast) -> tuple[str, ...]:
    return (years_of(result) or NOTHING,) if unlike_years(cast) else ()


def outside(cast: Backcast) -> TextTable:
    """Give the schemes for which most records have their day outside the run: their sums are of few of them."""
    columns = (
        Column("Most records are outside its run"),
        Column("It runs"),
        Column("In it", number=True),
        Column("Outside", number=True),
    )
    rows = tuple(
        (
            visible(result.candidate.label),
            str(result.candidate.scheme.runs),
            number(result.within_run),
            number(result.outside_run),
        )
        for result in cast.results
        if result.mostly_outside
    )
    return TextTable(columns, rows)


def _due(cast: Backcast) -> int:
    return cast.baseline.total.due if cast.baseline else 0


def _compared(result: BackcastResult, due: int, was: int, cast: Backcast) -> tuple[str, str]:
    """Give the difference from the baseline, which has none from itself."""
    if cast.baseline is None:
        return NOTHING, NOTHING
    if result is cast.baseline:
        return "baseline", ""
    if cast.beside(result) is None:
        return NOTHING, NOTHING
    found = difference(due, was)
    return signed_pounds(found.pence), percent(found.share)


def like_with_like(cast: Backcast) -> TextTable:
    """Give each scheme beside the baseline for those plans or people alone that the scheme applies to."""
    columns = (
        Column("For what it applies to"),
        Column("Applies to", number=True),
        *(Column(heading, number=True) for heading in ("Due", "Baseline", "Difference", "%")),
        *_prices_of(cast),
    )
    rows: list[tuple[str, ...]] = []
    for result in cast.results:
        baseline = cast.beside(result)
        found = compare_like_with_like(result, baseline) if baseline and result is not baseline else None
        if found is not None:
            more = difference(found.after, found.before)
            marked = (f"{pounds(found.after)}{_mark(result)}", f"{pounds(found.before)}{_mark(cast.baseline)}")
            figures = (*marked, signed_pounds(more.pence), percent(more.share))
            rows.append((visible(result.candidate.label), applies_to(result), *figures, *_years(result, cast)))
    return TextTable(columns, tuple(rows))


def uncertain(cast: Backcast) -> TextTable:
    """Give what of each scheme is at risk, retained, or not decided."""
    columns = (
        Column("Scheme"),
        *(Column(heading, number=True) for heading in ("At risk", "Retained", "Open", "Held", "No sum")),
    )
    rows = tuple(
        (
            visible(result.candidate.label),
            amount(total.at_risk),
            amount(total.retained),
            amount(total.open),
            amount(total.held),
            number(total.without_amount),
        )
        for result in cast.results
        for total in (result.total,)
    )
    return TextTable(columns, rows)


def groups(cast: Backcast) -> TextTable:
    """Give each scheme by what was asked for: provider, area, rate or type of plan."""
    columns = (
        Column(cast.by.heading),
        Column("Scheme"),
        *(Column(heading, number=True) for heading in ("Due", *_per(cast), "Difference", "%")),
    )
    names = sorted({name for result in cast.results for name in result.groups})
    rows = tuple(_group(name, result, cast) for name in names for result in cast.results)
    return TextTable(columns, rows, groups=1)


def _group(name: str, result: BackcastResult, cast: Backcast) -> tuple[str, ...]:
    counts = cast.counts
    if name not in result.groups:
        # It has no line for this group, which is not the same as paying it nothing.
        return (visible(name) or NOTHING, visible(result.candidate.label), *(NOTHING,) * (3 + len(_per(cast))))
    due = due_in(result.groups, name)
    was = due_in(cast.baseline.groups, name) if cast.baseline else 0
    achieved = counts.achieved.get(name) if counts.achieved else None
    plans = counts.plans.get(name) if counts.plans else None
    per = (amount(each(due, plans)), amount(each_achieved(due, achieved, result.candidate.pays_for_outcomes)))
    return (
        visible(name) or NOTHING,
        visible(result.candidate.label),
        f"{amount(due)}{_MARK if cast.by is By.PROVIDER and name in result.not_deducted else ''}",
        *per[: len(_per(cast))],
        *_compared(result, due, was, cast),
    )
