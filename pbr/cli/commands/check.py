"""``pbr check``: say how good an extract is for a scheme, before anyone settles it."""

from pathlib import Path
from typing import Annotated

import typer

from pbr.cli.formats import CheckFormat
from pbr.cli.options import KnownUntilOption, MapOption, ReplaceWorkbookOption, day_given
from pbr.cli.options_as_one import takes
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What is checked, and where it is said."""

    extract: Annotated[list[Path], typer.Argument(metavar="EXTRACT...", help="Records; with --map an extract.")]
    scheme: Annotated[
        Path, typer.Option("--for", metavar="SCHEME", help="The scheme, by its file or the name of a shipped one.")
    ]
    mapping: MapOption = None
    last: Annotated[
        list[Path] | None,
        typer.Option("--last", metavar="EXTRACT", help="The extract before it, to find late entries. May be repeated."),
    ] = None
    as_at: KnownUntilOption = ""
    printed: Annotated[CheckFormat, typer.Option("--format", help="For people or for programs.")] = CheckFormat.TABLE
    workbook: Annotated[
        Path | None, typer.Option(metavar="FILE.xlsx", help="Write it as a workbook too, one table a sheet.")
    ] = None
    replace: ReplaceWorkbookOption = False


@takes(CheckOptions)
def check(options: CheckOptions) -> None:
    """Say how good an extract is for a scheme, before anyone settles it.

    Rows and months, how complete each field is and what codes stand in it, rows of one person that overlap, what came
    late or changed since the last extract, what is wrong, and what money waits for what is blank.

    Without --as-at it is the last day on which anything in the extract became known: what is due only later is not
    counted as waiting for what nobody has written yet. pbr settle takes the last day that it settles instead, and may
    say another sum; given the same --as-at, both say the same.

    Ends with 0 when every row can be read, 1 when some cannot, and 2 when it could not run.
    """
    # imported late: pbr --help stays quick
    from pbr.api.checks.extract_check import check_extract
    from pbr.api.checks.extract_check_text import as_json, as_table
    from pbr.cli.extract_given import scheme_and_extract
    from pbr.cli.files_written import in_place
    from pbr.cli.printing import print_text, whatever_the_printing, whoever_stops_it
    from pbr.cli.terminal_text import for_the_window
    from pbr.cli.workbook_option import workbook_alone

    asked = workbook_alone(options.workbook, options.replace)
    day = day_given(options.as_at)
    scheme, mapping, last = options.scheme, options.mapping, options.last
    _, records = scheme_and_extract(scheme, options.extract, mapping)
    before = scheme_and_extract(scheme, last, mapping)[1] if last else None
    checked = check_extract(scheme, records, before, day)
    said = as_json(checked) if options.printed is CheckFormat.JSON else for_the_window(as_table(checked))
    if asked is None:
        print_text(said)
    else:
        # imported late: it needs XlsxWriter, which only a workbook does
        from pbr.api.checks.check_workbook import write_check_workbook

        done = f"the workbook is {asked.file}"
        write_check_workbook(checked, asked, in_place(done))
        with whoever_stops_it(done), whatever_the_printing(done):
            print_text(said)
    if checked.unread:
        raise typer.Exit(1)
