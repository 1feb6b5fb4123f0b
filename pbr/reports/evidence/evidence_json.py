"""Evidence for programs: every result with who confirmed it, every line that hangs, the sample and what it says."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from pbr import __version__
from pbr.evidence.money_on_word import HangingLine, MoneyOnWord
from pbr.evidence.results import Result
from pbr.evidence.sampled import Sample
from pbr.files.publish_folder import MADE_BY
from pbr.problems.problem import Problem
from pbr.records.input_file import InputFile
from pbr.reports.json_values import inputs_in_json
from pbr.scheme.scheme import Scheme
from pbr.values.money import plain_pounds
from pbr.values.number import plain_number
from pbr.values.period import Period


def evidence_json(
    scheme: Scheme,
    settled: tuple[Period, date],
    results: Sequence[Result],
    money: MoneyOnWord,
    sample: Sample,
    read: tuple[Iterable[Problem], Iterable[InputFile]],
) -> str:
    """Everything as JSON, ending in a line feed, with money in pounds; ``settled``: the period, the day known to."""
    period, as_at = settled
    warnings, inputs = read
    said = {
        "scheme": scheme.name,
        "title": scheme.title,
        "period": {"first": period.first.isoformat(), "last": period.last.isoformat()},
        "as_at": as_at.isoformat(),
        "results": [_result(one) for one in results],
        "due": _pounds(money.due),
        "hangs": _pounds(money.hangs),
        "lines": [_line(one) for one in money.lines],
        "sample": _sample(sample),
        "warnings": [{"code": one.code, "message": one.message, "help": one.help} for one in warnings],
        "inputs": inputs_in_json(inputs),
        MADE_BY: f"pbr {__version__}",
    }
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"


def _pounds(of_providers: Mapping[str, int]) -> dict[str, str]:
    return {provider: plain_pounds(pence) for provider, pence in of_providers.items()}


def _result(result: Result) -> Mapping[str, Any]:
    return {
        "table": result.table,
        "record_id": result.record_id,
        "provider_id": result.provider,
        "found": dict(result.found),
        "confirmed_by": list(result.confirmed_by),
        "rests_on": result.word.value,
        "evidence": result.evidence or None,
    }


def _line(line: HangingLine) -> Mapping[str, Any]:
    return {
        "line_id": line.line_id,
        "provider_id": line.provider,
        "payment": line.payment,
        "due": plain_pounds(line.due),
        "hangs": plain_pounds(line.hangs),
    }


def _sample(sample: Sample) -> Mapping[str, Any]:
    wanted, says, checked = sample.wanted, sample.says, sample.wanted.checked
    return {
        "most_wrong": plain_number(wanted.most_wrong),
        "sure": plain_number(wanted.sure),
        "allowed": wanted.allowed,
        "seed": wanted.seed,
        "own_word_only": wanted.own_word_only,
        "population": sample.population,
        "size": sample.size,
        "drawn": [{"table": one.table, "record_id": one.record_id} for one in sample.drawn],
        "checked": None if checked is None else {"results": checked.results, "wrong": checked.wrong},
        "wrong_among_all": None
        if says is None
        else {"at_least": says.at_least, "at_most": says.at_most, "no_more_than": says.no_more_than},
    }
