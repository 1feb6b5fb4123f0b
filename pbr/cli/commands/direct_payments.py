"""``pbr direct-payments``: what each person is paid of a run, as a list to pay them by."""

from pathlib import Path
from typing import Annotated

import typer

from pbr.cli.options_as_one import takes
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class DirectPaymentsOptions:
    """What the list is made from, and where it goes."""

    source: Annotated[
        Path, typer.Argument(metavar="RUN", help="The folder of a settlement (settle --out), or of a ledger.")
    ]
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Write the list here, all or none.")]
    run: Annotated[int | None, typer.Option(metavar="N", help="Which run of a ledger. Without it: the last.")] = None
    payer: Annotated[str, typer.Option(metavar="NAME", help="Of this payer alone, who pays what it bears.")] = ""
    names: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A file of id,name: names for the list, and nowhere else.")
    ] = None
    replace: Annotated[
        bool, typer.Option("--replace", help="Let --out take the place of another list: it is then gone.")
    ] = False


@takes(DirectPaymentsOptions)
def direct_payments(options: DirectPaymentsOptions) -> None:
    """List what each person is paid of a settlement or a ledger's run, and asked back: direct payments.

    What a person pays is taken off where the scheme says 'less'. Names are in the list alone, and only with --names.

    Ends with 0 when written, 1 when there are problems and nothing was written, and 2 when it could not run.
    """
    # imported late: pbr --help stays quick
    from pbr.api.paid_out.direct_payments import PersonsWanted, list_direct_payments
    from pbr.cli.files_written import in_place
    from pbr.cli.overwrite_check import clear_left_over_files
    from pbr.cli.printing import print_text, whatever_the_printing, whoever_stops_it
    from pbr.values.money import pounds

    there = f"the list of direct payments is in {options.out}"
    wanted = PersonsWanted(options.source, options.run, options.payer, options.names)
    clear_left_over_files(options.out)
    listed = list_direct_payments(wanted, options.out, options.replace, in_place(there))
    many = "1 person" if len(listed.persons) == 1 else f"{len(listed.persons):,} persons"
    said = f"{many}: {pounds(listed.to_pay)} to pay, {pounds(listed.to_ask)} to ask back"
    if listed.undecided:
        said += f"\nNot decided, and in no sum of it: {listed.undecided_in_words}; not-decided.csv says why"
    with whoever_stops_it(there), whatever_the_printing(there):
        print_text(f"{said}\n\n{there}\n")
