"""A comparison as text: the table, ``simulation.json`` and ``schemes.csv``, each as a file of it would have it."""

import io

from pbr.api.comparing.comparison import Compared
from pbr.reports.simulation.backcast.csv_files import write_schemes
from pbr.reports.simulation.backcast.json_file import simulation_json
from pbr.reports.simulation.backcast.schemes_table import simulation_table
from pbr.reports.simulation.layout.text_columns import WIDEST

WIDEST_TABLE = WIDEST
"""How many letters wide a table is at most."""


def as_table(compared: Compared, width: int = WIDEST_TABLE) -> str:
    """Give the table, no wider than so many letters."""
    return simulation_table(compared.cast, width, compared.blocks)


def as_json(compared: Compared) -> str:
    """Give what ``simulation.json`` has."""
    return simulation_json(compared.cast, compared.blocks)


def as_csv(compared: Compared) -> str:
    """Give what ``schemes.csv`` has."""
    file = io.StringIO()
    write_schemes(file, compared.cast)
    return file.getvalue()
