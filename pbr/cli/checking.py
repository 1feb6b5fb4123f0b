"""The check of files by themselves: what is wrong with each, or how many worked examples a scheme kept."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from pbr.cli.last_resort import COULD_NOT_RUN, DONE, PROBLEMS, any_outside
from pbr.cli.validate import Format
from pbr.cli.yaml_kind import YamlKind, kind_of_file
from pbr.coverage.untried import MOST_RUNS, Untried, runs_needed, untried
from pbr.engine.worked_examples import run_examples
from pbr.problems.problem import Place, Problem, ProblemsFound, errors_in
from pbr.problems.show import all_as_text, as_github, as_json
from pbr.problems.visible import visible
from pbr.scheme.codes_unlisted import codes_unlisted
from pbr.scheme.load import load_scheme
from pbr.source.excerpts import with_excerpts
from pbr.source.long_name import is_folder
from pbr.source.shipped import scheme_path, shown_as

_SUFFIXES = (".yaml", ".yml")
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A file to look at, and what it is meant to be."""

    path: Path
    kind: YamlKind
    shown_as: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking one file: a scheme, a file of assumptions, or one that is neither and was passed over.

    ``untried`` is what no worked example of a scheme tries; None where that was not looked for.
    """

    file: str
    kind: YamlKind
    problems: tuple[Problem, ...] = ()
    examples: int = 0
    lines: int = 0
    untried: Untried | None = None

    @property
    def code(self) -> int:
        """The exit code it calls for."""
        if any_outside(self.problems):
            return COULD_NOT_RUN
        return PROBLEMS if errors_in(list(self.problems)) else DONE


def found_files(paths: list[Path]) -> list[Found]:
    """Give the files named, and every YAML file in the folders named with what it is meant to be.

    A file that is named is a scheme, unless it is one of assumptions. What is in a hidden folder is not looked at.
    Raises ``ProblemsFound`` when a folder holds neither schemes nor assumptions.
    """
    found: list[Found] = []
    for path in paths:
        if not is_folder(path):
            named = scheme_path(path)
            kind = kind_of_file(named)
            kind = YamlKind.SCHEME if kind is YamlKind.OTHER else kind
            found.append(Found(named, kind, shown_as(path)))
            continue
        inside = [
            Found(file, kind_of_file(file), str(file)) for file in sorted(path.rglob("*")) if _is_yaml(file, path)
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
        names = ", ".join(str(path.relative_to(folder)) for path in others[:_MOST_NAMED])
        more = len(others) - _MOST_NAMED
        message += f"; passed over: {names}" + (f" and {more:,} more" if more > 0 else "")
    return Problem("PBR025", message, Place(str(folder)), "name a scheme, or another folder")


def check(found: Found) -> Checked:
    """Check a scheme and its worked examples, and count what none of them tries unless that would take long.

    Assumptions are checked as far as they can be by themselves.
    """
    return _check(found, MOST_RUNS)


def check_with_coverage(found: Found) -> Checked:
    """Check a file, and name all that no worked example of a scheme tries, however long it takes."""
    checked = _check(found, None)
    if checked.untried is None:
        return checked
    return replace(checked, problems=(*checked.problems, *checked.untried.warnings), untried=None)


def _check(found: Found, most_runs: int | None) -> Checked:
    file = found.shown_as
    try:
        match found.kind:
            case YamlKind.OTHER:
                return Checked(file, found.kind)
            case YamlKind.ASSUMPTIONS:
                from pbr.simulate.assumptions.read import load_assumptions

                return Checked(file, found.kind, load_assumptions(found.path).warnings)
            case YamlKind.SCHEME:
                scheme = load_scheme(found.path, file)
                unlisted = with_excerpts(codes_unlisted(scheme), scheme.text, scheme.file.name)
                problems = (*scheme.warnings, *unlisted, *run_examples(scheme))
    except ProblemsFound as wrong:
        return Checked(file, found.kind, tuple(wrong.problems))
    lines = sum(len(example.lines) for example in scheme.examples)
    checked = Checked(file, found.kind, problems, len(scheme.examples), lines)
    if checked.code != DONE or (most_runs is not None and runs_needed(scheme) > most_runs):
        return checked
    return replace(checked, untried=untried(scheme))


def strictly(checked: Checked) -> Checked:
    """What came of a check, with every warning taken as an error."""
    return replace(checked, problems=tuple(replace(problem, severity="error") for problem in checked.problems))


def report(checked: list[Checked], shape: Format, of_folders: bool) -> str:
    """Write what was found, for whoever reads it; ``of_folders``: files that nobody named were looked for as well."""
    problems = [problem for found in checked for problem in found.problems]
    match shape:
        case Format.TEXT:
            lines = [all_as_text(problems)] if problems else []
            lines += [line for found in checked if found.code == DONE for line in (_ok(found), *_not_tried(found))]
            lines += [_counted(checked)] if of_folders else []
        case Format.GITHUB:
            lines = [as_github(problem) for problem in problems]
        case Format.JSON:
            lines = [json.dumps({**json.loads(as_json(problems)), **_as_objects(checked)}, indent=2)]
    return "".join(f"{line}\n" for line in lines)


def _as_objects(checked: list[Checked]) -> dict[str, object]:
    """Give the files by what they are, as what JSON can hold."""
    return {
        "schemes": [
            {
                "file": found.file,
                "ok": found.code == DONE,
                "examples": found.examples,
                "lines": found.lines,
                "not_tried": None if found.untried is None else len(found.untried.warnings),
            }
            for found in checked
            if found.kind is YamlKind.SCHEME
        ],
        "assumptions": [
            {"file": found.file, "ok": found.code == DONE} for found in checked if found.kind is YamlKind.ASSUMPTIONS
        ],
        "passed_over": [found.file for found in checked if found.kind is YamlKind.OTHER],
    }


def _counted(checked: list[Checked]) -> str:
    """Count the files by what they are, so that one that is missing among them is missed."""
    schemes, assumptions, others = (sum(found.kind is kind for found in checked) for kind in YamlKind)
    said = [_how_many(schemes, "scheme", "schemes")]
    if assumptions:
        said.append(_how_many(assumptions, "file of assumptions", "files of assumptions"))
    if others:
        said.append(_how_many(others, "other file passed over", "other files passed over"))
    return ", ".join(said)


def _how_many(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"


def _not_tried(found: Checked) -> list[str]:
    """One line where a scheme has figures or rules that no worked example tries."""
    if found.untried is None or not found.untried.warnings:
        return []
    many = f"{len(found.untried.warnings)} of its {found.untried.of} figures and rules"
    return [visible(f"{found.file}: warning: no worked example tries {many}; pbr validate --coverage lists them")]


def _ok(found: Checked) -> str:
    match found.kind:
        case YamlKind.OTHER:
            said = "not a scheme, passed over"
        case YamlKind.ASSUMPTIONS:
            said = "ok: assumptions; pbr simulate checks whether schemes and records have what they are about"
        case YamlKind.SCHEME:
            examples, lines = _how_many(found.examples, "example", "examples"), _how_many(found.lines, "line", "lines")
            said = f"ok: {examples}, {lines} checked"
    return visible(f"{found.file}: {said}")
