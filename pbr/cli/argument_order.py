"""What a command is given, named in another order, where there is no doubt which of it is which."""

from collections.abc import Sequence
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


def id_scheme_and_records(wanted: str, scheme: Path, records: Sequence[Path]) -> tuple[str, Path, list[Path]]:
    """Give the id first, then the scheme and the records: in another order only where one alone can be the id."""
    given = [wanted, str(scheme), *map(str, records)]
    elsewhere = [at for at, one in enumerate(given) if at and not _is_there(Path(one))]
    if not _is_there(Path(wanted)) or len(elsewhere) != 1:
        return wanted, scheme, list(records)
    said = given.pop(elsewhere[0])
    first, *others = map(Path, given)
    return said, first, others


def ledger_and_id(ledger: Path, wanted: str) -> tuple[Path, str]:
    """Give the folder of a ledger first: the other way round where the second alone is a folder."""
    turned = not _is_there(ledger) and is_folder(Path(wanted))
    return (Path(wanted), str(ledger)) if turned else (ledger, wanted)


def _is_there(path: Path) -> bool:
    """Whether there is a file or a folder of that name, or a scheme that comes with pbr."""
    return not is_too_long(path) and (path.exists() or _is_scheme(path))


def _is_records(path: Path) -> bool:
    return is_folder(path) or (path.suffix.lower() == ".csv" and not is_too_long(path) and path.is_file())


def _is_scheme(path: Path) -> bool:
    """Whether it can only be a scheme: a YAML file, or the name of one that comes with pbr."""
    if is_too_long(path):
        return False
    if path.exists():
        return path.is_file() and path.suffix.lower() in (".yaml", ".yml")
    return str(path) == path.name and path.name.replace("_", "-") in shipped_schemes()
