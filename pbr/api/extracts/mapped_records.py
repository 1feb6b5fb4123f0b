"""Records that are read through a mapping: an extract as its case system wrote it."""

from collections.abc import Sequence
from pathlib import Path

from pbr.api.given.inputs import SchemeGiven, scheme_given
from pbr.api.given.types_given import must_be_path, must_be_several
from pbr.mapping.load_mapping import load_mapping
from pbr.mapping.mapped_extract import mapped_path
from pbr.mapping.mapping import Mapping
from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.dictionary import TABLES
from pbr.records.files.encoding import cannot_open
from pbr.records.opened.mapped_path import MappedPath
from pbr.scheme.own_fields_together import tables_together
from pbr.source.file_name_length import refuse_long_names
from pbr.worked_examples.checked_scheme import checked_by_name


def records_through(
    extract: Sequence[str | Path], mapping: str | Path, schemes: Sequence[SchemeGiven] = ()
) -> MappedPath:
    """Give an extract as it came, and the mapping that it is read through, as records.

    ``extract`` are its files, or folders of them. Where the mapping reads fields or codes that schemes add to the
    dictionary, ``schemes`` are those: paths, or names of shipped ones. Raises ``ProblemsFound`` with everything that is
    wrong with the mapping, or where one of the files is not there; ``ValueError`` where no file is given.
    """
    must_be_path(mapping, "a mapping", "the path of its file")
    must_be_several(extract, "an extract", 'a list of its files, as ["extract.csv"]')
    if not extract:
        raise ValueError("an extract is one file or folder, or more")
    for one in extract:
        must_be_path(one, "a file of an extract", "the path of a file or folder")
    given = [Path(one) for one in extract]
    read = _read(Path(mapping), [scheme_given(scheme) for scheme in schemes])
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


def _read(mapping: Path, schemes: Sequence[Path]) -> Mapping:
    """Read a mapping; schemes are looked at only where it has what is not in the dictionary of records."""
    try:
        return load_mapping(mapping)
    except ProblemsFound:
        tables = tables_together(checked_by_name(scheme).scheme for scheme in schemes)
        if tables is TABLES:
            raise
    return load_mapping(mapping, tables)
