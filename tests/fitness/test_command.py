"""``pbr fit`` at a terminal: what it prints, what it ends with, and that it writes a page whole."""

import json
import shutil
from pathlib import Path

from tests.cli.command import pbr

ROOT = Path(__file__).parents[2]
SCHEME = str(ROOT / "examples" / "fitness" / "northshire-reablement.yaml")
HEADER = "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on\n"


def test_a_scheme_alone_is_asked() -> None:
    done = pbr("fit", SCHEME)
    assert done.returncode == 0
    assert "14 of 40 questions are answered; 0 do not go with what was found." in done.stdout


def test_rows_that_are_wrong_are_said_and_left_out(tmp_path: Path) -> None:
    plans = tmp_path / "plans.csv"
    plans.write_text(f"{HEADER}A,S1,P1,reablement,2026-05-04,,,,\nB,S2,P1,reablement,no day,,,,\n", encoding="utf-8")
    done = pbr("fit", SCHEME, str(plans), "--as-at", "2026-09-30")
    assert done.returncode == 3
    assert "1 row" in done.stderr
    assert "S2" not in done.stdout + done.stderr


def test_the_page_and_the_json_say_the_same(tmp_path: Path) -> None:
    page = tmp_path / "fitness.html"
    done = pbr("fit", SCHEME, "--format", "json", "--html", str(page))
    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert told["is"]["model"] == told["points_to"]["model"] == "reward"
    answers = [one for listed in told["lists"] for one in listed["questions"] if one["answer"]]
    assert len(answers) == 14
    text = page.read_text(encoding="utf-8")
    for one in answers:
        assert (one["because"] or "not known").replace("'", "&#39;") in text


def test_what_an_hour_costs_is_money() -> None:
    done = pbr("fit", SCHEME, "--cost-per-hour", "dear")
    assert done.returncode == 2
    assert "what an hour costs is an amount of money such as £18.50" in done.stderr


def test_no_other_file_gives_way_to_the_page(tmp_path: Path) -> None:
    mine = tmp_path / "mine.html"
    mine.write_text("my own", encoding="utf-8")
    assert pbr("fit", SCHEME, "--html", str(mine)).returncode != 0
    assert mine.read_text(encoding="utf-8") == "my own"


def test_an_extract_of_before_is_read_through_the_mapping_too(tmp_path: Path) -> None:
    """July's extract is of the scheme's own run: as one of before it has nothing that begins before April."""
    folder = ROOT / "examples" / "from-a-case-system"
    extract = tmp_path / "extract"
    shutil.copytree(folder / "july", extract)
    shutil.copy(folder / "Provider references.csv", extract)
    mapped = "essex-reablement-bonus", str(extract), "--map", str(folder / "mapping.yaml")
    done = pbr("fit", *mapped, "--before", str(extract))
    assert done.returncode == 0
    assert "The extract of before has nothing that begins before 2026-04-01." in done.stdout
