"""A block beside the back-cast: what it says on a terminal, on a page, in the JSON, and in CSV files of its own."""

from collections.abc import Callable, Mapping
from typing import Any

from pbr.reports.page.section import Block
from pbr.reports.simulation.layout.display_names import Shown
from pbr.reports.spreadsheet_safe_cells import Writer
from pbr.reports.text_table import Part
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class AnalysisReport:
    """One block, ready to be written. ``name`` is its key in the JSON; ``files`` are writers by file name.

    ``page`` makes its sections of a page, given what the page may show and what it calls schemes. ``warnings`` makes
    the sentences that belong beside the answer; they name no record. Every text in ``parts`` is safe to print.
    """

    name: str
    parts: tuple[Part, ...]
    json: Mapping[str, Any]
    files: Mapping[str, Writer]
    page: Callable[[Shown], tuple[Block, ...]]
    warnings: Callable[[Shown], tuple[str, ...]] = lambda _: ()
