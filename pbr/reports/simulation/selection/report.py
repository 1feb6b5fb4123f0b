"""Whom a scheme makes it worth choosing or leaving, and what it pays for that would have happened anyway."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from pbr.problems.visible_text import visible
from pbr.reports.simulation.layout.analysis_report import AnalysisReport
from pbr.reports.simulation.selection.html import choosing
from pbr.reports.spreadsheet_safe_cells import money_cell, text_cell, write_table
from pbr.reports.text_table import Column, TextTable
from pbr.simulate.selection.cherry_picking import CherryPicking
from pbr.simulate.selection.selection import SelectionFound
from pbr.values.money import plain_pounds
from pbr.values.rounding import Rounding, to_pence
from pbr.values.share import cut_percent

WEIGHED_FILES = ("easy_and_hard.csv", "parked_and_paid_anyway.csv")

_GROUPS = ("scheme", "by", "group", "plans", "success_rate_percent", "expected_per_plan")
_WEIGHED = (
    "scheme", "people_at_a_loss", "of_people", "loss_together", "paid_for_results", "paid_anyway", "share_percent",
    "not_known",
)  # fmt: skip


def weighed_block(found: Sequence[SelectionFound]) -> AnalysisReport:
    """Give what assumed rates and costs say of what schemes reward, as a block beside the back-cast."""
    rows = tuple(row for one in found for row in _findings(one))
    columns = (Column("Scheme"), Column("Whom it rewards choosing, and what it pays for anyway"))
    return AnalysisReport(
        name="expected_incentives",
        parts=(TextTable(columns, rows, groups=1),) if rows else (),
        json={one.label: _json(one) for one in found},
        files={
            "easy_and_hard.csv": lambda file: write_table(
                file, _GROUPS, (row for one in found for row in _group_rows(one))
            ),
            "parked_and_paid_anyway.csv": lambda file: write_table(file, _WEIGHED, map(_weighed_row, found)),
        },
        page=lambda shown: (choosing([replace(one, label=shown.title(one.label)) for one in found]),),
    )


def _findings(one: SelectionFound) -> Iterator[tuple[str, str]]:
    label = visible(one.label)
    for picked in one.picked.values():
        yield label, visible(f"Cherry-picking: {picked.words}")
    if one.parked is not None:
        yield label, f"Parking: {one.parked.words}"
    if one.wasted is not None:
        yield label, f"Deadweight: {one.wasted.words}"
    if one.unsaid:
        yield label, visible(f"Deadweight is not known: {one.unsaid}")


def _group_rows(one: SelectionFound) -> Iterator[tuple[object, ...]]:
    for by, picked in one.picked.items():
        for group in picked.groups:
            rate, each = cut_percent(group.success_rate), money_cell(to_pence(group.each, Rounding.HALF_UP))
            yield text_cell(one.label), by.value, text_cell(group.name), group.plans, rate, each


def _share(share: Fraction | None) -> str:
    return "" if share is None else cut_percent(share)


def _weighed_row(one: SelectionFound) -> tuple[object, ...]:
    parked, wasted = one.parked, one.wasted
    lost = ("", "", "") if parked is None else (parked.parked, parked.people, _money(parked.loss))
    paid = ("", "", "")
    if wasted is not None:
        paid = (_money(wasted.paid_for_results), _money(wasted.paid_anyway), _share(wasted.share))
    return text_cell(one.label), *lost, *paid, text_cell(one.unsaid)


def _money(pence: Fraction) -> str:
    return money_cell(to_pence(pence, Rounding.HALF_UP))


def _json(one: SelectionFound) -> dict[str, Any]:
    parked, wasted = one.parked, one.wasted
    return {
        "easy_and_hard": {by.value: _groups(picked) for by, picked in one.picked.items()},
        "parked": None
        if parked is None
        else {
            "people": parked.parked,
            "of_people": parked.people,
            "loss": plain_pounds(to_pence(parked.loss, Rounding.HALF_UP)),
        },
        "deadweight": None
        if wasted is None
        else {
            "paid_for_results": plain_pounds(to_pence(wasted.paid_for_results, Rounding.HALF_UP)),
            "paid_anyway": plain_pounds(to_pence(wasted.paid_anyway, Rounding.HALF_UP)),
            "share_percent": _share(wasted.share),
        },
        **({"deadweight_not_known": one.unsaid} if one.unsaid else {}),
    }


def _groups(picked: CherryPicking) -> list[dict[str, Any]]:
    return [
        {
            "group": group.name,
            "plans": group.plans,
            "success_rate_percent": cut_percent(group.success_rate),
            "expected_per_plan": plain_pounds(to_pence(group.each, Rounding.HALF_UP)),
        }
        for group in picked.groups
    ]
