"""The schemes that are compared: each read, checked and named apart from the others."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.problems.problem import Problem, ProblemsFound, errors_in
from pbr.records.input_file import InputFile
from pbr.scheme.scheme import Scheme
from pbr.source.shipped_schemes import scheme_path
from pbr.values.dataclass import dataclass
from pbr.worked_examples.checked_scheme import CheckedScheme, paying_by_name


@dataclass(frozen=True, slots=True)
class Candidate:
    """A scheme in a comparison; ``name`` is its own among those compared, by which its figures are kept.

    ``label`` is what tables and files call it. ``marks`` say of every figure of it what it rests on beside the records;
    the label has them in it, and the name has not.
    """

    name: str
    label: str
    scheme: Scheme
    file: InputFile
    compiled: CompiledScheme
    is_baseline: bool
    warnings: tuple[Problem, ...]
    marks: tuple[str, ...] = ()

    @property
    def pays_for_outcomes(self) -> bool:
        """Whether anything that it pays hangs on what came of an outcome."""
        return "result" in self.compiled.needs.get("outcomes", ())

    def marked(self, mark: str) -> "Candidate":
        """The same, with a mark on whatever it is called."""
        return replace(self, label=f"{self.label} ({mark})", marks=(*self.marks, mark))


def read_candidates(schemes: Sequence[Path], baseline: Path) -> list[Candidate]:
    """Read and check the baseline and the schemes, and run their worked examples; the baseline comes first.

    A scheme named twice is one candidate, and so is the baseline named among the schemes. Raises ``ProblemsFound``
    with everything that is wrong with any of them.
    """
    problems: list[Problem] = []
    read: list[tuple[Path, CheckedScheme]] = []
    for path in _different(baseline, *schemes):
        try:
            read.append((scheme_path(path), paying_by_name(path)))
        except ProblemsFound as found:
            problems += found.problems
    if errors_in(problems):
        raise ProblemsFound(problems)
    labels = _labels([(path, one.scheme.name) for path, one in read])
    return [
        Candidate(label, label, one.scheme, one.file, one.compiled, at == 0, one.warnings)
        for at, (label, (_, one)) in enumerate(zip(labels, read, strict=True))
    ]


def _different(*paths: Path) -> list[Path]:
    """Give the paths in order, each scheme once, whether named by its file or by its name alone."""
    files: dict[Path, Path] = {}
    for path in paths:
        try:
            files.setdefault(scheme_path(path).resolve(), path)
        except ProblemsFound:
            files.setdefault(path, path)  # it is refused when it is read
    return list(files.values())


def _labels(named: Sequence[tuple[Path, str]]) -> list[str]:
    """Name each scheme as it names itself; drafts of one scheme share its name, and go by their files.

    Files of one name in several folders are numbered in the order given.
    """
    times = Counter(name for _, name in named)
    labels = [name if times[name] == 1 else path.stem for path, name in named]
    given: Counter[str] = Counter()
    apart: list[str] = []
    for label in labels:
        given[label] += 1
        apart.append(label if given[label] == 1 else f"{label} ({given[label]})")
    return apart
