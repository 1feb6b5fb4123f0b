"""What each scheme rewards: one more success, week or hour; where failing pays; and where a sum hangs on one success.

On a terminal the bands of a step are put together; the JSON and ``incentives.csv`` have them apart. A record that shows
that failing pays is named in ``pays_to_fail.csv``, and on a page only where that may name records.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TextIO

from pbr.problems.visible_text import visible
from pbr.reports.simulation.incentives.html import rewards
from pbr.reports.simulation.incentives.wording import HOW_TRIED, not_tried, tried_under, worst_of_each_step
from pbr.reports.simulation.layout.analysis_report import AnalysisReport
from pbr.reports.simulation.layout.money_format import amount, number
from pbr.reports.simulation.layout.text_columns import WIDEST, folded
from pbr.reports.spreadsheet_safe_cells import money_cell, text_cell, write_table
from pbr.reports.text_table import Column, TextTable
from pbr.simulate.incentives.case_band import CaseBand
from pbr.simulate.incentives.cliffs import Cliff
from pbr.simulate.incentives.incentives import Incentives
from pbr.simulate.incentives.marginal import BandMarginal
from pbr.simulate.incentives.perverse_incentive import PaysToFail
from pbr.values.money import plain_pounds
from pbr.values.rounding import Rounding, to_pence

INCENTIVES_FILES = ("incentives.csv", "pays_to_fail.csv", "cliffs.csv")

_BAND = ("plan_type", "rate", "kind")
_INCENTIVES = ("scheme", "step", *_BAND, "records_tried", "mean", "least", "most", "bring_nothing", "capped")
_PAYS_TO_FAIL = (
    "scheme", "fault", "step", *_BAND, "failing_brings", "records_of_those_tried", "table", "record_id", "provider_id",
)  # fmt: skip
_CLIFFS = ("scheme", "provider_id", "payment", "measure", "window", "at", "out_of", "brings")

Row = tuple[object, ...]


def incentives_block(found: Sequence[Incentives]) -> AnalysisReport:
    """Give what schemes reward as a block beside the back-cast."""
    parts = (_marginals(found), _legend(found), _pays_to_fail(found), _cliffs(found))
    writers = (_marginal_rows, _pays_to_fail_rows, _cliff_rows)
    columns = (_INCENTIVES, _PAYS_TO_FAIL, _CLIFFS)

    def write(at: int, file: TextIO) -> None:
        write_table(file, columns[at], (row for one in found for row in writers[at](one)))

    return AnalysisReport(
        name="incentives",
        parts=tuple(part for part in parts if isinstance(part, str) or part.rows),
        json={one.label: _json(one) for one in found},
        files={
            "incentives.csv": lambda file: write(0, file),
            "pays_to_fail.csv": lambda file: write(1, file),
            "cliffs.csv": lambda file: write(2, file),
        },
        page=lambda shown: (
            rewards([replace(one, label=shown.title(one.label)) for one in found], shown.names_records),
        ),
        warnings=lambda shown: tuple(
            f"{shown.title(one.label)}: {one.pays_to_fail[0].words}." for one in found if one.pays_to_fail
        ),
    )


def _marginals(found: Sequence[Incentives]) -> TextTable:
    columns = (
        Column("Scheme"),
        Column("What it brings the provider"),
        *(Column(heading, number=True) for heading in ("Least", "Most", "Tried", "Nil", "Capped")),
    )
    rows = tuple(
        (
            visible(one.label),
            each.step.words,
            amount(each.least),
            amount(each.most),
            *map(number, (each.records, each.nil, each.capped)),
        )
        for one in found
        for each in tried_under(one)
    )
    return TextTable(columns, rows, groups=1)


def _legend(found: Sequence[Incentives]) -> str:
    return "\n".join(folded(visible(line), WIDEST) for line in (*HOW_TRIED, *not_tried(found)))


def _pays_to_fail(found: Sequence[Incentives]) -> TextTable:
    """Give the worst finding of each step, without its record."""
    rows = tuple((visible(one.label), finding.words) for one in found for finding in worst_of_each_step(one))
    return TextTable((Column("Pays to fail"), Column("How")), rows, groups=1)


def _cliffs(found: Sequence[Incentives]) -> TextTable:
    columns = (Column("Scheme"), Column("Cliffs", number=True), Column("The steepest"))
    rows = tuple(
        (visible(one.label), number(len(one.cliffs)), visible(max(one.cliffs, key=_height).words))
        for one in found
        if one.cliffs
    )
    return TextTable(columns, rows)


def _height(cliff: Cliff) -> int:
    return abs(cliff.pence)


def _marginal_rows(one: Incentives) -> Iterator[Row]:
    for each in one.marginals:
        yield (
            text_cell(one.label), each.step.words, *_band(each.band), each.tried, money_cell(_mean(each)),
            money_cell(each.least), money_cell(each.most), each.nil, each.capped,
        )  # fmt: skip


def _pays_to_fail_rows(one: Incentives) -> Iterator[Row]:
    for each in one.pays_to_fail:
        shown = each.shown_by
        yield (
            text_cell(one.label), each.fault.value, shown.step.words, *_band(shown.band), money_cell(each.pence),
            each.records, shown.table, text_cell(shown.record_id), text_cell(shown.provider_id),
        )  # fmt: skip


def _cliff_rows(one: Incentives) -> Iterator[Row]:
    for each in one.cliffs:
        yield (
            text_cell(one.label), text_cell(each.provider_id), each.payment, each.measure, each.window.label, each.at,
            each.out_of, money_cell(each.pence),
        )  # fmt: skip


def _band(band: CaseBand) -> tuple[str, ...]:
    return tuple(map(text_cell, band))


def _mean(band: BandMarginal) -> int:
    return to_pence(band.mean, Rounding.HALF_UP)


def _json(one: Incentives) -> dict[str, Any]:
    return {
        "brings": [
            {
                "step": each.step.words,
                **_band_json(each.band),
                "records_tried": each.tried,
                "mean": plain_pounds(_mean(each)),
                "least": plain_pounds(each.least),
                "most": plain_pounds(each.most),
                "bring_nothing": each.nil,
                "capped": each.capped,
            }
            for each in one.marginals
        ],
        "not_looked_at": [more.value for more in one.overlooked],
        "pays_to_fail": [_finding(each) for each in one.pays_to_fail],
        "cliffs": None if one.unsaid else [_cliff(each) for each in one.cliffs],
        **({"cliffs_not_known": one.unsaid} if one.unsaid else {}),
    }


def _finding(each: PaysToFail) -> dict[str, Any]:
    return {
        "fault": each.fault.value,
        "step": each.shown_by.step.words,
        **_band_json(each.shown_by.band),
        "failing_brings": plain_pounds(each.pence),
        "records_of_those_tried": each.records,
    }


def _cliff(each: Cliff) -> dict[str, Any]:
    return {
        "provider": each.provider_id,
        "payment": each.payment,
        "measure": each.measure,
        "window": each.window.label,
        "at": each.at,
        "out_of": each.out_of,
        "brings": plain_pounds(each.pence),
    }


def _band_json(band: CaseBand) -> dict[str, str]:
    return dict(zip(_BAND, band, strict=True))
