"""``pbr judge``: say which targets each provider met and missed, what follows from it, and how providers rank."""

from pathlib import Path
from typing import Annotated

import typer

from pbr.cli.formats import CheckFormat
from pbr.cli.options import ExtractArgument, MapOption, SchemeArgument, ShowValuesOption, day_given, period_given
from pbr.cli.options_as_one import takes
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class JudgeOptions:
    """What is judged, and what becomes of it."""

    scheme: SchemeArgument
    records: ExtractArgument
    mapping: MapOption = None
    period: Annotated[
        str,
        typer.Option(
            metavar="PERIOD",
            help="2026-06, or 2026-04-01..2026-06-30: what ends in it. Without it: all that has begun.",
        ),
    ] = ""
    as_at: Annotated[
        str,
        typer.Option(
            metavar="DATE", help="What was known on this day. Without it: the period's last day, or the last recorded."
        ),
    ] = ""
    expected: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A CSV of provider_id,month,expected: set the money beside it."),
    ] = None
    out: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Write the files here, all or none.")] = None
    replace: Annotated[
        bool, typer.Option("--replace", help="Let --out take the place of another judgement: it is then gone.")
    ] = False
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it here as one page, with charts, for the meeting.")
    ] = None
    printed: Annotated[CheckFormat, typer.Option("--format", help="For people or for programs.")] = CheckFormat.TABLE
    hold_errors: Annotated[
        bool, typer.Option("--hold-errors", help="Count rows that are wrong as not known; judge the rest.")
    ] = False
    show_values: ShowValuesOption = False


@takes(JudgeOptions)
def judge(options: JudgeOptions) -> None:
    """Say which targets each provider met and missed, what follows from it, and how providers rank.

    Each measure of the scheme stands beside its target, for each provider and window and for all together: met,
    missed, or undecided while something is not known. A window that is not over is not judged. Beside every share
    stands how far chance alone could move it. Providers that the scheme ranks stand in their order on each day of the
    ranking, with every figure and its points. With --expected what came due of each provider and month stands beside
    what was expected. Nothing is paid by this.

    With --period it is the papers of those days: each measure in the windows that end in it, the verdicts that follow
    on its last day (they look back at earlier windows as their rule says), the rankings made in it and the money of its
    whole months.

    Ends with 0 when judged, 1 when there are problems and nothing was written, 2 when it could not run, and 3 when
    rows that are wrong were counted as not known.
    """
    period, day = period_given(options.period), day_given(options.as_at)

    # imported late: pbr --help stays quick
    from pbr.api.judged.judging import judge as judged
    from pbr.cli.extract_given import scheme_and_extract
    from pbr.cli.held_rows_shown import held_rows_shown
    from pbr.cli.judging_output import publish, show, where_it_goes
    from pbr.cli.printing import note
    from pbr.cli.progress import progress
    from pbr.problems.exit_codes import ROWS_HELD

    scheme, records = scheme_and_extract(options.scheme, options.records, options.mapping)
    places = where_it_goes(options.out, options.replace, options.html)
    with progress() as shown:
        shown.say("reading and counting the records")
        found = judged(
            scheme, records, day, period=period,
            expected=options.expected, hold_errors=options.hold_errors, show_values=options.show_values,
        )  # fmt: skip
    publish(found, places)
    show(found, options.printed, places)
    if found.held_rows:
        note(held_rows_shown(found.held_rows))
        raise typer.Exit(ROWS_HELD)
