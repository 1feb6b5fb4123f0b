"""The CSV files of a back-cast: one row for each scheme, for each provider, for each group, and for what moves most.

No file has totals among its rows: whoever adds up the ``due`` column of a scheme has that scheme's total.
"""

from collections.abc import Iterator, Mapping
from typing import TextIO

from pbr.reports.simulation.layout.money_format import plain_percent
from pbr.reports.spreadsheet_safe_cells import money_cell, text_cell, write_table
from pbr.settlement.line import Status
from pbr.simulate.backcast.backcast import Backcast, BackcastResult
from pbr.simulate.backcast.baseline_difference import (
    Difference,
    compare_like_with_like,
    difference,
    due_in,
    gains_and_losses,
    most_changed,
)
from pbr.simulate.backcast.grouping import TO_PERSONS
from pbr.simulate.backcast.price_years import years_of
from pbr.simulate.backcast.scheme_totals import SchemeTotals
from pbr.simulate.backcast.unit_counts import each, each_achieved

_STATUSES = (Status.HELD, Status.NOT_EARNED, Status.NOT_DUE, Status.OPEN, Status.EARLIER)

PRICES_OF = ("prices_of", "baseline_prices_of")
"""Beside every difference: of which years' prices a scheme says it is, and the baseline; blank where it says none."""

SCHEMES_COLUMNS = (
    "scheme",
    "file",
    "baseline",
    "compared",
    "reason",
    "plans_it_applies_to",
    "people_it_applies_to",
    "records_in_its_run",
    "records_outside_its_run",
    "due",
    "plans",
    "per_plan",
    "achieved_outcomes",
    "per_achieved_outcome",
    "difference",
    "difference_percent",
    *PRICES_OF,
    "due_for_what_it_applies_to",
    "baseline_for_what_it_applies_to",
    "at_risk",
    "retained",
    *map(str, _STATUSES),
    "open_without_amount",
    "lines",
    "providers_gaining",
    "providers_losing",
    "providers_same",
)
PROVIDERS_COLUMNS = ("scheme", "provider_id", "baseline_due", "due", "difference", "difference_percent", *PRICES_OF)
GROUPS_COLUMNS = (
    "scheme",
    "by",
    "group",
    "due",
    "plans",
    "per_plan",
    "achieved_outcomes",
    "per_achieved_outcome",
    "difference",
    "difference_percent",
    *PRICES_OF,
    "at_risk",
    "retained",
    "open",
)
RECORDS_COLUMNS = ("scheme", "record", "record_id", "provider_id", "baseline_due", "due", "difference", *PRICES_OF)

Row = tuple[object, ...]


def write_schemes(file: TextIO, cast: Backcast) -> None:
    """Write a row for each scheme; one that was left out has its reason, and no figure that could be taken for nil."""
    rows = [_scheme(result, cast) for result in cast.results]
    for left in cast.left_out:
        named = (text_cell(left.candidate.label), text_cell(left.candidate.file.name), _yes(left.candidate.is_baseline))
        blanks = ("",) * (len(SCHEMES_COLUMNS) - 5)
        rows.append((*named, "no", text_cell("; ".join(left.reasons)), *blanks))
    write_table(file, SCHEMES_COLUMNS, rows)


def write_providers(file: TextIO, cast: Backcast) -> None:
    """Write a row for each scheme and provider that either it or the baseline pays."""
    write_table(file, PROVIDERS_COLUMNS, (row for result in cast.results for row in _providers(result, cast)))


def write_groups(file: TextIO, cast: Backcast) -> None:
    """Write a row for each scheme and group that it has a line for; a scheme without one is not said to pay nil."""
    write_table(file, GROUPS_COLUMNS, (row for result in cast.results for row in _groups(result, cast)))


def write_records(file: TextIO, cast: Backcast) -> None:
    """Write, for each scheme, the records whose payment changes most. They are about people: keep the file so."""
    baseline = cast.baseline
    compared = [result for result in cast.results if result is not baseline and cast.beside(result)]
    rows = (
        (
            text_cell(result.candidate.label),
            changed.what,
            text_cell(changed.record_id),
            text_cell(changed.provider_id),
            money_cell(changed.before),
            money_cell(changed.after),
            money_cell(changed.difference),
            *_prices_of(result, cast),
        )
        for result in compared
        for changed in (most_changed(result, baseline) if baseline else ())
    )
    write_table(file, RECORDS_COLUMNS, rows)


def _scheme(result: BackcastResult, cast: Backcast) -> Row:
    total, counts, candidate = result.total, cast.counts, result.candidate
    baseline = cast.beside(result)
    moved = gains_and_losses(result, baseline) if baseline else None
    return (
        text_cell(candidate.label),
        text_cell(candidate.file.name),
        _yes(candidate.is_baseline),
        "yes",
        "",
        result.plans,
        result.people,
        result.within_run,
        result.outside_run,
        money_cell(total.due),
        _count(counts.all_plans),
        money_cell(each(total.due, counts.all_plans)),
        _count(counts.all_achieved),
        money_cell(each_achieved(total.due, counts.all_achieved, candidate.pays_for_outcomes)),
        *_difference(difference(total.due, baseline.total.due) if baseline else None),
        *_prices_of(result, cast),
        *_alike(result, cast),
        money_cell(total.at_risk),
        money_cell(total.retained),
        *(money_cell(total.by_status.get(status, 0)) for status in _STATUSES),
        total.without_amount,
        total.lines,
        *((len(moved.gaining), len(moved.losing), len(moved.same)) if moved else ("", "", "")),
    )


def _alike(result: BackcastResult, cast: Backcast) -> tuple[str, str]:
    """Give the cells that compare like with like; blank where there is nothing to compare."""
    baseline = cast.beside(result)
    found = compare_like_with_like(result, baseline) if baseline else None
    return (money_cell(found.after), money_cell(found.before)) if found else ("", "")


def _providers(result: BackcastResult, cast: Backcast) -> Iterator[Row]:
    before = _paid(cast.baseline) if cast.baseline else {}
    paid = _paid(result)
    for name in sorted({*paid, *before}):
        due = due_in(paid, name)
        was = due_in(before, name) if cast.baseline else None
        compared = None if was is None or cast.beside(result) is None else difference(due, was)
        scheme = text_cell(result.candidate.label)
        yield (
            scheme,
            text_cell(name),
            money_cell(was),
            money_cell(due),
            *_difference(compared),
            *_prices_of(result, cast),
        )


def _paid(result: BackcastResult) -> Mapping[str, SchemeTotals]:
    """What each provider is paid, and persons together where the scheme pays any."""
    return {**result.providers, TO_PERSONS: result.to_persons} if result.to_persons.lines else result.providers


def _groups(result: BackcastResult, cast: Backcast) -> Iterator[Row]:
    before = cast.baseline.groups if cast.baseline else {}
    for name, found in result.groups.items():
        due = found.due
        plans = None if cast.counts.plans is None else cast.counts.plans.get(name, 0)
        achieved = None if cast.counts.achieved is None else cast.counts.achieved.get(name, 0)
        yield (
            text_cell(result.candidate.label),
            cast.by.value,
            text_cell(name),
            money_cell(due),
            _count(plans),
            money_cell(each(due, plans)),
            _count(achieved),
            money_cell(each_achieved(due, achieved, result.candidate.pays_for_outcomes)),
            *_difference(difference(due, due_in(before, name)) if cast.beside(result) else None),
            *_prices_of(result, cast),
            money_cell(found.at_risk),
            money_cell(found.retained),
            money_cell(found.open),
        )


def _difference(found: Difference | None) -> tuple[str, str]:
    return ("", "") if found is None else (money_cell(found.pence), plain_percent(found.share))


def _prices_of(result: BackcastResult, cast: Backcast) -> tuple[str, str]:
    return years_of(result), years_of(cast.baseline) if cast.baseline else ""


def _count(many: int | None) -> object:
    return "" if many is None else many


def _yes(so: bool) -> str:
    return "yes" if so else "no"
