"""Whether a ledger is as it was written, and adds up: every run, every file, every entry."""

from collections.abc import Iterator
from pathlib import Path

from pbr.ledger.damage import chain_broken, file_damaged, manifest_unread
from pbr.ledger.folder_names import (
    INPUTS,
    PAID,
    POSITION,
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
from pbr.problems.problem import Place, Problem


def verify(folder: Path, expect_head: str = "") -> list[Problem]:
    """Give everything that is wrong with a ledger, with the file and the run: nothing where all is well.

    Warnings are of what is not kept any more or is left over, which is no damage. ``expect_head`` is the head that
    somebody wrote down: only that shows that the last runs were not cut off. Raises ``ProblemsFound`` for a folder
    that is no ledger.
    """
    folder = folder.absolute()
    if not folder.is_dir() or not runs_in(folder):
        Ledger.open(folder)
    found: list[Problem] = []
    runs = list(_runs(folder, found))
    sound = {run.manifest.run for run in runs}
    for run in runs:
        wrong = list(_files_of(folder, run))
        if wrong:
            sound.discard(run.manifest.run)
        found += wrong
    found += _elsewhere(folder, runs)
    if len(sound) == len(runs_in(folder)):
        found += entries_that_do_not_add_up(Ledger(folder, tuple(runs)))
    if expect_head and not any(run.head == expect_head for run in runs[-1:]):
        message = "the head of this ledger is not the one expected: the last runs are others, or were cut off"
        how = "compare with the heads that pbr ledger list prints, and with a copy of the ledger"
        found.append(Problem("PBR069", message, Place(str(folder)), how))
    return found


def _runs(folder: Path, found: list[Problem]) -> Iterator[RunRead]:
    """Read every manifest that can be read, and say which cannot, or do not follow the one before."""
    before: str | None = ""
    numbers = runs_in(folder)
    for number in range(min(numbers[0], 1), numbers[-1] + 1):
        path = folder / name_of_run(number) / MANIFEST
        if not path.is_file():
            found.append(chain_broken(path, number, "is not there, or has no manifest"))
            before = None
            continue
        written = path.read_bytes()
        try:
            manifest = manifest_in(written)
        except (DamagedManifestError, NewerFormatError) as wrong:
            found.append(manifest_unread(path, number, wrong))
            before = None
            continue
        if manifest.run != number or (before is not None and manifest.previous != before):
            found.append(chain_broken(path, number, "does not follow the run before it"))
        before = head_of(written)
        yield RunRead(manifest, before)


def _files_of(folder: Path, run: RunRead) -> Iterator[Problem]:
    """What is missing, changed or too much in a run."""
    number = run.manifest.run
    place = folder / name_of_run(number)
    listed = {one.name: one for one in run.manifest.files}
    there = {path.relative_to(place).as_posix(): path for path in place.rglob("*") if not _is_plain_folder(path)}
    for name in sorted(there.keys() - listed.keys() - {MANIFEST}):
        yield file_damaged(there[name], number, "was not written by the run")
    for name, one in sorted(listed.items()):
        path = there.get(name)
        if path is None or path.is_symlink() or not path.is_file():
            yield file_damaged(place / name, number, "is not there")
        elif path.stat().st_size != one.bytes or hash_of(path) != one.sha256:
            yield file_damaged(path, number, "was changed after it was settled")


def _is_plain_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _elsewhere(folder: Path, runs: list[RunRead]) -> Iterator[Problem]:
    """What is wrong beside the runs: the inputs, how things stand, and what does not belong there."""
    read_by_runs = frozenset(used.sha256 for run in runs for used in run.manifest.inputs)
    for path in left_over(folder, read_by_runs):
        message = "this was left by a run that was killed, or is being written by one"
        yield Problem("PBR071", message, Place(str(path)), "the next run clears it away", severity="warning")
    for path in sorted(folder.iterdir()):
        known = path.name in (INPUTS, PAID, POSITION) or run_named(path.name) is not None
        if not known and built_for(path.name) is None:
            yield file_damaged(path, None, "does not belong in a ledger")
    yield from _inputs(folder / INPUTS, runs)
    yield from payments_that_do_not_follow(folder, runs)
    position = folder / POSITION
    if position.exists() and runs and hash_of(position) != runs[-1].manifest.position_sha256:
        message = "this file is not as the last run left it"
        how = "remove it: how things stand is worked out again from the runs"
        yield Problem("PBR066", message, Place(str(position)), how, severity="warning")


def _inputs(inputs: Path, runs: list[RunRead]) -> Iterator[Problem]:
    """Which copies of inputs are not what they were, and which are not kept any more."""
    there = {path.name: path for path in sorted(inputs.iterdir())} if inputs.is_dir() else {}
    for name, path in there.items():
        sha256 = input_named(name)
        if sha256 is None and built_for(name) is None:
            yield file_damaged(path, None, "does not belong in a ledger")
        elif sha256 is not None and (not path.is_file() or hash_of(path) != sha256):
            yield file_damaged(path, None, "is not what was read")
    for run in runs[:-1]:
        gone = [used.name for used in run.manifest.inputs if name_of_input(used.sha256) not in there]
        if gone:
            message = f"run {run.manifest.run} cannot be worked out again: {', '.join(gone)} is not kept"
            how = "nothing is wrong if it was deleted because its time was over"
            yield Problem("PBR067", message, Place(str(inputs)), how, severity="warning")
    for run in runs[-1:]:
        for used in run.manifest.inputs:
            if name_of_input(used.sha256) not in there:
                yield file_damaged(inputs / name_of_input(used.sha256), run.manifest.run, "is not there")
