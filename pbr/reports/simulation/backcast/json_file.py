"""``simulation.json``: everything a comparison says, but for the records whose payment changes most.

Amounts and percentages are text (``"1575.00"``), because many readers of JSON make binary fractions of numbers. Nothing
in it says when or where it was made, so that the same inputs give the same bytes.
"""

import json
from collections.abc import Sequence
from typing import Any

from pbr import __version__
from pbr.files.publish_folder import MADE_BY
from pbr.problems.problem import Problem
from pbr.reports.json_values import file_in_json, pounds_or_null
from pbr.reports.settlement_json import not_deducted_fields
from pbr.reports.simulation.layout.analysis_report import AnalysisReport
from pbr.reports.simulation.layout.money_format import plain_percent
from pbr.simulate.backcast.backcast import Backcast, BackcastResult
from pbr.simulate.backcast.baseline_difference import (
    Difference,
    compare_like_with_like,
    difference,
    due_in,
    gains_and_losses,
)
from pbr.simulate.backcast.price_years import price_years, price_years_in_words, unlike, unlike_years, years_of
from pbr.simulate.backcast.scheme_totals import SchemeTotals
from pbr.simulate.backcast.unit_counts import each, each_achieved
from pbr.simulate.schemes_compared import Candidate
from pbr.simulate.shared_extract.missing_tables import LeftOut
from pbr.simulate.synthetic.labels import Invention
from pbr.values.money import plain_pounds


def simulation_json(cast: Backcast, further: Sequence[AnalysisReport] = ()) -> str:
    """Give the comparison as JSON text, ending in a line feed."""
    return json.dumps(_summary(cast, further), ensure_ascii=False, indent=2) + "\n"


def _summary(cast: Backcast, further: Sequence[AnalysisReport]) -> dict[str, Any]:
    counts, baseline = cast.counts, cast.baseline
    return {
        "baseline": baseline.candidate.label if baseline else None,
        "period": {
            "first": cast.period.first.isoformat(),
            "last": cast.period.last.isoformat(),
            "whole_run": cast.whole_run,
        },
        "as_at": cast.as_at.isoformat(),
        **_unlike_years(cast),
        "plans": counts.all_plans,
        "achieved_outcomes": counts.all_achieved,
        "by": cast.by.value,
        **({"dates_moved": cast.move.words} if cast.move else {}),
        **({"invented": [_invention(one) for one in cast.inventions]} if cast.inventions else {}),
        "schemes": [_result(result, cast) for result in cast.results],
        "left_out": [_left_out(left) for left in cast.left_out],
        **{block.name: block.json for block in further},
        "rows_held": len(cast.held_rows),
        "inputs": [
            {**file_in_json(used), **({} if used.rows is None else {"rows": used.rows})}
            for used in sorted(cast.inputs, key=lambda used: used.name)
        ],
        "reading": list(cast.understood),
        "warnings": [_warning(warning) for warning in cast.warnings],
        MADE_BY: f"pbr {__version__}",
    }


def _unlike_years(cast: Backcast) -> dict[str, Any]:
    """Say that prices are of unlike years; nothing where they are not, or nobody says."""
    found = unlike_years(cast)
    if not found or cast.baseline is None:
        return {}
    named = [(result.candidate.label, years_of(result)) for result in found]
    return {"unlike_price_years": price_years_in_words(named, years_of(cast.baseline))}


def _invention(found: Invention) -> dict[str, Any]:
    assumed = found.assumption
    return {
        "table": found.table,
        "what": assumed.what,
        "at": assumed.words,
        "stated": {word.replace(" ", "_"): text for word, text in assumed.stated.items()},
        "why": assumed.provenance.sentence,
        "schemes_that_rest_on_it": list(found.labels),
        "so_does_the_baseline": found.baseline,
        "so_does_what_care_costs": found.care,
    }


def _result(result: BackcastResult, cast: Backcast) -> dict[str, Any]:
    baseline, counts, total = cast.beside(result), cast.counts, result.total
    return {
        **_named(result.candidate),
        "prices_of": [str(year) for year in sorted(price_years(result.candidate.scheme))],
        "prices_of_unlike_years": unlike(result, cast.baseline),
        "plans_it_applies_to": result.plans,
        "people_it_applies_to": result.people,
        "records_in_its_run": result.within_run,
        "records_outside_its_run": result.outside_run,
        **_amounts(total, counts.all_plans, counts.all_achieved, result.candidate.pays_for_outcomes),
        **not_deducted_fields(result.not_deducted_in_all, total.due),
        **_difference(difference(total.due, baseline.total.due) if baseline else None),
        **_alike(result, baseline),
        "by_status": {str(status): plain_pounds(pence) for status, pence in sorted(total.by_status.items())},
        "open_without_amount": total.without_amount,
        "lines": total.lines,
        **_providers(result, baseline),
        "groups": [_group(name, result, cast) for name in result.groups],
    }


def _providers(result: BackcastResult, baseline: BackcastResult | None) -> dict[str, Any]:
    """Give what each provider is due and, beside a baseline, who gains and who loses."""
    due = {name: plain_pounds(figures.due) for name, figures in result.providers.items()}
    persons = {"paid_to_persons": plain_pounds(result.to_persons.due)} if result.to_persons.lines else {}
    if baseline is None:
        return {"providers": due, **persons}
    moved = gains_and_losses(result, baseline)
    return {
        "providers": due,
        **persons,
        "gaining": {name: plain_pounds(pence) for name, pence in moved.gaining},
        "losing": {name: plain_pounds(pence) for name, pence in moved.losing},
        "same": list(moved.same),
    }


def _alike(result: BackcastResult, baseline: BackcastResult | None) -> dict[str, Any]:
    """Give what compares like with like; None where there is nothing to compare."""
    found = compare_like_with_like(result, baseline) if baseline else None
    return {
        "due_for_what_it_applies_to": pounds_or_null(found.after if found else None),
        "baseline_for_what_it_applies_to": pounds_or_null(found.before if found else None),
    }


def _group(name: str, result: BackcastResult, cast: Backcast) -> dict[str, Any]:
    counts, baseline = cast.counts, cast.beside(result)
    plans = None if counts.plans is None else counts.plans.get(name, 0)
    achieved = None if counts.achieved is None else counts.achieved.get(name, 0)
    figures = result.groups[name]
    return {
        "group": name,
        "plans": plans,
        "achieved_outcomes": achieved,
        **_amounts(figures, plans, achieved, result.candidate.pays_for_outcomes),
        **_difference(difference(figures.due, due_in(baseline.groups, name)) if baseline else None),
    }


def _amounts(figures: SchemeTotals, plans: int | None, achieved: int | None, pays_for_outcomes: bool) -> dict[str, Any]:
    return {
        "due": plain_pounds(figures.due),
        "per_plan": pounds_or_null(each(figures.due, plans)),
        "per_achieved_outcome": pounds_or_null(each_achieved(figures.due, achieved, pays_for_outcomes)),
        "at_risk": plain_pounds(figures.at_risk),
        "retained": plain_pounds(figures.retained),
        "open": plain_pounds(figures.open),
    }


def _difference(found: Difference | None) -> dict[str, Any]:
    return {
        "difference": pounds_or_null(found.pence if found else None),
        "difference_percent": None if found is None or found.share is None else plain_percent(found.share),
    }


def _named(candidate: Candidate) -> dict[str, Any]:
    return {
        "scheme": candidate.label,
        "title": candidate.scheme.title,
        **file_in_json(candidate.file),
        "is_baseline": candidate.is_baseline,
    }


def _left_out(left: LeftOut) -> dict[str, Any]:
    return {**_named(left.candidate), "reasons": list(left.reasons)}


def _warning(problem: Problem) -> dict[str, Any]:
    said = {
        "code": problem.code,
        "message": problem.message,
        "help": problem.help,
        "file": problem.place.file,
        "line": problem.place.line,
        "field": problem.place.field,
    }
    return {key: value for key, value in said.items() if value}
