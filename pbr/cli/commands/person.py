"""``pbr person``: one person for the review meeting."""

from typing import Annotated

import typer

from pbr.cli.formats import CheckFormat
from pbr.cli.options import (
    ExtractArgument,
    HoldErrorsOption,
    KnownUntilOption,
    LedgerToldOption,
    MapOption,
    MeetingPageOption,
    NamesOption,
    SchemeArgument,
    day_given,
)
from pbr.cli.options_as_one import takes
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PersonOptions:
    """Who is asked for, by which scheme and records, and what becomes of it."""

    person: Annotated[str, typer.Argument(metavar="ID", help="The person, as person_id has it in the records.")]
    scheme: SchemeArgument
    records: ExtractArgument
    mapping: MapOption = None
    as_at: KnownUntilOption = ""
    names: NamesOption = None
    ledger: LedgerToldOption = None
    html: MeetingPageOption = None
    printed: Annotated[CheckFormat, typer.Option("--format", help="For people or for programs.")] = CheckFormat.TABLE
    hold_errors: HoldErrorsOption = False


@takes(PersonOptions)
def person(options: PersonOptions) -> None:
    """Show one person for the review meeting: outcomes, plans, money, and what is missing.

    Every outcome is there, paid for or not: agreed, due, found, by whom, with what evidence; what came due, what hangs
    on the review, and the next plan. A name is shown only where --names gives one, and is never part of a message.

    Ends with 0 when shown, 1 when there are problems, 2 when it could not run, and 3 when rows that are wrong are held.
    """
    day = day_given(options.as_at)

    # imported late: pbr --help stays quick
    from pbr.api.meetings.person_files import as_json, as_table, publish_page
    from pbr.api.meetings.person_meeting import person as told
    from pbr.cli.argument_order import id_scheme_and_records
    from pbr.cli.extract_given import scheme_and_extract
    from pbr.cli.meeting_output import Shown, show
    from pbr.cli.progress import progress

    wanted, first, others = id_scheme_and_records(options.person, options.scheme, options.records)
    scheme, records = scheme_and_extract(first, others, options.mapping)
    with progress() as shown:
        shown.say("reading and settling the records")
        found = told(
            wanted, scheme, records, day,
            names=options.names, ledger=options.ledger, hold_errors=options.hold_errors,
        )  # fmt: skip
    as_asked = as_json if options.printed is CheckFormat.JSON else as_table
    show(
        Shown(
            as_asked(found), options.printed, found.warnings, found.met.held_rows, options.html,
            lambda page, then: publish_page(found, page, then),
        )
    )  # fmt: skip
