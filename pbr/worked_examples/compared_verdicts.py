"""Verdicts of a worked example: which targets are met and what follows, beside what is written."""

from pbr.judging.judged import Judged, League
from pbr.problems.problem import Problem
from pbr.problems.suggest import did_you_mean
from pbr.scheme.examples.worked_examples import Example


def compared_verdicts(example: Example, league: League) -> list[Problem]:
    """Every verdict that is written and is of nothing, or comes to something else."""
    given = _given(league)
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


def _given(league: League) -> dict[str, str]:
    """What is judged, by what an example calls it: a measure or verdict, its provider, and its window if it has one."""
    return {
        **{_called(one): one.verdict.value for one in league.judged if one.verdict is not None},
        **{f"{one.rule.name} {one.provider}": one.answer.value for one in league.followed},
    }


def _called(judged: Judged) -> str:
    window = judged.window
    return " ".join((judged.measured.measure, judged.name, *([window.label] if window.stretch != "run" else [])))
