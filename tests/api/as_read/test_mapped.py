"""An extract that is read through a mapping is settled as it is read: the same bytes, or else it is read whole."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pbr.records.files import csv_grid_rows, grid_stretches
from pbr.records.opened.mapped_path import MappedPath
from tests.api.as_read.both_ways import Outcome, as_read, whole
from tests.api.as_read.mapped import CASES, PLAN, VISITS, Export, export
from tests.api.as_read.test_not_clean import BY_VISITS, LAST, SCHEME

Change = Callable[[Export], None]


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are cut into rows by some lines at a time, as long ones are."""
    for module in (csv_grid_rows, grid_stretches):
        monkeypatch.setattr(module, "CHARACTERS_AT_ONCE", 1_500)


def both(records: MappedPath, folder: Path) -> tuple[Outcome, list[Outcome | None]]:
    """What comes of it read whole, and in parts: 5 by one process, 4 by two."""
    at_once = whole(SCHEME, records, folder / "whole", as_at=LAST)
    each = ((5, 1), (4, 2))
    return at_once, [as_read(SCHEME, records, folder / f"in-{of}-{by}", of, by, as_at=LAST) for of, by in each]


def quoted(one: Export) -> None:
    """Notes of several lines, with commas and quotation marks in them, which end where another stretch would begin."""
    for row in one.cases[1:-1:3]:
        row[-1] = '"said ""no"",\nthen yes"'


def letters(one: Export) -> None:
    """Notes in letters that are several bytes, and one that is no note."""
    for number, row in enumerate(one.cases[1:-1]):
        row[-1] = "caf\u00e9 \u00a35 " * (number % 5)


def titles(one: Export) -> None:
    """Two lines above the headings."""
    one.cases[:0] = [["Case list"], [""]]
    one.mapping = one.mapping.replace(
        "  cases: Case list *.csv", "  cases: {name: Case list *.csv, headings in row: 3}"
    )


def blank_and_left_out(one: Export) -> None:
    """Rows that are blank, and no rows at all, and some that are left out, one of them shorter than the headings."""
    width = len(one.cases[0])
    one.cases[9:9] = [[""] * width, [""], ["total so far", "8", *[""] * (width - 2)], ["Total of team", "8"]]
    one.visits[30:30] = [[" "] * len(one.visits[0])]


def nearly_left_out(one: Export) -> None:
    """Rows that are left out by a note, and rows whose note has hyphens where the mapping has none, which stay."""
    one.mapping = one.mapping.replace(f"{PLAN}: Total*", f"{PLAN}: Total*\n      Notes: Entered in error")
    for number, row in enumerate(one.cases[1:-1]):
        row[-1] = {3: "entered IN error", 4: "Entered-in-error", 5: "seen"}.get(number % 7, "")


def looked_up(one: Export) -> None:
    """Providers by their names, one with a comma, and an area that is the same in every row."""
    at, names = one.column("plans", "provider_id"), {"P1": '"Acme Care, Ltd"', "P2": "BRIGHT  days", "P3": "Cura"}
    for row in one.cases[1:-1]:
        row[at] = names[row[at]]
    one.others["Providers.csv"] = 'Name,Ref\n"acme care, ltd",P1\nBright Days,P2\nCura,P3\n'
    provider = "Plan Provider Id\n        in: providers\n        by: Name\n        gives: Ref\n"
    one.mapping = (
        one.mapping.replace("dates:", "  providers: Providers.csv\ndates:")
        .replace("provider_id: Plan Provider Id\n", f"provider_id:\n        look up: {provider}")
        .replace("      area: Plan Area\n", "")
        .replace("  outcomes:\n", "    always:\n      area: North\n  outcomes:\n", 1)
    )


CLEAN: tuple[tuple[Change, str], ...] = (
    (quoted, "utf-8"),
    (letters, "utf-8"),
    (letters, "utf-8-sig"),
    (letters, "windows-1252"),
    (titles, "utf-8"),
    (blank_and_left_out, "utf-8"),
    (nearly_left_out, "utf-8"),
    (looked_up, "utf-8"),
)


@pytest.mark.parametrize(("change", "encoding"), CLEAN, ids=[f"{one.__name__} {how}" for one, how in CLEAN])
def test_what_is_clean_is_settled_in_parts(change: Change, encoding: str, tmp_path: Path) -> None:
    one = export()
    change(one)
    at_once, in_parts = both(one.written(tmp_path / "extract", encoding), tmp_path)
    assert not at_once.problems
    assert in_parts == [at_once] * 2


def test_its_files_their_rows_and_hashes_are_those_of_the_extract(tmp_path: Path) -> None:
    """Forty plans with two outcomes each are 120 rows of the case list, and the total is none."""
    records = export().written(tmp_path / "extract", end="\r\n")
    for scheme, files in ((SCHEME, {CASES: 120}), (BY_VISITS, {CASES: 40, VISITS: 80})):
        out = tmp_path / scheme.stem
        found = as_read(scheme, records, out, 4, 2, as_at=LAST)
        assert found is not None
        assert found == whole(scheme, records, tmp_path / f"whole {scheme.stem}", as_at=LAST)
        assert f"{CASES}, plans: 1 row left out ({PLAN} is Total*: 1)" in found.understood
        inputs = json.loads((out / "settlement.json").read_text(encoding="utf-8"))["inputs"]
        assert {one["file"]: one.get("rows") for one in inputs} == {**files, "extract.yaml": None}
        for one in inputs:
            path = tmp_path / one["file"] if one["file"] == "extract.yaml" else records / one["file"]
            assert one["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_records_without_a_price_are_told_where_the_first_of_them_stands(tmp_path: Path) -> None:
    """Plans of a rate that has no price, in several parts and both stretches; the first that is paid is the ninth."""
    one = export()
    at = one.column("plans", "rate")
    for row in one.cases[6:-1:3]:
        row[at] = "Rate - intensive (plans)"
    at_once, in_parts = both(one.written(tmp_path / "extract"), tmp_path)
    (problem,) = at_once.problems
    assert (problem.place.file, problem.place.line) == (CASES, 10)
    assert "rows, the first is here" in problem.message
    assert in_parts == [at_once] * 2


def unknown_phrase(one: Export) -> None:
    """A phrase without a code, in the last of the outcomes."""
    one.cases[-2][one.column("outcomes", "result") + 10] = "Partly met"


def swapped(one: Export) -> None:
    """Days of one half that are months too, year first, and of the other half none that could be: neither shows it."""
    at = one.column("plans", "started_on")
    for number, row in enumerate(one.cases[1:-1]):
        row[at] = f"2026-05-0{1 + number % 5}" if number < 20 else f"{13 + number % 5}/05/2026"


def comma_in_a_cell(one: Export) -> None:
    """An area with a comma in it."""
    one.cases[30][one.column("plans", "area")] = '"North, far"'


def blank_before_a_mark(one: Export) -> None:
    """A provider between quotation marks that are read as part of it."""
    one.cases[30][one.column("plans", "provider_id")] = ' "P1"'


def short(one: Export) -> None:
    """A row that is shorter than the headings."""
    one.cases[33] = one.cases[33][:9]


def mark_for_nothing(one: Export) -> None:
    """A cell that stands for nothing."""
    one.cases[33][one.column("plans", "ended_on")] = "n/a"


def twice(one: Export) -> None:
    """A plan that is there twice, in two stretches."""
    one.cases.insert(2, one.cases[35])


def figure_always(one: Export) -> None:
    """A figure that is the same in every row, beside a row that is blank."""
    one.cases.insert(9, [""] * len(one.cases[0]))
    value = "      plan_value: Plan Plan Value\n"
    assert value in one.mapping
    one.mapping = one.mapping.replace(value, "").replace(
        "  outcomes:\n", "    always:\n      plan_value: 900\n  outcomes:\n", 1
    )


@pytest.mark.parametrize(
    "change",
    [unknown_phrase, swapped, comma_in_a_cell, blank_before_a_mark, short, mark_for_nothing, twice, figure_always],
    ids=lambda change: change.__name__,
)
def test_what_is_not_is_read_whole(change: Change, tmp_path: Path) -> None:
    one = export()
    change(one)
    records = one.written(tmp_path / "extract")
    for parts, workers in ((3, 1), (2, 2)):
        assert as_read(SCHEME, records, tmp_path / "out", parts, workers, as_at=LAST) is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["extract", "extract.yaml"]
