"""``pbr settle --ledger``: a period looked at against a ledger, or settled into it."""

from pathlib import Path

import typer

from pbr.api.ledger.run_checks import Confirmed
from pbr.api.ledger.run_files import RunWritten
from pbr.api.ledger.run_text import already_in_words, committed_in_words, preview_in_words
from pbr.api.ledger.settled_already import AlreadySettled
from pbr.api.ledger.settling import Previewed, commit, preview
from pbr.api.ledger.started_run import RunAsked
from pbr.api.settling.prepare import making_many_rows
from pbr.api.settling.workbook_asked import WorkbookAsked
from pbr.cli.files_written import in_place
from pbr.cli.formats import SettleFormat
from pbr.cli.held_rows_shown import held_rows_shown, lines_in_error_shown
from pbr.cli.printing import note, print_text, whatever_the_printing, whoever_stops_it
from pbr.cli.progress import progress
from pbr.cli.terminal_text import for_the_window
from pbr.problems.exit_codes import ROWS_HELD
from pbr.problems.problem import Problem
from pbr.problems.problem_formats import all_as_text
from pbr.values.dataclass import dataclass
from pbr.values.money import money_in_cell


@dataclass(frozen=True, slots=True)
class LedgerOptions:
    """What is said of a run of a ledger on the command line."""

    commit: bool
    out: Path | None
    confirm: str
    proposal: str
    prepared_by: str
    approved_by: str
    provider: str = ""
    workbook: WorkbookAsked | None = None


def settle_against_ledger(asked: RunAsked, options: LedgerOptions) -> None:
    """Look at a period, or settle it, and say what came of it."""
    said = _confirmed(options)
    settled = f"the run is settled in {asked.ledger}"
    with making_many_rows():
        if not options.commit:
            with progress() as shown:
                previewed = preview(asked, options.out, shown, options.workbook)
            if isinstance(previewed, AlreadySettled):
                print_text(already_in_words(previewed))
                return
            print_text(preview_in_words(_of(options.provider, previewed) if options.provider else previewed))
            _end(previewed.written, previewed.warnings)
            return
        with progress() as shown:
            done = commit(asked, said, in_place(settled), shown, workbook=options.workbook)
    with whoever_stops_it(settled), whatever_the_printing(settled):
        if isinstance(done, AlreadySettled):
            print_text(already_in_words(done))
            return
        print_text(committed_in_words(done))
        note("\n".join(done.cleared))
        _end(done.written, done.warnings)


def _of(provider: str, previewed: Previewed) -> Previewed:
    # imported late: most runs are looked at of all providers
    from pbr.api.ledger.preview_of_provider import of_provider

    return of_provider(previewed, provider)


def explain_against_ledger(asked: RunAsked, wanted: str, printed: SettleFormat, provider: str) -> None:
    """Print what the last run made of an id, and what this one would; of one provider where one is named."""
    # imported late: a run that nobody asks about is not told
    from pbr.api.ledger.then_and_now_forms import (
        story_then_and_now,
        story_then_and_now_as_letter,
        story_then_and_now_in_json,
    )

    match printed:
        case SettleFormat.JSON:
            print_text(story_then_and_now_in_json(asked, wanted, provider))
        case SettleFormat.HTML:
            print_text(story_then_and_now_as_letter(asked, wanted, provider))
        case _:
            print_text(for_the_window(story_then_and_now(asked, wanted, provider)))


def _confirmed(options: LedgerOptions) -> Confirmed:
    pence = money_in_cell(options.confirm) if options.confirm else None
    if options.confirm and pence is None:
        raise typer.BadParameter("a sum is written as in -4210.55", param_hint="--confirm")
    return Confirmed(pence, options.proposal, options.prepared_by, options.approved_by)


def _end(written: RunWritten, warnings: tuple[Problem, ...]) -> None:
    """Say what is to be looked at, and end with 3 where rows are held."""
    note(all_as_text(warnings))
    note(held_rows_shown(written.settlement.held_rows))
    note(lines_in_error_shown(written.settlement))
    if not written.settlement.is_whole:
        raise typer.Exit(ROWS_HELD)
