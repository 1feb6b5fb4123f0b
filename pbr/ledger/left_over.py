"""What runs that were killed left in a ledger: cleared away by the next run, and said."""

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path

from pbr.files.atomic import clear_what_was_left
from pbr.files.interrupt_guard import is_being_written, not_interrupted, one_at_a_time
from pbr.ledger.folder_names import INPUTS, PAID, built_for, input_named


def clear_left_over(folder: Path, read_by_runs: Callable[[], Collection[str]]) -> list[str]:
    """Clear away what is half built and copies that no run has read, and say so.

    ``read_by_runs`` gives the hashes of the inputs of all runs that are there; it is asked while no run can be added.
    What another run is building stays.
    """
    if not folder.is_dir():
        return []
    said = []
    for place in sorted({place for _, place in _half_built(folder)}):
        said += clear_what_was_left(place)
    return said + _clear_copies(folder, read_by_runs)


def left_over(folder: Path, read_by_runs: Collection[str]) -> list[Path]:
    """What there is to clear away."""
    return sorted({path for path, _ in _half_built(folder)} | set(_unread_copies(folder, read_by_runs)))


def _half_built(folder: Path) -> Iterator[tuple[Path, Path]]:
    """What is in no place of its own yet, with the place that it is for."""
    for inside in (folder, folder / INPUTS, folder / PAID):
        if inside.is_dir():
            for path in inside.iterdir():
                place = built_for(path.name)
                if place is not None:
                    yield path, inside / place


def _unread_copies(folder: Path, read_by_runs: Collection[str]) -> Iterator[Path]:
    if (folder / INPUTS).is_dir():
        for path in (folder / INPUTS).iterdir():
            sha256 = input_named(path.name)
            if sha256 is not None and sha256 not in read_by_runs:
                yield path


def _clear_copies(folder: Path, read_by_runs: Callable[[], Collection[str]]) -> list[str]:
    """Clear copies away that no run has read: a run puts them in their places in one step with itself."""
    said = []
    with suppress(OSError), one_at_a_time([folder]), not_interrupted():
        if is_being_written(folder) is None:
            return []
        for path in sorted(_unread_copies(folder, read_by_runs())):
            path.unlink()
            said.append(f"{path} is of no run that is there, and is removed: one was killed, or taken out")
    return said
