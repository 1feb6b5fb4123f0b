"""A scheme as it may be settled: its worked examples run and kept, and compiled."""

from dataclasses import dataclass
from pathlib import PurePath

from pbr.engine.compiled_scheme import CompiledScheme, compile_scheme
from pbr.problems.problem import Problem, ProblemsFound, errors_in
from pbr.records.input_file import InputFile
from pbr.scheme.scheme import Scheme
from pbr.worked_examples.run_examples import run_examples


@dataclass(frozen=True, slots=True)
class CheckedScheme:
    """A scheme that kept its worked examples, the file it stands in, and what is to be warned of."""

    scheme: Scheme
    file: InputFile
    compiled: CompiledScheme
    warnings: tuple[Problem, ...]


def checked_scheme(scheme: Scheme) -> CheckedScheme:
    """Run the worked examples of a scheme, and compile it. Raises ``ProblemsFound`` with all that it does not keep."""
    failures = run_examples(scheme)
    if errors_in(failures):
        raise ProblemsFound(failures)
    file = InputFile(PurePath(scheme.file.name).name, scheme.file.sha256)
    return CheckedScheme(scheme, file, compile_scheme(scheme), (*scheme.warnings, *failures))
