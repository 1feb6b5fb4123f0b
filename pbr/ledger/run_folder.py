"""The folder of a run: built aside in the ledger, and part of it by one rename to its number, which must not exist.

Killed anywhere, on a full disk, or beside another run: all of a run is there or nothing of it. What waits for the
rename is on the disk before it; how things stand, which can be made again from the runs, is put in its place after it.
"""

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import file_digest
from pathlib import Path

from pbr.files.atomic import file_aside, folder_aside, in_plain_words
from pbr.files.interrupt_guard import not_interrupted, one_at_a_time
from pbr.files.made_sure import make_all_sure, make_sure
from pbr.ledger.folder_names import INPUTS, POSITION, name_of_run, runs_in
from pbr.ledger.input_copies import InputToKeep, copies_aside, put_copies_in_place, refuse_unless_kept
from pbr.ledger.manifest import Manifest, RunFile
from pbr.ledger.manifest_json import MANIFEST, head_of, manifest_bytes, manifest_in
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.values.dataclass import dataclass

CALLED = "run of the ledger"

_OWNER_FOLDER, _OWNER_FILE = 0o700, 0o600

_TAKEN = (errno.EEXIST, errno.ENOTEMPTY)


@dataclass(frozen=True, slots=True)
class RunBuilt:
    """A run that is being built: its number, the ledger, the folder to write its files in, and where to write how
    things stand after it.

    ``follows`` is the head of the run before, empty for the first.
    """

    ledger: Path
    number: int
    follows: str
    aside: Path
    position: Path

    @property
    def place(self) -> Path:
        """Where it goes."""
        return self.ledger / name_of_run(self.number)


@contextmanager
def run_built(ledger: Path, number: int, follows: str) -> Iterator[RunBuilt]:
    """Make a folder in a ledger to build a run in; the ledger too, where there is none.

    What is built goes at the end unless it was published. Raises ``ProblemsFound`` where nothing can be written.
    """
    ledger = ledger.absolute()
    with in_plain_words(ledger, CALLED), _made_where_needed(ledger), _made_where_needed(ledger / INPUTS):
        place = ledger / name_of_run(number)
        with folder_aside(place, CALLED) as aside, file_aside(ledger / POSITION, CALLED) as position:
            yield RunBuilt(ledger, number, follows, aside, position)


def files_of(folder: Path) -> tuple[RunFile, ...]:
    """Every file of a run that is being built, nested ones too, but its manifest; in order of name."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / MANIFEST)
    return tuple(RunFile(path.relative_to(folder).as_posix(), path.stat().st_size, hash_of(path)) for path in files)


def hash_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def publish_run(
    built: RunBuilt,
    manifest: Manifest,
    inputs: Iterable[InputToKeep],
    still_last: Callable[[], None] = lambda: None,
    then: Callable[[], None] = lambda: None,
) -> str:
    """Make a run part of its ledger, whole, and give its head; its manifest is written last.

    ``still_last`` raises ``ProblemsFound`` where the run may not be settled any more; it is asked while no other run
    can be added. ``then`` is called as soon as the run is settled, before anyone can interrupt.
    Raises ``ProblemsFound`` where another run was quicker or nothing can be written, and nothing is then changed.
    """
    kept = tuple(inputs)
    with in_plain_words(built.place, CALLED), copies_aside(built.ledger, kept) as copies:
        written = manifest_bytes(manifest)
        # What could not be read back would stop the ledger for good.
        manifest_in(written)
        (built.aside / MANIFEST).write_bytes(written)
        _for_the_owner_alone(built.aside)
        make_all_sure(built.aside)
        make_sure(built.position)
        with one_at_a_time([built.ledger]), not_interrupted():
            _refuse_if_another_was_quicker(built)
            still_last()
            put_copies_in_place(copies)
            refuse_unless_kept(built.ledger, kept)
            _rename(built)
            if not built.follows:
                # A folder that somebody made for it beforehand is open to more than its owner.
                with suppress(OSError):
                    built.ledger.chmod(_OWNER_FOLDER)
            # It is settled: whatever cannot be done now can be made again, and must not look like a failure.
            with suppress(OSError):
                make_sure(built.ledger)
            with suppress(OSError):
                os.replace(built.position, built.ledger / POSITION)  # noqa: PTH105 - as the rename is
                make_sure(built.ledger)
            then()
    return head_of(written)


def _rename(built: RunBuilt) -> None:
    try:
        os.rename(built.aside, built.place)  # noqa: PTH104 - Path.rename is the same; this is the step that counts
    except OSError as refused:
        if refused.errno in _TAKEN or built.place.exists():
            raise _quicker(built) from None
        raise


def _refuse_if_another_was_quicker(built: RunBuilt) -> None:
    """Raise ``ProblemsFound`` unless the last run is still the one that this run follows."""
    runs = [number for number in runs_in(built.ledger) if number >= built.number or not built.follows]
    if runs:
        raise _quicker(built, runs[-1])
    if built.follows:
        before = built.ledger / name_of_run(built.number - 1) / MANIFEST
        if not before.is_file() or hash_of(before) != built.follows:
            message = "the last run is another than the one that this run was worked out from; nothing was settled"
            how = "settle again: it is then worked out from what the ledger holds now"
            raise ProblemsFound([Problem("PBR068", message, Place(str(before)), how)])


def _quicker(built: RunBuilt, last: int | None = None) -> ProblemsFound:
    run = built.number if last is None else last
    message = f"run {run} was settled by somebody else while this one was worked out; nothing was settled"
    how = "look at what it settled (pbr ledger list), and settle again if something is left"
    return ProblemsFound([Problem("PBR068", message, Place(str(built.ledger / name_of_run(run))), how)])


def _for_the_owner_alone(folder: Path) -> None:
    """Let nobody but the owner read what is in a folder."""
    for path in folder.rglob("*"):
        path.chmod(_OWNER_FOLDER if path.is_dir() else _OWNER_FILE)


@contextmanager
def _made_where_needed(folder: Path) -> Iterator[None]:
    """Make a folder for its owner alone where there is none; where nothing came into it, it goes again."""
    made = False
    try:
        with suppress(FileExistsError):
            folder.mkdir(mode=_OWNER_FOLDER)
            made = True
            make_sure(folder.parent)
        yield
    finally:
        if made:
            with suppress(OSError):
                folder.rmdir()
