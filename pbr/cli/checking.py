"""The check of a scheme by itself: what is wrong with it, or how many worked examples it kept."""

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path

from pbr.cli.last_resort import COULD_NOT_RUN, DONE, PROBLEMS
from pbr.cli.validate import Format
from pbr.coverage.untried import MOST_RUNS, Untried, runs_needed, untried
from pbr.engine.worked_examples import run_examples
from pbr.problems.problem import Place, Problem, ProblemsFound, errors_in
from pbr.problems.show import all_as_text, as_github, as_json
from pbr.problems.visible import visible
from pbr.scheme.load import load_scheme
from pbr.source.shipped import scheme_path

_SUFFIXES = (".yaml", ".yml")
_SAYS_PBR = re.compile(rb"(?:^|\r)[\"']?pbr[\"']?[ \t]*:", re.MULTILINE)
_MARKS = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)|\0")
"""What UTF-8 may start with, and what UTF-16 puts between the letters of English."""
_BYTES_LOOKED_AT = 100_000


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking one scheme. ``untried`` is None where it was not looked for."""

    file: str
    problems: tuple[Problem, ...]
    examples: int = 0
    lines: int = 0
    untried: Untried | None = None

    @property
    def code(self) -> int:
        """The exit code it calls for."""
        if any(problem.code.startswith("PBR0") for problem in self.problems):
            return COULD_NOT_RUN
        return PROBLEMS if errors_in(list(self.problems)) else DONE


def found_schemes(paths: list[Path]) -> list[Path]:
    """Give the files named, and the schemes in the folders named: YAML files that say ``pbr:``.

    Other YAML files in a folder are passed over, and so is whatever is in a hidden folder. Raises ``ProblemsFound``
    when a folder holds no scheme.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(scheme_path(path))
            continue
        inside = [file for file in sorted(path.rglob("*")) if _may_be_a_scheme(file, path)]
        if not inside:
            message = "there is no scheme in this folder: no .yaml or .yml file that says pbr: 1"
            raise ProblemsFound([Problem("PBR025", message, Place(str(path)), "name a scheme, or another folder")])
        found += inside
    return list(dict.fromkeys(found))


def _may_be_a_scheme(file: Path, folder: Path) -> bool:
    if file.suffix.lower() not in _SUFFIXES or not file.is_file():
        return False
    if any(part.startswith(".") for part in file.relative_to(folder).parts):
        return False
    try:
        with file.open("rb") as opened:
            # A scheme in an encoding that is refused is not passed over: the reading of it says what is wrong.
            return bool(_SAYS_PBR.search(_MARKS.sub(b"", opened.read(_BYTES_LOOKED_AT))))
    except OSError:
        # It is named again when it is read, with what is wrong.
        return True


def check(path: Path) -> Checked:
    """Check a scheme, run its worked examples, and count what none of them tries unless that would take long."""
    return _check(path, MOST_RUNS)


def check_with_coverage(path: Path) -> Checked:
    """Check a scheme, run its worked examples, and name all that none of them tries, however long it takes."""
    checked = _check(path, None)
    if checked.untried is None:
        return checked
    return replace(checked, problems=(*checked.problems, *checked.untried.warnings), untried=None)


def _check(path: Path, most_runs: int | None) -> Checked:
    try:
        scheme = load_scheme(path)
        problems = (*scheme.warnings, *run_examples(scheme))
    except ProblemsFound as found:
        return Checked(str(path), tuple(found.problems))
    checked = Checked(str(path), problems, len(scheme.examples), sum(len(one.lines) for one in scheme.examples))
    if checked.code != DONE or (most_runs is not None and runs_needed(scheme) > most_runs):
        return checked
    return replace(checked, untried=untried(scheme))


def report(checked: list[Checked], shape: Format) -> str:
    """Write what was found, for whoever reads it."""
    problems = [problem for found in checked for problem in found.problems]
    match shape:
        case Format.TEXT:
            lines = [all_as_text(problems)] if problems else []
            lines += [line for found in checked if found.code == DONE for line in (_ok(found), *_not_tried(found))]
        case Format.GITHUB:
            lines = [as_github(problem) for problem in problems]
        case Format.JSON:
            schemes = [
                {
                    "file": found.file,
                    "ok": found.code == DONE,
                    "examples": found.examples,
                    "lines": found.lines,
                    "not_tried": None if found.untried is None else len(found.untried.warnings),
                }
                for found in checked
            ]
            lines = [json.dumps({**json.loads(as_json(problems)), "schemes": schemes}, indent=2)]
    return "".join(f"{line}\n" for line in lines)


def _not_tried(found: Checked) -> list[str]:
    """One line where a scheme has figures or rules that no worked example tries."""
    if found.untried is None or not found.untried.warnings:
        return []
    many = f"{len(found.untried.warnings)} of its {found.untried.of} figures and rules"
    return [visible(f"{found.file}: warning: no worked example tries {many}; pbr validate --coverage lists them")]


def _ok(found: Checked) -> str:
    examples = "1 example" if found.examples == 1 else f"{found.examples} examples"
    lines = "1 line" if found.lines == 1 else f"{found.lines} lines"
    return visible(f"{found.file}: ok: {examples}, {lines} checked")
