"""``pbr simulate``: the same records under several schemes, beside a baseline."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pbr.api import By
from pbr.cli.formats import PrintFormat
from pbr.cli.options import (
    AsAtOption,
    MapOption,
    PeriodOption,
    ShowValuesOption,
    WorkersOption,
    budget_given,
    day_given,
    move_given,
    period_given,
)
from pbr.cli.options_as_one import takes
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    from pbr.api import Assumptions


@dataclass(frozen=True, slots=True)
class SimulateOptions:
    """What is compared, what is assumed and drawn, and what becomes of the comparison."""

    records: Annotated[Path, typer.Argument(help="A folder of CSV files, such as last year's extract.")]
    schemes: Annotated[
        list[Path], typer.Argument(metavar="SCHEME", help="YAML files, or names of schemes that come with pbr.")
    ]
    baseline: Annotated[Path, typer.Option(metavar="SCHEME", help="The scheme the others are compared with.")] = Path(
        "time-and-task"
    )
    by: Annotated[By, typer.Option(help="Break the figures down by this.")] = By.PROVIDER
    mapping: MapOption = None
    period: PeriodOption = ""
    as_at: AsAtOption = ""
    shift_dates: Annotated[
        str,
        typer.Option(
            metavar="HOW FAR", help="Move every date of the records: '1 year', '-1 year', '52 weeks'. Figures say so."
        ),
    ] = ""
    assume: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A YAML file of what is assumed: rates, prices, volumes, costs.")
    ] = None
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="NAME=VALUE",
            help="Assume this, as rates.plans=60%; as often as needed. It moves what is expected alone.",
        ),
    ] = None
    draws: Annotated[
        int | None,
        typer.Option(min=1, max=100_000, metavar="N", help="Draw the results so many times: what could each come to?"),
    ] = None
    seed: Annotated[
        int | None, typer.Option(metavar="S", show_default="1", help="The same seed draws the same results.")
    ] = None
    budget: Annotated[
        str, typer.Option(metavar="£", help="How likely is each to come to more than this? Goes with --draws.")
    ] = ""
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write the comparison's files here, all or none.")
    ] = None
    replace: Annotated[
        bool, typer.Option("--replace", help="Let --out take the place of another comparison: it is then gone.")
    ] = False
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the comparison here as one page, with charts.")
    ] = None
    identifiers: Annotated[
        bool, typer.Option("--identifiers", help="Let the page name records. They are about people.")
    ] = False
    printed: Annotated[
        PrintFormat, typer.Option("--format", help="What to print: a table, schemes.csv or simulation.json.")
    ] = PrintFormat.TABLE
    hold_errors: Annotated[
        bool, typer.Option("--hold-errors", help="Hold rows that are wrong; compare over the rest.")
    ] = False
    workers: WorkersOption = None
    show_values: ShowValuesOption = False


@takes(SimulateOptions)
def simulate(options: SimulateOptions) -> None:
    """Say what each of several schemes would have paid for the same records.

    Each scheme is settled exactly, as pbr settle would. One whose tables or prices are missing is left out, and the
    reason is said. With --assume or --set it also says what each is expected to come to, and what would change that.
    With --draws it says what each could come to, with other results than those known or expected.

    Records that lie outside every scheme's run are refused; --shift-dates moves them, and every figure says so. A
    period and --as-at are then of the days moved to.

    Ends with 0 when compared, 1 when there are problems and nothing was written, 2 when it could not run,
    and 3 when compared with bad rows held.
    """
    days = period_given(options.period), day_given(options.as_at)
    limit, move = budget_given(options.budget), move_given(options.shift_dates)
    if options.draws is None and (options.seed is not None or limit is not None):
        name = "--budget" if options.seed is None else "--seed"
        raise typer.BadParameter("nothing is drawn: add --draws N, such as --draws 1000", param_hint=name)

    # imported late: pbr --help stays quick
    from pbr.api import DrawsWanted
    from pbr.api.comparing.comparison import ComparisonRequest, compare
    from pbr.cli.argument_order import records_and_schemes
    from pbr.cli.comparison_output import publish, show, where_it_goes
    from pbr.cli.extract_given import refuse_period
    from pbr.cli.held_rows_shown import held_rows_shown
    from pbr.cli.printing import note
    from pbr.cli.progress import progress
    from pbr.problems.exit_codes import ROWS_HELD

    refuse_period([options.records], "records", "RECORDS")
    refuse_period(options.schemes, "a scheme", "SCHEME")
    records, schemes = records_and_schemes(options.records, options.schemes)
    if options.mapping is not None:
        # imported late: most extracts are read without a mapping, and need no form of one
        from pbr.api import records_through

        records = records_through([records], options.mapping, schemes)
    places = where_it_goes(options.out, options.replace, options.html, options.identifiers)
    request = ComparisonRequest(
        schemes=schemes,
        baseline=options.baseline,
        by=options.by,
        period=days[0],
        as_at=days[1],
        move=move,
        assumptions=_assumed(options),
        draws=DrawsWanted(options.draws, 1 if options.seed is None else options.seed, limit) if options.draws else None,
        hold_errors=options.hold_errors,
        show_values=options.show_values,
    )
    with progress() as shown:
        compared = compare(records, request, shown, options.workers)
    publish(compared, places)
    show(compared, options.printed, options.out or options.html)
    note(held_rows_shown(compared.cast.held_rows))
    if compared.cast.held_rows:
        raise typer.Exit(ROWS_HELD)


def _assumed(options: SimulateOptions) -> "Assumptions | None":
    """What a file or settings assume; None where nothing is."""
    if not options.assume and not options.settings:
        return None
    # imported late: most comparisons assume nothing, and need no form of a file
    from pbr.api import load_assumptions

    return load_assumptions(options.assume, options.settings or [])
