"""``judged.json``: what was judged for programs, with the counts, the evidence and the files it rests on."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from pbr import __version__
from pbr.files.publish_folder import MADE_BY
from pbr.judging.judged import Followed, Judged, League
from pbr.judging.money_by_month import MonthOfMoney
from pbr.problems.problem import Problem
from pbr.records.held_row import HeldRow
from pbr.records.input_file import InputFile
from pbr.reports.json_values import inputs_in_json, number_or_null, period_in_json, pounds_or_null
from pbr.reports.judging.league_words import share_in_words
from pbr.reports.judging.ranking_json import ranked_json
from pbr.scheme.scheme import Scheme
from pbr.values.figure_unit import unit_name
from pbr.values.for_whom import Per
from pbr.values.money import plain_pounds


def league_json(
    scheme: Scheme,
    as_at: date,
    league: League,
    warnings: Iterable[Problem],
    inputs: Iterable[InputFile],
    held_rows: Iterable[HeldRow] = (),
    money: Iterable[MonthOfMoney] = (),
) -> str:
    """What was judged as JSON, ending in a line feed. A share is exact, as text; None where there is none.

    Beside it stands the same per cent as every page prints it, cut off and not rounded.
    """
    said = {
        "scheme": scheme.name,
        "title": scheme.title,
        **({"period": period_in_json(league.period)} if league.period else {}),
        "as_at": as_at.isoformat(),
        "judged": [judged_in_json(one) for one in league.judged],
        "verdicts": [followed_in_json(one) for one in league.followed],
        **({"rankings": [ranked_json(one) for one in league.ranked]} if scheme.rankings else {}),
        "money": [_money(one) for one in money],
        "held_rows": [_held(one) for one in held_rows],
        "warnings": [{"code": one.code, "message": one.message, "help": one.help} for one in warnings],
        "inputs": inputs_in_json(inputs),
        MADE_BY: f"pbr {__version__}",
    }
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"


def judged_in_json(judged: Judged) -> Mapping[str, Any]:
    """One measure of one provider and window, field by field; what is for all together has no provider."""
    measured, target, baseline = judged.measured, judged.target, judged.baseline
    chance_low, chance_high = judged.by_chance or (None, None)
    return {
        "measure": measured.measure,
        "provider_id": judged.provider or None,
        "window": judged.window.label,
        "first": judged.window.period.first.isoformat(),
        "last": judged.window.period.last.isoformat(),
        "count": measured.count,
        "out_of": measured.out_of,
        "unknown": measured.unknown,
        "counted_later": judged.waiting,
        "low": number_or_null(judged.low),
        "high": number_or_null(judged.high),
        "low_percent": _percent(judged.low, judged),
        "high_percent": _percent(judged.high, judged),
        "by_chance_low": number_or_null(chance_low),
        "by_chance_high": number_or_null(chance_high),
        "target": target.text if target else None,
        "judged_from": target.judged_from if target else None,
        "verdict": judged.verdict.value if judged.verdict else None,
        "could_be_chance": judged.could_be_chance,
        **(
            {"baseline_low": number_or_null(baseline.low), "baseline_high": number_or_null(baseline.high)}
            if baseline
            else {}
        ),
        **({"unit": unit_name(measured.unit)} if measured.unit is not None else {}),
        **({"per": measured.per.value} if measured.per is not Per.PROVIDER else {}),
    }


def _percent(share: Fraction | None, judged: Judged) -> str | None:
    return None if share is None else share_in_words(share, judged.target)


def _money(one: MonthOfMoney) -> Mapping[str, Any]:
    return {
        "provider_id": one.provider,
        "month": one.label,
        "expected": pounds_or_null(one.expected),
        "due": plain_pounds(one.due),
        "difference": pounds_or_null(one.difference),
        "over": one.is_over,
    }


def _held(one: HeldRow) -> Mapping[str, Any]:
    """A row that could not be read, by where it stands and what is wrong with it; nothing that it says."""
    return {
        "table": one.table,
        "file": one.file,
        "line": one.line,
        "provider_id": one.provider_id or None,
        "problems": [problem.code for problem in one.problems],
    }


def followed_in_json(followed: Followed) -> Mapping[str, Any]:
    """A verdict for one provider, with what it rests on."""
    return {
        "verdict": followed.rule.name,
        "when": followed.rule.text,
        "provider_id": followed.provider,
        "follows": followed.answer.value,
        "evidence": [
            {
                "window": window.label,
                "targets": {one.measured.measure: one.verdict.value for one in judged if one.verdict is not None},
            }
            for window, judged in followed.evidence
        ],
    }
