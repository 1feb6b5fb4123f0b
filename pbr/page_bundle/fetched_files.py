"""The files that were fetched for the page, each found by its name and taken only where its bytes are as pinned."""

from collections.abc import Iterable
from pathlib import Path

from pbr.page_bundle.pinned import PinnedFile, how_to_fetch, pinned
from pbr.problems.problem import Place, Problem, ProblemsFound


def pyodide_files(folder: Path) -> list[Path]:
    """The files of Pyodide that the page needs, out of the npm package as it is unpacked.

    Raises ``ProblemsFound`` with each that is not there, or is not as pinned.
    """
    fetch = f"fetch it with: {how_to_fetch()[0]}; and name its folder: --pyodide package"
    return _as_pinned(folder, pinned().pyodide_files, f"Pyodide {pinned().pyodide}", fetch)


def wheel_files(folder: Path) -> list[Path]:
    """The wheels that the page needs, out of a folder. Raises ``ProblemsFound`` as ``pyodide_files`` does."""
    fetch = f"fetch them with: {how_to_fetch()[1]}; and name their folder: --wheels wheels"
    return _as_pinned(folder, [one.file for one in pinned().wheels], "the wheels", fetch)


def _as_pinned(folder: Path, wanted: Iterable[PinnedFile], called: str, fetch: str) -> list[Path]:
    problems: list[Problem] = []
    found: list[Path] = []
    for one in wanted:
        path = folder / one.name
        try:
            is_as_pinned = one.is_as_pinned(path)
        except OSError:
            message = f"the page needs {called}, and this file of it cannot be read"
            problems.append(Problem("PBR967", message, Place(str(path)), fetch))
            continue
        if not is_as_pinned:
            message = "this file is not the one that the page is made of: its SHA-256 is another"
            how = f"it is to be {one.sha256}; {fetch}"
            problems.append(Problem("PBR968", message, Place(str(path)), how))
        found.append(path)
    if problems:
        raise ProblemsFound(problems)
    return found
