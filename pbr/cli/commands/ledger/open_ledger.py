"""``pbr ledger open``: begin a ledger with what was settled elsewhere."""

from pathlib import Path
from typing import Annotated

import typer

from pbr.cli.commands.ledger.argument import LedgerFolder
from pbr.cli.options import ExtractArgument, MapOption, SchemeArgument, ShowValuesOption, a_day
from pbr.cli.options_as_one import takes
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class OpenOptions:
    """What a ledger is opened with."""

    folder: LedgerFolder
    scheme: SchemeArgument
    records: ExtractArgument
    settled_to: Annotated[str, typer.Option(metavar="DATE", help="The last day up to which all is settled elsewhere.")]
    check: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What was settled: provider_id, settled, source, reason.")
    ] = None
    two_people: Annotated[
        bool, typer.Option("--two-people", help="A run is then prepared by one and approved by another.")
    ] = False
    hold_errors: Annotated[bool, typer.Option("--hold-errors", help="Hold rows that are wrong or have no price.")] = (
        False
    )
    show_values: ShowValuesOption = False
    mapping: MapOption = None
    pseudonymise: Annotated[
        Path | None, typer.Option(metavar="KEYFILE", help="Keep persons under pseudonyms by this key.")
    ] = None


@takes(OpenOptions)
def open_ledger(options: OpenOptions) -> None:
    """Open a ledger for a contract that began before it: every line due by a day is taken as settled elsewhere.

    Ends with 0 when it is opened, and with 1 when there are problems and nothing was written.
    """
    day = a_day(options.settled_to, "--settled-to")

    # imported late: pbr --help stays quick
    from pbr.api.ledger.opening import OpeningAsked
    from pbr.api.ledger.opening import open_ledger as opened
    from pbr.api.ledger.run_text import committed_in_words
    from pbr.cli.extract_given import scheme_and_extract
    from pbr.cli.files_written import in_place
    from pbr.cli.printing import note, print_text, whatever_the_printing, whoever_stops_it
    from pbr.cli.progress import progress
    from pbr.problems.problem_formats import all_as_text

    scheme, records = scheme_and_extract(options.scheme, options.records, options.mapping)
    settled = f"the ledger is opened in {options.folder}"
    asked = OpeningAsked(
        options.folder, scheme, records, day, options.check, options.two_people, options.hold_errors,
        options.show_values, options.pseudonymise,
    )  # fmt: skip
    with progress() as shown:
        done = opened(asked, in_place(settled), shown)
    with whoever_stops_it(settled), whatever_the_printing(settled):
        print_text(committed_in_words(done))
        note(all_as_text(done.warnings))
