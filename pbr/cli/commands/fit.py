"""``pbr fit``: say whether payment by results suits a service, by a scheme's own answers and what is found."""

from pathlib import Path
from typing import Annotated

import typer

from pbr.cli.formats import CheckFormat
from pbr.cli.options import MapOption, SchemeArgument, cost_given, day_given
from pbr.cli.options_as_one import takes
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class FitOptions:
    """What is asked about, and where it is said."""

    scheme: SchemeArgument
    records: Annotated[
        list[Path] | None,
        typer.Argument(help="Records to look into: a folder of CSV files or one CSV; with --map an extract."),
    ] = None
    mapping: MapOption = None
    before: Annotated[
        Path | None,
        typer.Option(metavar="RECORDS", help="An extract of before, for the baseline; with --map through it too."),
    ] = None
    as_at: Annotated[
        str,
        typer.Option(
            metavar="DATE", help="What was known on this day. Without it: the last day on which anything is recorded."
        ),
    ] = ""
    cost_per_hour: Annotated[
        str, typer.Option(metavar="MONEY", help="What an hour of care costs a provider, such as £18.50.")
    ] = ""
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write it here as one page, for a meeting.")] = None
    printed: Annotated[CheckFormat, typer.Option("--format", help="For people or for programs.")] = CheckFormat.TABLE


@takes(FitOptions)
def fit(options: FitOptions) -> None:
    """Say whether payment by results suits a service: a scheme's own answers beside what is found.

    The questions are those that commissioners are told to ask before they pay by results; a scheme answers them under
    fitness. Beside each answer stands what the scheme says and, with records, what they show: what share of the money
    hangs on results, what is blank, how long it takes until it is due, whether there is a baseline, who confirms, and,
    given what an hour costs, who would lose. Answers that do not go with it are marked. It advises and decides nothing.

    Ends with 0 when it was said, 1 when there are problems, 2 when it could not run, and 3 when rows that are wrong
    were left out of what is found.
    """
    day, cost = day_given(options.as_at), cost_given(options.cost_per_hour)

    # imported late: pbr --help stays quick
    from pbr.api.judged.fitness import fit as found_for
    from pbr.api.judged.fitness_files import as_json, as_text, publish_page
    from pbr.cli.extract_given import scheme_and_extract
    from pbr.cli.files_written import in_place
    from pbr.cli.held_rows_shown import held_rows_shown
    from pbr.cli.overwrite_check import refuse_page
    from pbr.cli.printing import note, print_text, whatever_the_printing, whoever_stops_it
    from pbr.cli.terminal_text import for_the_window
    from pbr.problems.exit_codes import ROWS_HELD
    from pbr.problems.problem_formats import all_as_text

    if options.html:
        refuse_page(options.html)
    scheme, records = options.scheme, None
    if options.records:
        scheme, records = scheme_and_extract(scheme, options.records, options.mapping)
    before = options.before
    if before and options.mapping:
        _, before = scheme_and_extract(scheme, [before], options.mapping)
    found = found_for(scheme, records, day, before=before, cost_per_hour=cost)
    done = f"the page is {options.html}"
    if options.html:
        publish_page(found, options.html, in_place(done))
    if options.printed is CheckFormat.TABLE and found.warnings:
        note(all_as_text(found.warnings))
    text = as_json(found) if options.printed is CheckFormat.JSON else for_the_window(as_text(found))
    with whoever_stops_it(done), whatever_the_printing(done):
        print_text(text)
    if found.held_rows:
        note(held_rows_shown(found.held_rows))
        raise typer.Exit(ROWS_HELD)
