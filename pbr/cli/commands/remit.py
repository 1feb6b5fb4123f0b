"""``pbr remit``: tell each provider what it is paid, in a statement of its own."""

from pathlib import Path
from typing import Annotated

import typer

from pbr.cli.options_as_one import takes
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class RemitOptions:
    """What statements are made from, and where they go."""

    source: Annotated[
        Path, typer.Argument(metavar="RUN", help="The folder of a settlement (settle --out), or of a ledger.")
    ]
    providers: Annotated[
        Path, typer.Option(metavar="FILE", help="Who each provider is: providers.csv, or the folder it lies in.")
    ]
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Write the statements here, all or none.")]
    run: Annotated[int | None, typer.Option(metavar="N", help="Which run of a ledger. Without it: the last.")] = None
    provider: Annotated[str, typer.Option(metavar="ID", help="Write the statement of this provider only.")] = ""
    payer: Annotated[
        str, typer.Option(metavar="NAME", help="Of this payer alone, who pays providers what it bears by itself.")
    ] = ""
    replace: Annotated[
        bool, typer.Option("--replace", help="Let --out take the place of other statements: they are then gone.")
    ] = False


@takes(RemitOptions)
def remit(options: RemitOptions) -> None:
    """Write a statement for each provider: a page to send or print, and a table with every line.

    Ends with 0 when written, 1 when there are problems and nothing was written, and 2 when it could not run.
    """
    # imported late: pbr --help stays quick
    from pbr.api.paid_out.remittance import StatementsWanted, remit_wanted
    from pbr.api.paid_out.remittance_text import statements_in_words
    from pbr.cli.files_written import in_place
    from pbr.cli.overwrite_check import clear_left_over_files
    from pbr.cli.printing import note, print_text, whatever_the_printing, whoever_stops_it
    from pbr.problems.problem_formats import all_as_text

    done = f"the statements are in {options.out}"
    wanted = StatementsWanted(options.source, options.providers, options.run, options.provider, options.payer)
    clear_left_over_files(options.out)
    remittance = remit_wanted(wanted, options.out, options.replace, in_place(done))
    with whoever_stops_it(done), whatever_the_printing(done):
        print_text(statements_in_words(remittance))
        note(all_as_text(remittance.warnings))
