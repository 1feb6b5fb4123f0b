"""``pbr finance``: the finance file of a run, and structured invoices; ``pbr finance-shape``: what to begin from."""

from pathlib import Path
from typing import Annotated

import typer

from pbr.cli.options import ShowValuesOption, a_day
from pbr.cli.options_as_one import takes
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class FinanceOptions:
    """What finance files are made from, and where they go."""

    source: Annotated[
        Path, typer.Argument(metavar="RUN", help="The folder of a settlement (settle --out), or of a ledger.")
    ]
    mapping: Annotated[
        Path, typer.Option("--map", metavar="FILE", help="The finance mapping: columns, codes, signs, dates.")
    ]
    providers: Annotated[
        Path, typer.Option(metavar="FILE", help="providers.csv, or the folder it is in: names and supplier numbers.")
    ]
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Write the files here, all or none.")]
    run: Annotated[int | None, typer.Option(metavar="N", help="The run of the ledger. Without it: the last one.")] = (
        None
    )
    invoices: Annotated[
        bool, typer.Option("--invoices", help="Also write a self-billed UBL invoice or credit note for each provider.")
    ] = False
    dated: Annotated[
        str, typer.Option(metavar="DATE", help="The day on the documents. Without it: the day the run is as at.")
    ] = ""
    payer: Annotated[
        str, typer.Option(metavar="NAME", help="Of this payer alone, who pays providers what it bears by itself.")
    ] = ""
    replace: Annotated[
        bool, typer.Option("--replace", help="Let --out take the place of other finance files: they are then gone.")
    ] = False
    show_values: ShowValuesOption = False


@takes(FinanceOptions)
def finance(options: FinanceOptions) -> None:
    """Write what the finance system takes in of a settlement or a ledger's run, and what every file comes to.

    The finance file is CSV as the mapping says. With --invoices there is a UBL document for each provider too. All of
    it agrees with the run to the penny before any of it is written.

    Ends with 0 when written, 1 when there are problems and nothing was written, and 2 when it could not run.
    """
    day = a_day(options.dated, "--dated") if options.dated else None

    # imported late: pbr --help stays quick
    from pbr.api.paid_out.finance_files import FinanceWanted, write_finance_files
    from pbr.cli.files_written import in_place
    from pbr.cli.finance_output import show_control_totals
    from pbr.cli.overwrite_check import clear_left_over_files

    wanted = FinanceWanted(
        source=options.source,
        mapping=options.mapping,
        providers=options.providers,
        run=options.run,
        dated=day,
        invoices=options.invoices,
        payer=options.payer,
        show_values=options.show_values,
    )
    clear_left_over_files(options.out)
    there = f"the finance files are in {options.out}"
    show_control_totals(write_finance_files(wanted, options.out, options.replace, in_place(there)), there)


def finance_shape(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The shape, such as plain-journal. Without it: which there are.")
    ] = "",
) -> None:
    """Print a finance mapping to begin from: the shape of a finance system, with a question mark for each own code.

    Without a name it prints the names of the shapes. Ends with 0 when printed, and with 1 when there is no such shape.
    """
    # imported late: pbr --help stays quick
    from pbr.api.paid_out.shipped_finance_shapes import finance_shape as shape_called
    from pbr.api.paid_out.shipped_finance_shapes import finance_shapes
    from pbr.cli.printing import print_text

    print_text(shape_called(name) if name else "".join(f"{one}\n" for one in finance_shapes()))
