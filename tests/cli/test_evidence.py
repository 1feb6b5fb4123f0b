"""``pbr evidence``: what it prints and writes, and what it ends with."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.command import pbr

RECORDS = Path(__file__).parents[2] / "examples" / "essex-reablement-bonus" / "records"
ASKED = ("evidence", "essex-reablement-bonus", RECORDS, "--as-at", "2026-09-30")


def test_it_says_on_whose_word_results_rest_and_what_to_check() -> None:
    done = pbr(*ASKED)
    assert done.returncode == 0
    # Of the 47 results of reablement packages three wrong ones are above 5%. The chance that 30 miss all three is
    # 17 x 16 x 15 / (47 x 46 x 45) = 4.2%; that 29 do, 18 x 17 x 16 / (47 x 46 x 45) = 5.03%.
    assert "£250.00 would not be due if the results that nobody but the provider confirmed" in done.stdout
    assert "Check 30 of 47 results, drawn by the seed 1. If none of them is wrong, it is 95% sure" in done.stdout


def test_the_json_has_every_result_and_counts_the_csv(tmp_path: Path) -> None:
    done = pbr(*ASKED, "--out", "found", "--format", "json", cwd=tmp_path)
    said = json.loads(done.stdout)
    written = json.loads((tmp_path / "found" / "evidence.json").read_text(encoding="utf-8"))
    assert {name: one for name, one in written.items() if name != "files"} == said
    with (RECORDS / "plans.csv").open(encoding="utf-8", newline="") as file:
        packages = [row for row in csv.DictReader(file) if row["plan_type"] == "reablement"]
    known = [row for row in packages if row["support_at_end"] and row["reviewed_on"] <= "2026-09-30"]
    assert {one["record_id"]: one["confirmed_by"] for one in said["results"]} == {
        row["plan_id"]: [row["verified_by"]] if row["verified_by"] else [] for row in known
    }
    with (tmp_path / "found" / "sample.csv").open(encoding="utf-8", newline="") as file:
        to_check = list(csv.DictReader(file))
    assert [row["record_id"] for row in to_check] == [one["record_id"] for one in said["sample"]["drawn"]]
    assert {(row["checked_on"], row["is_wrong"], row["note"]) for row in to_check} == {("", "", "")}
    with (tmp_path / "found" / "hanging.csv").open(encoding="utf-8", newline="") as file:
        assert [(row["due"], row["hangs"]) for row in csv.DictReader(file)] == [("250.00", "250.00")]
    # The same in pounds, as in every file: one bonus of P3 hangs, of the £30,925.00 that is due to it.
    assert [(one["due"], one["hangs"]) for one in said["lines"]] == [("250.00", "250.00")]
    assert (said["due"]["P3"], said["hangs"]) == ("30925.00", {"P3": "250.00"})


def test_other_evidence_in_the_folder_is_left_alone(tmp_path: Path) -> None:
    assert pbr(*ASKED, "--out", "found", cwd=tmp_path).returncode == 0
    other = pbr(*ASKED, "--out", "found", "--seed", "2", cwd=tmp_path)
    assert other.returncode == 2
    assert "the seed of the sample" in other.stderr
    assert pbr(*ASKED, "--out", "found", "--seed", "2", "--replace", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--wrong", "five"), 2, "a share is written like 5% or 1/20"),
        (("--sure", "100%"), 1, "PBR380"),
        (("--checked", "5", "--found-wrong", "6"), 1, "PBR381"),
        (("--checked", "48"), 1, "48 results were checked, and there are 47"),
    ],
)
def test_a_sample_that_cannot_be_is_refused(options: tuple[str, ...], code: int, said: str) -> None:
    done = pbr(*ASKED, *options)
    assert done.returncode == code
    assert said in done.stderr
