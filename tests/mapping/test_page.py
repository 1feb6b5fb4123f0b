"""docs/mapping.md: the mapping that it shows is read, and its commands do what it says."""

from pathlib import Path

from tests.cli.command import pbr

PAGE = Path(__file__).parents[2] / "docs" / "mapping.md"
HEADINGS = "Episode No,Client Ref,Supplier,Start Date,End Date,Reason Ended,Sequel to Short Term Support,Date of Review"
GOALS = ",".join(f"Outcome {number},Outcome {number} Result" for number in range(1, 6))
EXTRACT = f"""\
Reablement,,,,,,,,,,,,,,,,,,
June to August,,,,,,,,,,,,,,,,,,
,,,,,,,,,,,,,,,,,,
{HEADINGS},Status,{GOALS}
E1,C1,Acme Care Ltd,04/08/2026,28/08/2026,Goals met,No services provided,2026-08-30,Done,\
Washing and dressing,Met,,,,,,,,
E2,C2,Acme Care Ltd,11/08/2026,21/08/2026,Goals met,Not yet known,,Done,Getting out and about,Not met,,,,,,,,
Totals,2,,,,,,,,,,,,,,,,,
"""


def test_the_page(tmp_path: Path) -> None:
    shown = PAGE.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    mapping, extract = tmp_path / "mapping.yaml", tmp_path / "Reablement Extract Aug-26.csv"
    providers = tmp_path / "Provider references.csv"
    mapping.write_text(shown, encoding="utf-8")
    extract.write_text(EXTRACT, encoding="utf-8")
    providers.write_text("Supplier Name,Ref\nAcme Care Ltd,P1\n", encoding="utf-8")
    alone = pbr("validate", mapping)
    assert (alone.returncode, alone.stderr) == (0, "")
    read = pbr("validate", mapping, extract, providers)
    assert read.stdout.endswith("ok: a mapping, and the extract is read through it\n")
    settled = pbr("settle", "essex-reablement-bonus", extract, providers, "--map", mapping, "--period", "2026-08")
    # two packages of £1,575.00, and a bonus of £250.00 for E1; of E2 nobody knows yet
    assert "Total due: £3,400.00" in settled.stdout
    told = pbr("settle", "essex-reablement-bonus", tmp_path, "--map", mapping, "--period", "2026-08", "--explain", "E1")
    story = " ".join(told.stdout.split())
    assert "support_at_end is none: 'Sequel to Short Term Support' is 'No services provided'," in story
    ledger = tmp_path / "ledger"
    first = pbr(
        "settle", "essex-reablement-bonus", extract, providers, "--map", mapping, "--period", "2026-08", "--ledger",
        ledger, "--commit",
    )  # fmt: skip
    assert "Payable: £3,400.00" in first.stdout
    verified = pbr("ledger", "verify", ledger, "--recompute", "1")
    assert "run 1 was worked out again: its lines are the same, byte for byte" in verified.stdout
