"""Whether a ledger is as it was written, and adds up: every run, every file, every entry."""

from collections.abc import Container, Iterable, Iterator
from pathlib import Path, PurePosixPath

from pbr.ledger.damage import chain_broken, file_damaged, file_unread, manifest_unread, read_plainly, runs_missing
from pbr.ledger.folder_names import (
    INPUTS,
    PAID,
    POSITION,
    SENT,
    built_for,
    input_named,
    name_of_input,
    name_of_run,
    run_named,
    runs_in,
)
from pbr.ledger.ledger import Ledger, RunRead
from pbr.ledger.left_over import left_over
from pbr.ledger.manifest_json import MANIFEST, DamagedManifestError, NewerFormatError, head_of, manifest_in
from pbr.ledger.paid import payments_that_do_not_follow
from pbr.ledger.run_folder import hash_of
from pbr.ledger.verify_entries import entries_that_do_not_add_up
from pbr.ledger.verify_runs import runs_that_do_not_follow
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.source.file_name_length import refuse_long_names


def verify(folder: Path, expect_head: str = "") -> list[Problem]:
    """Give everything that is wrong with a ledger, with the file and the run: nothing where all is well.

    Warnings are of what is not kept any more or is left over, which is no damage. ``expect_head`` is the head that
    somebody wrote down: only that shows that the last runs were not cut off. Raises ``ProblemsFound`` for a folder
    that is no ledger.
    """
    refuse_long_names(folder)
    folder = folder.absolute()
    with read_plainly(folder):
        numbers = runs_in(folder) if folder.is_dir() else []
        if not numbers:
            Ledger.open(folder)
        found: list[Problem] = []
        runs = list(_runs(folder, numbers, found))
        for run in runs:
            found += _files_of(folder, run)
        as_written = not found
        found += _elsewhere(folder, runs, [run for run in runs[-1:] if len(runs) == len(numbers)])
    if as_written:
        try:
            ledger = Ledger(folder, tuple(runs))
            found += runs_that_do_not_follow(ledger)
            found += entries_that_do_not_add_up(ledger)
        except ProblemsFound as unread:
            found += unread.problems
    if expect_head:
        found += _of_head(folder, expect_head, runs)
    return found


def _of_head(folder: Path, expected: str, runs: list[RunRead]) -> Iterator[Problem]:
    """What is wrong where somebody wrote another head down than the ledger has."""
    heads = [run.head for run in runs]
    if heads[-1:] == [expected]:
        return
    if expected in heads:
        known = runs[heads.index(expected)].manifest.run
        message = f"the head expected is that of run {known}, and run {runs[-1].manifest.run} is the last"
        how = f"all up to run {known} is what it was; look at what was settled since (pbr ledger list)"
    else:
        message = "the head of this ledger is not the one expected: the last runs are others, or were cut off"
        how = "compare with the heads that pbr ledger list prints, and with a copy of the ledger"
    yield Problem("PBR069", message, Place(str(folder)), how)


def _runs(folder: Path, numbers: list[int], found: list[Problem]) -> Iterator[RunRead]:
    """Read every manifest that can be read, and say which cannot, or do not follow the one before."""
    before: str | None = ""
    awaited = min(numbers[0], 1)
    for number in numbers:
        if number > awaited:
            found.append(runs_missing(folder / name_of_run(awaited), awaited, number - 1))
            before = None
        awaited = number + 1
        path = folder / name_of_run(number) / MANIFEST
        try:
            written = path.read_bytes()
            manifest = manifest_in(written)
        except (FileNotFoundError, NotADirectoryError):
            found.append(chain_broken(path, number, "has no manifest"))
            before = None
        except OSError as refused:
            found.append(file_unread(path, refused))
            before = None
        except (DamagedManifestError, NewerFormatError) as wrong:
            found.append(manifest_unread(path, number, wrong))
            before = None
        else:
            if manifest.run != number or (before is not None and manifest.previous != before):
                found.append(chain_broken(path, number, "does not follow the run before it"))
            before = head_of(written)
            yield RunRead(manifest, before)


def _files_of(folder: Path, run: RunRead) -> Iterator[Problem]:
    """What is missing, changed or too much in a run."""
    number = run.manifest.run
    place = folder / name_of_run(number)
    listed = {one.name: one for one in run.manifest.files}
    folders = {parent.as_posix() for name in listed for parent in PurePosixPath(name).parents}
    there = {path.relative_to(place).as_posix(): path for path in place.rglob("*")}
    for name in sorted(there.keys() - listed.keys() - {MANIFEST}):
        if name not in folders or not _is_plain_folder(there[name]):
            yield file_damaged(there[name], number, "was not written by the run")
    for name, one in sorted(listed.items()):
        path = there.get(name)
        if path is None or path.is_symlink() or not path.is_file():
            yield file_damaged(place / name, number, "is not there")
        else:
            yield from _unless(path, one.sha256, number, "was changed after it was settled")


def _is_plain_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _unless(path: Path, sha256: str, run: int | None, what: str) -> Iterator[Problem]:
    """What is wrong with a file unless it is as it was written, by its hash."""
    try:
        found = hash_of(path)
    except OSError as refused:
        yield file_unread(path, refused)
    else:
        if found != sha256:
            yield file_damaged(path, run, what)


def _elsewhere(folder: Path, runs: list[RunRead], last: list[RunRead]) -> Iterator[Problem]:
    """What is wrong beside the runs: the inputs, how things stand, and what does not belong there.

    ``last`` is the last run, where every run could be read.
    """
    kept = {path.name for path in (folder / INPUTS).iterdir()} if (folder / INPUTS).is_dir() else set()
    read_by_runs = {used.sha256 for run in runs for used in run.manifest.inputs}
    if not last:
        # Any copy may be of a run that cannot be read.
        read_by_runs |= set(filter(None, map(input_named, kept)))
    for path in left_over(folder, read_by_runs):
        message = "this was left by a run that was killed, or is being written by one"
        yield Problem("PBR071", message, Place(str(path)), "the next run clears it away", severity="warning")
    for path in sorted(folder.iterdir()):
        known = path.name in (INPUTS, PAID, POSITION, SENT) or run_named(path.name) is not None
        if not known and built_for(path.name) is None:
            yield file_damaged(path, None, "does not belong in a ledger")
    yield from _copies(folder / INPUTS, kept)
    yield from _not_kept(folder / INPUTS, kept, [run for run in runs if run not in last], last)
    yield from payments_that_do_not_follow(folder, runs)
    position = folder / POSITION
    stands = [run.manifest.position_sha256 for run in last]
    if position.exists() and any(found for sha256 in stands for found in _unless(position, sha256, None, "")):
        message = "this file is not as the last run left it"
        how = "remove it: how things stand is worked out again from the runs"
        yield Problem("PBR066", message, Place(str(position)), how, severity="warning")


def _copies(inputs: Path, kept: Iterable[str]) -> Iterator[Problem]:
    """Which copies of inputs are not what they were."""
    for name in sorted(kept):
        sha256, path = input_named(name), inputs / name
        if sha256 is None and built_for(name) is None:
            yield file_damaged(path, None, "does not belong in a ledger")
        elif sha256 is not None and (path.is_symlink() or not path.is_file()):
            yield file_damaged(path, None, "is no file")
        elif sha256 is not None:
            yield from _unless(path, sha256, None, "is not what was read")


def _not_kept(inputs: Path, kept: Container[str], older: list[RunRead], last: list[RunRead]) -> Iterator[Problem]:
    """Which copies of inputs are not kept any more: those of the last run always are."""
    for run in older:
        gone = [used.name for used in run.manifest.inputs if name_of_input(used.sha256) not in kept]
        if gone:
            message = f"run {run.manifest.run} cannot be worked out again: {_listed(gone)} not kept"
            how = "nothing is wrong if that was deleted because its time was over"
            yield Problem("PBR067", message, Place(str(inputs)), how, severity="warning")
    for run in last:
        for used in run.manifest.inputs:
            if name_of_input(used.sha256) not in kept:
                yield file_damaged(inputs / name_of_input(used.sha256), run.manifest.run, "is not there")


def _listed(names: list[str]) -> str:
    """Names, and the verb that goes with as many."""
    return f"{names[0]} is" if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]} are"
