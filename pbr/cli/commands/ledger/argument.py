"""What the commands of a ledger take alike: its folder, and which of its runs is meant."""

from pathlib import Path
from typing import Annotated

import typer

LedgerFolder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the ledger.")]

RunArgument = Annotated[int | None, typer.Argument(metavar="RUN", help="The number of the run.")]
RunOption = Annotated[
    int | None, typer.Option("--run", metavar="N", help="The run, as remit and finance take it, in place of RUN.")
]


def the_run(named: int | None, by_option: int | None) -> int:
    """The number of the run that is meant, wherever it is written. Raises ``BadParameter`` for none, or for two."""
    said = {number for number in (named, by_option) if number is not None}
    if not said:
        raise typer.BadParameter("say which run: its number after the folder, or --run N", param_hint="RUN")
    if len(said) > 1:
        raise typer.BadParameter(f"run {named} is named before it: say one of them", param_hint="--run")
    return said.pop()
