"""What is printed of a settlement: a table, CSV or JSON, or the story of one record instead."""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING

from pbr.api.settling.line_by_line import Take, settle_into
from pbr.api.settling.prepare import Prepared
from pbr.cli.files_written import in_place
from pbr.cli.formats import SettleFormat
from pbr.cli.printing import note, print_text, whatever_the_printing, while_read, whoever_stops_it
from pbr.cli.progress import progress
from pbr.cli.terminal_text import for_the_window
from pbr.problems.problem_formats import all_as_text
from pbr.reports.plain_text_table import plain_table
from pbr.reports.settlement_table import part_in_words
from pbr.settlement.settlement import Settlement

if TYPE_CHECKING:
    from pbr.api.as_read.settle_as_read import AskedAsRead
    from pbr.api.settling.file_in_parts import FileInParts
    from pbr.api.settling.workbook_asked import WorkbookAsked
    from pbr.cli.lines_aside import LinesAside


def print_settlement(
    prepared: Prepared, printed: SettleFormat, workbook: "WorkbookAsked | None", workers: int, provider: str = ""
) -> Settlement:
    """Settle and print the product asked for, once all of it is known to be good and its workbook is in its place.

    Where a provider is named, what is printed is of that one. Gives the settlement of all: whether it is whole does not
    depend on what is printed of it.
    """
    with ExitStack() as open_files:
        with progress() as shown:
            lines = _aside(printed, provider, open_files)
            files = [lines.file] if lines else []
            settlement = _settled(prepared, files, shown.write, workbook, 1 if provider else workers)
        shown_of = _of(provider, settlement) if provider else settlement
        if workbook:
            done = f"the workbook is {workbook.file}"
            open_files.enter_context(whoever_stops_it(done))
            open_files.enter_context(whatever_the_printing(done))
        if lines:
            lines.print()
            note(part_in_words(shown_of) if provider else "")
            note(all_as_text(settlement.warnings))
        else:
            print_product(shown_of, printed)
    return settlement


def print_as_read(asked: "AskedAsRead", printed: SettleFormat, workers: int) -> Settlement | None:
    """Settle a large extract as it is read, and print it; gives None, with nothing done, where it is read whole."""
    # imported late: most extracts are read whole
    from pbr.api.as_read.into_folder import settle_as_read_to_print

    with ExitStack() as open_files:
        with progress() as shown:
            shown.say("reading and settling the records")
            lines = _aside(printed, "", open_files)
            settlement = settle_as_read_to_print(asked, [lines.file] if lines else [], workers)
        if settlement is None:
            return None
        if lines:
            lines.print()
            note(all_as_text(settlement.warnings))
        else:
            print_product(settlement, printed)
    return settlement


def _of(provider: str, settlement: Settlement) -> Settlement:
    # imported late: most settlements are printed of all providers
    from pbr.api.meetings.one_provider import settlement_of_provider

    return settlement_of_provider(settlement, provider)


def _aside(printed: SettleFormat, provider: str, open_files: ExitStack) -> "LinesAside | None":
    """Where lines that are printed wait, of one provider where one is named; None where a table or JSON is printed."""
    if printed is not SettleFormat.CSV:
        return None
    # imported late: a table has no lines, and no words for their reasons
    from pbr.cli.lines_aside import lines_aside

    return open_files.enter_context(lines_aside(provider))


def _settled(
    prepared: Prepared, files: "list[FileInParts]", shown: Take, workbook: "WorkbookAsked | None", workers: int
) -> Settlement:
    """Settle, and write the workbook if one is asked for: its rows are made one by one, in one process."""
    takes = [shown, *(file.take for file in files)]
    if workbook is None and workers > 1:
        # imported late: most extracts are settled in one process
        from pbr.api.settling.settle_in_parts import settle_in_parts

        return settle_in_parts(prepared, files, None, workers)
    if workbook is None:
        return settle_into(prepared, takes)
    # imported late: it needs XlsxWriter, which only a workbook does
    from pbr.api.settling.settlement_workbook import settle_into_workbook

    return settle_into_workbook(prepared, workbook, takes, in_place(f"the workbook is {workbook.file}"))


def print_explanation(
    preparing: Callable[[], Prepared], wanted: str, printed: SettleFormat, provider: str = ""
) -> None:
    """Print the story of one plan, outcome, person or line; warnings, which are no part of it, go to standard error."""
    # imported late: a settlement that nobody asks about is not told
    from pbr.api.described.story_forms import story_as_letter, story_in_json, story_in_text

    with progress() as shown:
        shown.say("reading the records")
        prepared = preparing()
    match printed:
        case SettleFormat.JSON:
            print_text(story_in_json(prepared, wanted, provider))
        case SettleFormat.HTML:
            print_text(story_as_letter(prepared, wanted, provider))
        case _:
            print_text(for_the_window(story_in_text(prepared, wanted, provider)))
    note("\n".join(f"note: {understood}" for understood in prepared.understood))
    note(all_as_text(prepared.warnings))


def print_product(settlement: Settlement, printed: SettleFormat) -> None:
    """Print the settlement as a table or as JSON."""
    if printed is SettleFormat.JSON:
        # imported late: it says which files a settlement has, and most are printed as a table
        from pbr.reports.settlement_json import settlement_json

        print_text(settlement_json(settlement))
        return
    with while_read():
        if sys.stdout.isatty():
            # imported late: rich is for a terminal only
            from pbr.reports.terminal_table import print_on_terminal

            print_on_terminal(settlement, sys.stdout)
        else:
            sys.stdout.write(plain_table(settlement))
        sys.stdout.flush()
