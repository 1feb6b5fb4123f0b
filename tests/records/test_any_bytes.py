"""Whatever bytes stand in a file, the reader gives problems or an extract; it never fails otherwise."""

import random
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.problems.problem import ProblemsFound
from pbr.records.dictionary import TABLES
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import read_extract
from pbr.records.table import Records

NEEDS = {name: frozenset(field.name for field in TABLES[name].fields) for name in ("plans", "outcomes")}
EVERY_CELL = sorted({field.example for kind in TABLES.values() for field in kind.fields})
CELLS = st.one_of(st.sampled_from(EVERY_CELL), st.text(max_size=5), st.sampled_from(["", " ", '"', "\n", "1E+9", "£"]))


def read_bytes(plans: bytes, outcomes: bytes, hold_errors: bool) -> Records | None:
    """Read two files of these bytes, or give nothing where they have problems."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plans.csv").write_bytes(plans)
        (folder / "outcomes.csv").write_bytes(outcomes)
        try:
            return as_known(read_extract(folder, NEEDS, hold_errors), date(2026, 6, 30))
        except ProblemsFound:
            return None


def header(table: str) -> str:
    """The header of a table."""
    return ",".join(field.name for field in TABLES[table].fields)


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes(content: bytes, hold_errors: bool) -> None:
    read_bytes(content, content, hold_errors)


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_below_a_header(content: bytes, hold_errors: bool) -> None:
    read_bytes(header("plans").encode() + b"\n" + content, header("outcomes").encode() + b"\n", hold_errors)


@settings(max_examples=60)
@given(st.data(), st.booleans())
def test_any_cells_below_a_header(data: st.DataObject, hold_errors: bool) -> None:
    files = []
    for table in ("plans", "outcomes"):
        width = len(TABLES[table].fields)
        rows = data.draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=4))
        files.append("\n".join([header(table), *(",".join(row) for row in rows)]).encode("utf-8", "surrogatepass"))
    read_bytes(files[0], files[1], hold_errors)


@pytest.mark.parametrize("hold_errors", [False, True])
@given(st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_the_order_of_rows_changes_nothing(hold_errors: bool, chance: random.Random) -> None:
    plans = [f"PL-{n},S-{n},P{n % 3},,initial,,,2026-05-0{n + 1},,2026-06-1{n},died,,,,,,,,,,," for n in range(6)]
    outcomes = [f"OC-{n},PL-{n % 5},washing,improvement,yes,{n},,,achieved,,2026-07-0{n + 1},,,,,,," for n in range(8)]

    def read() -> Records | None:
        return read_bytes(
            "\n".join([header("plans"), *plans]).encode(),
            "\n".join([header("outcomes"), *outcomes]).encode(),
            hold_errors,
        )

    before = read()
    chance.shuffle(plans)
    chance.shuffle(outcomes)
    after = read()
    assert before is not None
    assert after is not None
    assert before.tables == after.tables
