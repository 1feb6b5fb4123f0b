"""Writes small extracts for the tests of records."""

from collections.abc import Callable
from pathlib import Path

import pytest

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write tables into a folder, each given as the lines of its file."""

    def written(**tables: str) -> Path:
        for table, text in tables.items():
            (tmp_path / f"{table}.csv").write_text(text, encoding="utf-8")
        return tmp_path

    return written
