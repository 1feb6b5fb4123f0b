"""``pbr remit``, and one provider of a settlement: exit codes, what is printed, and that a part is marked as one."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.command import ESSEX, JUNE, PLANS, extract, pbr

WHO = "provider_id,name\nP1,Elm Home Care Ltd\nP2,Ash CIC\n"
PATHS = ("records", "plans.csv", ".yaml", "S1", "S2", "assumed", "ASSUMED")
"""What nobody outside the council is to read in a letter."""


@pytest.fixture
def settled(tmp_path: Path) -> Path:
    """A folder with a settlement, the records it is of, and who the providers are."""
    extract(tmp_path)
    (tmp_path / "records" / "providers.csv").write_text(WHO, encoding="utf-8")
    done = pbr("settle", ESSEX, "records", *JUNE, "--out", "june", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    return tmp_path


def test_statements_are_written_and_add_up(settled: Path) -> None:
    done = pbr("remit", "june", "--providers", "records", "--out", "statements", cwd=settled)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Payable: £4,975.00, as the run has it, to the penny" in done.stdout
    assert len(list((settled / "statements").glob("*.html"))) == 2
    again = pbr("remit", "june", "--providers", "records/providers.csv", "--out", "statements", cwd=settled)
    assert (again.returncode, again.stdout) == (0, done.stdout)


def test_of_one_provider(settled: Path) -> None:
    # By hand: P1 has A and B, two packages at £1,575.00 and A's bonus of £250.00; P2's C is £1,575.00.
    done = pbr("remit", "june", "--providers", "records", "--out", "one", "--provider", "P1", cwd=settled)
    assert done.returncode == 0
    assert "Payable: £3,400.00\nThis is one provider of the run; £1,575.00 is payable to others." in done.stdout
    assert len(list((settled / "one").glob("*.html"))) == 1


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("june", "--providers", "no.csv"), 2, "PBR001"),
        (("june", "--providers", "short.csv"), 1, "PBR917"),
        (("records", "--providers", "records"), 1, "PBR913"),
        (("june", "--providers", "records", "--run", "1"), 1, "PBR914"),
        (("june", "--providers", "records", "--provider", "P9"), 1, "PBR918"),
    ],
)
def test_what_is_refused_writes_nothing(settled: Path, words: tuple[str, ...], code: int, said: str) -> None:
    (settled / "short.csv").write_text("provider_id,name\nP1,Elm\n", encoding="utf-8")
    done = pbr("remit", *words, "--out", "statements", cwd=settled)
    assert (done.returncode, said in done.stderr) == (code, True), done.stderr
    assert not (settled / "statements").exists()


def test_of_a_run_of_a_ledger(settled: Path) -> None:
    quarter = ("--period", "2026-04-01 to 2026-06-30", "--as-at", "2026-06-30")
    pbr("settle", ESSEX, "records", "--ledger", "ledger", *quarter, "--commit", cwd=settled)
    done = pbr("remit", "ledger", "--providers", "records", "--out", "statements", cwd=settled)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Run 1, 2026-04-01 to 2026-06-30" in done.stdout
    [table] = (settled / "statements").glob("*-P1.csv")
    told = {row["reference"]: row for row in csv.DictReader(io.StringIO(table.read_text(encoding="utf-8")))}
    # B needs reduced support at the end: its bonus is not earned, which moves nothing and is told all the same.
    assert told["B/bonus"]["section"] == "not earned"
    assert told["B/bonus"]["at_stake"] == "250.00"


def test_a_settlement_has_what_it_comes_to_for_each_provider(settled: Path) -> None:
    with (settled / "june" / "providers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["provider_id"], row["due"], row["open"], row["not_earned"]) for row in rows] == [
        ("P1", "3400.00", "0.00", "250.00"),
        ("P2", "1575.00", "250.00", "0.00"),
    ]
    said = json.loads((settled / "june" / "settlement.json").read_text(encoding="utf-8"))
    assert [(one["provider_id"], one["due"]) for one in said["providers"]] == [("P1", "3400.00"), ("P2", "1575.00")]


def test_one_provider_of_a_settlement_is_marked_as_a_part(settled: Path) -> None:
    words = ("settle", ESSEX, "records", *JUNE, "--provider", "P2")
    table = pbr(*words, cwd=settled)
    assert table.returncode == 0
    assert "ONLY THE PROVIDER P2: a part of the settlement" in table.stdout
    assert "Total due to P2 alone: £1,575.00" in table.stdout
    assert "P1" not in table.stdout
    as_csv = pbr(*words, "--format", "csv", cwd=settled)
    assert {row["provider_id"] for row in csv.DictReader(io.StringIO(as_csv.stdout))} == {"P2"}
    assert "ONLY THE PROVIDER P2" in as_csv.stderr
    said = json.loads(pbr(*words, "--format", "json", cwd=settled).stdout)
    assert (said["only_provider"], said["total_due"]) == ("P2", "1575.00")
    nobody = pbr("settle", ESSEX, "records", *JUNE, "--provider", "p2", cwd=settled)
    assert (nobody.returncode, nobody.stdout, "PBR918" in nobody.stderr) == (1, "", True)


def test_one_provider_of_a_run_that_is_looked_at(settled: Path) -> None:
    quarter = ("--period", "2026-04-01 to 2026-06-30", "--as-at", "2026-06-30")
    done = pbr("settle", ESSEX, "records", "--ledger", "ledger", *quarter, "--provider", "P2", cwd=settled)
    assert "ONLY THE PROVIDER P2" in done.stdout
    assert "P1" not in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("--provider", "P1", "--out", "part"),
        ("--provider", "P1", "--ledger", "ledger", "--commit"),
        ("--format", "html"),
        ("--explain", "A", "--format", "csv"),
        ("--explain", "A", "--ledger", "ledger", "--format", "csv"),
        ("--explain", "A", "--ledger", "ledger", "--workbook", "a.xlsx"),
        ("--ledger", "ledger", "--format", "json"),
    ],
)
def test_what_would_be_no_whole_is_refused(settled: Path, words: tuple[str, ...]) -> None:
    done = pbr("settle", ESSEX, "records", *JUNE, *words, cwd=settled)
    assert (done.returncode, done.stdout) == (2, "")
    assert not (settled / "part").exists()
    assert not (settled / "ledger").exists()


def test_a_story_as_json_has_its_figures_as_values(settled: Path) -> None:
    done = pbr("settle", ESSEX, "records", *JUNE, "--explain", "A", "--format", "json", cwd=settled)
    said = json.loads(done.stdout)
    lines = {line["line_id"]: line for chapter in said["chapters"] for line in chapter["lines"]}
    bonus = lines["A/bonus"]
    assert (said["explained"], said["amount"]) == ("A", "1825.00")
    assert (bonus["status"], bonus["amount"], bonus["unit_price"], bonus["reason"]["code"]) == (
        "due", "250.00", "250", "earned",
    )  # fmt: skip
    facts = {fact["field"]: fact for chapter in said["chapters"] for fact in chapter["facts"]}
    assert facts["support_at_end"]["value"] == "none"
    assert facts["support_at_end"]["standing"].endswith("plans.csv:2")


def test_a_letter_has_no_path_no_person_and_no_assumption(settled: Path) -> None:
    done = pbr("settle", ESSEX, "records", *JUNE, "--explain", "B", "--format", "html", cwd=settled)
    assert done.returncode == 0
    body = done.stdout.partition("</head>")[2]
    assert "What was paid for B, and why" in body
    assert "£250.00 is not paid." in body
    assert "Not earned: the support needed at the end of the plan is reduced." in body
    assert [path for path in PATHS if path in body] == []


def test_a_letter_is_to_one_provider(tmp_path: Path) -> None:
    extract(tmp_path, PLANS.replace("C,S3,P2", "C,S1,P2"))
    words = ("settle", ESSEX, "records", *JUNE, "--explain", "S1", "--format", "html")
    both = pbr(*words, cwd=tmp_path)
    assert (both.returncode, both.stdout, "PBR921" in both.stderr) == (1, "", True)
    one = pbr(*words, "--provider", "P2", cwd=tmp_path)
    assert one.returncode == 0
    assert "C/package" in one.stdout
    assert "A/package" not in one.stdout
    text = pbr(*words[:-2], "--provider", "P2", cwd=tmp_path)
    assert "A/package" not in text.stdout
    none = pbr(*words, "--provider", "P9", cwd=tmp_path)
    assert (none.returncode, "PBR920" in none.stderr) == (1, True)
