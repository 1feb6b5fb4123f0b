"""``pbr evidence``: say on whose word the results rest, what money hangs on it, and draw a sample to check."""

from pathlib import Path
from typing import Annotated

import typer

from pbr.cli.formats import CheckFormat
from pbr.cli.options import (
    AsAtOption,
    ExtractArgument,
    MapOption,
    PeriodOption,
    SchemeArgument,
    ShowValuesOption,
    day_given,
    period_given,
    share_given,
)
from pbr.cli.options_as_one import takes
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class EvidenceOptions:
    """What is looked at, and what a sample of it should show."""

    scheme: SchemeArgument
    records: ExtractArgument
    mapping: MapOption = None
    period: PeriodOption = ""
    as_at: AsAtOption = ""
    wrong: Annotated[str, typer.Option(metavar="SHARE", help="No more than this share of all is to be wrong.")] = "5%"
    sure: Annotated[str, typer.Option(metavar="SHARE", help="How sure of it the sample makes one.")] = "95%"
    allow: Annotated[int, typer.Option(metavar="NUMBER", help="So many wrong ones in the sample still show it.")] = 0
    seed: Annotated[int, typer.Option(metavar="NUMBER", help="By what it is drawn: the same draws the same.")] = 1
    own_word: Annotated[
        bool, typer.Option("--own-word", help="Draw among results that nobody but the provider confirmed.")
    ] = False
    checked: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="So many were checked: say what that says of all.")
    ] = None
    found_wrong: Annotated[int, typer.Option(metavar="NUMBER", help="So many of those checked were wrong.")] = 0
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write the files here, the list to check by among them.")
    ] = None
    replace: Annotated[
        bool, typer.Option("--replace", help="Let --out take the place of other evidence: it is then gone.")
    ] = False
    printed: Annotated[CheckFormat, typer.Option("--format", help="For people or for programs.")] = CheckFormat.TABLE
    hold_errors: Annotated[
        bool, typer.Option("--hold-errors", help="Leave out rows that are wrong; settle the rest.")
    ] = False
    show_values: ShowValuesOption = False


@takes(EvidenceOptions)
def evidence(options: EvidenceOptions) -> None:
    """Say on whose word the results rest, what money hangs on it, and draw a sample of them to check.

    A result rests on the word of the provider alone, or of nobody that is named, unless verified_by or a column
    like confirmed_by_person says that somebody else confirmed it. The extract is settled twice: as it is, and as if
    those results were not found yet; what is due less is what hangs on them. The sample is as large as it must be to
    show that hardly any are wrong, and the same for everybody who draws it by the same seed.

    Ends with 0, with 1 when there are problems, 2 when it could not run, and 3 when rows that are wrong were left out.
    """
    # imported late: pbr --help stays quick
    from pbr.api.judged.evidence import EvidenceWanted, SampleChecked, check_evidence
    from pbr.cli.evidence_output import publish_and_show, where_it_goes
    from pbr.cli.extract_given import scheme_and_extract
    from pbr.cli.held_rows_shown import held_rows_shown
    from pbr.cli.printing import note
    from pbr.cli.progress import progress
    from pbr.problems.exit_codes import ROWS_HELD

    scheme, records = scheme_and_extract(options.scheme, options.records, options.mapping)
    folder = where_it_goes(options.out, options.replace)
    came = None if options.checked is None else SampleChecked(options.checked, options.found_wrong)
    wanted = EvidenceWanted(
        share_given(options.wrong, "--wrong"), share_given(options.sure, "--sure"), options.allow, options.seed,
        options.own_word, came,
    )  # fmt: skip
    with progress() as shown:
        shown.say("settling the records twice")
        found = check_evidence(
            scheme, records, period_given(options.period), day_given(options.as_at), wanted=wanted,
            hold_errors=options.hold_errors, show_values=options.show_values,
        )  # fmt: skip
    publish_and_show(found, options.printed, folder)
    if found.held_rows:
        note(held_rows_shown(found.held_rows))
        raise typer.Exit(ROWS_HELD)
