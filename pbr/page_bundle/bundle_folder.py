"""The folder of the page, built aside and put there whole: every file by its hash, and nothing from anywhere else."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pbr
from pbr.files.atomic import put_all_in_place
from pbr.files.publish_folder import MADE_BY, FolderKind, any_of_ours, folder_built, only_the_same, refuse_unless_ours
from pbr.files.seal import SEAL, changed_since_sealed, seal
from pbr.page_bundle.fetched_files import pyodide_files, wheel_files
from pbr.page_bundle.manual_pages import manual_pages
from pbr.page_bundle.python_archive import NAME, made_of, write_archive
from pbr.page_bundle.shown_files import shown_files
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.values.dataclass import dataclass

SUMMARY = "bundle.json"
"""The file that says what the folder is made of, with the SHA-256 of each file of it."""


@dataclass(frozen=True, slots=True)
class PageBuilt:
    """The folder of a page that was built: how many files it has, and how many bytes they are."""

    folder: Path
    files: int
    size: int


def build_bundle(
    folder: Path, pyodide: Path, wheels: Path, *, replace: bool, then: Callable[[], None] = lambda: None
) -> PageBuilt:
    """Build the page into a folder, all or nothing; ``then`` is called as soon as it is in its place.

    An earlier page gives way where nobody has changed it, or with ``replace``. Raises ``ProblemsFound`` where a file
    that was fetched is missing or not as pinned, and where something else is in the folder.
    """
    may_take = (any_of_ours if replace else only_the_same)(folder, _kind_of(folder))
    fetched, packed = pyodide_files(pyodide), wheel_files(wheels)
    with folder_built(folder, may_take) as built:
        for file in fetched:
            shutil.copyfile(file, built.aside / ("pyodide-package.json" if file.name == "package.json" else file.name))
        write_archive(built.aside / NAME, packed)
        for name, content in (*shown_files(), *manual_pages()):
            (built.aside / name).write_bytes(content)
        said = {MADE_BY: f"pbr {pbr.__version__}", "made_of": made_of()}
        (built.aside / SUMMARY).write_text(json.dumps(said), encoding="utf-8")
        seal(built.aside, SUMMARY)
        put_all_in_place([built], then)
    files = [path.stat().st_size for path in folder.iterdir()]
    return PageBuilt(folder, len(files), sum(files))


def refuse_unless_as_built(folder: Path) -> None:
    """Raise ``ProblemsFound`` unless a folder is a page that pbr built, and nobody has changed it since."""
    if not (folder / SUMMARY).is_file():
        how = "build one first: pbr page build --help says how"
        raise ProblemsFound([Problem("PBR969", "there is no page of pbr in this folder", Place(str(folder)), how)])
    refuse_unless_ours(folder, _kind_of(folder))
    try:
        changed = changed_since_sealed(folder, SUMMARY)
    except (ValueError, RecursionError):
        changed = [SUMMARY]
    if changed:
        message = f"this page is not as pbr built it: {', '.join(changed)}"
        how = "build it again: pbr page build --replace"
        raise ProblemsFound([Problem("PBR970", message, Place(str(folder)), how)])


def _kind_of(folder: Path) -> FolderKind:
    """The kind of a folder of a page, by what is in it: the files that its seal names are those that pbr wrote."""
    return FolderKind("page", (SUMMARY, *_named(folder / SUMMARY)), SUMMARY, lambda _: {})


def _named(summary: Path) -> list[str]:
    try:
        return list(json.loads(summary.read_text(encoding="utf-8"))[SEAL])
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return []
