"""A ledger: the folder of what was settled under one scheme, run by run."""

import io
from collections.abc import Iterator, Sequence
from hashlib import file_digest, sha256
from pathlib import Path
from typing import NamedTuple, Self, TextIO

from pbr.ledger.damage import chain_broken, file_damaged, manifest_unread, read_plainly, runs_missing
from pbr.ledger.entries_csv import RecordedEntry, read_entries
from pbr.ledger.folder_names import (
    INPUTS,
    LINES,
    POSITION,
    REMITTANCES,
    built_for,
    name_of_input,
    name_of_run,
    runs_in,
)
from pbr.ledger.manifest import Manifest, Settings
from pbr.ledger.manifest_json import MANIFEST, DamagedManifestError, NewerFormatError, head_of, manifest_in
from pbr.ledger.remittances import carried_after
from pbr.ledger.remittances_csv import read_remittances
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.input_file import InputFile
from pbr.scheme.reading.renamed import Renamed
from pbr.source.file_name_length import refuse_long_names
from pbr.values.dataclass import dataclass

_FIRST_RUN = 1


class RunRead(NamedTuple):
    """A run that is in a ledger: its manifest, and the head, which is the manifest's hash."""

    manifest: Manifest
    head: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The runs of a ledger in their order, by their manifests; whatever else is in them is read when it is asked for.

    What is read is what was written, by its hash, or ``ProblemsFound`` is raised.
    """

    folder: Path
    runs: tuple[RunRead, ...]

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open a ledger and check the chain of its runs.

        Raises ``ProblemsFound`` for a folder that is no ledger, one whose runs do not follow one another, or one that a
        newer version of pbr wrote.
        """
        ledger = cls.open_or_new(folder)
        if not ledger.runs:
            raise _no_ledger(folder, "no run is in it" if folder.is_dir() else "there is no such folder")
        return ledger

    @classmethod
    def open_or_new(cls, folder: Path) -> Self:
        """As ``open``; a folder that is not there yet, or is empty, is a ledger without a run."""
        refuse_long_names(folder)
        folder = folder.absolute()
        if not folder.exists():
            if not folder.parent.is_dir():
                raise _no_ledger(folder, "the folder it would go in does not exist")
            return cls(folder, ())
        with read_plainly(folder):
            if not folder.is_dir():
                raise _no_ledger(folder, "it is a file")
            numbers = runs_in(folder)
            if not numbers:
                _refuse_what_is_no_ledger(folder)
                return cls(folder, ())
            return cls(folder, tuple(_runs_of(folder, numbers)))

    @property
    def last(self) -> Manifest | None:
        """The manifest of the last run; None where there is none."""
        return self.runs[-1].manifest if self.runs else None

    @property
    def head(self) -> str:
        """The hash of the last run's manifest, by which all runs are known; empty where there is none."""
        return self.runs[-1].head if self.runs else ""

    @property
    def next_run(self) -> int:
        """The number of the next run: 1 for the first that is no opening."""
        return self.runs[-1].manifest.run + 1 if self.runs else _FIRST_RUN

    @property
    def settings(self) -> Settings:
        """The settings that it was opened with."""
        return self.runs[-1].manifest.settings if self.runs else Settings()

    @property
    def renamed(self) -> frozenset[Renamed]:
        """Everything that was renamed since the first run."""
        return frozenset(one for run in self.runs for one in run.manifest.renamed)

    def read_by_runs(self) -> frozenset[str]:
        """The hashes of the inputs of all runs."""
        return frozenset(used.sha256 for run in self.runs for used in run.manifest.inputs)

    def run(self, number: int) -> RunRead:
        """One run by its number. Raises ``ProblemsFound`` where there is none."""
        for run in self.runs:
            if run.manifest.run == number:
                return run
        there = (
            f"it has runs {self.runs[0].manifest.run} to {self.runs[-1].manifest.run}" if self.runs else "it has none"
        )
        raise ProblemsFound([Problem("PBR073", f"this ledger has no run {number}", Place(str(self.folder)), there)])

    def refuse_other_scheme(self, names: Sequence[str]) -> None:
        """Raise ``ProblemsFound`` unless the ledger belongs to a scheme of one of these names."""
        if self.last is not None and self.last.scheme.name not in names:
            message = f"this is the ledger of the scheme {self.last.scheme.name}, and not of {names[0]}"
            how = "each scheme has a ledger of its own: name its folder, or a new one"
            raise ProblemsFound([Problem("PBR061", message, Place(str(self.folder)), how)])

    def file_of(self, number: int, name: str) -> bytes:
        """The bytes of a file of a run, as they were written. Raises ``ProblemsFound`` where they are not."""
        path = self.folder / name_of_run(number) / name
        listed = {one.name: one.sha256 for one in self.run(number).manifest.files}
        if name not in listed:
            raise ProblemsFound([file_damaged(path, number, "is not one of those that the run wrote")])
        return _as_written(path, number, listed[name])

    def text_of(self, number: int, name: str) -> TextIO:
        """The same as text, opened, with its line ends as they are."""
        return io.TextIOWrapper(io.BytesIO(self.file_of(number, name)), encoding="utf-8", newline="")

    def entries_of(self, number: int) -> list[RecordedEntry]:
        """The entries of a run. Raises ``ProblemsFound`` where they are not as they were written."""
        text = self.text_of(number, LINES)
        try:
            return list(read_entries(text))
        except ValueError:
            path = self.folder / name_of_run(number) / LINES
            raise ProblemsFound([file_damaged(path, number, "has no entries as pbr writes them")]) from None

    def input_of(self, number: int, used: InputFile) -> Path:
        """Where the copy of an input of a run is. Raises ``ProblemsFound`` where it is not kept, or is another."""
        path = self.folder / INPUTS / name_of_input(used.sha256)
        if not path.exists():
            message = f"the copy of {used.name}, which run {number} was settled from, is not kept any more"
            how = (
                "put it back, from a copy of the ledger or from the file as it was given, under this name; without it "
                "neither that run can be worked out again nor the next one settled"
            )
            raise ProblemsFound([Problem("PBR067", message, Place(str(path)), how)])
        _refuse_unless_there(path, number)
        with read_plainly(path), path.open("rb") as file:
            found = file_digest(file, "sha256").hexdigest()
        if found != used.sha256:
            raise ProblemsFound([file_damaged(path, number, "was changed after it was settled")])
        return path

    def carried(self) -> dict[str, int]:
        """What each provider carries from the last run to the next, in pence, for those who carry anything."""
        if not self.runs:
            return {}
        number = self.runs[-1].manifest.run
        return carried_after(read_remittances(self.text_of(number, REMITTANCES)))


def _runs_of(folder: Path, numbers: Sequence[int]) -> Iterator[RunRead]:
    """Read the manifests, each of which has the hash of the one before it."""
    before = ""
    for place, number in enumerate(numbers, min(numbers[0], _FIRST_RUN)):
        path = folder / name_of_run(number) / MANIFEST
        if number != place:
            raise ProblemsFound([runs_missing(folder / name_of_run(place), place, number - 1)])
        if not path.is_file():
            raise ProblemsFound([file_damaged(path, number, "is not there")])
        written = path.read_bytes()
        try:
            manifest = manifest_in(written)
        except (DamagedManifestError, NewerFormatError) as wrong:
            raise ProblemsFound([manifest_unread(path, number, wrong)]) from None
        if manifest.run != number or manifest.previous != before:
            raise ProblemsFound([chain_broken(path, number, "does not follow the run before it")])
        before = head_of(written)
        yield RunRead(manifest, before)


def _refuse_what_is_no_ledger(folder: Path) -> None:
    """Raise ``ProblemsFound`` for a folder without a run that holds anything but what a killed run left."""
    there = {path.name for path in folder.iterdir() if built_for(path.name) is None}
    if POSITION in there:
        # It is put there after the run that it is of: the runs were taken out, and would be settled again.
        raise ProblemsFound([chain_broken(folder / POSITION, _FIRST_RUN, "is not there, and what stood after it is")])
    if there - {INPUTS}:
        raise _no_ledger(folder, "it holds other files and no run")


def _no_ledger(folder: Path, why: str) -> ProblemsFound:
    how = "name the folder of a ledger; a new one is made by settling with --commit into a folder that is not there yet"
    return ProblemsFound([Problem("PBR060", f"this is no ledger: {why}", Place(str(folder)), how)])


def _as_written(path: Path, number: int, expected: str) -> bytes:
    """Read a file of a run whole. Raises ``ProblemsFound`` where it is not there, or has another hash."""
    _refuse_unless_there(path, number)
    with read_plainly(path):
        written = path.read_bytes()
    if sha256(written).hexdigest() != expected:
        raise ProblemsFound([file_damaged(path, number, "was changed after it was settled")])
    return written


def _refuse_unless_there(path: Path, number: int) -> None:
    if not path.is_file():
        raise ProblemsFound([file_damaged(path, number, "is not there")])
