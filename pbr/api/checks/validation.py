"""Validate: files checked by themselves, what is wrong with each, or how many worked examples a scheme kept."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum
from pathlib import Path

from pbr.api.given.extract_among import extract_among
from pbr.api.given.kind_of_yaml_file import YamlKind, kind_of_file
from pbr.api.given.types_given import must_be, must_be_path
from pbr.example_coverage.untested_clauses import MOST_RUNS, UntriedClauses, runs_needed, untried
from pbr.problems.exit_codes import DONE, code_for
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.scheme.unlisted_codes import codes_unlisted
from pbr.source.excerpts import with_excerpts
from pbr.source.file_name_length import is_folder
from pbr.source.shipped_schemes import scheme_path, shown_as
from pbr.values.dataclass import dataclass
from pbr.values.units_in_words import with_more
from pbr.worked_examples.cached_scheme import examples_tried

_SUFFIXES = (".yaml", ".yml")
_MOST_NAMED = 5


class Coverage(Enum):
    """How far to look for what no worked example of a scheme tries: prices, codes, conditions, limits.

    ``COUNTED`` counts it, unless that would take long; ``NAMED`` warns of each, however long it takes.
    """

    COUNTED = "counted"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class FileFound:
    """A file to look at, and what it is meant to be; for a mapping, what it is checked against."""

    path: Path
    kind: YamlKind
    shown_as: str
    extract: tuple[Path, ...] = ()
    schemes: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking one file: a scheme, assumptions, a mapping, or one that is none of them and passed over.

    ``untried`` is what no worked example of a scheme tries; None where that was not looked for. ``read_through`` says
    that an extract was read through a mapping. ``judged`` are the measures, targets,
    verdicts and ranks that examples expect; ``verdicts`` are those but the measures.
    """

    file: str
    kind: YamlKind
    problems: tuple[Problem, ...] = ()
    examples: int = 0
    lines: int = 0
    totals: int = 0
    untried: UntriedClauses | None = None
    read_through: bool = False
    judged: int = 0
    verdicts: int = 0

    @property
    def code(self) -> int:
        """The exit code it calls for."""
        return code_for(self.problems)

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong with it; warnings are not wrong."""
        return self.code == DONE


def validate(*paths: str | Path, coverage: Coverage = Coverage.COUNTED) -> tuple[Checked, ...]:
    """Check schemes and run their worked examples, without any records; what is wrong with each file is in its result.

    In a folder every YAML file that is not hidden is named: checked as a scheme, checked as assumptions or a mapping,
    or passed over as none of them. A mapping is checked by itself, or against an extract that is named beside it.
    Raises ``ProblemsFound`` when a folder holds none of them, or a bare name is neither a file nor a scheme that comes
    with pbr.
    """
    for path in paths:
        must_be_path(path, "a path to validate", "that of a file or folder")
    must_be(coverage, Coverage, "coverage", "a Coverage, such as Coverage.NAMED")
    checking = _check if coverage is Coverage.COUNTED else _check_with_coverage
    return tuple(checking(found) for found in _found_files(list(map(Path, paths))))


def looks_for_files(*paths: str | Path) -> bool:
    """Whether files that nobody named are looked for as well: in a folder."""
    return any(is_folder(Path(path)) for path in paths)


def _found_files(paths: Sequence[Path]) -> list[FileFound]:
    """Give the files to check, each mapping with the extract and the schemes that are named beside it."""
    extract = tuple(extract_among(paths))
    found = _yaml_files(path for path in paths if path not in extract)
    schemes = tuple(one.path for one in found if one.kind is YamlKind.SCHEME)
    return [replace(one, extract=extract, schemes=schemes) if one.kind is YamlKind.MAPPING else one for one in found]


def _yaml_files(paths: Iterable[Path]) -> list[FileFound]:
    """Give the files named, and every YAML file in the folders named with what it is meant to be.

    A file that is named is a scheme, unless it is one of assumptions or a mapping. What is in a hidden folder is not
    looked at. Raises ``ProblemsFound`` when a folder holds neither schemes nor assumptions.
    """
    found: list[FileFound] = []
    for path in paths:
        if not is_folder(path):
            named = scheme_path(path)
            kind = kind_of_file(named)
            kind = YamlKind.SCHEME if kind is YamlKind.OTHER else kind
            found.append(FileFound(named, kind, shown_as(path)))
            continue
        inside = [
            FileFound(file, kind_of_file(file), str(file)) for file in sorted(path.rglob("*")) if _is_yaml(file, path)
        ]
        if all(one.kind is YamlKind.OTHER for one in inside):
            raise ProblemsFound([_no_scheme(path, [one.path for one in inside])])
        found += inside
    return list(dict.fromkeys(found))


def _is_yaml(file: Path, folder: Path) -> bool:
    if file.suffix.lower() not in _SUFFIXES or not file.is_file():
        return False
    return not any(part.startswith(".") for part in file.relative_to(folder).parts)


def _no_scheme(folder: Path, others: list[Path]) -> Problem:
    message = "there is no scheme in this folder: no .yaml or .yml file that says pbr: 1"
    if others:
        message += f"; passed over: {with_more([str(path.relative_to(folder)) for path in others], _MOST_NAMED)}"
    return Problem("PBR025", message, Place(str(folder)), "name a scheme, or another folder")


def _check(found: FileFound) -> Checked:
    """Check a scheme and its worked examples, and count what none of them tries unless that would take long.

    Assumptions are checked as far as they can be by themselves.
    """
    return _checked(found, MOST_RUNS)


def _check_with_coverage(found: FileFound) -> Checked:
    """Check a file, and name all that no worked example of a scheme tries, however long it takes."""
    checked = _checked(found, None)
    if checked.untried is None:
        return checked
    return replace(checked, problems=(*checked.problems, *checked.untried.warnings), untried=None)


def _checked(found: FileFound, most_runs: int | None) -> Checked:
    file = found.shown_as
    try:
        match found.kind:
            case YamlKind.OTHER:
                return Checked(file, found.kind)
            case YamlKind.ASSUMPTIONS:
                # imported late: schemes wait for nothing that only other files need
                from pbr.simulate.scenario.read_assumptions import load_assumptions

                return Checked(file, found.kind, load_assumptions(found.path).warnings)
            case YamlKind.FINANCE_MAPPING:
                # imported late: as above
                from pbr.finance.load_mapping import load_mapping

                load_mapping(found.path, file)
                return Checked(file, found.kind)
            case YamlKind.MAPPING:
                # imported late: as above
                from pbr.api.checks.mapping_validation import check_mapping

                said = tuple(check_mapping(found.path, found.extract, found.schemes))
                return Checked(file, found.kind, said, read_through=bool(found.extract))
            case YamlKind.SCHEME:
                scheme, failures = examples_tried(found.path, file)
                unlisted = with_excerpts(codes_unlisted(scheme), scheme.text, scheme.file.name)
                problems = (*scheme.warnings, *unlisted, *failures)
    except ProblemsFound as wrong:
        return Checked(file, found.kind, tuple(wrong.problems))
    lines = sum(len(example.lines) for example in scheme.examples)
    totals = sum(len(example.totals) for example in scheme.examples)
    verdicts = sum(len(example.verdicts) + len(example.ranks) for example in scheme.examples)
    judged = verdicts + sum(len(example.measures) for example in scheme.examples)
    expected = Checked(file, found.kind, problems, len(scheme.examples), lines, totals)
    checked = replace(expected, judged=judged, verdicts=verdicts)
    if not checked.ok or (most_runs is not None and runs_needed(scheme) > most_runs):
        return checked
    return replace(checked, untried=untried(scheme))


def strictly(checked: Checked) -> Checked:
    """What came of a check, with every warning taken as an error."""
    return replace(checked, problems=tuple(replace(problem, severity="error") for problem in checked.problems))
