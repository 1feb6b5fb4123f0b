"""Verdicts of a worked example: which targets are met and what follows, beside what is written."""

from datetime import date

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.measured_alone import measured_alone
from pbr.judging.baselines import baselines_of
from pbr.judging.judged import Judged
from pbr.judging.targets_judged import targets_judged
from pbr.judging.verdicts_followed import verdicts_followed
from pbr.problems.problem import Problem
from pbr.problems.suggest import did_you_mean
from pbr.records.council_codes import PROVIDER_CODES
from pbr.records.table import Records
from pbr.scheme.worked_examples import Example


def compared_verdicts(example: Example, compiled: CompiledScheme, records: Records, as_at: date) -> list[Problem]:
    """Every verdict that is written and is of nothing, or comes to something else."""
    if not example.verdicts:
        return []
    given = _given(compiled, records, as_at)
    problems: list[Problem] = []
    for name, text in example.verdicts.items():
        came_to = given.get(name)
        if came_to is None:
            remedy = did_you_mean(name, given) or f"it gives: {', '.join(given) or 'none'}"
            problems.append(Problem("PBR567", f"this example gives no verdict '{name}'", text.place, remedy))
        elif came_to != text.text:
            message = f"'{name}' is written as {text.text}, and comes to {came_to}"
            problems.append(Problem("PBR566", message, text.place))
    return problems


def _given(compiled: CompiledScheme, records: Records, as_at: date) -> dict[str, str]:
    """What is judged, by what an example calls it: a measure or verdict, its provider, and its window if it has one."""
    scheme = compiled.scheme
    measured = measured_alone(compiled, records, as_at)
    judged = targets_judged(measured, baselines_of(measured, records, scheme.runs), as_at)
    listed = scheme.framework.of(PROVIDER_CODES)
    followed = verdicts_followed(scheme.verdicts, judged, listed.codes if listed else (), scheme.runs, as_at)
    return {
        **{_called(one): one.verdict.value for one in judged if one.verdict is not None},
        **{f"{one.rule.name} {one.provider}": one.answer.value for one in followed},
    }


def _called(judged: Judged) -> str:
    window = judged.window
    return " ".join((judged.measured.measure, judged.name, *([window.label] if window.stretch != "run" else [])))
