"""A folder of results that appears whole or not at all, and takes the place of nothing but the same results."""

import json
from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pbr.files.atomic import Built, folder_aside, in_plain_words, refuse_long_name
from pbr.files.seal import changed_since_sealed
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.values.dataclass import dataclass

MADE_BY = "made_by"
"""The key by which a folder of ours is known."""

CALLED = "folder of results"

Summary = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FolderKind:
    """A kind of folder of ours: its name, what files it may hold, and the one of them that says pbr wrote it.

    ``asked`` gives of that file what the results are of, by what a reader calls it: the scheme, the records, the
    period. Results of another question are other results.
    """

    name: str
    files: Container[str]
    summary: str
    asked: Callable[[Summary], dict[str, object]]


@contextmanager
def folder_built(folder: Path, may_take: Callable[[Path], None]) -> Iterator[Built]:
    """Make a folder to build results in; ``may_take`` raises unless they may take the place of what is there."""
    folder = folder.absolute()
    with folder_aside(folder, CALLED) as aside:
        yield Built(folder, aside, CALLED, lambda: may_take(aside))


def only_the_same(folder: Path, kind: FolderKind) -> Callable[[Path], None]:
    """Let results take the place of nothing, or of results of the same scheme, records and period, as pbr wrote them.

    Raises ``ProblemsFound`` at once where something else is there, or what pbr wrote has been changed since.
    """
    refuse_unless_ours(folder, kind)
    _refuse_if_changed(folder, kind)

    def may_take(aside: Path) -> None:
        refuse_unless_ours(folder, kind)
        _refuse_if_changed(folder, kind)
        there, here = _said(folder / kind.summary), _said(aside / kind.summary)
        if there is not None and here is not None:
            _refuse_another(folder, kind, _unlike(kind.asked(there), kind.asked(here)))

    return may_take


def refuse_another(folder: Path, kind: FolderKind, known: Mapping[str, object]) -> None:
    """Raise ``ProblemsFound`` where a folder holds results of another question by what is ``known`` of this one.

    What is known before any results are is a part of what they are of (`FolderKind.asked`); the rest is asked when they
    are built.
    """
    there = _said(folder / kind.summary)
    if there is not None:
        _refuse_another(folder, kind, _unlike(kind.asked(there), known))


def _refuse_another(folder: Path, kind: FolderKind, unlike: list[str]) -> None:
    if unlike:
        message = f"holds another {kind.name}: {_listed(unlike)} {'is' if len(unlike) == 1 else 'are'} not the same"
        raise _problem(folder, "PBR032", message, "choose another folder; or, to give that one up, say --replace")


def any_of_ours(folder: Path, kind: FolderKind) -> Callable[[Path], None]:
    """Let results take the place of any results of their kind that were there from the beginning."""
    refuse_unless_ours(folder, kind)
    at_first = _said(folder / kind.summary)

    def may_take(aside: Path) -> None:
        refuse_unless_ours(folder, kind)
        there, here = _said(folder / kind.summary), _said(aside / kind.summary)
        if (
            there is not None
            and there != at_first
            and here is not None
            and _unlike(kind.asked(there), kind.asked(here))
        ):
            message = f"was written by another run while this one worked: it holds another {kind.name} now"
            raise _problem(folder, "PBR033", message, "choose another folder, or run this again to replace that one")

    return may_take


def _refuse_if_changed(folder: Path, kind: FolderKind) -> None:
    """Raise ``ProblemsFound`` where a file is not as pbr wrote it: somebody's notes would be gone."""
    with in_plain_words(folder, CALLED):
        if not (folder / kind.summary).exists():
            return
        try:
            changed = changed_since_sealed(folder, kind.summary)
        except (ValueError, RecursionError):
            changed = [kind.summary]
    if changed:
        message = f"is not as pbr wrote it: {_listed(changed)} {'was' if len(changed) == 1 else 'were'} changed"
        how = "choose another folder; or, to give up what was changed, say --replace"
        raise _problem(folder, "PBR035", message, how)


def _unlike(before: Mapping[str, object], now: Mapping[str, object]) -> list[str]:
    """Name what two results are not both of, of what is known of the one now."""
    return [what for what in now if before.get(what) != now[what]]


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def refuse_unless_ours(folder: Path, kind: FolderKind) -> None:
    """Raise ``ProblemsFound`` unless the folder is absent, empty, or holds one of its kind by pbr and no more."""
    refuse_long_name(folder, CALLED)
    if folder.is_symlink():
        raise _problem(folder, "PBR021", "is a link to another place", "name the folder itself")
    if not folder.exists():
        if not folder.parent.is_dir():
            raise _problem(
                folder, "PBR022", "cannot be made, because the folder it goes in does not exist", "make it first"
            )
        return
    if not folder.is_dir():
        raise _problem(folder, "PBR021", "is a file, not a folder", "choose another name for the results")
    with in_plain_words(folder, CALLED):
        inside = list(folder.iterdir())
        ours = not inside or (all(_is_ours(file, kind) for file in inside) and _made_by_us(folder / kind.summary))
    if not ours:
        raise _problem(
            folder,
            "PBR021",
            f"holds files that are not a {kind.name} of pbr, so it is left alone",
            f"choose a new or empty folder, or one that holds an earlier {kind.name} and nothing else",
        )


def _is_ours(file: Path, kind: FolderKind) -> bool:
    return file.name in kind.files and file.is_file() and not file.is_symlink()


def _made_by_us(summary: Path) -> bool:
    """Whether the file says that pbr wrote it."""
    said = _said(summary)
    return said is not None and str(said.get(MADE_BY, "")).startswith("pbr ")


def _said(summary: Path) -> Summary | None:
    """Give what a file of JSON says; nothing where there is none, or it is no object."""
    try:
        said = json.loads(summary.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _problem(folder: Path, code: str, what: str, how: str) -> ProblemsFound:
    return ProblemsFound([Problem(code, f"the {CALLED} {what}", Place(str(folder)), help=how)])
