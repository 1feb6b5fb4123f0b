"""The finance files of November in the year of one contract: made as their page says."""

import shutil
from pathlib import Path

from pbr.api.paid_out.finance_files import FinanceWanted, FinanceWritten, write_finance_files
from tests.examples.made import ROOT

EXAMPLE = ROOT / "examples" / "finance-files"
LEDGER = ROOT / "examples" / "a-year" / "ledger"
RUN = 8
NAME = "november"


def make_finance_files(folder: Path) -> FinanceWritten:
    """Write the finance files of the run of November into a folder."""
    wanted = FinanceWanted(LEDGER, EXAMPLE / "bills.yaml", EXAMPLE / "providers.csv", run=RUN, invoices=True)
    return write_finance_files(wanted, folder, replace=True)


def remake_finance_files() -> None:
    """Make them again, in their place."""
    shutil.rmtree(EXAMPLE / NAME, ignore_errors=True)
    make_finance_files(EXAMPLE / NAME)
    for file in (EXAMPLE / NAME).iterdir():
        file.chmod(0o644)
    (EXAMPLE / NAME).chmod(0o755)
