"""Which tables an extract has, whether a scheme reads them or not."""

from collections.abc import Iterable
from pathlib import Path

from pbr.records.files.record_names import file_of
from pbr.records.opened.mapped_path import MappedPath


def tables_there(path: Path, wanted: Iterable[str]) -> tuple[str, ...]:
    """Those of the tables wanted that a folder has a file of, or that a mapping reads; none of a file by itself."""
    if isinstance(path, MappedPath):
        mapped = path.through.fields()
        return tuple(name for name in wanted if name in mapped)
    if not path.is_dir():
        return ()
    files = {file.name for file in path.iterdir()}
    return tuple(name for name in wanted if file_of(name) in files)
