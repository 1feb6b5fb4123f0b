"""What a run kept, laid out as it was given: its scheme, its records, and the ledger before it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pbr.files.temporary_folder import temporary_folder
from pbr.ledger.folder_names import INPUTS, SCHEME, name_of_run
from pbr.ledger.ledger import Ledger, RunRead
from pbr.records.files.record_names import ADJUSTMENTS_FILE, NOTICES_FILE
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A run laid out again: ``scheme`` and ``records`` as it read them, and ``aside`` for what is made of them."""

    scheme: Path
    records: Path
    aside: Path


@contextmanager
def kept_run(ledger: Ledger, run: RunRead) -> Iterator[KeptRun]:
    """Lay out what a run kept, for as long as it is looked at.

    Raises ``ProblemsFound`` where an input is not kept any more, or is not as it was.
    """
    kept = ledger.folder / name_of_run(run.manifest.run)
    with temporary_folder("run") as aside:
        laid_out = KeptRun(aside / SCHEME, aside / "records", aside)
        laid_out.records.mkdir()
        for used in run.manifest.inputs:
            shutil.copyfile(ledger.input_of(run.manifest.run, used), laid_out.records / used.name)
        shutil.copyfile(kept / SCHEME, laid_out.scheme)
        if run.manifest.mapping:
            # imported late: most runs read standard tables
            from pbr.api.extracts.mapped_records import records_through

            for file in (NOTICES_FILE, ADJUSTMENTS_FILE):
                shutil.copyfile(kept / file, laid_out.records / file)
            mapping = next(used for used in run.manifest.inputs if used.sha256 == run.manifest.mapping)
            # Its files by name, since one given by itself may end as it likes; in their folder are the notices.
            files = [laid_out.records / used.name for used in run.manifest.inputs if used is not mapping]
            extract = records_through([*files, laid_out.records], laid_out.records / mapping.name, [laid_out.scheme])
            yield replace(laid_out, records=extract)
            return
        names = [used.name for used in run.manifest.inputs]
        if len(names) == 1 and names[0] not in _files_of_tables(laid_out.scheme):
            # One file of any name: there was no folder, so nothing stood beside it.
            yield replace(laid_out, records=laid_out.records / names[0])
            return
        for file in (NOTICES_FILE, ADJUSTMENTS_FILE):
            shutil.copyfile(kept / file, laid_out.records / file)
        yield laid_out


def _files_of_tables(scheme: Path) -> set[str]:
    """The names of the files of tables, those of a council's own that the scheme of a run declares among them."""
    # imported late: a scheme is read anew by its forms, and most runs are given a folder of files
    from pbr.scheme.load_scheme import load_scheme

    return {kind.file for kind in load_scheme(scheme).tables.values()}


def copy_before(ledger: Ledger, run: RunRead, place: Path) -> Path:
    """Copy a ledger as it was before a run, and give where."""
    place.mkdir()
    for one in ledger.runs:
        if one.manifest.run < run.manifest.run:
            shutil.copytree(ledger.folder / name_of_run(one.manifest.run), place / name_of_run(one.manifest.run))
    shutil.copytree(ledger.folder / INPUTS, place / INPUTS)
    return place
