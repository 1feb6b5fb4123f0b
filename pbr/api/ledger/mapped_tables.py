"""The tables of runs that were read through mappings, written out as long as they are compared."""

import shutil
from collections.abc import Collection
from pathlib import Path

from pbr.ledger.folder_names import SCHEME
from pbr.ledger.ledger import Ledger
from pbr.ledger.manifest import Manifest
from pbr.records.dictionary import Tables
from pbr.records.extract.needed import Needs
from pbr.records.extract.needed import tables_of as tables_of_needs
from pbr.records.files.table_files import tables_in_files
from pbr.records.input_file import InputFile
from pbr.records.opened.mapped_path import MappedPath
from pbr.records.opened.standard_tables import write_standard_tables


def tables_of_last(ledger: Ledger, needed: Needs, folder: Path) -> dict[str, Path]:
    """The tables that the last run read, by name: the copies that it kept, or what its mapping makes of them.

    Raises ``ProblemsFound`` where one is not kept any more, or is not as it was.
    """
    last = ledger.last
    if last is None:
        return {}
    kept = {used: ledger.input_of(last.run, used) for used in last.inputs}
    if not last.mapping:
        named = tables_in_files([used.name for used in kept], needed)
        return {named[used.name]: path for used, path in kept.items() if used.name in named}
    extract = laid_out(last, kept, ledger.file_of(last.run, SCHEME), folder)
    given = [name for name in needed if name in extract.through.fields()]
    written = folder / "tables"
    written.mkdir()
    return write_standard_tables(extract, given, written, tables_of_needs(needed))


def laid_out(run: Manifest, kept: dict[InputFile, Path], of_scheme: bytes, folder: Path) -> MappedPath:
    """The extract of a run as it was given, and the mapping through which it was read, in a folder."""
    # imported late: most runs read standard tables
    from pbr.api.extracts.mapped_records import records_through

    extract = folder / "records"
    extract.mkdir()
    mapping = folder / "mapping.yaml"
    files = []
    for used, path in kept.items():
        if used.sha256 == run.mapping:
            shutil.copyfile(path, mapping)
        else:
            files.append(extract / used.name)
            shutil.copyfile(path, files[-1])
    scheme = folder / SCHEME
    scheme.write_bytes(of_scheme)
    return records_through(files, mapping, [scheme])


def tables_of(extract: MappedPath, needed: Collection[str], folder: Path, tables: Tables) -> dict[str, Path]:
    """The tables of an extract that is read through a mapping."""
    written = folder / "now"
    written.mkdir(exist_ok=True)
    return write_standard_tables(extract, list(needed), written, tables)
