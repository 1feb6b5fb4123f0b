"""The statements of November in the year of one contract: made as their page says."""

import shutil
from pathlib import Path

from pbr.api.paid_out.remittance import remit
from tests.examples.made import ROOT

EXAMPLE = ROOT / "examples" / "statements"
LEDGER = ROOT / "examples" / "a-year" / "ledger"
RUN = 8
NAME = "november"


def make_statements(folder: Path) -> None:
    """Write the statements of the run of November into a folder."""
    remit(LEDGER, EXAMPLE / "providers.csv", folder, RUN, replace=True)


def remake_statements() -> None:
    """Make them again, in their place."""
    shutil.rmtree(EXAMPLE / NAME, ignore_errors=True)
    make_statements(EXAMPLE / NAME)
    for file in (EXAMPLE / NAME).iterdir():
        file.chmod(0o644)
    (EXAMPLE / NAME).chmod(0o755)
