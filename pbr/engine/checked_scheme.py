"""A scheme from its file to what the engine runs on: loaded, its worked examples run, and compiled."""

from dataclasses import dataclass
from pathlib import Path

from pbr.engine.plan import Plan, compile_scheme
from pbr.engine.worked_examples import run_examples
from pbr.problems.problem import Problem, ProblemsFound, errors_in
from pbr.scheme.load import load_scheme
from pbr.scheme.scheme import Scheme
from pbr.settlement.settlement import InputFile
from pbr.source.shipped import scheme_path, shown_as


@dataclass(frozen=True, slots=True)
class CheckedScheme:
    """A scheme that kept its worked examples, the file it stands in, and what is to be warned of."""

    scheme: Scheme
    file: InputFile
    plan: Plan
    warnings: tuple[Problem, ...]


def checked_scheme(wanted: Path) -> CheckedScheme:
    """Load a scheme by its file or its name, and run its worked examples.

    Raises ``ProblemsFound`` with everything that is wrong with it, or with every example that it does not keep.
    """
    path = scheme_path(wanted)
    scheme = load_scheme(path, shown_as(wanted))
    failures = run_examples(scheme)
    if errors_in(failures):
        raise ProblemsFound(failures)
    file = InputFile(path.name, scheme.file.sha256)
    return CheckedScheme(scheme, file, compile_scheme(scheme), (*scheme.warnings, *failures))
