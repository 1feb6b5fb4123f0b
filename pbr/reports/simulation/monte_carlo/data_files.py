"""The draws of each scheme as CSV files and JSON."""

from fractions import Fraction
from typing import Any, TextIO

from pbr.reports.simulation.layout.money_format import (
    plain_percent,
)
from pbr.reports.simulation.monte_carlo.assumed_ranges import (
    BEYOND_CELLS,
    beyond_cells,
    beyond_json,
)
from pbr.reports.spreadsheet_safe_cells import money_cell, text_cell, write_table
from pbr.simulate.monte_carlo.monte_carlo import Drawing
from pbr.simulate.monte_carlo.ranges_not_drawn import RangesNotDrawn
from pbr.simulate.monte_carlo.statistics import OverBudget, Summary
from pbr.simulate.monte_carlo.uncertainty import Uncertain
from pbr.values.money import plain_pounds
from pbr.values.rounding import Rounding, to_pence
from pbr.values.share import cut_percent

DRAWS_FILES = ("uncertainty.csv", "draws.csv", "rates_drawn.csv")

_SUMMARY = ("mean", "sd", "standard_error", "p5", "p50", "p95")
_OVER = ("budget", "chance_over_percent", "mean_excess", "worst_excess")
_UNCERTAINTY = (
    *("scheme", "drawn", "reason", "draws"),
    *_SUMMARY,
    *("least_drawn", "most_drawn", "contract_least", "contract_most", "left_open"),
    *BEYOND_CELLS,
    *_OVER,
    *(f"difference_{name}" for name in _SUMMARY),
)
_DRAWS = ("scheme", "draw", "due")
_RATES = ("success", "kind", "results", "rate_percent", "assumption", "assumed")


def write_uncertainty(file: TextIO, drawing: Drawing) -> None:
    """Write the range of each scheme, and why one was not drawn."""
    schemes = drawing.uncertainty.schemes if drawing.uncertainty else ()
    rows = [_uncertain(one, drawing.beyond.get(one.name)) for one in schemes]
    for left in drawing.not_drawn:
        rows.append((text_cell(left.label), "no", text_cell(left.reason), *("",) * (len(_UNCERTAINTY) - 3)))
    write_table(file, _UNCERTAINTY, rows)


def _uncertain(one: Uncertain, beyond: RangesNotDrawn | None) -> tuple[object, ...]:
    drawn = (one.total.least, one.total.most, one.minimum, one.maximum, one.left_open)
    return (
        text_cell(one.label), "yes", "", one.total.draws, *_cells(one.total), *map(money_cell, drawn),
        *beyond_cells(one, beyond), *_over_cells(one.over),
        *(_cells(one.difference) if one.difference else ("",) * len(_SUMMARY)),
    )  # fmt: skip


def _cells(found: Summary) -> tuple[str, ...]:
    exact = (_pence(found.mean), _pence(found.sd), _pence(found.standard_error))
    return tuple(map(money_cell, (*exact, found.p5, found.p50, found.p95)))


def _over_cells(over: OverBudget | None) -> tuple[str, ...]:
    if over is None:
        return ("",) * len(_OVER)
    mean = None if over.mean_excess is None else _pence(over.mean_excess)
    return money_cell(over.budget), cut_percent(over.chance), money_cell(mean), money_cell(over.worst_excess)


def write_draws(file: TextIO, drawing: Drawing) -> None:
    """Write what each draw of each scheme came to."""
    rows = (
        (text_cell(label), at, money_cell(pence))
        for label, totals in drawing.totals
        for at, pence in enumerate(totals, 1)
    )
    write_table(file, _DRAWS, rows)


def write_rates(file: TextIO, drawing: Drawing) -> None:
    """Write the rates at which results were drawn."""
    rows = (
        (used.success, text_cell(used.kind), used.results, cut_percent(used.rate), text_cell(used.assumed), used.text)
        for used in drawing.rates
    )
    write_table(file, _RATES, rows)


def draws_json(drawing: Drawing) -> dict[str, Any]:
    """Give the draws as JSON takes them."""
    found = drawing.uncertainty
    method = found.method if found else None
    return {
        "drawn": method.which.value if method else None,
        "draws": method.draws if method else None,
        "seed": method.seed if method else None,
        "provider_effect_percent": plain_percent(method.effect) if method else None,
        "schemes": [_scheme(one, drawing.beyond.get(one.name)) for one in (found.schemes if found else ())],
        "no_difference": [
            {"scheme": one.label, "reason": one.reason} for one in (found.no_difference if found else ())
        ],
        "at_what_is_expected": list(drawing.expected),
        "not_drawn": [{"scheme": one.label, "reason": one.reason} for one in drawing.not_drawn],
        "rates": [
            {
                "success": used.success,
                "kind": used.kind or None,
                "results": used.results,
                "rate_percent": cut_percent(used.rate),
                "assumption": used.assumed or None,
                "assumed": used.text or None,
            }
            for used in drawing.rates
        ],
    }


def _scheme(one: Uncertain, beyond: RangesNotDrawn | None) -> dict[str, Any]:
    return {
        "scheme": one.label,
        **_summary(one.total),
        "least_drawn": plain_pounds(one.total.least),
        "most_drawn": plain_pounds(one.total.most),
        "contract_least": plain_pounds(one.minimum),
        "contract_most": plain_pounds(one.maximum),
        "left_open": plain_pounds(one.left_open),
        "with_assumed_ranges": beyond_json(one, beyond),
        "over_budget": None if one.over is None else dict(zip(_OVER, _over_cells(one.over), strict=True)),
        "difference": _summary(one.difference) if one.difference else None,
    }


def _summary(found: Summary) -> dict[str, str]:
    return dict(zip(_SUMMARY, _cells(found), strict=True))


def _pence(exact: Fraction) -> int:
    return to_pence(exact, Rounding.HALF_UP)
