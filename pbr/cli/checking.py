"""The check of a scheme by itself: what is wrong with it, or how many worked examples it kept."""

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path

from pbr.cli.last_resort import COULD_NOT_RUN, DONE, PROBLEMS
from pbr.cli.validate import Format
from pbr.engine.worked_examples import run_examples
from pbr.problems.problem import Place, Problem, ProblemsFound, errors_in
from pbr.problems.show import all_as_text, as_github, as_json
from pbr.problems.visible import visible
from pbr.scheme.codes_unlisted import codes_unlisted
from pbr.scheme.load import load_scheme
from pbr.source.excerpts import with_excerpts
from pbr.source.shipped import scheme_path

_SUFFIXES = (".yaml", ".yml")
_SAYS_PBR = re.compile(rb"(?:^|\r)[\"']?pbr[\"']?[ \t]*:", re.MULTILINE)
_MARKS = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)|\0")
"""What UTF-8 may start with, and what UTF-16 puts between the letters of English."""
_BYTES_LOOKED_AT = 100_000


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking one scheme."""

    file: str
    problems: tuple[Problem, ...]
    examples: int = 0
    lines: int = 0

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
    """Check a scheme and run its worked examples."""
    try:
        scheme = load_scheme(path)
        unlisted = with_excerpts(codes_unlisted(scheme), scheme.text, scheme.file.name)
        problems = (*scheme.warnings, *unlisted, *run_examples(scheme))
    except ProblemsFound as found:
        return Checked(str(path), tuple(found.problems))
    return Checked(str(path), problems, len(scheme.examples), sum(len(example.lines) for example in scheme.examples))


def check_strictly(path: Path) -> Checked:
    """Check a scheme, and take every warning as an error."""
    found = check(path)
    return replace(found, problems=tuple(replace(problem, severity="error") for problem in found.problems))


def report(checked: list[Checked], shape: Format) -> str:
    """Write what was found, for whoever reads it."""
    problems = [problem for found in checked for problem in found.problems]
    match shape:
        case Format.TEXT:
            lines = [all_as_text(problems)] if problems else []
            lines += [_ok(found) for found in checked if found.code == DONE]
        case Format.GITHUB:
            lines = [as_github(problem) for problem in problems]
        case Format.JSON:
            schemes = [
                {
                    "file": found.file,
                    "ok": found.code == DONE,
                    "examples": found.examples,
                    "lines": found.lines,
                }
                for found in checked
            ]
            lines = [json.dumps({**json.loads(as_json(problems)), "schemes": schemes}, indent=2)]
    return "".join(f"{line}\n" for line in lines)


def _ok(found: Checked) -> str:
    examples = "1 example" if found.examples == 1 else f"{found.examples} examples"
    lines = "1 line" if found.lines == 1 else f"{found.lines} lines"
    return visible(f"{found.file}: ok: {examples}, {lines} checked")
