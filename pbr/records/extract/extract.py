"""An extract: every table a scheme needs, read and checked, before anything is masked."""

from datetime import date
from typing import TYPE_CHECKING

from pbr.problems.problem import Problem
from pbr.records.consistency.comparison import ToldByOthers
from pbr.records.held_row import HeldRow
from pbr.records.input_file import InputFile
from pbr.records.put_back import PutBackRow
from pbr.records.still_settled import StillSettled, nothing_settled
from pbr.records.table import Table
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    from pbr.records.papers.notice import Notice


@dataclass(frozen=True, slots=True)
class Extract:
    """The tables as written, whatever day it is, their rows sorted by key.

    ``latest_recorded`` is the last day on which anything became known. ``understood`` says, in a sentence for each
    file, how cells were read that could have been read otherwise. ``told_by_others`` are the
    facts that schemes use and others tell of a record.
    ``put_back`` are the rows that are held by what the last run had, ``notices`` those that apply, and
    ``still_settled`` says of which records money stands.
    """

    tables: dict[str, Table]
    warnings: tuple[Problem, ...]
    held_rows: tuple[HeldRow, ...]
    inputs: tuple[InputFile, ...]
    latest_recorded: date | None
    understood: tuple[str, ...] = ()
    told_by_others: tuple[ToldByOthers, ...] = ()
    put_back: tuple[PutBackRow, ...] = ()
    notices: "tuple[Notice, ...]" = ()
    still_settled: StillSettled = nothing_settled
