"""What no worked example of a scheme would notice: figures and rules that could be changed and every example kept."""

from dataclasses import replace

from pbr.example_coverage.condition_coverage import StatementSides, codes_of, conditions_of, sides_of
from pbr.example_coverage.figure_coverage import figures_of
from pbr.example_coverage.scheme_change import SchemeChange, changed
from pbr.example_coverage.values_in_examples import ExampleRecords, seen_in
from pbr.problems.problem import Place, Problem
from pbr.scheme.scheme import Scheme
from pbr.source.excerpts import with_excerpts
from pbr.values.dataclass import dataclass
from pbr.worked_examples.run_examples import run_examples

MOST_RUNS = 20_000
"""How many runs of an example a plain check may cost; more are asked for."""


@dataclass(frozen=True, slots=True)
class UntriedClauses:
    """What no worked example tries, each a warning at its place, out of how many figures and rules."""

    warnings: tuple[Problem, ...]
    of: int


def runs_needed(scheme: Scheme) -> int:
    """How many times an example is run, at most, to find what none tries."""
    changes = len(list(figures_of(scheme))) + sum(
        2 * len(list(sides_of(written, scheme.tables))) + len(list(codes_of(written, scheme.tables)))
        for written in conditions_of(scheme)
    )
    return changes * len(scheme.examples)


def untried(scheme: Scheme) -> UntriedClauses:
    """What no worked example tries of a scheme whose examples hold.

    A figure, step or limit is tried where an example fails when it is changed. A code, and each answer of a statement,
    is tried where an example fails without it, or has a record of which it is so. Raises ``ProblemsFound``.
    """
    seen = seen_in(scheme)
    found: list[Problem] = []
    of = 0
    for change in figures_of(scheme):
        of += 1
        if not _noticed(scheme, change):
            found.append(_warning(f"no worked example tries {change.words}", change.place))
    for written in conditions_of(scheme):
        for code in codes_of(written, scheme.tables):
            of += 1
            if not (seen.value(code.left, code.kind, code.choice) or _noticed(scheme, code.left_out)):
                found.append(_warning(f"no worked example tries {code.left_out.words}", written.place))
        for sides in sides_of(written, scheme.tables):
            of += 1
            lacking = _lacking(scheme, sides, seen)
            if lacking:
                found.append(_warning(f"no worked example has {sides.said} {lacking}", written.place))
    return UntriedClauses(tuple(with_excerpts(found, scheme.text, scheme.file.name)), of)


def _lacking(scheme: Scheme, sides: StatementSides, seen: ExampleRecords) -> str:
    """Which answers of a statement no example tries; empty where both are tried."""
    tried = {
        True: seen.answer(sides.statement, sides.kind, True) or _noticed(scheme, sides.if_false),
        False: seen.answer(sides.statement, sides.kind, False) or _noticed(scheme, sides.if_true),
    }
    return " or ".join(str(answer).lower() for answer, is_tried in tried.items() if not is_tried)


def _noticed(scheme: Scheme, change: SchemeChange) -> bool:
    """Whether any worked example fails when a scheme is changed; the rest are not run once one has."""
    other = changed(scheme, change)
    return any(run_examples(replace(other, examples=(example,))) for example in scheme.examples)


def _warning(message: str, place: Place) -> Problem:
    return Problem(
        "PBR507", message, place, "add a worked example that would fail if this were otherwise", severity="warning"
    )
