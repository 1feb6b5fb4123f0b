"""Which of the paths that are to be checked are an extract: with a mapping among them, tables and folders of tables."""

from collections.abc import Sequence
from pathlib import Path

from pbr.api.given.kind_of_yaml_file import YamlKind, kind_of_file
from pbr.source.file_name_length import is_folder

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
