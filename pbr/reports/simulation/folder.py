"""What a folder of a simulation holds: it is published whole or not at all, as a settlement's is."""

from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from pbr.reports.folder import Kind
from pbr.reports.simulation.csv import write_groups, write_providers, write_records, write_schemes
from pbr.reports.simulation.json import simulation_json
from pbr.simulate.backcast import Backcast

SIMULATION = Kind(
    "simulation", ("schemes.csv", "providers.csv", "groups.csv", "records.csv", "simulation.json"), "simulation.json"
)


def write_simulation(build: Path, cast: Backcast) -> None:
    """Write every file of a simulation into the folder being built."""
    writers: dict[str, Callable[[TextIO, Backcast], None]] = {
        "schemes.csv": write_schemes,
        "providers.csv": write_providers,
        "groups.csv": write_groups,
        "records.csv": write_records,
        "simulation.json": _write_json,
    }
    for name, write in writers.items():
        with (build / name).open("x", encoding="utf-8", errors="backslashreplace", newline="") as file:
            write(file, cast)


def _write_json(file: TextIO, cast: Backcast) -> None:
    file.write(simulation_json(cast))
