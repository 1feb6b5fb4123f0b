"""A scheme and an extract named in either order, where there is no doubt which of them is which."""

from pathlib import Path

from pbr.source.file_name_length import is_folder, is_too_long
from pbr.source.shipped_schemes import shipped_schemes


def scheme_and_records(scheme: Path, records: Path) -> tuple[Path, Path]:
    """Give the scheme first: the other way round where only that can be meant."""
    return (records, scheme) if _is_records(scheme) and _is_scheme(records) else (scheme, records)


def records_and_schemes(records: Path, schemes: list[Path]) -> tuple[Path, list[Path]]:
    """Give the records first, then the schemes: the one folder among them is the records, where the first is none."""
    folders = [path for path in schemes if _is_records(path)]
    if len(folders) != 1 or not _is_scheme(records):
        return records, schemes
    return folders[0], [records, *(path for path in schemes if path != folders[0])]


def _is_records(path: Path) -> bool:
    return is_folder(path) or (path.suffix.lower() == ".csv" and not is_too_long(path) and path.is_file())


def _is_scheme(path: Path) -> bool:
    """Whether it can only be a scheme: a YAML file, or the name of one that comes with pbr."""
    if is_too_long(path):
        return False
    if path.exists():
        return path.is_file() and path.suffix.lower() in (".yaml", ".yml")
    return str(path) == path.name and path.name.replace("_", "-") in shipped_schemes()
