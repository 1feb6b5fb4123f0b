"""Records that are read through a mapping: an extract as its case system wrote it."""

from collections.abc import Sequence
from pathlib import Path

from pbr.api.types_given import must_be_path, must_be_several
from pbr.mapping.load_mapping import load_mapping
from pbr.mapping.mapped_extract import mapped_path
from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.encoding import cannot_open
from pbr.records.mapped_path import MappedPath
from pbr.source.file_name_length import refuse_long_names


def records_through(extract: Sequence[str | Path], mapping: str | Path) -> MappedPath:
    """Give an extract as it came, and the mapping that it is read through, as records.

    ``extract`` are its files, or folders of them. Raises ``ProblemsFound`` with everything that is wrong with the
    mapping, or where one of the files is not there; ``ValueError`` where no file is given.
    """
    must_be_path(mapping, "a mapping", "the path of its file")
    must_be_several(extract, "an extract", 'a list of its files, as ["extract.csv"]')
    if not extract:
        raise ValueError("an extract is one file or folder, or more")
    for one in extract:
        must_be_path(one, "a file of an extract", "the path of a file or folder")
    given = [Path(one) for one in extract]
    read = load_mapping(Path(mapping))
    problems: list[Problem] = []
    for path in given:
        try:
            refuse_long_names(path)
            path.stat()
        except OSError as error:
            problems += cannot_open(error, str(path)).problems
    if problems:
        raise ProblemsFound(problems)
    return mapped_path(given, read)
