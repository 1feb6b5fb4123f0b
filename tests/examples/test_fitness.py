"""The example of fitness: its page as it stands, and three of its findings counted again from the CSV alone."""

import csv
from pathlib import Path

from tests.examples.fitted import EXAMPLE, RECORDS, make_page

AS_AT = "2026-09-30"


def test_the_records_give_the_page(tmp_path: Path) -> None:
    make_page(tmp_path)
    assert (tmp_path / "fitness.html").read_bytes() == (EXAMPLE / "fitness.html").read_bytes()


def test_findings_are_those_of_the_csv() -> None:
    """Without pbr: what a review or an end says is not known before its day."""
    with (RECORDS / "plans.csv").open(encoding="utf-8", newline="") as file:
        packages = [row for row in csv.DictReader(file) if row["plan_type"] == "reablement"]
    page = (EXAMPLE / "fitness.html").read_text(encoding="utf-8")
    reviewed = [row for row in packages if row["reviewed_on"] and row["reviewed_on"] <= AS_AT and row["support_at_end"]]
    over = [row for row in packages if row["ended_on"] and row["ended_on"] <= AS_AT]
    blank = sum(row not in reviewed for row in over)
    assert f"{blank} of {len(over)} plans that are over have no support_at_end." in page
    less = sum(row["support_at_end"] in ("none", "reduced") for row in reviewed)
    assert f"{less} of {len(reviewed)} plans ended with no support or less." in page
    assert len({row["provider_id"] for row in packages}) == 4
    # a bonus of £300.00 beside each price of £1,500.00 that began by then
    begun = sum(row["started_on"] >= "2026-04-01" for row in packages)
    assert f"£{begun * 300:,}.00 of £{begun * 1800:,}.00" in page
