"""The example of judging: its files as they stand, and its counts worked again from the CSV alone."""

import csv
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from tests.examples.judged import AS_AT, EXAMPLE, make_judgement


def test_the_records_give_the_files_and_the_page(tmp_path: Path) -> None:
    make_judgement(tmp_path)
    for file in ("league.html", "judged/judged.csv", "judged/verdicts.csv", "judged/judged.json"):
        assert (tmp_path / file).read_bytes() == (EXAMPLE / file).read_bytes(), file


def test_the_counts_are_those_of_the_csv() -> None:
    """Without pbr: a package counts six weeks after it started, and a review later than the day says nothing yet."""
    day = date.fromisoformat(AS_AT)
    counts: Counter[tuple[str, str, str]] = Counter()
    with (EXAMPLE / "records" / "plans.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            started = date.fromisoformat(row["started_on"])
            if row["plan_type"] != "reablement":
                continue
            quarter = f"{started.year}-{3 * ((started.month - 1) // 3) + 1:02}"
            cell = row["provider_id"], quarter
            if started + timedelta(weeks=6) > day:
                counts[*cell, "later"] += 1
                continue
            counts[*cell, "out of"] += 1
            reviewed = bool(row["reviewed_on"]) and date.fromisoformat(row["reviewed_on"]) <= day
            counts[*cell, "none" if row["support_at_end"] == "none" and reviewed else "other"] += 1
            counts[*cell, "unknown"] += not (reviewed and row["support_at_end"])
    with (EXAMPLE / "judged" / "judged.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["measure"] == "no_ongoing_care_package"]
    found = [row for row in rows if row["provider_id"]]
    assert len(found) == 16
    for row in found:
        cell = row["provider_id"], row["window"][:7]
        assert int(row["count"]) == counts[*cell, "none"]
        assert int(row["out_of"]) == counts[*cell, "out of"]
        assert int(row["unknown"]) == counts[*cell, "unknown"]
        assert int(row["counted_later"]) == counts[*cell, "later"]
    together = [row for row in rows if not row["provider_id"]]
    for row in together:
        assert int(row["count"]) == sum(int(one["count"]) for one in found if one["window"] == row["window"])
        assert int(row["out_of"]) == sum(int(one["out_of"]) for one in found if one["window"] == row["window"])
