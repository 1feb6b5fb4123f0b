"""``pbr settle``: apply a scheme to an extract and say what is due, line by line."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pbr.cli.options import day_given, period_given
from pbr.cli.options_as_one import takes
from pbr.cli.settle_options import (
    SettleOptions,
    refuse_against_ledger,
    refuse_what_is_not_printed,
    refuse_without_ledger,
)

if TYPE_CHECKING:
    from datetime import date

    from pbr.api import Settlement
    from pbr.api.as_read.settle_as_read import AskedAsRead
    from pbr.cli.overwrite_check import MayTake
    from pbr.values.period import Period


@takes(SettleOptions)
def settle(options: SettleOptions) -> None:
    """Apply a scheme to records: an itemised settlement.

    Ends with 0 when settled, 1 when there are problems and nothing was written, 2 when it could not run,
    and 3 when settled with bad rows held, or with records that have no price.
    """
    refuse_what_is_not_printed(options)
    period, day = period_given(options.period), day_given(options.as_at)
    if options.ledger is not None:
        refuse_against_ledger(options)
        _against_ledger(options, options.ledger, period, day)
        return
    refuse_without_ledger(options)

    # imported late: pbr --help stays quick
    from pbr.api.settling.prepare import making_many_rows, prepare
    from pbr.api.settling.workers_that_pay import workers_for
    from pbr.cli.extract_given import scheme_and_extract
    from pbr.cli.held_rows_shown import held_rows_shown, lines_in_error_shown
    from pbr.cli.printing import note
    from pbr.cli.progress import progress
    from pbr.cli.settlement_output import print_explanation, print_settlement
    from pbr.problems.exit_codes import ROWS_HELD

    scheme, records = scheme_and_extract(options.scheme, options.records, options.mapping)
    workbook, may_take = None, None
    if options.out is not None or options.workbook is not None or options.replace:
        # imported late: most settlements are only printed
        from pbr.cli.places_taken import places_taken

        workbook, may_take = places_taken((options.out, options.workbook, options.replace), scheme, period, day)
    with making_many_rows():
        if options.explain:
            # imported late: most settlements are not told of
            from pbr.cli.prepared_story import prepared_story

            given = (scheme, records, period, day, options.hold_errors, options.show_values)
            in_parts = _asked_as_read(options, (scheme, records), period, day)
            story = (options.explain, options.printed, options.provider)
            print_explanation(lambda: prepared_story(given, options.explain, *in_parts), *story)
            return
        settlement = None if workbook else _settled_as_read(options, (scheme, records), period, day, may_take)
        if settlement is None:
            with progress() as shown:
                shown.say("reading the records")
                prepared = prepare(scheme, records, period, day, options.hold_errors, options.show_values)
            workers = workers_for(prepared, options.workers)
            if options.out and may_take:
                # imported late: most settlements are only printed
                from pbr.cli.settlement_published import publish_settlement

                settlement = publish_settlement(prepared, options.out, may_take, options.printed, workbook, workers)
            else:
                settlement = print_settlement(prepared, options.printed, workbook, workers, options.provider)
    note(held_rows_shown(settlement.held_rows))
    note(lines_in_error_shown(settlement))
    if not settlement.is_whole:
        raise typer.Exit(ROWS_HELD)


def _settled_as_read(
    options: SettleOptions,
    given: tuple[Path, Path],
    period: "Period | None",
    day: "date | None",
    may_take: "MayTake | None",
) -> "Settlement | None":
    """Settle a large extract as it is read; gives None, with nothing done, where it is read whole first."""
    asked, workers = (None, 1) if options.provider else _asked_as_read(options, given, period, day)
    if asked is None:
        return None
    if options.out is None or may_take is None:
        # imported late: most extracts are read whole
        from pbr.cli.settlement_output import print_as_read

        return print_as_read(asked, options.printed, workers)
    # imported late: most settlements are only printed
    from pbr.cli.settlement_published import publish_as_read

    return publish_as_read(asked, options.out, may_take, options.printed, workers)


def _asked_as_read(
    options: SettleOptions, given: tuple[Path, Path], period: "Period | None", day: "date | None"
) -> "tuple[AskedAsRead | None, int]":
    """What is asked of a large extract that may be read in parts, and by how many processes; None of any other."""
    if options.mapping is not None and options.explain:
        return None, 1

    # imported late: pbr --help stays quick
    from pbr.api.settling.workers_that_pay import workers_as_read

    many = workers_as_read(given[1])
    if not many:
        return None, 1

    # imported late: most extracts are read whole
    from pbr.api.as_read.into_folder import asked_as_read

    asked = asked_as_read(*given, period, day, show_values=options.show_values, hold_errors=options.hold_errors)
    return asked, options.workers or many


def _against_ledger(options: SettleOptions, ledger: Path, period: "Period | None", day: "date | None") -> None:
    """Look at a period against a ledger, or settle it."""
    # imported late: pbr --help stays quick
    from pbr.api.ledger.started_run import RunAsked
    from pbr.cli.extract_given import scheme_and_extract
    from pbr.cli.ledger_settlement import LedgerOptions, explain_against_ledger, settle_against_ledger
    from pbr.cli.workbook_option import workbook_to_write

    scheme, records = scheme_and_extract(options.scheme, options.records, options.mapping)
    asked = RunAsked(
        scheme, records, ledger, period, day, options.hold_errors, options.show_values, options.supplementary,
        committing=options.commit, key=options.pseudonymise, workers=options.workers,
    )  # fmt: skip
    if options.explain:
        explain_against_ledger(asked, options.explain, options.printed, options.provider)
        return
    workbook = workbook_to_write(options.workbook, options.out, options.replace)
    said = LedgerOptions(
        options.commit, options.out, options.confirm, options.proposal, options.prepared_by, options.approved_by,
        options.provider, workbook,
    )  # fmt: skip
    settle_against_ledger(asked, said)
