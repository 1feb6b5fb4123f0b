"""What a folder of a simulation holds: it is published whole or not at all, as a settlement's is."""

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from pbr.files.publish_folder import FolderKind, Summary
from pbr.files.seal import seal
from pbr.files.utf8_writer import new_file
from pbr.reports.held_csv import HeldCsv
from pbr.reports.simulation.backcast.csv_files import write_groups, write_providers, write_records, write_schemes
from pbr.reports.simulation.backcast.json_file import simulation_json
from pbr.reports.simulation.incentives.report import INCENTIVES_FILES
from pbr.reports.simulation.layout.analysis_report import AnalysisReport
from pbr.reports.simulation.monte_carlo.data_files import DRAWS_FILES
from pbr.reports.simulation.provider.data_files import PROVIDER_SIDE_FILES
from pbr.reports.simulation.selection.report import WEIGHED_FILES
from pbr.reports.simulation.sensitivity.data_files import WHAT_IF_FILES
from pbr.reports.spreadsheet_safe_cells import Writer
from pbr.simulate.backcast.backcast import Backcast

_ALWAYS = ("schemes.csv", "providers.csv", "groups.csv", "records.csv", "simulation.json")
_HELD = "held.csv"


def _asked_of_simulation(summary: Summary) -> dict[str, object]:
    """Give which schemes over which records; what is assumed or drawn besides is tried again and again."""
    period = summary.get("period", {})
    schemes = [*summary.get("schemes", ()), *summary.get("left_out", ())]
    return {
        "the schemes": sorted(str((one.get("scheme"), one.get("sha256"))) for one in schemes),
        "the baseline": summary.get("baseline"),
        "the period": (period.get("first"), period.get("last")),
        "the day it is as at": summary.get("as_at"),
        "the records": summary.get("inputs"),
    }


SIMULATION = FolderKind(
    "simulation",
    (*_ALWAYS, _HELD, *DRAWS_FILES, *WHAT_IF_FILES, *INCENTIVES_FILES, *WEIGHED_FILES, *PROVIDER_SIDE_FILES),
    "simulation.json",
    _asked_of_simulation,
)


def write_simulation(build: Path, cast: Backcast, further: Sequence[AnalysisReport] = ()) -> None:
    """Write every file of a simulation, and of the blocks beside it, into the folder being built."""
    writers: dict[str, Writer] = {
        "schemes.csv": lambda file: write_schemes(file, cast),
        "providers.csv": lambda file: write_providers(file, cast),
        "groups.csv": lambda file: write_groups(file, cast),
        "records.csv": lambda file: write_records(file, cast),
        "simulation.json": lambda file: _write_json(file, cast, further),
    }
    if cast.held_rows:
        # A row that could not be read is the same under every scheme, so it is told once.
        writers[_HELD] = lambda file: _write_held(file, cast)
    for block in further:
        writers |= block.files
    for name, write in writers.items():
        with new_file(build / name) as file:
            write(file)
    seal(build, SIMULATION.summary)


def _write_json(file: TextIO, cast: Backcast, further: Sequence[AnalysisReport]) -> None:
    file.write(simulation_json(cast, further))


def _write_held(file: TextIO, cast: Backcast) -> None:
    HeldCsv(file, cast.held_rows)
