"""Where a settlement is written, asked for before anything is read: its workbook, and whether a folder may be taken."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pbr.api.settling.settlement_folder import refuse_another_settlement, what_may_be_replaced
from pbr.cli.overwrite_check import may_take_place
from pbr.cli.workbook_option import workbook_to_write

if TYPE_CHECKING:
    from pbr.api.settling.workbook_asked import WorkbookAsked
    from pbr.cli.overwrite_check import MayTake
    from pbr.values.period import Period


def places_taken(
    places: tuple[Path | None, Path | None, bool], scheme: Path, period: "Period | None", day: date | None
) -> "tuple[WorkbookAsked | None, MayTake | None]":
    """Ask for the workbook, and for what says whether a folder may be taken, where either is asked for.

    ``places`` are the folder, the workbook, and whether to replace what is there. Raises ``ProblemsFound`` where it is
    known already that they may not be, as of a folder with a settlement of another scheme or other days.
    """
    out, book, replace = places
    workbook = workbook_to_write(book, out, replace)
    is_workbook_alone = workbook is not None and out is None
    may_take = may_take_place(out, what_may_be_replaced, replace and not is_workbook_alone)
    if out is not None and not replace:
        refuse_another_settlement(out, scheme, period, day)
    return workbook, may_take
