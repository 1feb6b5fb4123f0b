"""The folders of tests/cases/records: small extracts, each good or showing one problem."""

from pathlib import Path

from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.dictionary import TABLES
from pbr.records.extract.read_extract import read_extract

CASES = Path(__file__).parents[1] / "cases" / "records"


def folders(verdict: str) -> list[Path]:
    """Every extract with this verdict, good or bad."""
    return sorted((CASES / verdict).iterdir())


def needs_of(folder: Path) -> dict[str, frozenset[str]]:
    """What a scheme would need: the tables and fields that needs.txt names, or every table that is there."""
    written = folder / "needs.txt"
    if written.exists():
        lines = (line.split() for line in written.read_text(encoding="utf-8").splitlines())
        return {table: frozenset(fields) for table, *fields in lines}
    return {name: required(name) for name, kind in TABLES.items() if (folder / kind.file).exists()}


def required(table: str) -> frozenset[str]:
    """The fields of a table that are never blank."""
    return frozenset(field.name for field in TABLES[table].fields if field.required)


def problems_of(folder: Path) -> list[Problem]:
    """Every problem and warning of an extract."""
    try:
        return list(read_extract(folder, needs_of(folder), hold_errors=False).warnings)
    except ProblemsFound as found:
        return found.problems


def in_a_line(problem: Problem) -> str:
    """A problem as expected.txt writes it: ``PBR702 plans.csv:3 started_on``."""
    place = problem.place
    where = f"{place.file}:{place.line}" if place.line else place.file
    return f"{problem.code} {where} {place.field}".strip()
