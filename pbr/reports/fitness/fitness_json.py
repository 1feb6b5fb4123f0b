"""Fitness for programs: every question with its answer and findings, the models, and the files it rests on."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pbr import __version__
from pbr.files.publish_folder import MADE_BY
from pbr.fitness.finding import Considered, ConsideredList
from pbr.fitness.model import Pointed
from pbr.problems.problem import Problem
from pbr.records.input_file import InputFile
from pbr.reports.json_values import inputs_in_json
from pbr.scheme.scheme import Scheme


def fitness_json(
    scheme: Scheme,
    as_at: date | None,
    lists: tuple[ConsideredList, ...],
    models: tuple[Pointed, Pointed | None],
    warnings: Iterable[Problem],
    inputs: Iterable[InputFile],
) -> str:
    """What was answered and found as JSON, ending in a line feed; ``models`` are what it is and what it points to."""
    is_model, points_to = models
    said = {
        "scheme": scheme.name,
        "title": scheme.title,
        "as_at": as_at and as_at.isoformat(),
        "is": _pointed(is_model),
        "points_to": points_to and _pointed(points_to),
        "lists": [
            {
                "title": one.listed.title,
                "source": one.listed.source,
                "questions": [_considered(each) for each in one.considered],
            }
            for one in lists
        ],
        "warnings": [{"code": one.code, "message": one.message, "help": one.help} for one in warnings],
        "inputs": inputs_in_json(inputs),
        MADE_BY: f"pbr {__version__}",
    }
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"


def _pointed(pointed: Pointed) -> Mapping[str, Any]:
    return {"model": pointed.model.name.lower(), "reasons": list(pointed.reasons)}


def _considered(one: Considered) -> Mapping[str, Any]:
    return {
        "question": one.question.words,
        "asks": one.question.asks,
        "answer": one.answered.answer.value if one.answered else None,
        "because": one.answered.because if one.answered else None,
        "findings": [{"says": finding.says, "contradicts": finding in one.contradicted} for finding in one.findings],
    }
