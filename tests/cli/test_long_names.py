"""A name longer than systems take is refused by us wherever a command takes a file or folder: not every system does."""

from pathlib import Path

import pytest

from tests.cli.command import pbr

LONG = "n" * 300
"""One more than 255 is enough; the other systems that cut a name short would not refuse it themselves."""
ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
RECORDS = str(EXAMPLES / "essex-reablement-bonus" / "records")
LEDGER = str(EXAMPLES / "a-year" / "ledger")
PROVIDERS = str(EXAMPLES / "finance-files" / "providers.csv")
BILLS = str(EXAMPLES / "finance-files" / "bills.yaml")
MAPPING = str(EXAMPLES / "from-a-case-system" / "mapping.yaml")
ESSEX = "essex-reablement-bonus"

COMMANDS = [
    ["settle", ESSEX, LONG],
    ["settle", LONG, RECORDS],
    ["settle", ESSEX, RECORDS, "--out", LONG],
    ["settle", ESSEX, RECORDS, "--out", f"{LONG}/june"],
    ["settle", ESSEX, RECORDS, "--workbook", f"{LONG}.xlsx"],
    ["settle", ESSEX, RECORDS, "--workbook", f"{LONG}/june.xlsx"],
    ["settle", ESSEX, RECORDS, "--map", LONG],
    ["settle", ESSEX, LONG, "--map", MAPPING],
    ["settle", ESSEX, RECORDS, "--ledger", LONG],
    ["settle", ESSEX, RECORDS, "--ledger", f"{LONG}/ledger"],
    ["settle", ESSEX, RECORDS, "--ledger", "ledger", "--pseudonymise", LONG],
    ["ledger", "open", LONG, ESSEX, RECORDS, "--settled-to", "2026-08-31"],
    ["ledger", "list", LONG],
    ["ledger", "show", LONG, "1"],
    ["ledger", "history", LONG, "A0001"],
    ["ledger", "balance", LONG],
    ["ledger", "verify", LONG],
    ["remit", LONG, "--providers", PROVIDERS, "--out", "out"],
    ["remit", LEDGER, "--run", "8", "--providers", LONG, "--out", "out"],
    ["remit", LEDGER, "--run", "8", "--providers", PROVIDERS, "--out", LONG],
    ["finance", LONG, "--map", BILLS, "--providers", PROVIDERS, "--out", "out"],
    ["finance", LEDGER, "--run", "8", "--map", LONG, "--providers", PROVIDERS, "--out", "out"],
    ["finance", LEDGER, "--run", "8", "--map", BILLS, "--providers", LONG, "--out", "out"],
    ["finance", LEDGER, "--run", "8", "--map", BILLS, "--providers", PROVIDERS, "--out", f"{LONG}/out"],
    ["simulate", LONG, ESSEX],
    ["simulate", RECORDS, LONG],
    ["simulate", RECORDS, ESSEX, "--assume", LONG],
    ["simulate", RECORDS, ESSEX, "--html", f"{LONG}/page.html"],
    ["cld", LONG, "--out", "out"],
    ["map", LONG, "--for", ESSEX],
    ["map", RECORDS, "--for", ESSEX, "--out", LONG],
    ["check", LONG, "--for", ESSEX],
    ["check", RECORDS, "--for", LONG],
    ["validate", LONG],
    ["describe", LONG],
    ["sample", LONG],
]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words).replace(LONG, "LONG")[-60:])
def test_a_name_that_is_too_long_is_refused_and_cut(words: list[str], tmp_path: Path) -> None:
    done = pbr(*words, cwd=tmp_path)
    said = done.stdout + done.stderr
    assert done.returncode in (1, 2), said
    assert "a name that is too long" in said
    assert LONG not in said
    assert not list(tmp_path.iterdir())
