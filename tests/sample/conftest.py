"""One sample, large enough to hold its shares against the figures, written once for all these tests."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pbr.sample.request import TABLE_NAMES, SampleWanted
from pbr.sample.sample_folder import write_sample

FIRST, LAST = date(2026, 4, 1), date(2026, 9, 30)
Rows = list[dict[str, str]]


@pytest.fixture
def small() -> Callable[..., SampleWanted]:
    """What a small sample of every table is asked for with."""

    def wanted(plans: int = 30, seed: int = 1, tables: tuple[str, ...] = TABLE_NAMES) -> SampleWanted:
        return SampleWanted(plans, seed, FIRST, LAST, tables)

    return wanted


@pytest.fixture(scope="session")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    """The rows of 6,000 plans over two years, so that most of them have ended; no visits."""
    folder = tmp_path_factory.mktemp("sample") / "two-years"
    tables = tuple(table for table in TABLE_NAMES if table != "visits")
    write_sample(folder, SampleWanted(6000, 1, date(2025, 1, 1), date(2026, 12, 31), tables))
    return {table: rows_of(folder, table) for table in tables}


@pytest.fixture(scope="session")
def half_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every table of 300 plans."""
    folder = tmp_path_factory.mktemp("sample") / "half-year"
    write_sample(folder, SampleWanted(300, 1, FIRST, LAST))
    return folder


def rows_of(folder: Path, table: str) -> Rows:
    """The rows of a table by column."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture
def half_year_plans(half_year: Path) -> Rows:
    """The plans of the half year."""
    return rows_of(half_year, "plans")
