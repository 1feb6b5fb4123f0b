"""What is counted for each plan is the same in parts, and a scheme that counts is the same from the cache."""

from datetime import date
from pathlib import Path

import pytest

from pbr.api import finish, run_terms, settle, settle_part
from pbr.scheme.load_scheme import load_scheme
from pbr.worked_examples.kept_scheme import as_bytes, from_bytes
from tests.api.in_parts.cut import cut
from tests.engine.rows import plan, records, visit
from tests.test_cases import CASES

GOOD = CASES / "prices" / "good"
ROWS = records(
    *(plan(name, provider_id=provider) for name, provider in (("A", "P1"), ("B", "P1"), ("C", "P2"))),
    *(visit(f"{name}{day}", name, f"2026-06-0{day}", "50") for name in "ABC" for day in range(1, 7)),
)


@pytest.mark.parametrize("parts", [1, 2, 3])
def test_counted_for_each_plan_it_is_the_same_in_parts(parts: int) -> None:
    scheme = GOOD / "so-far-hours-that-cross.yaml"
    terms = run_terms(scheme, "2026-06", date(2026, 6, 30))
    whole = settle(scheme, {name: list(rows) for name, rows in ROWS.items()}, "2026-06", date(2026, 6, 30))
    finished = finish(terms, [settle_part(terms, part) for part in cut(ROWS, parts)])
    assert finished.lines == whole.lines
    # Each plan has six visits of 50 minutes: £16.67 twice; 20 minutes at £20.00 and 30 at £18.00, £15.67; 30 at £18.00
    # and 20 at £15.00, £14.00; and £12.50 twice.
    assert finished.total_due == whole.total_due == 3 * (2 * 1667 + 1567 + 1400 + 2 * 1250)


@pytest.mark.parametrize("path", sorted(GOOD.glob("so-far-*.yaml")), ids=lambda path: path.stem)
def test_it_is_kept_and_read_back(path: Path) -> None:
    scheme = load_scheme(path)
    assert from_bytes(as_bytes((scheme, scheme.warnings))) == (scheme, scheme.warnings)
