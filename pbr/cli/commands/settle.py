"""``pbr settle``: apply a scheme to an extract and say what is due, line by line."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from pbr.cli.formats import PrintFormat
from pbr.cli.options import AsAtOption, PeriodOption, ShowValuesOption, day_given, period_given
from pbr.cli.options_as_one import takes


@dataclass(frozen=True, slots=True)
class SettleOptions:
    """What is settled, and what becomes of the settlement."""

    scheme: Annotated[Path, typer.Argument(help="The scheme: a YAML file, or the name of one that comes with pbr.")]
    records: Annotated[Path, typer.Argument(help="A folder of CSV files, or one CSV where the scheme needs no more.")]
    period: PeriodOption = ""
    as_at: AsAtOption = ""
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write the settlement's files here, all or none.")
    ] = None
    replace: Annotated[
        bool, typer.Option("--replace", help="Let --out take the place of another settlement: it is then gone.")
    ] = False
    printed: Annotated[
        PrintFormat, typer.Option("--format", help="What to print: a table, lines.csv or settlement.json.")
    ] = PrintFormat.TABLE
    explain: Annotated[
        str, typer.Option(metavar="ID", help="Tell of one plan, outcome, person or line instead; or list a provider's.")
    ] = ""
    hold_errors: Annotated[
        bool, typer.Option("--hold-errors", help="Hold rows that are wrong or have no price; settle the rest.")
    ] = False
    show_values: ShowValuesOption = False


@takes(SettleOptions)
def settle(options: SettleOptions) -> None:
    """Apply a scheme to records: an itemised settlement.

    Ends with 0 when settled, 1 when there are problems and nothing was written, 2 when it could not run,
    and 3 when settled with bad rows held, or with records that have no price.
    """
    out, printed, explain = options.out, options.printed, options.explain
    if explain and printed is not PrintFormat.TABLE:
        raise typer.BadParameter("an explanation is told in words only; leave out --format", param_hint="--explain")
    if explain and out:
        raise typer.BadParameter("an explanation is only printed; leave out --out", param_hint="--explain")
    period, day = period_given(options.period), day_given(options.as_at)

    # imported late: pbr --help stays quick
    from pbr.api.prepare import making_many_rows, prepare
    from pbr.api.settlement_folder import what_may_be_replaced
    from pbr.cli.argument_order import scheme_and_records
    from pbr.cli.held_rows_shown import held_rows_shown
    from pbr.cli.overwrite_check import may_take_place
    from pbr.cli.printing import note
    from pbr.cli.progress import progress
    from pbr.cli.settlement_output import print_explanation, print_settlement, publish_settlement
    from pbr.problems.exit_codes import ROWS_HELD

    scheme, records = scheme_and_records(options.scheme, options.records)
    may_take = may_take_place(out, what_may_be_replaced, options.replace)
    with making_many_rows():
        with progress() as shown:
            shown.say("reading the records")
            prepared = prepare(scheme, records, period, day, options.hold_errors, options.show_values)
        if explain:
            print_explanation(prepared, explain)
            return
        if out and may_take:
            settlement = publish_settlement(prepared, out, may_take, printed)
        else:
            settlement = print_settlement(prepared, printed)
    note(held_rows_shown(settlement.held_rows))
    if not settlement.is_whole:
        raise typer.Exit(ROWS_HELD)
