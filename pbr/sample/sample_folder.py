"""The folder of a sample: it appears whole or not at all, and never in the place of anyone's own files."""

from collections.abc import Callable
from pathlib import Path

from pbr.files.atomic import Built, folder_aside, in_plain_words, put_all_in_place, refuse_long_name
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.sample.readme import FIRST_LINE, readme
from pbr.sample.request import TABLE_NAMES, SampleWanted
from pbr.sample.write_sample import write_tables

README = "README.txt"
CALLED = "folder for the sample"
OUR_FILES = frozenset({README, *(f"{table}.csv" for table in TABLE_NAMES)})


def write_sample(folder: Path, wanted: SampleWanted, then: Callable[[], None] = lambda: None) -> dict[str, int]:
    """Write a sample into a folder; the number of rows of each table.

    It is built beside the folder's place and put there at the end, so an interruption leaves nothing behind; ``then``
    is called as soon as it is there. Raises ``ProblemsFound`` when the folder holds anything but an earlier sample, or
    cannot be written.
    """
    folder = folder.resolve()
    refuse_unless_ours(folder)
    with folder_aside(folder, CALLED) as aside:
        counts = write_tables(aside, wanted)
        (aside / README).write_text(readme(wanted, counts), encoding="utf-8", newline="\n")
        aside.chmod(0o755)
        put_all_in_place([Built(folder, aside, CALLED, lambda: refuse_unless_ours(folder))], then)
    return counts


def refuse_unless_ours(folder: Path) -> None:
    """Raise ``ProblemsFound`` unless the folder is absent, empty, or holds an earlier sample and no more.

    Nor may a table of it have been changed: whoever tries a scheme edits its rows.
    """
    refuse_long_name(folder, CALLED)
    if not folder.exists():
        if not folder.parent.is_dir():
            raise a_problem("PBR022", folder, "cannot be made: the folder it goes in does not exist", "make it first")
        return
    if not folder.is_dir():
        raise a_problem("PBR021", folder, "is a file, not a folder", "choose another name for the sample")
    with in_plain_words(folder, CALLED):
        ours = holds_only_ours(folder)
        changed = ours and was_changed(folder)
    if changed:
        how = "choose another folder, or take away the tables that are no longer wanted"
        raise a_problem("PBR021", folder, "holds a sample that was changed or copied since, so it is left alone", how)
    if not ours:
        how = "choose a new or empty folder, or one that holds an earlier sample and nothing else"
        raise a_problem("PBR021", folder, "holds files that pbr sample did not write, so it is left alone", how)


def holds_only_ours(folder: Path) -> bool:
    """Whether the folder is empty, or holds only tables of a sample and the README.txt that says so."""
    files = list(folder.iterdir())
    if not files:
        return True
    if any(file.name not in OUR_FILES or file.is_symlink() or not file.is_file() for file in files):
        return False
    label = folder / README
    return label.is_file() and label.read_bytes().startswith(FIRST_LINE.encode())


def was_changed(folder: Path) -> bool:
    """Whether a table of a sample was written after its README.txt, which is written last: it was edited, or copied."""
    label = folder / README
    if not label.exists():
        return False
    written = label.stat().st_mtime_ns
    return any(file.stat().st_mtime_ns > written for file in folder.iterdir())


def a_problem(code: str, folder: Path, what: str, how: str) -> ProblemsFound:
    """A problem with the folder, in a sentence, and how to mend it."""
    return ProblemsFound([Problem(code, f"the {CALLED} {what}", Place(str(folder)), help=how)])
