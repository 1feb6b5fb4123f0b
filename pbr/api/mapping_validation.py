"""Check a mapping: by itself, and against an extract, as far as that goes without settling it."""

from collections.abc import Collection, Sequence
from pathlib import Path

from pbr.api.kind_of_yaml_file import YamlKind, kind_of_file
from pbr.engine.compiled_scheme import compile_scheme
from pbr.mapping.load_mapping import load_mapping
from pbr.mapping.mapped_extract import mapped_path
from pbr.mapping.mapping import Mapping
from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.extract.read_extract import Needs, read_extract
from pbr.scheme.load_scheme import load_scheme
from pbr.source.file_name_length import is_folder
from pbr.source.shipped_schemes import shipped_schemes

_TABLES = (".csv", ".xlsx", ".xlsm", ".xls", ".ods")
_YAML = (".yaml", ".yml")


def extract_among(paths: Sequence[Path]) -> list[Path]:
    """The files and folders of an extract among paths of which one is a mapping; none where no mapping is named."""
    if not any(path.suffix.casefold() in _YAML and kind_of_file(path) is YamlKind.MAPPING for path in paths):
        return []
    return [path for path in paths if path.suffix.casefold() in _TABLES or _is_folder_of_tables(path)]


def _is_folder_of_tables(path: Path) -> bool:
    if not is_folder(path):
        return False
    suffixes = {each.suffix.casefold() for each in path.iterdir()}
    return not suffixes.isdisjoint(_TABLES) and suffixes.isdisjoint(_YAML)


def check_mapping(path: Path, extract: Sequence[Path], schemes: Collection[Path]) -> Sequence[Problem]:
    """Give what is to be warned of in a mapping, and in an extract that is read through it.

    ``schemes`` are files of schemes that are checked with it: of one that the mapping is for, what it needs is read;
    so is what a scheme needs that comes with pbr; and all that is mapped. Raises ``ProblemsFound`` with
    everything that is wrong.
    """
    mapping = load_mapping(path)
    if not extract:
        return mapping.warnings
    return read_extract(mapped_path(extract, mapping), _needs(mapping, schemes), hold_errors=False).warnings


def _needs(mapping: Mapping, schemes: Collection[Path]) -> Needs:
    mapped = {name: table.fields for name, table in mapping.tables.items()}
    meant = {one.text.replace("-", "_") for one in mapping.schemes}
    shipped = [path for name, path in shipped_schemes().items() if name.replace("-", "_") in meant]
    for path in (*schemes, *shipped):
        try:
            scheme = load_scheme(path, str(path))
        except ProblemsFound:
            # It is told beside: it is checked by itself.
            continue
        if scheme.name in meant:
            needs = compile_scheme(scheme).needs
            return {**mapped, **{name: fields | mapped.get(name, frozenset()) for name, fields in needs.items()}}
    return mapped
