"""What is published of a settlement, its folder with or without a workbook, and what is printed beside it."""

from pathlib import Path
from typing import TYPE_CHECKING

from pbr.api.settling.prepare import Prepared
from pbr.api.settling.settlement_folder import settle_into_folder
from pbr.api.settling.workbook_asked import WorkbookAsked
from pbr.cli.files_written import in_place
from pbr.cli.formats import SettleFormat
from pbr.cli.overwrite_check import MayTake
from pbr.cli.printing import print_csv, whatever_the_printing, whoever_stops_it
from pbr.cli.progress import progress
from pbr.cli.settlement_output import print_product
from pbr.settlement.settlement import Settlement

if TYPE_CHECKING:
    from pbr.api.as_read.settle_as_read import AskedAsRead


def publish_settlement(
    prepared: Prepared,
    folder: Path,
    may_take: MayTake,
    printed: SettleFormat,
    workbook: WorkbookAsked | None,
    workers: int,
) -> Settlement:
    """Settle into a folder, and a workbook if one is asked for, all or nothing, and print the product asked for.

    ``may_take`` raises ``ProblemsFound`` unless what is built may take the place of what is in the folder.
    """
    besides = f", and the workbook is {workbook.file}" if workbook else ""
    done = f"the settlement is in {folder}{besides}"
    with progress() as shown:
        settlement = settle_into_folder(prepared, folder, may_take, in_place(done), shown, workbook, workers)
    _print_published(settlement, folder, printed, besides)
    return settlement


def publish_as_read(
    asked: "AskedAsRead", folder: Path, may_take: MayTake, printed: SettleFormat, workers: int
) -> Settlement | None:
    """Do the same with a large extract as it is read; gives None, with nothing done, where it must be read whole."""
    # imported late: most extracts are read whole
    from pbr.api.as_read.into_folder import settle_as_read_into_folder

    done = f"the settlement is in {folder}"
    with progress() as shown:
        shown.say("reading and settling the records")
        settlement = settle_as_read_into_folder(asked, folder, may_take, in_place(done), workers)
    if settlement is not None:
        _print_published(settlement, folder, printed, "")
    return settlement


def _print_published(settlement: Settlement, folder: Path, printed: SettleFormat, besides: str) -> None:
    done = f"the settlement is in {folder}{besides}"
    with whoever_stops_it(done), whatever_the_printing(f"settled, and the files are in {folder}{besides}"):
        if printed is SettleFormat.CSV:
            with (folder / "lines.csv").open("rb") as file:
                print_csv(file)
        else:
            print_product(settlement, printed)
