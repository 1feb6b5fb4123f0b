"""The folder of a ledger, as every one of its commands takes it."""

from pathlib import Path
from typing import Annotated

import typer

LedgerFolder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the ledger.")]
