"""docs/settlement.md: names every file, column, status and key, and what it says must agree does."""

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from pbr.remittance.reasons_csv import REASONS_COLUMNS
from pbr.reports.held_csv import HELD_COLUMNS
from pbr.reports.limits_csv import LIMITS_COLUMNS
from pbr.reports.line_cells import COLUMNS
from pbr.reports.lines_csv import LinesCsv
from pbr.reports.measures_csv import MEASURES_COLUMNS
from pbr.reports.providers_csv import PROVIDERS_COLUMNS
from pbr.reports.quantities_csv import QUANTITIES_COLUMNS
from pbr.reports.settlement_files import FILES, LIMITS
from pbr.reports.settlement_json import settlement_json
from pbr.reports.totals_csv import TOTALS_COLUMNS, write_totals
from pbr.settlement.deductions_not_taken import NotDeducted
from pbr.settlement.limit_use import LimitUse
from pbr.settlement.line import Status
from pbr.settlement.payer_totals import PayerTotals
from pbr.settlement.quantity_use import QuantityUse
from pbr.settlement.record_ref import provider_as_a_whole
from tests.reports.hand_made import HELD, LINES, PACKAGE, UNKNOWN, settlement_of

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "settlement.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE))


def named_in_first_cells(section: str) -> list[str]:
    """The names in the first cell of each row of a section's tables, in order."""
    cells = re.findall(r"^\| (`.+?) \|", section, re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`([a-z_]+)`", cell)]


def keys_of(value: object) -> set[str]:
    """Every key in a piece of JSON, at any depth."""
    if isinstance(value, list):
        return {key for one in value for key in keys_of(one)}
    if isinstance(value, dict):
        return set(value) | {key for one in value.values() for key in keys_of(one)}
    return set()


USE = LimitUse("cap", provider_as_a_whole("P1"), None, True, 100_000, 70_000)
COUNTED = QuantityUse("care", provider_as_a_whole("P1"), "run", Fraction(14), "hour", Fraction(17), Fraction(17))


def test_every_file_has_a_section() -> None:
    assert {*FILES, LIMITS} <= set(SECTIONS)


@pytest.mark.parametrize(
    ("file", "columns"),
    [
        ("totals.csv", TOTALS_COLUMNS),
        ("held.csv", HELD_COLUMNS),
        ("measures.csv", MEASURES_COLUMNS),
        ("limits.csv", LIMITS_COLUMNS),
        ("quantities.csv", QUANTITIES_COLUMNS),
        ("providers.csv", PROVIDERS_COLUMNS),
        ("reasons.csv", REASONS_COLUMNS),
    ],
)
def test_every_column_has_a_row_in_the_order_of_its_file(file: str, columns: tuple[str, ...]) -> None:
    assert named_in_first_cells(SECTIONS[file]) == list(columns)


def test_every_column_of_a_line_has_a_row_and_then_every_status_in_order() -> None:
    lines, statuses = SECTIONS["lines.csv"].split("### Statuses")
    assert named_in_first_cells(lines) == list(COLUMNS)
    assert named_in_first_cells(statuses) == list(Status)


def test_every_key_of_the_json_is_named() -> None:
    # Nil was taken off of a deduction of £50.00, so that the settlement has every key there can be.
    not_taken = {"P1": NotDeducted(pence=5_000, lines=1)}
    whole = replace(
        settlement_of(*LINES), not_deducted=not_taken, only_provider="P1", payers=PayerTotals(), limits=(USE,)
    )
    said = json.loads(settlement_json(replace(whole, quantities=(COUNTED,))))
    section = SECTIONS["settlement.json"]
    # In a folder the hashes of its files stand last.
    assert named_in_first_cells(section) == [*said, "files"]
    named = set(re.findall(r"`([a-z_0-9]+)`", section))
    elsewhere = {
        *PROVIDERS_COLUMNS,
        *LIMITS_COLUMNS,
        *QUANTITIES_COLUMNS,
        *MEASURES_COLUMNS,
        *TOTALS_COLUMNS,
        *Status,
        "plans",
    }
    assert keys_of(said) - elsewhere <= named
    # The same without what is there only where a deduction was not taken, for one provider, where payers are listed, or
    # where something is due under a limit.
    assert [
        key for key in said if key not in ("not_deducted", "only_provider", "payers", "limits", "quantities")
    ] == list(json.loads(settlement_json(settlement_of(*LINES))))


def test_the_readme_links_the_page() -> None:
    assert "[docs/settlement.md](docs/settlement.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_sums_that_must_agree_do() -> None:
    lines = [*LINES, UNKNOWN, HELD._replace(at_stake=None), PACKAGE._replace(at_stake=1)]
    said, files = settlement_of(*lines), {"lines": io.StringIO(newline=""), "totals": io.StringIO(newline="")}
    LinesCsv(files["lines"]).write(lines)
    write_totals(files["totals"], said.tally)
    rows, totals = (list(csv.DictReader(io.StringIO(file.getvalue(), newline=""))) for file in files.values())
    summary = json.loads(settlement_json(said))
    assert pence(rows, "amount") == pence(totals, "amount") == int(summary["total_due"].replace(".", "")) == 314550
    assert sum(int(total["lines"]) for total in totals) == len(rows) == 8
    for status, total in summary["by_status"].items():
        of_status = [row for row in rows if row["status"] == status]
        groups = [group for group in totals if group["status"] == status]
        assert pence(of_status, "at_stake") == pence(groups, "at_stake") == pence([total], "at_stake")
        blank = [row for row in of_status if not row["at_stake"] and status != "due"]
        assert len(blank) == sum(int(group["no_sum"]) for group in groups) == total["no_sum"]


def pence(rows: Iterable[dict[str, str]], column: str) -> int:
    return sum(int(row[column].replace(".", "")) for row in rows if row[column])
