"""A block beside the back-cast: what it says on a terminal, in the JSON, and in CSV files of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pbr.reports.simulation.charts.svg import Picture
from pbr.reports.spreadsheet import Writer
from pbr.reports.table import Part


@dataclass(frozen=True, slots=True)
class Further:
    """One block, ready to be written. ``name`` is its key in the JSON; ``files`` are writers by file name.
    ``pictures`` are drawn on a page above a part that is a table, by its place among the parts.
    ``warnings`` are sentences that belong beside the answer; they name no record.

    Every text in ``parts`` is safe to print.
    """

    name: str
    parts: tuple[Part, ...]
    json: Mapping[str, Any]
    files: Mapping[str, Writer]
    pictures: Mapping[int, tuple[Picture, ...]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
