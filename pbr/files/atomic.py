"""Results that are built aside and appear whole or not at all, several of them together or none.

Each is built beside its place, where nobody else can read it; what was written is made sure to be on the disk; and then
all of them are put in their places while no request to stop is heard and no other run does the same. Until then nothing
has changed, whatever goes wrong; and what cannot be finished is taken back.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from glob import escape
from pathlib import Path

from pbr.files.interrupt_guard import is_being_written, marked_as_being_written, not_interrupted, one_at_a_time
from pbr.files.made_sure import make_all_sure, make_sure
from pbr.files.swap_paths import EARLIER, UNFINISHED, put_in_place, take_back
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.values.dataclass import dataclass

_LONGEST_NAME = 200
"""Bytes: systems take names of 255 or fewer, and the name that something is built under is longer than its own."""
_LONGEST_OF_A_SYSTEM = 255
"""Bytes of one name of a folder that is there already."""


@dataclass(frozen=True, slots=True)
class Built:
    """A file or folder of results built ``aside``, for a ``place``.

    ``called`` is what a problem calls it. ``may_take`` raises ``ProblemsFound`` unless the place is still free for it.
    """

    place: Path
    aside: Path
    called: str
    may_take: Callable[[], None]


@contextmanager
def folder_aside(place: Path, called: str) -> Iterator[Path]:
    """Make a folder to build in, beside its place; whatever is in it at the end goes, in the place of it or not."""
    with in_plain_words(place, called), ExitStack() as at_the_end:
        with one_at_a_time([place.parent]), not_interrupted():
            aside = Path(tempfile.mkdtemp(prefix=f".{place.name}.", suffix=UNFINISHED, dir=place.parent))
            _until_the_end(aside, at_the_end)
        yield aside


@contextmanager
def file_aside(place: Path, called: str) -> Iterator[Path]:
    """Make a file to write to, beside its place; what is there at the end goes, in the place of it or not."""
    with in_plain_words(place, called), ExitStack() as at_the_end:
        with one_at_a_time([place.parent]), not_interrupted():
            handle, name = tempfile.mkstemp(prefix=f".{place.name}.", suffix=UNFINISHED, dir=place.parent)
            os.close(handle)
            aside = Path(name)
            _until_the_end(aside, at_the_end)
        yield aside


def _until_the_end(aside: Path, at_the_end: ExitStack) -> None:
    """Mark what is built as being written until it is removed, or what was in its place before is."""
    at_the_end.enter_context(marked_as_being_written(aside))
    at_the_end.callback(_remove, aside)


def _remove(path: Path) -> None:
    with not_interrupted():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            # What cannot be removed is told of by the next run, and must not make what is done look like a failure.
            with suppress(OSError):
                path.unlink(missing_ok=True)


def put_all_in_place(built: Sequence[Built], then: Callable[[], None] = lambda: None) -> None:
    """Put everything built in its place, or nothing; ``then`` is called once all of it is, before anyone can interrupt.

    Raises ``ProblemsFound`` when a place is not free any more, or when the system refuses; all is then as it was.
    """
    for one in built:
        with in_plain_words(one.place, one.called):
            make_all_sure(one.aside)
    places = {one.place.parent for one in built}
    with one_at_a_time(places), not_interrupted():
        for one in built:
            one.may_take()
        done: list[Built] = []
        try:
            for one in built:
                with in_plain_words(one.place, one.called):
                    put_in_place(one.place, one.aside)
                done.append(one)
        except BaseException:
            for one in reversed(done):
                take_back(one.place, one.aside)
            raise
        then()
        # Everything is in its place: a disk that cannot confirm it now must not make this look like a failure.
        for place in places:
            with suppress(OSError):
                make_sure(place)


def refuse_long_name(place: Path, called: str) -> None:
    """Raise ``ProblemsFound`` for a name that not every system takes, or not with what is added while it is built."""
    how = f"choose a name of at most {_LONGEST_NAME} letters"
    if any(len(os.fsencode(part)) > _LONGEST_OF_A_SYSTEM for part in place.parent.parts):
        message = f"the {called} would go in a folder with a name that is too long"
        raise ProblemsFound([Problem("PBR034", message, Place(_cut(place)), how)])
    if len(os.fsencode(place.name)) > _LONGEST_NAME:
        raise ProblemsFound([Problem("PBR034", f"the {called} has a name that is too long", Place(_cut(place)), how)])


def _cut(place: Path) -> str:
    """The path with what is too long of it cut: a name as long as that says nothing, and would bury the sentence."""
    long = [len(os.fsencode(part)) > _LONGEST_NAME for part in place.parts]
    return str(Path(*(f"{part[:40]}..." if cut else part for part, cut in zip(place.parts, long, strict=True))))


def clear_what_was_left(place: Path) -> list[str]:
    """Clear away what runs that were killed left beside a place, and say so; nothing where there is nothing.

    What made room for results that never came goes back to its place. What a run that still goes on builds stays.
    """
    place = place.absolute()
    named = re.compile(rf"\.{re.escape(place.name)}\.[a-z0-9_]+(?:{re.escape(UNFINISHED)}|{re.escape(EARLIER)})")
    said: list[str] = []
    with suppress(OSError), one_at_a_time([place.parent]), not_interrupted():
        for path in sorted(place.parent.glob(escape(f".{place.name}.") + "*")):
            if named.fullmatch(path.name) and not path.is_symlink():
                said += _cleared(path, place)
    return said


def _cleared(path: Path, place: Path) -> list[str]:
    if path.suffix == EARLIER and not place.exists():
        path.rename(place)
        return [f"{place} had been moved away by a run that was killed, and is back in its place"]
    writing = is_being_written(path)
    if writing:
        return []
    if writing is None:
        return [f"{path} was left by a run that was killed, or is being written by one: remove it if none is running"]
    with suppress(OSError):
        _remove(path)
    gone = "could not be removed: remove it yourself" if path.exists() else "is removed"
    return [f"{path} was left by a run that was killed, and {gone}"]


@contextmanager
def in_plain_words(place: Path, called: str) -> Iterator[None]:
    """Say in plain words what the system refused."""
    try:
        yield
    except PermissionError:
        message, how = f"the {called} may not be written here", "ask for permission, or choose another place"
        raise ProblemsFound([Problem("PBR023", message, Place(str(place)), how)]) from None
    except ChildProcessError:
        # A process that settled a part was ended from outside: nothing was refused here, and it is told by itself.
        raise
    except OSError as refused:
        message = f"the {called} could not be written: {(refused.strerror or 'the system refused').lower()}"
        raise ProblemsFound([Problem("PBR023", message, Place(str(place)), "nothing was changed")]) from None
