"""The answer under assumptions, its tornado and its switching values, as CSV files and JSON."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, TextIO

from pbr.reports.json_values import file_in_json, pounds_or_null
from pbr.reports.simulation.layout.money_format import plain_percent
from pbr.reports.spreadsheet_safe_cells import money_cell, number_cell, text_cell, write_table
from pbr.simulate.assumption import Assumption
from pbr.simulate.backcast.baseline_difference import Difference, difference
from pbr.simulate.scenario.assumptions import SUCCESS
from pbr.simulate.sensitivity.sensitivity import ExpectedTotal, WhatIfAnswer
from pbr.simulate.sensitivity.tornado import TornadoBar
from pbr.simulate.stated_value import StatedUnit
from pbr.values.money import plain_pounds
from pbr.values.rounding import Rounding, to_pence

_EXPECTED = ("scheme", "expected", "difference", "difference_percent", "why_not")
_TORNADO = ("scheme", "assumption", "low", "high", "expected_at_low", "expected_at_high")
_SWITCHING = (
    "scheme",
    "success",
    "compared_with",
    "rates_percent",
    "in_words",
    "more_at_0_percent",
    "more_at_100_percent",
)
_ASSUMPTIONS = ("assumption", "assumed", "expected", "low", "high", "basis", "where_from")
WHAT_IF_FILES = ("expected.csv", "tornado.csv", "switching.csv", "assumptions.csv")


def beside_baseline(one: ExpectedTotal, answer: WhatIfAnswer) -> Difference | None:
    """How a scheme differs from the baseline; None for the baseline, and where either has no expected total."""
    baseline = answer.baseline
    if baseline is None or baseline is one or one.pence is None or baseline.pence is None:
        return None
    return difference(one.pence, baseline.pence)


def bars(answer: WhatIfAnswer) -> Iterator[tuple[ExpectedTotal, TornadoBar]]:
    """Every bar of every tornado, with its scheme."""
    return ((one, bar) for one in answer.schemes for bar in one.bars)


def pence(exact: Fraction) -> int:
    """Exact pence as whole ones."""
    return to_pence(exact, Rounding.HALF_UP)


def _cell(assumption: Assumption, value: Fraction) -> str:
    """Give a value as a spreadsheet reads it: pounds, per cent to one decimal, or a number."""
    match assumption.value.unit:
        case StatedUnit.MONEY:
            return money_cell(pence(value))
        case StatedUnit.DAYS:
            return number_cell(value)
        case _:
            return plain_percent(value)


def write_expected(file: TextIO, answer: WhatIfAnswer) -> None:
    """Write what each scheme is expected to come to."""
    rows = []
    for one in answer.schemes:
        found = beside_baseline(one, answer)
        cells = ("", "") if found is None else (money_cell(found.pence), plain_percent(found.share))
        rows.append((text_cell(one.candidate.label), money_cell(one.pence), *cells, text_cell(one.why)))
    write_table(file, _EXPECTED, rows)


def write_tornado(file: TextIO, answer: WhatIfAnswer) -> None:
    """Write how far each assumption moves each scheme."""
    rows = (
        (
            text_cell(one.candidate.label),
            text_cell(bar.assumption.name),
            _cell(bar.assumption, bar.assumption.value.low),
            _cell(bar.assumption, bar.assumption.value.high),
            money_cell(pence(bar.at_low)),
            money_cell(pence(bar.at_high)),
        )
        for one, bar in bars(answer)
    )
    write_table(file, _TORNADO, rows)


def write_switching(file: TextIO, answer: WhatIfAnswer) -> None:
    """Write at which success rates the answer changes."""
    rows = (
        (
            text_cell(found.candidate.label),
            SUCCESS[found.fact],
            text_cell(found.other.label) if found.other else "the cost of care",
            " ".join(map(plain_percent, found.rates)),
            found.words,
            money_cell(pence(found.at_none)),
            money_cell(pence(found.at_all)),
        )
        for one in answer.schemes
        for found in one.switching
    )
    write_table(file, _SWITCHING, rows)


def write_assumptions(file: TextIO, answer: WhatIfAnswer) -> None:
    """Write what is assumed, and where it comes from."""
    rows = (
        (
            text_cell(one.name),
            text_cell(one.value.words),
            *(_cell(one, value) for value in (one.value.central, one.value.low, one.value.high)),
            one.provenance.kind,
            text_cell(one.provenance.text),
        )
        for one in answer.assumptions.all
    )
    write_table(file, _ASSUMPTIONS, rows)


def what_if_json(answer: WhatIfAnswer) -> dict[str, Any]:
    """Give the answer as JSON takes it."""
    assumptions, file = answer.assumptions, answer.assumptions.file
    return {
        "title": assumptions.title,
        "file": None if file is None else file_in_json(file),
        "drawn": assumptions.which.value,
        "assumptions": [_assumption(one) for one in assumptions.all],
        "schemes": [_scheme(one, answer) for one in answer.schemes],
    }


def _assumption(one: Assumption) -> dict[str, Any]:
    value = one.value
    return {
        "assumption": one.name,
        "assumed": value.words,
        "expected": _cell(one, value.central),
        "low": _cell(one, value.low),
        "high": _cell(one, value.high),
        "basis": one.provenance.kind,
        "where_from": one.provenance.text,
    }


def _scheme(one: ExpectedTotal, answer: WhatIfAnswer) -> dict[str, Any]:
    found = beside_baseline(one, answer)
    return {
        "scheme": one.candidate.label,
        "expected": pounds_or_null(one.pence),
        "difference": None if found is None else plain_pounds(found.pence),
        "difference_percent": None if found is None or found.share is None else plain_percent(found.share),
        "why_not": one.why or None,
        "tornado": [
            {
                "assumption": bar.assumption.name,
                "expected_at_low": plain_pounds(pence(bar.at_low)),
                "expected_at_high": plain_pounds(pence(bar.at_high)),
            }
            for bar in one.bars
        ],
        "switching": [
            {
                "success": SUCCESS[found.fact],
                "compared_with": found.other.label if found.other else None,
                "rates_percent": [plain_percent(rate) for rate in found.rates],
                "in_words": found.words,
            }
            for found in one.switching
        ],
    }
