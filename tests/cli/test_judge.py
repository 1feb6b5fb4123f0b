"""``pbr judge``: what it prints and writes, and what it ends with."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.command import pbr

ROOT = Path(__file__).parents[2]
SCHEME = ROOT / "tests" / "cases" / "judging" / "good" / "judged-and-not-paid.yaml"
HEADER = "plan_id,person_id,provider_id,plan_type,started_on,ended_on,support_at_end,reviewed_on\n"
PLANS = (
    "A,SA,P1,reablement,2026-04-06,2026-05-17,none,2026-05-17\n"
    "B,SB,P1,reablement,2026-05-04,2026-06-14,none,2026-06-14\n"
    "C,SC,P2,reablement,2026-04-06,2026-05-17,same,2026-05-17\n"
    "D,SD,P2,reablement,2026-04-13,2026-05-24,reduced,2026-05-24\n"
)
DAY = ("--as-at", "2026-06-30")


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    file = tmp_path / "plans.csv"
    file.write_text(HEADER + PLANS, encoding="utf-8")
    return file


def test_the_table_says_who_met_what_and_what_follows(plans: Path) -> None:
    done = pbr("judge", SCHEME, plans, *DAY)
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["P1", "2026-04-to-06", "2", "of", "2", "100.0%", "34.2%", "to", "100.0%", "met,", "and", "it", "could",
            "be", "chance"] in lines  # fmt: skip
    assert "all together  2026-04-to-06  2 of 4   50.0%" in done.stdout
    assert "P2        yes      2026-04-to-06: kept_at_home missed" in done.stdout


def test_json_is_for_programs(plans: Path) -> None:
    said = json.loads(pbr("judge", SCHEME, plans, *DAY, "--format", "json").stdout)
    assert [(one["provider_id"], one["low"], one["verdict"]) for one in said["judged"]] == [
        ("P1", "1", "met"),
        ("P2", "0", "missed"),
        (None, "0.5", "met"),
    ]
    follows = {(one["verdict"], one["provider_id"]): one["follows"] for one in said["verdicts"]}
    assert follows["named_as_poor", "P2"] == "yes"
    assert follows["may_be_extended", "P1"] == "undecided"
    assert [one["file"] for one in said["inputs"]] == [SCHEME.name, "plans.csv"]


def test_the_files_and_the_page_are_written_together(plans: Path, tmp_path: Path) -> None:
    asked = ("judge", SCHEME, plans, *DAY, "--out", "judged", "--html", "league.html")
    done = pbr(*asked, cwd=tmp_path)
    assert done.returncode == 0
    assert "the judgement is in judged and league.html" not in done.stdout
    with (tmp_path / "judged" / "judged.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["provider_id"], row["low"], row["high"], row["verdict"]) for row in rows] == [
        ("P1", "1.0", "1.0", "met"),
        ("P2", "0.0", "0.0", "missed"),
        ("", "0.5", "0.5", "met"),
    ]
    page = (tmp_path / "league.html").read_text(encoding="utf-8")
    assert "1 provider missed a target" in page
    # The same again takes its own place; another day is another judgement.
    assert pbr(*asked, cwd=tmp_path).returncode == 0
    other = pbr("judge", SCHEME, plans, "--as-at", "2026-07-31", "--out", "judged", cwd=tmp_path)
    assert (other.returncode, "PBR032" in other.stderr + other.stdout) == (2, True)
    assert (
        pbr("judge", SCHEME, plans, "--as-at", "2026-07-31", "--out", "judged", "--replace", cwd=tmp_path).returncode
        == 0
    )


def test_rows_that_cannot_be_read_are_not_known_and_the_exit_code_says_so(plans: Path) -> None:
    plans.write_text(HEADER + PLANS + "E,SE,P1,reablement,2026-13-01,,,\n", encoding="utf-8")
    assert pbr("judge", SCHEME, plans, *DAY).returncode == 1
    done = pbr("judge", SCHEME, plans, *DAY, "--hold-errors")
    assert (done.returncode, "1 not yet known" in done.stdout, "held[" in done.stderr) == (3, True, True)


@pytest.mark.parametrize("command", [("settle", SCHEME, "plans.csv"), ("simulate", "plans.csv", SCHEME)])
def test_what_pays_nothing_is_neither_settled_nor_compared(plans: Path, command: tuple[str | Path, ...]) -> None:
    done = pbr(*command, *DAY, cwd=plans.parent)
    assert (done.returncode, "PBR569" in done.stdout + done.stderr) == (1, True)


def test_a_page_inside_the_folder_is_refused(plans: Path, tmp_path: Path) -> None:
    done = pbr("judge", SCHEME, plans, *DAY, "--out", "judged", "--html", "judged/league.html", cwd=tmp_path)
    assert (done.returncode, "put the page beside it" in done.stderr) == (2, True)
    assert not (tmp_path / "judged").exists()


def test_validate_says_what_the_examples_of_a_scheme_that_pays_nothing_check() -> None:
    # Two measures; 4, 7 and 2 targets and verdicts.
    done = pbr("validate", "examples/judging/reablement-targets.yaml", cwd=ROOT)
    assert "ok: 3 examples, 15 measures, targets, verdicts and ranks checked\n" in done.stdout


def test_validate_counts_the_verdicts_of_a_scheme_that_pays_and_settle_expects_nothing_of_a_target() -> None:
    papers = "examples/review-meeting"
    done = pbr("validate", f"{papers}/help-at-home.yaml", cwd=ROOT)
    assert "ok: 1 example, 4 lines, 1 verdict or rank checked\n" in done.stdout
    # Its one measure has a target and nothing that a document expects: no column says so with blanks.
    settled = pbr("settle", f"{papers}/help-at-home.yaml", f"{papers}/records", "--as-at", "2026-10-31", cwd=ROOT)
    (heading,) = [line for line in settled.stdout.splitlines() if line.startswith("Measure")]
    assert heading.split() == ["Measure", "Provider", "Window", "Counts", "Share", "By", "chance"]


def test_the_papers_of_a_quarter_are_in_every_form_for_that_quarter(plans: Path, tmp_path: Path) -> None:
    """In summer P1 misses with 0 of 2; of spring it is P2 that is below, whatever is known by the autumn."""
    summer = "".join(
        f"{name},S{name},P1,reablement,2026-07-{day},2026-08-{day},same,2026-08-{day}\n"
        for name, day in (("E", "06"), ("F", "13"))
    )
    plans.write_text(HEADER + PLANS + summer, encoding="utf-8")
    spring = ("judge", SCHEME, plans, "--period", "2026-04-01..2026-06-30")
    done = pbr(*spring, "--as-at", "2026-10-31", "--out", "judged", "--html", "league.html", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    heading = "judged for 2026-04-01 to 2026-06-30 as at 2026-10-31"
    assert done.stdout.splitlines()[0] == f"Reablement that is judged and not paid, {heading}"
    assert "2026-07-to-09" not in done.stdout
    with (tmp_path / "judged" / "judged.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["provider_id"], row["window"], row["verdict"]) for row in rows] == [
        ("P1", "2026-04-to-06", "met"),
        ("P2", "2026-04-to-06", "missed"),
        ("", "2026-04-to-06", "met"),
    ]
    said = json.loads((tmp_path / "judged" / "judged.json").read_text(encoding="utf-8"))
    assert said["period"] == {"first": "2026-04-01", "last": "2026-06-30"}
    page = (tmp_path / "league.html").read_text(encoding="utf-8")
    assert heading in page
    assert "1 provider missed a target in the last window of the period that is over." in page
    # As at its last day where no other is given. Another period is another judgement.
    assert "as at 2026-06-30" in pbr(*spring).stdout.splitlines()[0]
    both = ("judge", SCHEME, plans, "--period", "2026-04-01..2026-09-30", "--as-at", "2026-10-31", "--out", "judged")
    other = pbr(*both, cwd=tmp_path)
    assert (other.returncode, "PBR032" in other.stderr and "the period" in other.stderr) == (2, True)


@pytest.mark.parametrize(("period", "code", "said"), [("2026-05", 1, "PBR598"), ("May", 2, "--period")])
def test_a_period_of_nothing_and_what_is_no_period_are_refused(plans: Path, period: str, code: int, said: str) -> None:
    done = pbr("judge", SCHEME, plans, "--period", period)
    assert (done.returncode, done.stdout, said in done.stderr) == (code, "", True)
