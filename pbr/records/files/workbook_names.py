"""Files that are workbooks, by how their names end."""

from pathlib import Path

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")
"""How the names of workbooks end."""


def is_workbook(path: Path) -> bool:
    """Whether a file is called as workbooks are."""
    return path.suffix.casefold() in SUFFIXES
